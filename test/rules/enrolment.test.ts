import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventFacts, EventKind, LoggedEvent } from '../../gateway/domain/events.ts';
import type { IsoTime, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { fold, holderAt, register, type AssignmentRow, type EnrolCodeRow, type RecorderRow } from '../../gateway/domain/registers.ts';
import { read } from '../../gateway/domain/rows.ts';
import { MAX_ENTRY_TEXT, mayAssign, mayEnrolDock, mayEnrolRecorder, mayEnterText, mayNameId, mayNameManager, mayUseCode, mayUseKey, type EnrolmentVerdict } from '../../gateway/rules/enrolment.ts';
import { TextRows } from '../desk/text-rows.ts';

const R1 = 'ZFY-1' as RecorderSerial;
const P1 = { officer: 'P1' as OfficerId, unit: '执法大队', name: '张伟', certificateNumber: '65-1' };
const ROW: RecorderRow = {
  recorder: R1, model: 'Z2', publicKey: null, hardwareId: null, device: null, retired: null, quarantine: null, docked: null, accounted: 0, clocks: [], outstanding: [], ordered: [], clips: 0, apart: 0,
};
const iso = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour)).toISOString() as IsoTime;
const span = (from: number, to: number | null): AssignmentRow => ({ officer: P1.officer, from: iso(from), to: to === null ? null : iso(to) });
const said = (verdict: EnrolmentVerdict) => (verdict.kind === 'allowed' ? 'allowed' : verdict.code);

type Case = readonly [article: string, when: string, before: readonly AssignmentRow[], from: number, to: number | null, verdict: string];
const ASSIGNMENTS: readonly Case[] = [
  ['第十八条 …每两名执法人员不低于一台', 'nobody had it', [], 8, null, 'allowed'],
  ['第十八条 …每两名执法人员不低于一台', 'after a closed one', [span(1, 5)], 5, null, 'allowed'],
  ['第十八条 …每两名执法人员不低于一台', 'before a closed one, up to its begin', [span(5, 9)], 1, 5, 'allowed'],
  ['第十八条 …每两名执法人员不低于一台', 'a new one ends the open one before it', [span(1, null)], 5, null, 'allowed'],
  ['第十八条 …每两名执法人员不低于一台', 'it begins inside a closed one', [span(1, 5)], 4, null, 'conflict'],
  ['第十八条 …每两名执法人员不低于一台', 'it ends inside a later one', [span(5, 9)], 1, 6, 'conflict'],
  ['第十八条 …每两名执法人员不低于一台', 'it is open and runs into a later one', [span(5, 9)], 1, null, 'conflict'],
  ['第十八条 …每两名执法人员不低于一台', 'it begins with another', [span(5, null)], 5, null, 'conflict'],
  ['第十八条 …每两名执法人员不低于一台', 'it lies around another', [span(5, 6)], 4, 7, 'conflict'],
  ['第十八条 …每两名执法人员不低于一台', 'it ends before it begins', [], 5, 4, 'bad-input'],
  ['第十八条 …每两名执法人员不低于一台', 'a wrong entry was taken back at its begin', [span(5, 5)], 5, null, 'allowed'],
  ['第十八条 …每两名执法人员不低于一台', 'around a wrong entry that was taken back', [span(5, 5)], 4, 7, 'allowed'],
];
test.each(ASSIGNMENTS)('%s: %s', (_article, _when, before, from, to, wanted) => {
  const verdict = mayAssign(ROW, P1, before, iso(from), to === null ? null : iso(to));
  expect(said(verdict)).toBe(wanted);
  if (verdict.kind === 'refused') expect(verdict.article).toBe('Art. 18');
});

const CODE: EnrolCodeRow = { what: 'recorder', id: 'ZFY-1', expires: iso(8) };
test.each([
  ['第十五条', 'the right one, in time', CODE, 'recorder', 'ZFY-1', 7, 'allowed'], ['第十五条', 'none is known by it', undefined, 'recorder', 'ZFY-1', 7, 'not-found'],
  ['第十五条', 'it is another recorder’s', CODE, 'recorder', 'ZFY-2', 7, 'not-found'], ['第十五条', 'it is a recorder’s and a dock shows it', CODE, 'dock', 'ZFY-1', 7, 'not-found'],
  ['第十五条', 'its time is over', CODE, 'recorder', 'ZFY-1', 8, 'conflict'],
] as const)('%s: a one-time code: %s', (_article, _when, code, what, id, now, wanted) => {
  expect(said(mayUseCode(code, what, id, iso(now)))).toBe(wanted);
});

