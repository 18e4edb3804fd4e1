/** Passes that recorders carry, and live pictures that have begun. A fold over all events, after the custody registers have taken them. */
import type { LoggedEvent } from './events.ts';
import type { IsoTime, RecorderSerial } from './names.ts';
import { change, key, read, write, type Rows } from './rows.ts';

export interface PassCredential { readonly pass: string; readonly credentialHash: string; readonly expires: IsoTime }
export interface PassRow extends PassCredential {
  readonly recorder: RecorderSerial; readonly given: IsoTime;
  /** The recorder said that it has it. */
  readonly taken: boolean;
  /** The one that it may still carry as long as `taken` is false. */
  readonly before: PassCredential | null;
}
export interface LiveRow { readonly live: string; readonly recorder: RecorderSerial; readonly path: string; readonly since: IsoTime; readonly ask: string | null }

const RECORDER = 'recorder:';

export const liveRegister = {
  pass: (recorder: RecorderSerial) => key<PassRow>(`pass/${recorder}`),
  /** When a recorder that was given passes was last put out of service: what it was given before opens nothing any more, whoever has it now. */
  passesEnded: (recorder: RecorderSerial) => key<IsoTime>(`pass-ended/${recorder}`),
  /** The live picture of a recorder, as long as the log has no end of it. */
  live: (recorder: RecorderSerial | '') => key<LiveRow>(`live/${recorder}`),
  /** The picture of a recorder that ended with the station, until the recorder is heard of again or told as lost. */
  cut: (recorder: RecorderSerial | '') => key<string>(`live-cut/${recorder}`),
} as const;

export function foldLive(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'PassGiven': {
      const { recorder, pass, credentialHash, expires } = event.facts;
      const last = read(rows, liveRegister.pass(recorder));
      const held = last === undefined ? null : last.taken ? { pass: last.pass, credentialHash: last.credentialHash, expires: last.expires } : last.before;
      return write(rows, liveRegister.pass(recorder), { recorder, pass, credentialHash, expires, given: event.at, taken: false, before: held });
    }
    case 'PassTaken':
      if (read(rows, liveRegister.pass(event.facts.recorder))?.pass === event.facts.pass) change(rows, liveRegister.pass(event.facts.recorder), { taken: true, before: null });
      return;
    case 'RecorderRetired': return endPasses(rows, event.facts.recorder, event.at);
    case 'RecorderStateSet': return event.facts.state === 'lost' ? endPasses(rows, event.facts.recorder, event.at) : undefined;
    case 'Quarantined': return event.facts.subject.startsWith(RECORDER) ? endPasses(rows, event.facts.subject.slice(RECORDER.length) as RecorderSerial, event.at) : undefined;
    case 'LiveBegan': {
      const { live, recorder, path, ask } = event.facts;
      rows.remove(liveRegister.cut(recorder));
      return write(rows, liveRegister.live(recorder), { live, recorder, path, ask, since: event.at });
    }
    case 'LiveEnded': {
      const { live, recorder, why } = event.facts;
      if (read(rows, liveRegister.live(recorder))?.live !== live) return;
      rows.remove(liveRegister.live(recorder));
      return why === 'station-stopped' ? write(rows, liveRegister.cut(recorder), live) : undefined;
    }
    case 'LiveCutSettled':
    case 'RecorderDocked': return rows.remove(liveRegister.cut(event.facts.recorder));
    default:
  }
}

/** It may be in strange hands: found again or let in again, it needs a pass of its own. */
function endPasses(rows: Rows, recorder: RecorderSerial, at: IsoTime): void {
  if (read(rows, liveRegister.pass(recorder)) === undefined) return;
  rows.remove(liveRegister.pass(recorder));
  write(rows, liveRegister.passesEnded(recorder), at);
}
