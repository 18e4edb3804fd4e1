import fc from 'fast-check';
import { expect, test } from 'vitest';
import { natureOf } from '../../gateway/domain/alarm-kinds.ts';
import { alarmRegister, type AlarmGroupRow, type AlarmState } from '../../gateway/domain/alarm-register.ts';
import type { AlarmKind, LoggedEvent } from '../../gateway/domain/events.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { TextRows } from './text-rows.ts';

const minutes = (n: number) => new Date(Date.UTC(2026, 10, 25, 8, n)).toISOString();
/** `pick`: which of the groups there are it is about. */
const step = fc.record({
  what: fc.constantFrom('raise' as const, 'raise' as const, 'raise' as const, 'acknowledge' as const, 'escalate' as const, 'comment' as const, 'close' as const),
  kind: fc.constantFrom<AlarmKind>('sos', 'low-battery'), recorder: fc.constantFrom('R1', 'R2', null), alarm: fc.integer({ min: 0, max: 30 }), pick: fc.nat({ max: 5 }), waitMinutes: fc.constantFrom(0, 1, 20, 45),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function run(steps: readonly Step[]): { readonly rows: TextRows; readonly events: readonly LoggedEvent[] } {
  const rows = new TextRows();
  const events: LoggedEvent[] = [];
  let now = 0;
  const apply = (one: object) => {
    const event = { seq: events.length, at: minutes(now), actor: 'account:d', ...one } as unknown as LoggedEvent;
    events.push(event);
    fold(event, rows);
  };
  for (const [i, unit] of ['u0', 'u1'].entries()) {
    apply({ kind: 'RecorderEnrolled', facts: { recorder: `R${i + 1}`, model: 'Z', publicKey: null, hardwareId: null, device: null } });
    apply({ kind: 'RecorderPlaced', facts: { recorder: `R${i + 1}`, unit } });
  }
  for (const { what, kind, recorder, alarm, pick, waitMinutes } of steps) {
    now += waitMinutes;
    const groups = rows.under(alarmRegister.group(''));
    const group = groups[pick % Math.max(1, groups.length)]?.slice(alarmRegister.group('').length) ?? 'a0';
    if (what === 'raise') apply({ kind: 'AlarmRaised', facts: { alarm: `${kind}-${recorder}-${alarm}`, kind, recorder, dock: null, place: null }, particulars: { text: '' } });
    if (what === 'acknowledge') apply({ kind: 'AlarmAcknowledged', facts: { group, alarm: '' } });
    if (what === 'escalate') apply({ kind: 'AlarmEscalated', facts: { group, alarm: '', step: 1 + pick, to: 'unit-head', unit: null } });
    if (what === 'comment') apply({ kind: 'AlarmCommented', facts: { group }, particulars: { comment: 'x' } });
    if (what === 'close') apply({ kind: 'AlarmClosed', facts: { group, outcome: 'resolved' }, particulars: { note: '' } });
  }
  return { rows, events };
}
const groupsOf = (rows: TextRows) => rows.under(alarmRegister.group('')).map((key) => rows.get(key) as unknown as AlarmGroupRow);

test('whatever happens in whatever order, each group stands in exactly the lists that its row names, newest first', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const { rows } = run(steps);
    const groups = groupsOf(rows);
    const passes: Readonly<Record<AlarmState, (row: AlarmGroupRow) => boolean>> = { all: () => true, open: ({ closed }) => closed === null, ringing: ({ ringing }) => ringing !== null };
    for (const state of ['all', 'open', 'ringing'] as const) {
      const inList = (prefix: string) => rows.under(prefix).map((key) => key.slice(key.lastIndexOf('/') + 1));
      const where = (unit: string | null) => groups.filter((row) => passes[state](row) && (unit === null || row.unit === unit)).sort((a, b) => b.rangSeq - a.rangSeq).map(({ group }) => group);
      expect(inList(alarmRegister.inState(state))).toEqual(where(null));
      for (const unit of ['u0', 'u1']) expect(inList(alarmRegister.inStateOfUnit(state, unit))).toEqual(where(unit));
    }
  }));
});

test('no alarm is lost: each is in one group, and rings until a person has acknowledged it or closed it', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const { rows, events } = run(steps);
    const groups = groupsOf(rows);
    const raised = events.filter((one) => one.kind === 'AlarmRaised');
    const first = new Map(raised.map((one) => [one.facts.alarm, one] as const).reverse());
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(first.size);
    for (const [alarm, event] of first) {
      const group = rows.get(alarmRegister.groupOf(alarm)) as string;
      const row = groups.find((one) => one.group === group)!;
      const later = events.filter((one) => one.seq > event.seq && (one.kind === 'AlarmAcknowledged' || one.kind === 'AlarmClosed') && one.facts.group === group);
      const isSeen = later.length > 0 || (!natureOf(event.facts.kind).ringsAgain && events.some((one) => one.seq < event.seq && one.kind === 'AlarmAcknowledged' && one.facts.group === group));
      if (!isSeen) expect([alarm, row.ringing !== null]).toEqual([alarm, true]);
    }
  }));
});

test('one source has one open group of a kind at most while it rings; a closed one never changes but for comments', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 60 }), (steps, cut) => {
    const ringing = groupsOf(run(steps).rows).filter(({ ringing: since }) => since !== null).map(({ kind, subject }) => `${kind} ${subject}`);
    expect(new Set(ringing).size).toBe(ringing.length);
    const [before, after] = [groupsOf(run(steps.slice(0, cut)).rows), groupsOf(run(steps).rows)];
    for (const row of before) if (row.closed !== null) expect({ ...after.find((one) => one.group === row.group)!, comments: 0 }).toEqual({ ...row, comments: 0 });
  }));
});
