import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placed, SIZES, turned } from '../../dashboard/src/pages/duty/wall/layout.ts';

const ONE = { size: 1, pinned: [] } as const;
const FOUR = { size: 4, pinned: [] } as const;

test('pictures take the first place that is free and keep it; a pinned one stands where it was put, live or not', () => {
  expect(placed(FOUR, [], ['a', 'b'])).toEqual(['a', 'b', null, null]);
  expect(placed(FOUR, ['a', 'b', null, null], ['b', 'c'])).toEqual(['c', 'b', null, null]);
  expect(placed({ size: 4, pinned: [null, 'z'] }, [], ['a', 'b'])).toEqual(['a', 'z', 'b', null]);
});

test('D7: who called for help finds a place on a full wall, never that of a pinned one or of somebody else who called', () => {
  expect(placed(FOUR, ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c', 'd']);
  expect(placed(FOUR, ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e'], ['e'])).toEqual(['a', 'b', 'c', 'e']);
  expect(placed({ size: 4, pinned: [null, null, null, 'd'] }, ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e', 'f'], ['e', 'f'])).toEqual(['a', 'f', 'e', 'd']);
  expect(placed({ size: 1, pinned: ['a'] }, [], ['a', 'e'], ['e'])).toEqual(['a']);
  expect(placed(ONE, ['e'], ['e', 'f'], ['e', 'f'])).toEqual(['e']);
  // Whoever called and shows nothing has nothing to be shown.
  expect(placed(ONE, ['a'], ['a'], ['e'])).toEqual(['a']);
});

test('D7: on a screen that nobody touches who called for help stays, and the others come in turn', () => {
  expect([0, 1, 2].map((turn) => turned(1, ['a', 'b'], turn))).toEqual([['a'], ['b'], ['a']]);
  expect([0, 1].map((turn) => turned(1, ['a', 'b'], turn, ['b']))).toEqual([['b'], ['b']]);
  expect([0, 1].map((turn) => turned(4, ['a', 'b', 'c', 'd', 'e'], turn, ['e']))).toEqual([['e', 'a', 'b', 'c'], ['e', 'd', null, null]]);
});

test('no picture is on the wall twice, and no place is empty while somebody is not shown', () => {
  const names = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g'));
  fc.assert(fc.property(fc.constantFrom(...SIZES), names, names, names, fc.nat(9), (size, before, live, urgent, turn) => {
    for (const places of [placed({ size, pinned: [] }, before, live, urgent), turned(size, live, turn, urgent)]) {
      const shown = places.filter((one) => one !== null);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.every((one) => live.includes(one))).toBe(true);
    }
    const shown = placed({ size, pinned: [] }, before, live, urgent).filter((one) => one !== null);
    expect(shown).toHaveLength(Math.min(size, live.length));
    for (const one of urgent.filter((each) => live.includes(each)).slice(0, size)) expect(shown.filter((each) => urgent.includes(each)).length === size || shown.includes(one)).toBe(true);
  }));
});
