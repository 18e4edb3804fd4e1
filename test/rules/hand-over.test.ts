import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityRow } from '../../gateway/domain/activity-register.ts';
import type { ClipDeskRow } from '../../gateway/domain/clip-register.ts';
import type { HandOverRow } from '../../gateway/domain/hand-over-register.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import { dueOfAll, dutyEnd, MAX_HAND_OVER_CLIPS, mayOffer, maySettle, mayWithdraw, missingBefore, offerText, type DueOf } from '../../gateway/rules/hand-over.ts';
import { MAX_SIGNATURE_BYTES, mayUseSignature, signaturePicture } from '../../gateway/rules/signature.ts';

const [P1, P2] = ['P1', 'P2'] as unknown as [OfficerId, OfficerId];
const iso = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString() as IsoTime;
const clip = (n: number, more: Partial<ClipDeskRow> = {}): ClipDeskRow => ({
  clip: `c${n}` as ClipId, recorder: 'R1' as RecorderSerial, number: n, kind: 'video', time: iso(1), end: iso(2), timed: true, durationMs: 1, offsetMs: 0, officer: P1, unit: 'u', recording: null,
  activity: 'a', bound: 'roster', state: 'waiting', handOver: null, returned: null, version: 1, ...more,
});
const activity: ActivityRow = {
  activity: 'a', unit: 'u', officers: [P1], kind: 'inspection', plannedFrom: iso(1), plannedTo: iso(3), from: null, to: null, cause: '无证经营', caseNumber: '', place: '', cancelled: null, entered: iso(0), version: 1,
};
const gap = { finding: 'f', kind: 'number-missing', recorder: 'R1' as RecorderSerial, opened: iso(1), detail: '7' } as const;
const facts = { clips: [clip(1)], activities: new Map([['a', activity]]), gaps: [], apart: [], nowMs: Date.parse(iso(9)) };

test.each<[article: string, facts: Partial<Parameters<typeof missingBefore>[0]>, kinds: readonly string[], may: boolean]>([
  ['Art. 19(3) nothing is missing', {}, [], true],
  ['Art. 19(4) 姓名: nobody knows whose', { clips: [clip(1, { officer: null })] }, ['no-officer!'], false],
  ['Art. 19(4) no activity', { clips: [clip(1, { activity: null })] }, ['no-activity!'], false],
  ['Art. 19(4) 案由: no cause', { activities: new Map([['a', { ...activity, cause: ' ' }]]) }, ['no-cause!'], false],
  ['Art. 19(2) 记录不完整: a gap', { gaps: [{ ...gap, explained: false }] }, ['gap!'], false],
  ['Art. 19(2) a gap with its explanation', { gaps: [{ ...gap, explained: true }] }, [], true],
  ['set apart: told, and no reason to be late', { apart: [{ recorder: 'R1' as RecorderSerial, files: 2 }] }, ['apart'], true],
  ['a wrong clock: told', { clips: [clip(1, { timed: false }), clip(2, { offsetMs: 90_000 })] }, ['clock'], true],
  ['Art. 19(3) 活动结束后: still going on: told', { nowMs: Date.parse(iso(2)) }, ['going-on'], true],
])('%s', (_article, more, kinds, may) => {
  const all = { ...facts, ...more };
  const missing = missingBefore(all);
  expect(missing.map(({ kind, blocks }) => `${kind}${blocks ? '!' : ''}`)).toEqual(kinds);
  expect(mayOffer(P1, all.clips, missing).kind).toBe(may ? 'allowed' : 'refused');
});

test('an officer hands over his own, each once, and not more than one entry takes', () => {
  const codes = [[], [clip(1, { officer: P2 })], [clip(1, { state: 'offered' })], Array.from({ length: MAX_HAND_OVER_CLIPS + 1 }, (_, i) => clip(i))].map((clips) => mayOffer(P1, clips, []));
  expect(codes.map((one) => (one.kind === 'refused' ? [one.code, one.article] : []))).toEqual([['bad-input', 'Art. 19(3)'], ['conflict', 'Art. 19(3)'], ['conflict', 'Art. 19(3)'], ['bad-input', 'Art. 19(3)']]);
});

const row = { handOver: 'h', officer: P1, offeredBy: 'account:p1', state: 'offered' } as HandOverRow;
test.each<[article: string, verdict: { kind: string }, outcome: string]>([
  ['Art. 19(3) 移交本单位管理人员: somebody else receives', maySettle(row, { actor: 'account:k', officer: P2 }), 'allowed'],
  ['not the officer by another account', maySettle(row, { actor: 'account:k', officer: P1 }), 'refused'],
  ['not the account that offered', maySettle(row, { actor: 'account:p1', officer: null }), 'refused'],
  ['not twice', maySettle({ ...row, state: 'received' }, { actor: 'account:k', officer: P2 }), 'refused'],
  ['the officer withdraws before receipt', mayWithdraw(row, { actor: 'account:p1', officer: P1 }), 'allowed'],
  ['not after it', mayWithdraw({ ...row, state: 'received' }, { actor: 'account:p1', officer: P1 }), 'refused'],
  ['nobody withdraws for him', mayWithdraw(row, { actor: 'account:k', officer: P2 }), 'refused'],
])('%s', (_article, verdict, outcome) => {
  expect(verdict.kind).toBe(outcome);
});

