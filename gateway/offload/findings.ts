/** Findings and alarms that the offload opens. The same fact found twice is one finding. */
import type { AlarmKind, EventDraft, FindingKind } from '../domain/events.ts';
import type { DockId, RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { cutText } from '../domain/text.ts';
import { tell, type OffloadWorld } from './world.ts';

const ALARM_ID_BYTES = 8;
const MAX_DETAIL = 400;

export function findingDraft(finding: string, kind: FindingKind, subject: string, article: string, detail: string): EventDraft {
  return { kind: 'FindingOpened', actor: 'station', facts: { finding, kind, subject, article, detail: cutText(detail, MAX_DETAIL) } };
}

/** Opens a finding unless it is open already. */
export async function openFinding(world: OffloadWorld, finding: string, kind: FindingKind, subject: string, article: string, detail: string): Promise<void> {
  const row = read(world.rows, register.finding(finding));
  if (row !== undefined && row.closed === null) return;
  await tell(world, findingDraft(finding, kind, subject, article, detail));
}

export function isFindingOpen(world: OffloadWorld, finding: string): boolean {
  const row = read(world.rows, register.finding(finding));
  return row !== undefined && row.closed === null;
}

export async function raiseAlarm(world: OffloadWorld, kind: AlarmKind, recorder: RecorderSerial | null, dock: DockId | null, text: string): Promise<void> {
  const alarm = Buffer.from(world.clock.randomBytes(ALARM_ID_BYTES)).toString('hex');
  await tell(world, { kind: 'AlarmRaised', actor: 'station', facts: { alarm, kind, recorder, dock, place: null }, particulars: { text: cutText(text, MAX_DETAIL) } });
}
