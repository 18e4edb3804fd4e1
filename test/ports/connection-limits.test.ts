import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BackOff, RETRY_FIRST_MS, RETRY_MOST_MS, STEADY_MS } from '../../gateway/ports/back-off.ts';
import { ConnectionLimits, MAX_ADDRESSES } from '../../gateway/ports/connection-limits.ts';
import { HandClock } from './line-world.ts';

const BOUNDS = { open: 10, openPerAddress: 3, perSecond: 2, atOnce: 4 };

test('one address has its share of connections and of new ones; another has its own', () => {
  const clock = new HandClock();
  const limits = new ConnectionLimits(BOUNDS, clock);
  expect([1, 2, 3].map(() => limits.admit('10.0.0.1'))).toEqual([null, null, null]);
  expect(limits.admit('10.0.0.1')).toBe('too many connections from this address');
  limits.left('10.0.0.1');
  expect(limits.admit('10.0.0.1')).toBeNull();
  limits.left('10.0.0.1');
  expect(limits.admit('10.0.0.1')).toBe('too many new connections from this address');
  expect(limits.admit('10.0.0.2')).toBeNull();
  clock.pass(500);
  expect(limits.admit('10.0.0.1')).toBeNull();
  expect(limits.open).toBe(4);
});

test('all addresses together have a bound', () => {
  const limits = new ConnectionLimits(BOUNDS, new HandClock());
  const verdicts = Array.from({ length: 12 }, (_, i) => limits.admit(`10.0.0.${i}`));
  expect(verdicts.slice(0, 10).every((one) => one === null)).toBe(true);
  expect(verdicts.slice(10)).toEqual(['too many connections are open', 'too many connections are open']);
});

test('refused log-ins cost new connections, and the debt has an end', () => {
  const clock = new HandClock();
  const limits = new ConnectionLimits(BOUNDS, clock);
  for (let i = 0; i < 1_000; i += 1) limits.charge('10.0.0.1', 5);
  clock.pass(2_000);
  expect(limits.admit('10.0.0.1')).toBe('too many new connections from this address');
  clock.pass(500);
  expect(limits.admit('10.0.0.1')).toBeNull();
});

test.each([
  ['::ffff:10.0.0.1', '10.0.0.1'], ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'], ['2001:db8:0:0:1::', '2001:db8::2'], ['fe80::1%eth0', 'fe80::2%eth1'],
])('%s and %s are one address', (one, other) => {
  const limits = new ConnectionLimits({ ...BOUNDS, openPerAddress: 1 }, new HandClock());
  expect(limits.admit(one)).toBeNull();
  expect(limits.admit(other)).toBe('too many connections from this address');
});

test('addresses that were seen are forgotten when they are idle, and never more are remembered than the bound', () => {
  const clock = new HandClock();
  const limits = new ConnectionLimits({ open: 1e6, openPerAddress: 3, perSecond: 2, atOnce: 4 }, clock);
  const address = (i: number) => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
  for (let i = 0; i < MAX_ADDRESSES; i += 1) expect(limits.admit(address(i))).toBeNull();
  expect(limits.admit('192.168.0.1')).toBe('too many addresses at once');
  for (let i = 0; i < 10; i += 1) limits.left(address(i));
  expect(limits.admit('192.168.0.1')).toBe('too many addresses at once');
  clock.pass(1_000);
  expect(limits.admit('192.168.0.1')).toBeNull();
  expect(limits.admit(address(20))).toBeNull();
});

test('whatever comes and goes, what is open is counted right and within its bounds', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.integer({ min: 0, max: 900 }))), (steps) => {
    const clock = new HandClock();
    const limits = new ConnectionLimits(BOUNDS, clock);
    const open = new Map<string, number>();
    for (const [n, leaves, ms] of steps) {
      const address = `10.0.0.${n}`;
      const have = open.get(address) ?? 0;
      if (leaves && have > 0) {
        limits.left(address);
        open.set(address, have - 1);
      } else if (limits.admit(address) === null) open.set(address, have + 1);
      clock.pass(ms);
      const all = [...open.values()];
      expect(limits.open).toBe(all.reduce((sum, one) => sum + one, 0));
      expect(limits.open).toBeLessThanOrEqual(BOUNDS.open);
      expect(Math.max(0, ...all)).toBeLessThanOrEqual(BOUNDS.openPerAddress);
    }
  }));
});

test('waits between two attempts double up to a bound, and begin anew after a time in order', () => {
  const clock = new HandClock();
  const backOff = new BackOff(clock);
  const tries = Array.from({ length: 9 }, () => {
    let rang = false;
    backOff.again(() => { rang = true; });
    const wait = clock.waits.at(-1)!;
    clock.pass(wait - 1);
    expect(rang).toBe(false);
    clock.pass(1);
    expect(rang).toBe(true);
    return wait;
  });
  tries.forEach((wait, i) => {
    const whole = Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** i);
    expect(wait).toBeGreaterThanOrEqual(whole / 2);
    expect(wait).toBeLessThanOrEqual(whole);
  });
  backOff.up();
  clock.pass(STEADY_MS - 1);
  backOff.again(() => undefined);
  expect(clock.waits.at(-1)).toBeGreaterThan(RETRY_MOST_MS / 2 - 1);
  backOff.up();
  clock.pass(STEADY_MS);
  let rang = 0;
  backOff.again(() => { rang += 1; });
  backOff.again(() => { rang += 1; });
  expect(clock.waits.at(-2)).toBeLessThanOrEqual(RETRY_FIRST_MS);
  clock.pass(RETRY_MOST_MS);
  expect(rang).toBe(1);
  backOff.again(() => { rang += 1; });
  backOff.cancel();
  clock.pass(RETRY_MOST_MS);
  expect(rang).toBe(1);
});
