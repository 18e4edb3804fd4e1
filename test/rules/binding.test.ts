import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityRow } from '../../gateway/domain/activity-register.ts';
import type { ClipDeskRow } from '../../gateway/domain/clip-register.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { BIND_TOLERANCE_MS, judgeBinding, mayBind, mayGive } from '../../gateway/rules/binding.ts';

const P1 = 'P1' as OfficerId;
const P2 = 'P2' as OfficerId;
const iso = (minutes: number) => new Date(Date.UTC(2026, 10, 24) + minutes * 60_000).toISOString() as IsoTime;
const activity = (id: string, from: number, to: number, more: Partial<ActivityRow> = {}): ActivityRow => ({
  activity: id, unit: 'u', officers: [P1], kind: 'inspection', plannedFrom: iso(from), plannedTo: iso(to), from: null, to: null, cause: 'c', caseNumber: '', place: '', cancelled: null, entered: iso(0), version: 1, ...more,
});
const clip = (minutes: number, more: Partial<ClipDeskRow> = {}): ClipDeskRow => ({
  clip: 'c1' as ClipId, recorder: 'R1' as RecorderSerial, number: 1, kind: 'video', time: iso(minutes), end: iso(minutes + 5), timed: true, durationMs: 300_000, offsetMs: 0, officer: P1, unit: 'u', recording: null,
  activity: null, bound: null, state: 'waiting', handOver: null, returned: null, version: 1, ...more,
});
const say = (verdict: ReturnType<typeof judgeBinding>) => (verdict.kind === 'bound' ? `${verdict.activity} by ${verdict.by}` : verdict.why);

test.each<[article: string, clip: ClipDeskRow, activities: readonly ActivityRow[], segments: readonly Pick<ClipDeskRow, 'activity' | 'time' | 'officer'>[], outcome: string]>([
  ['Art. 19(4) 案由: the activity going on when the clip began', clip(60), [activity('a', 30, 90), activity('b', 100, 200)], [], 'a by span'],
  ['begun on the way there', clip(20), [activity('a', 30, 90)], [], 'a by tolerance'],
  ['begun far before', clip(14), [activity('a', 30, 90)], [], 'no-activity'],
  ['one that contains the begin wins over one that is near', clip(95), [activity('a', 30, 90), activity('b', 95, 120)], [], 'b by span'],
  ['two at once: nothing is guessed', clip(60), [activity('a', 30, 90), activity('b', 50, 70)], [], 'ambiguous'],
  ['as it was counts before as it was planned', clip(95), [activity('a', 30, 90, { from: iso(40), to: iso(100) })], [], 'a by span'],
  ['a cancelled one is none', clip(60), [activity('a', 30, 90, { cancelled: iso(0) })], [], 'no-activity'],
  ['of another officer', clip(60), [activity('a', 30, 90, { officers: [P2] })], [], 'no-activity'],
  ['nobody knows whose', clip(60, { officer: null }), [activity('a', 30, 90)], [], 'no-officer'],
  ['a wrong clock says nothing', clip(60, { timed: false }), [activity('a', 30, 90)], [], 'no-clock'],
  ['segments stay together beyond the end', clip(300, { recording: 7 }), [activity('b', 290, 400)], [{ activity: 'a', time: iso(100), officer: P1 }], 'a by segment'],
  ['a segment without a clock goes with the others', clip(60, { recording: 7, timed: false }), [], [{ activity: 'a', time: iso(100), officer: P1 }], 'a by segment'],
  ['the same number long ago is another recording', clip(60, { recording: 7 }), [activity('b', 30, 90)], [{ activity: 'a', time: iso(60 - 3 * 24 * 60), officer: P1 }], 'b by span'],
])('%s', (_article, one, activities, segments, outcome) => {
  expect(say(judgeBinding(one, activities, segments))).toBe(outcome);
});

test('whatever activities there are, a clip is bound to one of its officer that it is near, and to none while two contain it', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => [from, from + length] as const);
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.array(fc.tuple(span, fc.boolean()), { maxLength: 8 }), (minute, spans) => {
    const activities = spans.map(([[from, to], mine], i) => activity(`a${i}`, from, to, { officers: [mine ? P1 : P2] }));
    const verdict = judgeBinding(clip(minute), activities, []);
    const containing = spans.filter(([[from, to], mine]) => mine && minute >= from && minute <= to).length;
    if (containing > 1) expect(verdict.kind).toBe('unbound');
    if (containing === 1) expect(verdict.kind).toBe('bound');
    if (verdict.kind !== 'bound') return;
    const [[from, to], mine] = spans[Number(verdict.activity.slice(1))]!;
    expect(mine && minute >= from - BIND_TOLERANCE_MS / 60_000 && minute <= to + BIND_TOLERANCE_MS / 60_000).toBe(true);
  }));
});

const own = { kind: 'officer', officer: P1 } as const;
const manager = { kind: 'recorder-manager' } as const;
test.each<[article: string, verdict: { kind: string; article?: string }, outcome: string]>([
  ['Art. 19(4) an officer mends his own', mayBind([clip(1)], activity('a', 0, 9), own, ''), 'allowed'],
  ['Art. 19(3) not another\'s', mayBind([clip(1, { officer: P2 })], activity('a', 0, 9), own, ''), 'Art. 19(3)'],
  ['not to an activity that is not his', mayBind([clip(1)], activity('a', 0, 9, { officers: [P2] }), own, ''), 'Art. 19(4)'],
  ['not what is offered', mayBind([clip(1, { state: 'offered' })], activity('a', 0, 9), own, ''), 'Art. 19(3)'],
  ['not what is in the register', mayBind([clip(1, { state: 'received' })], activity('a', 0, 9), own, ''), 'Art. 19(3)'],
  ['the recorder manager mends the register, with a reason', mayBind([clip(1, { state: 'received' })], activity('a', 0, 9), manager, '归错'), 'allowed'],
  ['without one he does not', mayBind([clip(1, { state: 'received' })], activity('a', 0, 9), manager, ' '), 'Art. 19(4)'],
  ['nor takes a clip of the register out of its activity', mayBind([clip(1, { state: 'received' })], null, manager, '归错'), 'Art. 19(4)'],
  ['nobody binds to what was cancelled', mayBind([clip(1)], activity('a', 0, 9, { cancelled: iso(0) }), manager, ''), 'Art. 19(4)'],
  ['whose it is, with a reason', mayGive([clip(1, { officer: null })], '值班表'), 'allowed'],
  ['whose it is, without one', mayGive([clip(1, { officer: null })], ''), 'Art. 19(4)'],
  ['whose it is does not change in the register', mayGive([clip(1, { state: 'received' })], '值班表'), 'Art. 19(3)'],
])('%s', (_article, verdict, outcome) => {
  expect(verdict.kind === 'allowed' ? 'allowed' : verdict.article).toBe(outcome);
});
