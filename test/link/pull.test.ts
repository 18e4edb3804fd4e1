import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../device-sim/sim-clock.ts';
import { ChunkSize } from '../../gateway/link/chunk-size.ts';
import { LARGEST_WINDOW, Pull, type PullAction } from '../../gateway/link/pull.ts';

interface Chunk { readonly call: number; readonly number: number; readonly offset: number; readonly data: Uint8Array }

/** A dock that answers in order over a line that loses chunks by a pattern; time goes on in steps. */
function transfer(sizes: readonly number[], lost: (nth: number) => boolean, chunk: number): { readonly steps: number; readonly bytes: Map<number, Uint8Array>; readonly most: number } {
  let call = 0;
  const pull = new Pull(() => (call += 1), () => chunk);
  const bytes = new Map(sizes.map((size, i) => [i, new Uint8Array(size)]));
  const over = new Set<number>();
  let sent = 0;
  let now = 0;
  let most = 0;
  sizes.forEach((size, i) => pull.read(i, 1 + (i % 3), { number: i + 1, tag: '', offset: 0, length: size }));
  for (let steps = 0; steps < 20_000; steps += 1) {
    const actions: PullAction[] = [];
    pull.tick(now, actions);
    pull.ask(now, actions);
    const answers: Chunk[] = [];
    for (const action of actions) {
      if (action.kind === 'read-failed') throw new Error('given up');
      if (action.kind !== 'ask-read') continue;
      const { span } = action;
      for (let at = span.offset; at < span.offset + span.length; at += action.chunk) {
        const length = Math.min(action.chunk, span.offset + span.length - at);
        answers.push({ call: action.call, number: span.number, offset: at, data: new Uint8Array(length).fill((span.number + (at >> 6)) & 0xff) });
      }
    }
    most = Math.max(most, answers.reduce((sum, one) => sum + one.data.length, 0));
    for (const answer of answers) {
      sent += 1;
      if (lost(sent)) continue;
      const heard: PullAction[] = [];
      pull.chunk(answer.call, answer.number, answer.offset, answer.data, now, heard);
      for (const one of heard) {
        if (one.kind === 'bytes') {
          bytes.get(one.ticket)!.set(one.bytes, one.position);
          pull.taken(one.bytes.length);
        }
        if (one.kind === 'read-done') over.add(one.ticket);
      }
    }
    if (over.size === sizes.length) return { steps, bytes, most };
    now = answers.length > 0 ? now + 5 : Math.max(now + 1, Math.min(pull.nextDeadlineMs(), now + 10_000));
  }
  throw new Error(`not over: ${over.size} of ${sizes.length}`);
}

test('D2: whatever chunks a line loses, every byte comes and reading ends', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 6 }), fc.integer(), fc.integer({ min: 64, max: 9_000 }), (sizes, seed, chunk) => {
    const draw = seeded(seed);
    const { bytes } = transfer(sizes, () => draw() < 0.2, chunk);
    sizes.forEach((size, i) => {
      const got = bytes.get(i)!;
      expect(got.length).toBe(size);
      for (let at = 0; at < size; at += 1) if (got[at] === 0 && ((i + 1 + (at >> 6)) & 0xff) !== 0 && at % chunk === 0) throw new Error(`byte ${at} of reading ${i} is missing`);
    });
  }), { numRuns: 60 });
});

test('a dock never has more on its way than the window', () => {
  expect(transfer([30_000_000], () => false, 60_000).most).toBeLessThanOrEqual(LARGEST_WINDOW);
});

test('a dock that answers nothing is given up after a bound', () => {
  let call = 0;
  const pull = new Pull(() => (call += 1), () => 1_000);
  pull.read(7, 1, { number: 1, tag: '', offset: 0, length: 5_000 });
  let now = 0;
  for (let i = 0; i < 200; i += 1) {
    const actions: PullAction[] = [];
    pull.tick(now, actions);
    pull.ask(now, actions);
    if (actions.some((action) => action.kind === 'read-failed')) return;
    now = Math.min(pull.nextDeadlineMs(), now + 60_000);
  }
  throw new Error('it waited for ever');
});

test('chunks shrink to what a noisy line lets through, and grow again', () => {
  const size = new ChunkSize(60_000);
  expect(size.at(1e9)).toBe(60_000);
  for (let i = 0; i < 200; i += 1) {
    const whole = Math.exp(-8e-4 * (size.at(1e9) + 26)) > (i % 10) / 10;
    if (whole) size.cameWhole(size.at(1e9));
    else size.cameDamaged(size.at(1e9) + 26);
  }
  expect(size.at(1e9)).toBeGreaterThan(64);
  expect(size.at(1e9)).toBeLessThan(800);
  for (let i = 0; i < 32 * 12; i += 1) size.cameWhole(size.at(1e9));
  expect(size.at(1e9)).toBe(60_000);
  expect(size.at(960)).toBe(96);
});
