import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkForDuty, pickForDuty, type Candidate, type DutyReason, type Wanted } from '../../gateway/rules/duty-check.ts';

const WANTED: Wanted = { officer: 'P1', unit: '执法一中队', leastBattery: 80 };
const BAY = { dock: 'dock-1', bay: 1, phase: 'done', battery: 100, cardLeft: 0, faults: [], clockMs: 12 } as const;
const FIT: Candidate = {
  recorder: 'ZFY-1', unit: WANTED.unit, retired: false, quarantined: false, state: 'in-store', bay: BAY, outstanding: 0, holder: null, bookedBy: null, promised: null,
};

type Case = readonly [article: string, what: string, one: Candidate, reasons: readonly DutyReason['code'][]];
const DUTY = '第十九条（2） 应当自执法活动开始时启用，至执法活动结束时停止';
const COUNT = '第十八条 每两名执法人员不低于一台';
const ERASED = '第十九条（四） 将执法记录仪存储卡内的执法记录信息删除';
const CASES: readonly Case[] = [
  [DUTY, 'all is well', FIT, []],
  [DUTY, 'exactly the least charge', { ...FIT, bay: { ...BAY, battery: 80 } }, []],
  [DUTY, 'one percent less', { ...FIT, bay: { ...BAY, battery: 79 } }, ['battery-low']],
  [DUTY, 'it does not say its charge', { ...FIT, bay: { ...BAY, battery: null } }, ['battery-unknown']],
  [DUTY, 'a fault', { ...FIT, bay: { ...BAY, faults: ['microphone'] } }, ['faults']],
  [DUTY, 'a clock two seconds off', { ...FIT, bay: { ...BAY, clockMs: -2_000 } }, []],
  [DUTY, 'a clock a little more off', { ...FIT, bay: { ...BAY, clockMs: -2_001 } }, ['clock-wrong']],
  [DUTY, 'a clock that was not read back', { ...FIT, bay: { ...BAY, clockMs: null } }, ['clock-unknown']],
  [DUTY, 'in repair', { ...FIT, state: 'repair' }, ['repair']],
  [ERASED, 'its offload goes on', { ...FIT, bay: { ...BAY, phase: 'copying', cardLeft: null, clockMs: null } }, ['offloading']],
  [ERASED, 'a locked file stays on its card', { ...FIT, bay: { ...BAY, cardLeft: 1 } }, ['card-not-empty']],
  [ERASED, 'numbers are still outstanding', { ...FIT, outstanding: 3 }, ['card-not-empty']],
  ['第十五条 专用电脑等存储设备', 'it sits in no bay', { ...FIT, bay: null }, ['not-in-bay']],
  ['第十五条 专用电脑等存储设备', 'retired', { ...FIT, retired: true }, ['retired']],
  ['第十九条（三） 任何人不得私自复制', 'in quarantine', { ...FIT, quarantined: true }, ['quarantined']],
  ['第二十二条（四） 损毁、丢失', 'lost', { ...FIT, state: 'lost' }, ['lost']],
  [COUNT, 'another unit’s', { ...FIT, unit: '执法二中队' }, ['other-unit']],
  [COUNT, 'of no unit', { ...FIT, unit: null }, ['other-unit']],
  [COUNT, 'his own, though it stands in another unit', { ...FIT, unit: '执法二中队', holder: 'P1' }, []],
  [COUNT, 'assigned to somebody else', { ...FIT, holder: 'P2' }, ['held']],
  [COUNT, 'booked by somebody else', { ...FIT, holder: 'P2', bookedBy: 'P2' }, ['held']],
  [COUNT, 'promised from tomorrow on', { ...FIT, promised: { officer: 'P2', from: '2026-11-24T00:00:00.000Z' } }, ['promised']],
  [DUTY, 'everything at once is said', { ...FIT, unit: null, bay: { ...BAY, battery: 3, faults: ['camera'], cardLeft: 2, clockMs: 9_999 } }, ['other-unit', 'card-not-empty', 'battery-low', 'faults', 'clock-wrong']],
];
test.each(CASES)('%s: %s', (_article, _what, one, reasons) => {
  const verdict = checkForDuty(one, WANTED);
  expect(verdict.reasons.map(({ code }) => code)).toEqual(reasons);
  expect(verdict.fit).toBe(reasons.length === 0);
  for (const reason of verdict.reasons) expect(reason).toMatchObject({ article: expect.stringMatching(/^Art\. \d+/), zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
});

const candidate: fc.Arbitrary<Candidate> = fc.record({
  recorder: fc.string({ unit: fc.constantFrom('A', 'B', '1', '2'), minLength: 1, maxLength: 4 }), unit: fc.constantFrom(WANTED.unit, '执法二中队', null), retired: fc.boolean(), quarantined: fc.boolean(),
  state: fc.constantFrom('in-store', 'in-store', 'repair', 'lost'), outstanding: fc.constantFrom(0, 0, 2), holder: fc.constantFrom(null, 'P1', 'P2'), bookedBy: fc.constantFrom(null, null, 'P2'), promised: fc.constant(null),
  bay: fc.option(fc.record({
    dock: fc.constant('dock-1'), bay: fc.integer({ min: 1, max: 8 }), phase: fc.constantFrom('done', 'done', 'copying'), battery: fc.option(fc.integer({ min: 0, max: 100 })), cardLeft: fc.constantFrom(0, 0, null, 4),
    faults: fc.constantFrom<readonly string[]>([], [], ['camera']), clockMs: fc.option(fc.integer({ min: -5_000, max: 5_000 })),
  })),
});
test(`${DUTY}: what is picked is fit, nothing is picked only where all have a reason, and the choice does not hang on the order`, () => {
  fc.assert(fc.property(fc.uniqueArray(candidate, { selector: ({ recorder }) => recorder, maxLength: 12 }), (all) => {
    const { picked, verdicts } = pickForDuty(all, WANTED);
    expect(picked === undefined).toBe(verdicts.every(({ reasons }) => reasons.length > 0));
    if (picked === undefined) return;
    expect(checkForDuty(picked, WANTED).fit).toBe(true);
    expect(picked.bay!.battery! >= WANTED.leastBattery && picked.bay!.cardLeft === 0 && picked.bay!.faults.length === 0 && picked.state === 'in-store').toBe(true);
    expect(pickForDuty(all.toReversed(), WANTED).picked).toEqual(picked);
    const fuller = all.filter((one, i) => verdicts[i]!.fit && one.bay!.battery! > picked.bay!.battery!);
    if (picked.holder !== 'P1') expect(fuller).toEqual([]);
  }), { numRuns: 1_000 });
});
