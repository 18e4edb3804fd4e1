/** The first steps of a docking: is there a mandate, is it the enrolled recorder, what time does it think it is. */
import { recorderProofText } from '../../proto/signed-texts.ts';
import type { BaySource } from '../domain/bay-source.ts';
import type { ClockFact } from '../domain/events.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { clockWords, judgeClock } from '../domain/recorder-clock.ts';
import { register, type ManagerRow, type RecorderRow } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { verifies } from '../link/handshake.ts';
import { isAlarming, mandateOf, recognise, type RecognitionVerdict } from '../rules/recognition.ts';
import type { BayProgress } from './bay-view.ts';
import { openFinding, raiseAlarm } from './findings.ts';
import { says } from './sentences.ts';
import { DockingOver, tell, type OffloadWorld } from './world.ts';

const NONCE_BYTES = 16;
/** Quarantine, enrolment, mandate: how often a docking may change between waiting and being served. */
const MAX_ROUNDS = 1_000;

/** Waits until a manager is named (Art. 15). Throws DockingOver when the recorder leaves first. */
export async function awaitMandate(source: BaySource, world: OffloadWorld, progress: BayProgress): Promise<ManagerRow> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const verdict = mandateOf(read(world.rows, register.manager()));
    if (verdict.kind === 'mandate') return verdict.manager;
    progress.enter('waiting-manager', says.noManager);
    await changedOrGone(source, world.changed());
  }
  throw new DockingOver('the register changed too often');
}

/** Waits until the recorder is recognised and may be served. Quarantines are logged once, with an alarm where it is foul. */
export async function admit(source: BaySource, world: OffloadWorld, progress: BayProgress): Promise<RecorderRow> {
  const { report, dock, bay } = source;
  const recorder = report.serial as RecorderSerial;
  let proven: boolean | null = null;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    progress.enter('recognising');
    // Taken before anything is looked at, so that no change can slip between the look and the wait.
    const change = world.changed();
    const row = read(world.rows, register.recorder(recorder));
    if (row === undefined && report.enrolCode !== null
      && await world.enrolByCode(recorder, report.enrolCode, report.model, report.publicKey, report.hardwareId)) continue;
    const verdict: RecognitionVerdict = recognise(report, row, world.elsewhere(recorder, dock, bay), proven);
    switch (verdict.kind) {
      case 'serve':
        if (verdict.learnHardware !== null) await tell(world, { kind: 'RecorderRecognised', actor: 'station', facts: { recorder, hardwareId: verdict.learnHardware } });
        return read(world.rows, register.recorder(recorder))!;
      case 'prove':
        proven = await proves(source, world, verdict.publicKey);
        break;
      case 'quarantine': {
        const subject = `recorder:${recorder}`;
        if (read(world.rows, register.quarantined(subject))?.reason !== verdict.reason && verdict.reason !== 'retired') {
          await tell(world, { kind: 'Quarantined', actor: 'station', facts: { subject, reason: verdict.reason, dock, bay } });
          if (isAlarming(verdict.reason)) await raiseAlarm(world, 'clone', recorder, dock, `${verdict.reason}: ${dock}/${bay}`);
        }
        progress.enter('quarantined', says.quarantined(verdict.reason));
        await changedOrGone(source, change);
        // A lifted quarantine means that a person has looked: the recorder proves itself anew.
        proven = null;
        break;
      }
    }
  }
  throw new DockingOver('the register changed too often');
}

async function proves(source: BaySource, world: OffloadWorld, publicKey: string): Promise<boolean> {
  const nonce = world.clock.randomBytes(NONCE_BYTES);
  const answer = await source.ask({ kind: 'prove', nonce });
  if (answer.kind === 'failure') {
    if (answer.code === 'no-answer' || answer.code === 'card-gone') throw new DockingOver(answer.text);
    return false;
  }
  const text = recorderProofText(world.station, source.report.serial, Buffer.from(source.report.hardwareId ?? '', 'hex'), nonce);
  return verifies(publicKey, text, answer.signature);
}

/**
 * Asked before every step that cannot be undone. Throws DockingOver when the recorder is not to be served any more, or
 * nobody is the manager any more (Art. 15); else gives the manager of this moment, in whose order the step is taken.
 */
export function assertServed(source: BaySource, world: OffloadWorld): ManagerRow {
  const row = read(world.rows, register.recorder(source.report.serial as RecorderSerial));
  if (row === undefined || row.quarantine !== null || row.retired !== null) throw new DockingOver('the recorder is not served any more');
  const verdict = mandateOf(read(world.rows, register.manager()));
  if (verdict.kind === 'none') throw new DockingOver(`the recorder manager was relieved (${verdict.article})`);
  return verdict.manager;
}

/** Reads the recorder's clock against the station's; null where the source has no clock to read. */
export async function readClock(source: BaySource, world: OffloadWorld): Promise<ClockFact | null> {
  const asked = world.clock.wallMs();
  const answer = await source.ask({ kind: 'read-clock' });
  const answered = world.clock.wallMs();
  if (answer.kind === 'failure') {
    if (answer.code === 'no-answer' || answer.code === 'card-gone') throw new DockingOver(answer.text);
    return null;
  }
  return judgeClock(answer.raw, (asked + answered) / 2, world.utcOffsetMinutes);
}

/** Sets the recorder's clock, measures what is left of the offset, and names a fault that a person should know of. */
export async function setClock(source: BaySource, world: OffloadWorld, before: ClockFact, docking: string): Promise<void> {
  const recorder = source.report.serial as RecorderSerial;
  const answer = await source.ask({ kind: 'set-clock', unixMs: Math.round(world.clock.wallMs()), utcOffsetMinutes: world.utcOffsetMinutes });
  let residualMs: number | null = null;
  if (answer.kind === 'failure') {
    if (answer.code === 'no-answer' || answer.code === 'card-gone') throw new DockingOver(answer.text);
  } else {
    residualMs = judgeClock(answer.raw, world.clock.wallMs(), world.utcOffsetMinutes).offsetMs;
  }
  await tell(world, { kind: 'ClockSet', actor: 'station', facts: { recorder, docking, before, residualMs } });
  if (before.verdict === 'right') return;
  const kind = before.verdict === 'unset' ? 'clock-unset' : before.verdict === 'zone' ? 'zone-fault' : 'clock-drift';
  const words = clockWords(before);
  await openFinding(world, `${kind}:${recorder}:${docking}`, kind, `recorder:${recorder}`, 'Art. 19(1)', `${words.zh} / ${words.en}`);
}

/** Waits for a change in the registers. Throws DockingOver when the recorder leaves first. */
async function changedOrGone(source: BaySource, change: Promise<void>): Promise<void> {
  const left = await Promise.race([change.then(() => null), source.gone]);
  if (left !== null) throw new DockingOver(left);
}
