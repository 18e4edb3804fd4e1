import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeRatio, LEAST_RATIO, maySetRatio, ratioInForce, type RatioSetting } from '../../gateway/rules/ratio.ts';

const ARTICLE = '第十八条 …应当符合每两名执法人员不低于一台的要求';

test.each([
  [ARTICLE, 0, 0, 0, 0], [ARTICLE, 1, 0, 1, 1], [ARTICLE, 2, 1, 1, 0], [ARTICLE, 3, 1, 2, 1], [ARTICLE, 4, 2, 2, 0], [ARTICLE, 5, 2, 3, 1], [ARTICLE, 12, 20, 6, 0],
] as const)('%s: %i officers with %i recorders need %i and lack %i', (_article, officers, recorders, needed, short) => {
  expect(judgeRatio(officers, recorders, LEAST_RATIO)).toMatchObject({ needed, short, article: 'Art. 18' });
});

test.each([
  [ARTICLE, 'what the article asks', { recorders: 1, officers: 2 }, 'allowed'], [ARTICLE, 'the same in other numbers', { recorders: 50, officers: 100 }, 'allowed'],
  [ARTICLE, 'more: one each', { recorders: 1, officers: 1 }, 'allowed'], [ARTICLE, 'a little less', { recorders: 49, officers: 100 }, 'refused'],
  [ARTICLE, 'one for three', { recorders: 1, officers: 3 }, 'refused'], [ARTICLE, 'none', { recorders: 0, officers: 2 }, 'refused'],
  [ARTICLE, 'half a recorder', { recorders: 0.5, officers: 1 }, 'refused'], [ARTICLE, 'more than is counted', { recorders: 101, officers: 1 }, 'refused'],
] as const)('%s: a setting of %s', (_article, _what, setting, wanted) => {
  const verdict = maySetRatio(setting);
  expect(verdict.kind).toBe(wanted);
  if (verdict.kind === 'refused') expect(verdict.article).toBe('Art. 18');
});

test(`${ARTICLE}: a unit asks more than its bureau, never less`, () => {
  const one: RatioSetting = { recorders: 1, officers: 1 };
  const twoOfThree: RatioSetting = { recorders: 2, officers: 3 };
  expect(ratioInForce(undefined, undefined)).toEqual(LEAST_RATIO);
  expect(ratioInForce(twoOfThree, undefined)).toEqual(twoOfThree);
  expect(ratioInForce(twoOfThree, one)).toEqual(one);
  expect(ratioInForce(one, twoOfThree)).toEqual(one);
  // Not even a row that got in by another way lowers it.
  expect(ratioInForce({ recorders: 1, officers: 9 }, undefined)).toEqual(LEAST_RATIO);
});

const settings = fc.record({ recorders: fc.integer({ min: 1, max: 100 }), officers: fc.integer({ min: 1, max: 100 }) });
test(`${ARTICLE}: whatever is allowed keeps at least one for two, and what a verdict says is missing is exactly what is missing`, () => {
  fc.assert(fc.property(settings, settings, fc.nat(2_000), fc.nat(2_000), (bureau, unit, officers, recorders) => {
    for (const one of [bureau, unit]) expect(maySetRatio(one).kind === 'allowed').toBe(one.recorders / one.officers >= 0.5);
    const setting = ratioInForce(bureau, unit);
    const { needed, short } = judgeRatio(officers, recorders, setting);
    expect(needed * 2).toBeGreaterThanOrEqual(officers);
    expect((recorders + short) * setting.officers).toBeGreaterThanOrEqual(officers * setting.recorders);
    if (short > 0) expect((recorders + short - 1) * setting.officers).toBeLessThan(officers * setting.recorders);
  }), { numRuns: 500 });
});
