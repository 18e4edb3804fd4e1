import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityRegister } from '../../gateway/domain/activity-register.ts';
import { clipOfKey, clipRegister, foldedName, type ClipDeskRow } from '../../gateway/domain/clip-register.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import { handOverRegister, type HandOverRow } from '../../gateway/domain/hand-over-register.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { read } from '../../gateway/domain/rows.ts';
import { TextRows } from './text-rows.ts';

const CLIPS = 6;
const id = (i: number) => `c${String(i).repeat(32)}`;
const hour = (n: number) => new Date(Date.UTC(2026, 10, 24, n)).toISOString();
const subset = fc.uniqueArray(fc.integer({ min: 0, max: CLIPS - 1 }), { maxLength: 4 }).map((all) => all.map(id));
const step = fc.oneof(
  fc.record({ kind: fc.constant('ClipStored' as const), facts: fc.record({ i: fc.integer({ min: 0, max: CLIPS - 1 }), officer: fc.constantFrom('P1', 'P2', null), hour: fc.integer({ min: 0, max: 23 }), timed: fc.boolean() }) }),
  fc.record({ kind: fc.constant('ClipsBound' as const), facts: fc.record({ activity: fc.constantFrom('a1', 'a2', 'a9', null), clips: subset, how: fc.constantFrom('roster', 'hand') }) }),
  fc.record({ kind: fc.constant('ClipsGiven' as const), facts: fc.record({ officer: fc.constantFrom('P1', 'P2'), clips: subset }) }),
  fc.record({ kind: fc.constant('HandOverOffered' as const), facts: fc.record({ handOver: fc.constantFrom('h1', 'h2', 'h3'), officer: fc.constantFrom('P1', 'P2'), clips: subset }) }),
  fc.record({ kind: fc.constantFrom('HandOverReceived' as const, 'HandOverReturned' as const, 'HandOverWithdrawn' as const), facts: fc.record({ handOver: fc.constantFrom('h1', 'h2', 'h3', 'h9') }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function eventsOf(steps: readonly Step[]): LoggedEvent[] {
  const begin = [
    ...['P1', 'P2'].map((officer, i) => ({ kind: 'OfficerRegistered', facts: { officer, unit: `u${i}` }, particulars: { name: officer, certificateNumber: officer } })),
    ...['a1', 'a2'].map((activity) => ({ kind: 'ActivityEntered', facts: { activity, unit: 'u0', officers: ['P1'], kind: 'inspection', plannedFrom: hour(1), plannedTo: hour(5), from: null, to: null }, particulars: { cause: 'c', caseNumber: '', place: '' } })),
  ];
  const later = steps.map(({ kind, facts }) => {
    switch (kind) {
      case 'ClipStored': return {
        kind, particulars: { originalName: `VID_${facts.i}.MP4`, officerHint: '' },
        facts: { clip: id(facts.i), recorder: 'R1', number: null, size: 1, sha256: 'x', kind: 'video', cardKey: 'k', startedAt: facts.timed ? hour(facts.hour) : null, durationMs: 60_000, recording: null, segment: null, officer: facts.officer, offsetMs: null },
      };
      case 'HandOverOffered': return { kind, facts: { ...facts, unit: 'u0', activities: [], due: null, calendar: '', provisional: false, late: false, textHash: 't' } };
      case 'HandOverReturned': return { kind, facts: { ...facts, officer: 'P1', clips: [] }, particulars: { reason: 'r' } };
      default: return { kind, facts: 'officer' in facts ? facts : { officer: 'P1', clips: [], receiver: null, textHash: 't', ...facts } };
    }
  });
  return [...begin, ...later].map((one, seq) => ({ seq, at: hour(23), actor: 'account:x', ...one })) as unknown as LoggedEvent[];
}

test('whatever happens in whatever order, each clip stands in exactly the lists that its row names, and the counts are those of the rows', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const rows = new TextRows();
    for (const event of eventsOf(steps)) fold(event, rows);
    const clips = rows.under(clipRegister.clip('')).map((key) => rows.get(key) as unknown as ClipDeskRow);
    const inList = (prefix: string) => rows.under(prefix).map(clipOfKey).sort();
    const where = (passes: (row: ClipDeskRow) => boolean) => clips.filter(passes).map(({ clip }) => clip).sort();
    expect(inList(clipRegister.byTime())).toEqual(where(() => true));
    expect(inList(clipRegister.ownerless())).toEqual(where(({ officer }) => officer === null));
    expect(inList(clipRegister.unbound())).toEqual(where(({ activity }) => activity === null));
    expect(inList(clipRegister.waiting())).toEqual(where(({ state }) => state === 'waiting'));
    for (const officer of ['P1', 'P2'] as never[]) {
      expect(inList(clipRegister.ofOfficer(officer))).toEqual(where((row) => row.officer === officer));
      expect(inList(clipRegister.waitingOf(officer))).toEqual(where((row) => row.officer === officer && row.state === 'waiting'));
    }
    for (const unit of ['u0', 'u1']) expect(inList(clipRegister.ofUnit(unit))).toEqual(where((row) => row.unit === unit));
    for (const activity of ['a1', 'a2']) {
      const mine = clips.filter((row) => row.activity === activity);
      expect(inList(clipRegister.ofActivity(activity))).toEqual(mine.map(({ clip }) => clip).sort());
      expect(read(rows, activityRegister.clips(activity)) ?? { clips: 0, waiting: 0, received: 0 }).toEqual({ clips: mine.length, waiting: mine.filter(({ state }) => state !== 'received').length, received: mine.filter(({ state }) => state === 'received').length });
    }
    // What is received stays received and in its register entry; what waits is in none.
    for (const row of clips) {
      const entry = row.handOver === null ? undefined : rows.get(handOverRegister.handOver(row.handOver)) as unknown as HandOverRow;
      expect(entry?.state).toBe(row.state === 'waiting' ? undefined : row.state);
    }
    expect(rows.under(handOverRegister.offers()).length).toBe(['h1', 'h2', 'h3'].filter((one) => read(rows, handOverRegister.handOver(one))?.state === 'offered').length);
    const returned = rows.under('hand-overs/returns/').reduce((sum, key) => sum + Number(rows.get(key)), 0);
    expect(returned).toBe(clips.filter((row) => row.returned !== null).length);
  }), { numRuns: 300 });
});

test('a path folded twice is the path folded once, and paths that differ in capitals, widths or composition are one', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => { expect(foldedName(foldedName(text))).toBe(foldedName(text)); }));
  for (const [a, b] of [['A/b.MP4', 'a/B.mp4'], ['Ａ', 'a'], ['e\u0301', '\u00e9'], ['straße', 'STRASSE']] as const) expect(foldedName(a)).toBe(foldedName(b));
});
