/**
 * Alarms (Art. 13, 15, 16): what may be done with one, who is called when nobody does anything, for whom it rings, and
 * when the station itself has something to say.
 */
import type { AlarmOutcome, EscalationTarget } from '../domain/alarm-events.ts';
import { natureOf, type AlarmAbout, type AlarmSeverity } from '../domain/alarm-kinds.ts';
import type { AlarmGroupRow } from '../domain/alarm-register.ts';
import type { Role } from '../domain/roles.ts';
import { ALLOWED, refuse, type DeskVerdict } from './desk-verdict.ts';
import type { Medium } from './permissions.ts';

export const MAX_COMMENT = 500;
export const MAX_COMMENTS = 200;

export interface EscalationStep {
  /** Seconds after it began to ring. */
  readonly afterSeconds: number;
  readonly to: EscalationTarget;
}
/** The duty desk hears every alarm at once; these are the steps after it, by rising time. */
export type Escalation = Readonly<Record<AlarmSeverity, readonly EscalationStep[]>>;

export const DEFAULT_ESCALATION: Escalation = {
  critical: [{ afterSeconds: 60, to: 'unit-head' }, { afterSeconds: 180, to: 'all-heads' }],
  high: [{ afterSeconds: 300, to: 'unit-head' }, { afterSeconds: 900, to: 'all-heads' }],
  warning: [{ afterSeconds: 4 * 3_600, to: 'unit-head' }, { afterSeconds: 24 * 3_600, to: 'all-heads' }],
};

export interface DueStep {
  /** From 1. */
  readonly step: number;
  readonly atMs: number;
  readonly to: EscalationTarget;
}

/** The next step of a group that rings; null where all were taken: it goes on ringing for those who were called. */
export function nextStep(row: Pick<AlarmGroupRow, 'kind' | 'ringing' | 'step'>, escalation: Escalation): DueStep | null {
  if (row.ringing === null) return null;
  const next = escalation[natureOf(row.kind).severity][row.step];
  return next === undefined ? null : { step: row.step + 1, atMs: Date.parse(row.ringing) + next.afterSeconds * 1_000, to: next.to };
}

/** Where somebody may look after equipment and the station. */
const KEEPERS: readonly Role[] = ['recorder-manager', 'equipment-manager'];

interface Watcher { readonly roles: readonly Role[]; readonly unit: string | null }

/** Whether a step of escalation calls this person. It never calls nobody: what has no unit goes to those who look after the equipment. */
export function isCalled(to: EscalationTarget, unit: string | null, who: Watcher): boolean {
  if (to === 'all-heads') return who.roles.includes('unit-head');
  if (unit === null) return who.roles.some((role) => KEEPERS.includes(role));
  return who.roles.includes('unit-head') && who.unit === unit;
}

/** Whether it rings for this person now: at the duty desk at once, elsewhere once its step has come. */
export function ringsFor(row: Pick<AlarmGroupRow, 'ringing' | 'escalated' | 'unit'>, who: Watcher): boolean {
  if (row.ringing === null) return false;
  return who.roles.includes('duty-desk') || (row.escalated?.to ?? []).some((to) => isCalled(to, row.unit, who));
}

const MEDIA: Readonly<Record<AlarmAbout, Medium>> = { person: 'person-alarm', equipment: 'equipment-alarm', station: 'station-alarm', 'hand-over': 'hand-over-alarm' };

/** Under which word the table of permissions has alarms of this kind. */
export function mediumOf(kind: string): Medium {
  return MEDIA[natureOf(kind).about];
}

/** How a person stands to an alarm: what was escalated to all heads is every head's own unit's matter. */
export function relationTo(row: Pick<AlarmGroupRow, 'unit' | 'escalated'>, who: Watcher): 'unit' | 'any' {
  const calledAll = who.roles.includes('unit-head') && row.escalated?.to.includes('all-heads') === true;
  return calledAll || (row.unit !== null && row.unit === who.unit) ? 'unit' : 'any';
}

export function mayAcknowledge(row: AlarmGroupRow): DeskVerdict {
  if (row.closed !== null) return refuse('conflict', 'Art. 16', '此报警已办结', 'the alarm is closed');
  if (row.ringing === null) return refuse('conflict', 'Art. 16', '此报警已有人确认', 'somebody has acknowledged it already');
  return ALLOWED;
}

export function mayComment(row: AlarmGroupRow): DeskVerdict {
  return row.comments >= MAX_COMMENTS ? refuse('conflict', 'Art. 16', `一个报警最多 ${MAX_COMMENTS} 条备注`, `an alarm has ${MAX_COMMENTS} comments at most`) : ALLOWED;
}

/** A person in danger, or an alarm that was none: why it ends is written down. */
export function mayClose(row: AlarmGroupRow, outcome: AlarmOutcome, note: string): DeskVerdict {
  if (row.closed !== null) return refuse('conflict', 'Art. 16', '此报警已办结', 'the alarm is closed');
  const needed = outcome === 'false-alarm' || natureOf(row.kind).about === 'person';
  return needed && note.trim() === '' ? refuse('bad-input', 'Art. 16', '请写明处置情况', 'say what was done', '/note') : ALLOWED;
}

/** Days of room, and the share of the disk, below which the station says that it runs out of room (Art. 15). */
export const LEAST_DAYS = 7;
export const LEAST_SHARE = 0.02;
/** Room comes back by this much before the station takes it back, lest it says so by turns. */
const SURELY = 1.5;

export interface Room { readonly freeBytes: number; readonly totalBytes: number; readonly headroomBytes: number; readonly daysLeft: number | null }

/** `was`: what it said last. */
export function isRoomLow({ freeBytes, totalBytes, headroomBytes, daysLeft }: Room, was: boolean): boolean {
  const times = was ? SURELY : 1;
  return freeBytes - headroomBytes < totalBytes * LEAST_SHARE * times || (daysLeft !== null && daysLeft < LEAST_DAYS * times);
}
