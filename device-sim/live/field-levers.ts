/** The levers of recorders that are out, as steps of a scenario pull them. */
import type { SimDock } from '../dock.ts';
import type { SimRecorder } from '../recorder.ts';
import { ScenarioError, type Step } from '../scenario.ts';
import type { SimClock } from '../sim-clock.ts';
import type { Place } from './field-recorder.ts';
import { fieldLine, type FieldLine } from './mqtt-field.ts';

export type FieldLines = Map<string, FieldLine>;

export interface FieldLeverParts {
  readonly fields: FieldLines;
  readonly recorders: ReadonlyMap<string, SimRecorder>;
  docks(): Iterable<SimDock>;
  trackOf(serial: string): readonly Place[];
  readonly clock: SimClock;
}

/** A place of the demo's county, and a walk round the block. */
const WALK: readonly Place[] = [[43.9193, 81.324], [43.91945, 81.32425], [43.9197, 81.3244], [43.91995, 81.3248], [43.9202, 81.3251], [43.9203, 81.3256]];
const FLAP_MS = 1_000;
const MAX_FLAPS = 100;

/** False where the step is none of these. Throws ScenarioError where there is no such recorder, or it is not out. */
export function carryOutInField(step: Step, parts: FieldLeverParts): boolean {
  const serial = step.recorder ?? '';
  const out = (): FieldLine => {
    const line = parts.fields.get(serial);
    if (line === undefined) throw new ScenarioError(`recorder '${serial}' is not out`);
    return line;
  };
  const { fields } = parts;
  switch (step.do) {
    case 'go-on-duty': goOnDuty(serial, parts); return true;
    case 'come-home':
      void out().stop();
      fields.delete(serial);
      return true;
    case 'sos':
    case 'fall':
    case 'tamper':
    case 'low-battery':
    case 'card-full': out().field.alarm(step.do); break;
    case 'battery': out().field.recorder.levers.batteryPercent = Math.min(100, step.count ?? 50); break;
    case 'record': out().field.levers.recording = true; break;
    case 'rest': out().field.levers.recording = false; break;
    case 'talk': out().field.levers.talk = 'talking'; break;
    case 'listen': out().field.levers.talk = 'listening'; break;
    case 'hush': out().field.levers.talk = 'idle'; break;
    case 'move': out().field.levers.track = step.track ?? WALK; break;
    case 'refuse': out().field.levers.refuses = 'by-officer'; break;
    case 'accept': out().field.levers.refuses = null; break;
    case 'drop-line': out().drop(); return true;
    case 'radio-off': out().radio(false); return true;
    case 'radio-on': out().radio(true); return true;
    case 'flap': flap(out(), Math.min(MAX_FLAPS, step.count ?? 3), parts.clock); return true;
    case 'go-silent': out().field.levers.silent = true; return true;
    default: return false;
  }
  out().field.report();
  return true;
}

function goOnDuty(serial: string, { fields, recorders, docks, trackOf, clock }: FieldLeverParts): void {
  const recorder = recorders.get(serial);
  if (recorder === undefined) throw new ScenarioError(`there is no recorder '${serial}'`);
  if (fields.has(serial)) throw new ScenarioError(`recorder '${serial}' is out already`);
  if (recorder.passes.length === 0) throw new ScenarioError(`recorder '${serial}' carries no pass: has it a radio, and did it come to rest in a bay?`);
  for (const dock of docks()) dock.takeOut(recorder);
  const line = fieldLine(recorder, clock);
  const track = trackOf(serial);
  line.field.levers.track = track.length > 0 ? track : WALK;
  fields.set(serial, line);
}

function flap(line: FieldLine, times: number, clock: SimClock): void {
  if (times === 0) return;
  line.radio(false);
  clock.at(clock.monotonicMs() + FLAP_MS, () => {
    line.radio(true);
    clock.at(clock.monotonicMs() + FLAP_MS, () => flap(line, times - 1, clock));
  });
}
