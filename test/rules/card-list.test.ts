import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardEntry, RecorderReport } from '../../gateway/domain/bay-source.ts';
import { contains, toRanges, type Ranges } from '../../gateway/domain/ranges.ts';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import type { RecorderRow } from '../../gateway/domain/registers.ts';
import { judgeCardList } from '../../gateway/rules/card-list.ts';

const ENTRY: CardEntry = {
  number: 1, numbered: true, name: 'a', kind: 'video', size: 1, started: null, durationMs: null, recording: null, segment: null, lastSegment: null, important: false, private: false,
  locked: false, open: false, tag: '', sha256: null, bootCount: null, uptimeMs: null, signature: null, officerHint: '',
};
const REPORT: RecorderReport = {
  serial: 'ZFY-1', model: '', firmware: '', hardwareId: null, publicKey: null, enrolCode: null, batteryPercent: null, charging: null, cardTotal: null, cardUsed: null, cardLocked: null,
  card: null, faults: [], place: null, nextClipNumber: null, carried: null,
};
const ROW: RecorderRow = {
  recorder: 'ZFY-1' as RecorderSerial, model: '', publicKey: null, hardwareId: null, device: null, retired: null, quarantine: null, docked: null, accounted: 0, clocks: [], outstanding: [], ordered: [], clips: 0, apart: 0,
};
const numbered = (numbers: readonly number[]) => numbers.map((number) => ({ ...ENTRY, number }));
const segments = (...all: readonly (readonly [recording: number, segment: number])[]) => all.map(([recording, segment], i) => ({ ...ENTRY, number: i + 1, recording, segment }));

type Case = readonly [article: string, when: string, entries: readonly CardEntry[], next: number | null, row: Partial<RecorderRow>, findings: readonly string[]];
const CASES: readonly Case[] = [
  ['第二十二条（三）故意毁损，随意删除…', 'all numbers are there', numbered([1, 2, 3]), 4, {}, []],
  ['第二十二条（三）故意毁损，随意删除…', 'a number is missing in the middle', numbered([1, 3]), 4, {}, ['number-missing: 2']],
  ['第二十二条（三）故意毁损，随意删除…', 'the newest were deleted before the docking', numbered([1]), 4, {}, ['number-missing: 2-3']],
  ['第二十二条（三）故意毁损，随意删除…', 'everything was deleted', [], 4, {}, ['number-missing: 1-3']],
  ['第二十二条（三）故意毁损，随意删除…', 'what was accounted for is not missed again', numbered([6]), 7, { accounted: 5 }, []],
  ['第二十二条（三）故意毁损，随意删除…', 'a number was used again', numbered([1]), 2, { accounted: 5 }, ['number-reused: 下一个编号是 2，而编号 5 此前已用过 / the next number is 2, but number 5 was given before']],
  ['第二十二条（四）不按规定储存或维护致使执法记录损毁、丢失…', 'a listed clip that was never stored has gone', numbered([4]), 5, { accounted: 4, outstanding: [[2, 4]] }, ['lost-from-card: 2-3']],
  ['第二十二条（四）不按规定储存或维护致使执法记录损毁、丢失…', 'it is still there', numbered([2, 3, 4]), 5, { accounted: 4, outstanding: [[2, 4]] }, []],
  ['第十九条（2）…自执法活动开始时启用，至执法活动结束时停止', 'a segment is missing in the middle', segments([7, 0], [7, 1], [7, 3]), 4, {}, ['segment-missing: 第 7 次录制缺第 2 段 / recording 7 lacks segment 2']],
  ['第十九条（2）…自执法活动开始时启用，至执法活动结束时停止', 'earlier segments were offloaded before', segments([7, 2], [7, 3]), 3, {}, []],
  ['第十九条（2）…自执法活动开始时启用，至执法活动结束时停止', 'two recordings, each whole', segments([7, 0], [8, 0], [7, 1], [8, 1]), 5, {}, []],
  ['第二十二条（三）故意毁损，随意删除…', 'a source without numbers says nothing of gaps', [1, 5].map((number) => ({ ...ENTRY, number, numbered: false })), null, { accounted: 9 }, []],
];

test.each(CASES)('%s: %s', (_article, _when, entries, next, row, wanted) => {
  const verdict = judgeCardList(entries, { ...REPORT, nextClipNumber: next }, { ...ROW, ...row });
  expect(verdict.findings.map((one) => `${one.kind}: ${one.detail}`)).toEqual(wanted);
  for (const one of verdict.findings) expect(one.article).toBe(one.kind === 'segment-missing' ? 'Art. 19(1)' : 'Art. 22');
});

const someNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 });
const inAny = (ranges: Ranges, n: number) => contains(ranges, n);

test('each number given so far is listed, missing, lost or was accounted for before; none is both listed and missing', () => {
  fc.assert(fc.property(someNumbers, fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 60 }), someNumbers, (numbers, nextBeyond, accounted, waiting) => {
    const highest = Math.max(0, ...numbers);
    const next = Math.max(highest + 1, nextBeyond);
    const outstanding = toRanges(waiting.filter((n) => n <= accounted));
    const { listed, missing, lost } = judgeCardList(numbered([...numbers].sort((a, b) => a - b)), { ...REPORT, nextClipNumber: next }, { ...ROW, accounted, outstanding });
    for (let n = 1; n < next; n += 1) {
      expect(inAny(listed, n)).toBe(numbers.includes(n));
      expect(inAny(missing, n)).toBe(n > accounted && !numbers.includes(n));
      expect(inAny(lost, n)).toBe(inAny(outstanding, n) && !numbers.includes(n));
    }
  }), { numRuns: 500 });
});

test('the same list found twice gives the same findings, so that they are one', () => {
  fc.assert(fc.property(someNumbers, fc.integer({ min: 1, max: 70 }), (numbers, next) => {
    const judge = (order: readonly number[]) => judgeCardList(numbered(order), { ...REPORT, nextClipNumber: next }, ROW).findings.map((one) => one.mark);
    expect(judge([...numbers].reverse())).toEqual(judge(numbers));
  }), { numRuns: 200 });
});
