import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EscalationTarget } from '../../gateway/domain/alarm-events.ts';
import { ALARM_KINDS, natureOf, type AlarmAbout, type AlarmSeverity } from '../../gateway/domain/alarm-kinds.ts';
import { GROUP_WINDOW_MS, joins, type AlarmGroupRow } from '../../gateway/domain/alarm-register.ts';
import type { AlarmKind } from '../../gateway/domain/events.ts';
import { ROLES, type Role } from '../../gateway/domain/roles.ts';
import { DEFAULT_ESCALATION, isCalled, isRoomLow, mayAcknowledge, mayClose, mayComment, MAX_COMMENTS, mediumOf, nextStep, relationTo, ringsFor } from '../../gateway/rules/alarm.ts';
import { mayDo, type Outcome, type Verb } from '../../gateway/rules/permissions.ts';

const T0 = Date.UTC(2026, 10, 25, 8);
const after = (ms: number) => new Date(T0 + ms).toISOString();
const group = (part: Partial<AlarmGroupRow> = {}): AlarmGroupRow => ({
  group: 'a1', kind: 'sos', recorder: 'R1' as never, dock: null, subject: 'recorder:R1', officer: 'P1' as never, unit: 'u1', count: 1, first: after(0), last: after(0), lastAlarm: 'x', text: null, place: null,
  ringing: after(0), rounds: 1, step: 0, escalated: null, acknowledged: null, closed: null, comments: 0, rangSeq: 1, version: 1, ...part,
});
const CLOSED = { at: after(1), by: 'account:d', outcome: 'resolved', note: null } as const;

test.each<[AlarmKind, AlarmSeverity, AlarmAbout, ringsAgain: boolean]>([
  ['sos', 'critical', 'person', true], ['fall', 'critical', 'person', true],
  ['tamper', 'high', 'equipment', false], ['clone', 'high', 'equipment', false], ['fork', 'high', 'equipment', false], ['incident-failed', 'high', 'equipment', false],
  ['damage', 'high', 'station', false], ['disk-full', 'high', 'station', false], ['store-suspect', 'high', 'station', false],
  ['low-battery', 'warning', 'equipment', false], ['card-full', 'warning', 'equipment', false], ['link-loss', 'warning', 'equipment', false], ['disk-low', 'warning', 'station', false], ['hand-over-overdue', 'warning', 'hand-over', false],
])('%s is %s and about %s', (kind, severity, about, ringsAgain) => {
  expect(natureOf(kind)).toMatchObject({ severity, about, ringsAgain });
});

test('every kind has words in both languages, no two the same, and what a newer station raises is grave', () => {
  const all = Object.values(ALARM_KINDS);
  expect(Object.keys(ALARM_KINDS)).toHaveLength(14);
  for (const language of ['zh', 'en'] as const) expect(new Set(all.map((one) => one[language])).size).toBe(all.length);
  expect(natureOf('from-the-future')).toMatchObject({ severity: 'high', zh: 'from-the-future' });
});

test.each<[what: string, before: Partial<AlarmGroupRow> | undefined, atMs: number, same: boolean]>([
  ['the first of all', undefined, 0, false],
  ['nobody has acknowledged, a moment later', {}, 1_000, true],
  ['nobody has acknowledged, a week later', {}, 7 * 86_400_000, true],
  ['acknowledged, within the window', { ringing: null }, GROUP_WINDOW_MS, true],
  ['acknowledged, after the window', { ringing: null }, GROUP_WINDOW_MS + 1, false],
  ['closed', { ringing: null, closed: CLOSED }, 1_000, false],
  ['the wall clock was set back', { ringing: null }, -5_000, true],
])('an alarm joins the group before it: %s', (_what, before, atMs, same) => {
  expect(joins(before === undefined ? undefined : group(before), after(atMs))).toBe(same);
});

test.each<[AlarmKind, step: number, seconds: number | null, to: EscalationTarget | null]>([
  ['sos', 0, 60, 'unit-head'], ['sos', 1, 180, 'all-heads'], ['sos', 2, null, null],
  ['tamper', 0, 300, 'unit-head'], ['tamper', 1, 900, 'all-heads'], ['low-battery', 0, 14_400, 'unit-head'], ['low-battery', 1, 86_400, 'all-heads'],
])('%s after %i steps: the next is due after %s s and calls %s', (kind, step, seconds, to) => {
  const next = nextStep(group({ kind, step }), DEFAULT_ESCALATION);
  expect(next === null ? [null, null] : [(next.atMs - T0) / 1_000, next.to]).toEqual([seconds, to]);
  if (next !== null) expect(next.step).toBe(step + 1);
});

test('what does not ring is not escalated', () => {
  expect(nextStep(group({ ringing: null }), DEFAULT_ESCALATION)).toBeNull();
});

test('every step calls somebody, and the last of each severity calls more than one unit', () => {
  for (const steps of Object.values(DEFAULT_ESCALATION)) {
    expect(steps.at(-1)!.to).toBe('all-heads');
    expect(steps.map((one) => one.afterSeconds)).toEqual([...steps.map((one) => one.afterSeconds)].sort((a, b) => a - b));
  }
  for (const to of ['unit-head', 'all-heads'] as const) for (const unit of ['u1', null]) {
    expect(ROLES.filter((role) => isCalled(to, unit, { roles: [role], unit: 'u1' })), `${to} ${unit}`).not.toEqual([]);
  }
});

