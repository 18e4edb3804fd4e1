import { describe, expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';
import { VirtualClock } from './virtual-clock.ts';

const clockOf = (seed: number, shuffle = false) => new VirtualClock({ random: new SeededRandom(seed), shuffle });

describe('the virtual clock', () => {
  test('fires in order of time, then in the order in which timers were set, and stands still otherwise', async () => {
    const clock = clockOf(1);
    const seen: string[] = [];
    const note = (what: string) => () => seen.push(`${what}@${clock.monotonicMs()}`);
    clock.at(20, note('b'));
    clock.at(10, note('a'));
    clock.at(20, note('c'));
    clock.at(-5, note('past'));
    const stopped = clock.at(15, note('stopped'));
    stopped();
    stopped();
    await clock.settle();
    expect([seen, clock.monotonicMs()]).toEqual([[], 0]);
    await clock.advance(20);
    expect(seen).toEqual(['past@0', 'a@10', 'b@20', 'c@20']);
    await clock.advance(7);
    expect([clock.monotonicMs(), clock.waiting, clock.steps]).toEqual([27, 0, 4]);
    expect(() => clock.at(NaN, () => undefined)).toThrow(RangeError);
  });

  test('lets all that follows from one timer run before the next, however long the chain', async () => {
    const clock = clockOf(1);
    const seen: string[] = [];
    const chain = async (name: string) => {
      for (let n = 0; n < 5_000; n += 1) {
        await null;
        if (n % 1_000 === 0) await new Promise<void>((resolve) => { process.nextTick(() => queueMicrotask(resolve)); });
      }
      seen.push(name);
    };
    clock.at(1, () => void chain('first'));
    clock.at(1, () => { seen.push('second begins'); });
    await clock.advance(1);
    expect(seen).toEqual(['first', 'second begins']);
  });

  test('a callback that sets a timer for now is called again at the same time, not at once', async () => {
    const clock = clockOf(1);
    const seen: number[] = [];
    const again = (n: number): void => { clock.at(0, () => { seen.push(n); if (n < 3) again(n + 1); }); };
    again(1);
    expect(seen).toEqual([]);
    await clock.advance(0);
    expect([seen, clock.monotonicMs()]).toEqual([[1, 2, 3], 0]);
  });

  test('what is due together may be shuffled, by seed', async () => {
    const order = async (seed: number) => {
      const clock = clockOf(seed, true);
      const seen: number[] = [];
      for (let n = 0; n < 8; n += 1) clock.at(5, () => seen.push(n));
      await clock.advance(5);
      return seen.join('');
    };
    const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(order));
    expect(new Set(orders).size).toBeGreaterThan(3);
    expect(await order(3)).toBe(orders[2]);
    for (const one of orders) expect([...one].sort().join('')).toBe('01234567');
  });

  test('runs until a condition holds, or the limit', async () => {
    const clock = clockOf(1);
    let count = 0;
    const tick = () => { count += 1; clock.at(clock.monotonicMs() + 10, tick); };
    clock.at(0, tick);
    expect(await clock.runUntil(() => count === 5, 1_000)).toBe(true);
    expect(clock.monotonicMs()).toBe(40);
    expect(await clock.runUntil(() => false, 25)).toBe(false);
    expect([clock.monotonicMs(), count]).toEqual([65, 7]);
  });

  test('drives a promise to its end, and says when nothing could settle it', async () => {
    const clock = clockOf(1);
    expect(await clock.drive(clock.sleep(500).then(() => clock.monotonicMs()))).toBe(500);
    await expect(clock.drive(clock.sleep(5).then(() => { throw new Error('mine'); }))).rejects.toThrow('mine');
    await expect(clock.drive(new Promise(() => undefined))).rejects.toThrow(/no timer is left/);
    await expect(clock.drive(clock.sleep(5_000), 1_000)).rejects.toThrow(/has not settled/);
    clock.at(0, () => { throw new Error('a callback threw'); });
    await expect(clock.advance(1)).rejects.toThrow('a callback threw');
  });

  test('the wall clock can be set without moving a deadline; random bytes come from the seed', async () => {
    const clock = clockOf(1);
    const before = clock.wallMs();
    let fired = 0;
    clock.at(10, () => { fired += 1; });
    clock.jumpWall(-3_600_000);
    expect(clock.wallMs()).toBe(before - 3_600_000);
    await clock.advance(9);
    expect(fired).toBe(0);
    await clock.advance(1);
    expect(fired).toBe(1);
    expect(clock.randomBytes(8)).toEqual(clockOf(1).randomBytes(8));
    expect(clock.randomBytes(8)).not.toEqual(clockOf(2).randomBytes(8));
  });

  test('a process that was killed hears of no timer, and the next one counts from 0', async () => {
    const clock = clockOf(1);
    await clock.advance(1_000);
    const first = clock.startProcess();
    const seen: string[] = [];
    first.at(5, () => seen.push('in time'));
    first.at(50, () => seen.push('too late'));
    const cancel = first.at(20, () => seen.push('cancelled'));
    cancel();
    await clock.advance(10);
    expect(first.monotonicMs()).toBe(10);
    first.kill();
    first.at(11, () => seen.push('after death'));
    await clock.advance(100);
    expect([seen, clock.waiting, first.dead]).toEqual([['in time'], 0, true]);
    const second = clock.startProcess();
    expect([second.monotonicMs(), second.wallMs()]).toEqual([0, clock.wallMs()]);
  });
});

describe('the seeded numbers', () => {
  test('are the same for a seed, independent in forks, and spread evenly', () => {
    const a = new SeededRandom('x');
    const b = new SeededRandom('x');
    const fork = a.fork('f');
    expect(Array.from({ length: 20 }, () => a.next())).toEqual(Array.from({ length: 20 }, () => b.next()));
    for (let n = 0; n < 5; n += 1) b.next();
    expect(fork.next()).toBe(b.fork('f').next());
    const buckets = new Array<number>(10).fill(0);
    for (let n = 0; n < 100_000; n += 1) buckets[a.below(10)]! += 1;
    for (const bucket of buckets) expect(Math.abs(bucket - 10_000)).toBeLessThan(600);
    expect(a.shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
    expect([a.chance(0), a.chance(1)]).toEqual([false, true]);
    const ends = new Set(Array.from({ length: 100 }, () => a.between(3, 5)));
    expect([...ends].sort()).toEqual([3, 4, 5]);
  });
});