test('what is due first counts; late is after the instant and not at it; an unknown day makes nobody late', () => {
  const dueOf: DueOf = (ended) => ({ dueMs: ended + 3_600_000, calendarVersion: 'v', provisional: false });
  expect(dueOfAll([iso(5), iso(2), iso(3)], dueOf, Date.parse(iso(3)))).toEqual({ due: iso(3), calendar: 'v', provisional: false, late: false });
  expect(dueOfAll([iso(2)], dueOf, Date.parse(iso(3)) + 1).late).toBe(true);
  expect(dueOfAll([iso(2)], () => ({ dueMs: null, calendarVersion: 'v', provisional: false }), Number.MAX_SAFE_INTEGER)).toEqual({ due: null, calendar: 'v', provisional: true, late: false });
  expect([dutyEnd(clip(1), activity), dutyEnd(clip(1), { ...activity, to: iso(4), from: iso(1) }), dutyEnd(clip(1), undefined)]).toEqual([iso(3), iso(4), iso(2)]);
});

test('what is signed is one line for each fact, whatever is entered, and names every clip by its hash', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (cause, name, count) => {
    const clips = Array.from({ length: count }, (_, i) => ({ recorder: 'R1' as RecorderSerial, number: i, time: iso(1), timed: true, size: i, sha256: String(i).repeat(64).slice(0, 64), activity: 'a' }));
    const text = offerText({
      station: 's', utcOffsetMinutes: 480, officer: { officer: P1, name, certificateNumber: '65-1', unit: 'u' }, activities: [{ ...activity, cause }], clips, due: { due: iso(9), calendar: 'v', provisional: false, late: false },
    });
    expect(text.split('\n')).toHaveLength(5 + 1 + count + 1 + 1);
    expect(text.normalize('NFC')).toBe(text);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/u);
    for (const { sha256 } of clips) expect(text).toContain(sha256);
  }));
});

/** The beginning of a PNG, with its size. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(40);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

test('a signature is drawn, bounded, and cannot smuggle anything into its picture', () => {
  const stroke = [0, 0, 10, 10, 20, 5, 30, 8, 40, 9, 50, 50];
  const field = { kind: 'strokes', width: 100, height: 60 } as const;
  const verdicts = [
    { ...field, strokes: [stroke] }, { ...field, strokes: [] }, { ...field, strokes: [[1, 2, 3]] }, { ...field, strokes: [[101, 1, ...stroke]] }, { ...field, strokes: [[0.5, 1, ...stroke]] },
    { ...field, strokes: Array.from({ length: 200 }, () => Array.from({ length: 60 }, () => 50)) }, { kind: 'png', data: png(300, 100) }, { kind: 'png', data: '<script>' }, { kind: 'png', data: `iVBORw0KGgo${'A'.repeat(MAX_SIGNATURE_BYTES)}` },
  ] as const;
  expect(verdicts.map((one) => mayUseSignature(one, '张伟').kind)).toEqual(['allowed', 'refused', 'refused', 'refused', 'refused', 'refused', 'allowed', 'refused', 'refused']);
  // A picture of a few bytes that says it is as large as a wall would be unfolded by whoever looks at the entry.
  expect([png(30_000, 30_000), png(4_000, 4_001), png(0, 10), png(2 ** 31, 1), 'iVBORw0KGgo=', 'iVBORw0KGgoA'].map((data) => mayUseSignature({ kind: 'png', data }, '张伟').kind)).toEqual(Array.from({ length: 6 }, () => 'refused'));
  expect(signaturePicture({ ...field, strokes: [stroke, [5, 5]] })).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><path d="M0 0L10 10L20 5L30 8L40 9L50 50M5 5l0.1 0" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>');
  expect(['张伟', ' 张伟 ', '张伟伟', '', ' '].map((name) => mayUseSignature({ kind: 'typed', name }, '张伟').kind)).toEqual(['allowed', 'allowed', 'refused', 'refused', 'refused']);
  expect(mayUseSignature({ kind: 'typed', name: ' ' }, ' ').kind).toBe('refused');
  expect(signaturePicture({ kind: 'typed', name: '<b>&' })).toMatch(/^<svg [^<]*><text [^<]*>&#60;&#98;&#62;&#38;<\/text><\/svg>$/);
});