test.each([
  ['第十五条', 'a recorder that is enrolled', () => mayEnrolRecorder(ROW, undefined), 'conflict'], ['第十五条', 'a retired one comes back', () => mayEnrolRecorder({ ...ROW, retired: '送修' }, undefined), 'allowed'],
  ['第十五条', 'a device that is another recorder', () => mayEnrolRecorder(undefined, 'ZFY-2'), 'conflict'], ['第十五条', 'a new dock', () => mayEnrolDock(undefined), 'allowed'],
  ['第十五条', 'a manager who is no officer', () => mayNameManager(undefined, undefined, 'P9'), 'not-found'],
  ['第十五条', 'a manager who has left', () => mayNameManager(P1, { officer: P1.officer, left: iso(1), badges: [], certificate: null, version: 1 }, 'P1'), 'conflict'], ['第十八条', 'an unknown recorder is assigned', () => mayAssign(undefined, P1, [], iso(1), null), 'not-found'],
  ['第十八条', 'a retired one is assigned', () => mayAssign({ ...ROW, retired: '丢失' }, P1, [], iso(1), null), 'conflict'], ['第十八条', 'to nobody who is known', () => mayAssign(ROW, undefined, [], iso(1), null), 'not-found'],
  ['第十五条', 'a key that is none', () => mayUseKey('xyz'), 'bad-input'], ['第十五条', 'no key at all', () => mayUseKey(null), 'allowed'],
] as const)('%s: %s', (_article, _when, judge, wanted) => { expect(said(judge())).toBe(wanted); });

test('what is entered is neither empty, nor endless, nor full of control characters; an id is safe in a path, a topic and a log', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    if (mayEnterText('text', text).kind === 'allowed') expect(text.trim() !== '' && text.length <= MAX_ENTRY_TEXT && !/[\u0000-\u001f\u007f]/.test(text)).toBe(true);
    if (mayNameId('id', text).kind === 'allowed') expect(text).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/);
  }), { numRuns: 150 });
});

function event<K extends EventKind>(kind: K, facts: EventFacts[K]): LoggedEvent {
  return { kind, seq: 0, at: iso(0), actor: 'operator:test', facts } as LoggedEvent;
}

test('第十八条: whatever is assigned and taken back in whatever order, a recorder is with one officer at a time, the one who was assigned last for that time', () => {
  const step = fc.record({ officer: fc.constantFrom('P1', 'P2', 'P3'), from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 1, max: 15 })), end: fc.boolean() });
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    const rows = new TextRows();
    const held: (string | null)[] = Array.from({ length: 60 }, () => null);
    for (const { officer, from, length, end } of steps) {
      const before = read(rows, register.assignments(R1)) ?? [];
      if (end) {
        const open = before.find((one) => one.from <= iso(from) && (one.to === null || one.to > iso(from)));
        if (open === undefined) continue;
        fold(event('AssignmentEnded', { recorder: R1, officer: open.officer, to: iso(from) }), rows);
        for (let hour = from; hour < held.length && (open.to === null || iso(hour) < open.to); hour += 1) held[hour] = null;
        continue;
      }
      const to = length === null ? null : from + length;
      if (mayAssign(ROW, P1, before, iso(from), to === null ? null : iso(to)).kind === 'refused') continue;
      fold(event('RecorderAssigned', { recorder: R1, officer: officer as OfficerId, from: iso(from), to: to === null ? null : iso(to) }), rows);
      // One that was open ends where the new one begins, even if the new one ends.
      const ended = before.find((one) => one.from < iso(from) && one.to === null);
      for (let hour = from; hour < held.length; hour += 1) {
        if (to === null || hour < to) held[hour] = officer;
        else if (ended !== undefined) held[hour] = null;
      }
    }
    const all = read(rows, register.assignments(R1)) ?? [];
    for (let hour = 0; hour < held.length; hour += 1) {
      const holders = all.filter((one) => one.from <= iso(hour) && (one.to === null || iso(hour) < one.to));
      expect(holders.length).toBeLessThanOrEqual(1);
      expect(holderAt(all, iso(hour))).toBe(held[hour]);
    }
  }), { numRuns: 100 });
});