test.each<[Role, unit: string | null, row: Partial<AlarmGroupRow>, rings: boolean]>([
  ['duty-desk', null, {}, true],
  ['duty-desk', null, { ringing: null }, false],
  ['unit-head', 'u1', {}, false],
  ['unit-head', 'u1', { escalated: { at: after(60_000), to: ['unit-head'] } }, true],
  ['unit-head', 'u2', { escalated: { at: after(60_000), to: ['unit-head'] } }, false],
  ['unit-head', 'u2', { escalated: { at: after(180_000), to: ['unit-head', 'all-heads'] } }, true],
  ['recorder-manager', 'u1', { escalated: { at: after(180_000), to: ['unit-head', 'all-heads'] } }, false],
  ['equipment-manager', null, { kind: 'disk-full', unit: null, escalated: { at: after(300_000), to: ['unit-head'] } }, true],
  ['unit-head', 'u1', { kind: 'disk-full', unit: null, escalated: { at: after(300_000), to: ['unit-head'] } }, false],
  ['administrator', null, { kind: 'disk-full', unit: null }, false],
])('for the %s of %s: %o rings %s', (role, unit, row, rings) => {
  expect(ringsFor(group(row), { roles: [role], unit })).toBe(rings);
});

test.each<[Role, AlarmKind, Verb, unit: string, outcome: Outcome]>([
  ['duty-desk', 'sos', 'change', 'u2', 'free'], ['duty-desk', 'hand-over-overdue', 'close', 'u2', 'free'],
  ['unit-head', 'sos', 'change', 'u1', 'free'], ['unit-head', 'sos', 'view', 'u2', 'refused'], ['unit-head', 'sos', 'close', 'u1', 'refused'],
  ['recorder-manager', 'sos', 'view', 'u1', 'refused'], ['recorder-manager', 'low-battery', 'close', 'u1', 'free'], ['recorder-manager', 'hand-over-overdue', 'view', 'u1', 'free'],
  ['equipment-manager', 'fall', 'view', 'u1', 'refused'], ['equipment-manager', 'tamper', 'close', 'u1', 'free'], ['equipment-manager', 'hand-over-overdue', 'view', 'u1', 'refused'],
  ['administrator', 'disk-low', 'view', 'u1', 'free'], ['administrator', 'disk-low', 'close', 'u1', 'refused'], ['administrator', 'sos', 'view', 'u1', 'refused'], ['administrator', 'low-battery', 'list', 'u1', 'refused'],
  ['officer', 'sos', 'view', 'u1', 'refused'], ['reviewer', 'sos', 'view', 'u1', 'refused'], ['archivist', 'disk-low', 'view', 'u1', 'refused'],
])('%s may, with %s, %s in unit %s: %s', (role, kind, verb, unit, outcome) => {
  expect(mayDo([role], verb, mediumOf(kind), relationTo(group({ kind }), { roles: [role], unit })).outcome).toBe(outcome);
});

test('what was escalated to all heads is the matter of every head, and of nobody else beside', () => {
  const row = group({ escalated: { at: after(180_000), to: ['unit-head', 'all-heads'] } });
  for (const role of ROLES) {
    const relation = relationTo(row, { roles: [role], unit: 'u2' });
    expect(relation, role).toBe(role === 'unit-head' ? 'unit' : 'any');
  }
});

test.each<[what: string, part: Partial<AlarmGroupRow>, outcome: 'resolved' | 'false-alarm', note: string, code: string]>([
  ['a person, with a note', {}, 'resolved', '已到现场', 'allowed'],
  ['a person, without', {}, 'resolved', ' ', 'bad-input'],
  ['a flat battery, without', { kind: 'low-battery' }, 'resolved', '', 'allowed'],
  ['a false alarm, without', { kind: 'low-battery' }, 'false-alarm', '', 'bad-input'],
  ['closed already', { closed: CLOSED }, 'resolved', 'x', 'conflict'],
])('closing: %s', (_what, part, outcome, note, code) => {
  const verdict = mayClose(group(part), outcome, note);
  expect(verdict.kind === 'allowed' ? 'allowed' : verdict.code).toBe(code);
});

test('an alarm is acknowledged once in each round, and comments have a bound', () => {
  expect([mayAcknowledge(group()), mayAcknowledge(group({ ringing: null })), mayAcknowledge(group({ ringing: null, closed: CLOSED }))].map(({ kind }) => kind)).toEqual(['allowed', 'refused', 'refused']);
  expect([mayComment(group()), mayComment(group({ closed: CLOSED })), mayComment(group({ comments: MAX_COMMENTS }))].map(({ kind }) => kind)).toEqual(['allowed', 'allowed', 'refused']);
});

const GB = 1e9;
test.each<[free: number, daysLeft: number | null, was: boolean, low: boolean]>([
  [500, null, false, false], [23, null, false, false], [21, null, false, true], [25, null, true, true], [33, null, true, false], [500, 6, false, true], [500, 7, false, false], [500, 9, true, true], [500, 11, true, false], [1, 0, false, true],
])('%i GB of a terabyte are free, %s days left, low before: %s; low now: %s', (free, daysLeft, was, low) => {
  expect(isRoomLow({ freeBytes: free * GB, totalBytes: 1_000 * GB, headroomBytes: 2 * GB, daysLeft }, was)).toBe(low);
});

test('room that is low stays so until it is surely there again: it never says both by turns', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000 }), fc.option(fc.integer({ min: 0, max: 400 })), (free, daysLeft) => {
    const room = { freeBytes: free * GB, totalBytes: 1_000 * GB, headroomBytes: 2 * GB, daysLeft };
    if (isRoomLow(room, false)) expect(isRoomLow(room, true)).toBe(true);
  }));
});
