import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../device-sim/sim-clock.ts';
import { FirmwarePush, LARGEST_PUSH_WINDOW, type Piece } from '../../gateway/link/firmware-push.ts';

const RETRY_MS = 1_500;

/** A recorder that takes only the piece at its end, behind a line that loses questions and answers; lost ones are asked again. */
function write(size: number, held: number, room: number, lost: () => boolean, forgets: (nth: number) => boolean = () => false): { readonly written: Uint8Array; readonly sentBytes: number; readonly most: number } {
  const machine = new FirmwarePush(size, held, () => room);
  const written = new Uint8Array(size).fill(1, 0, held);
  let end = held;
  let sent = 0;
  let sentBytes = 0;
  let most = 0;
  let now = 0;
  let open: { piece: Piece; due: number }[] = [];
  for (let steps = 0; steps < 100_000 && !machine.complete; steps += 1) {
    for (let piece = machine.next(now); piece !== null; piece = machine.next(now)) open.push({ piece, due: now });
    most = Math.max(most, open.reduce((sum, one) => sum + one.piece.length, 0));
    if (open.length === 0) throw new Error(`nothing under way at ${machine.held} of ${size}`);
    const one = open.reduce((first, other) => (other.due < first.due ? other : first));
    now = Math.max(now, one.due) + 1;
    sent += 1;
    sentBytes += one.piece.length;
    if (lost()) {
      one.due = now + RETRY_MS;
      continue;
    }
    if (forgets(sent)) end = 0;
    if (one.piece.offset === end) {
      written.fill(1, end, end + one.piece.length);
      end += one.piece.length;
    }
    if (lost()) {
      one.due = now + RETRY_MS;
      continue;
    }
    open = open.filter((other) => other !== one);
    machine.answered(one.piece, end, now);
  }
  if (!machine.complete) throw new Error(`not whole: ${machine.held} of ${size}`);
  return { written, sentBytes, most };
}

test('D8: whatever pieces and answers a line loses, the image becomes whole and the window holds', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 120_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 64, max: 32_768 }), fc.integer(), (size, share, room, seed) => {
    const draw = seeded(seed);
    const { written, most } = write(size, Math.floor(size * share), room, () => draw() < 0.15);
    expect(written.every((byte) => byte === 1)).toBe(true);
    expect(most).toBeLessThanOrEqual(LARGEST_PUSH_WINDOW);
  }), { numRuns: 40 });
});

test('D8: what the recorder holds is not sent again; a clean line sends each byte once', () => {
  expect(write(1_000_000, 0, 32_768, () => false).sentBytes).toBe(1_000_000);
  expect(write(600_000, 300_001, 4_096, () => false).sentBytes).toBe(299_999);
  expect(write(600_000, 600_000, 4_096, () => false).sentBytes).toBe(0);
});

test('D8: a recorder that forgets what it held begins anew, and one that always forgets is given up', () => {
  expect(write(50_000, 0, 1_024, () => false, (nth) => nth === 20).written.every((byte) => byte === 1)).toBe(true);
  const machine = new FirmwarePush(10_000, 5_000, () => 1_000);
  for (let n = 0; n < 20 && !machine.hopeless; n += 1) {
    const piece = machine.next(n)!;
    machine.answered(piece, piece.offset + piece.length, n);
    machine.answered({ ...piece }, 0, n);
  }
  expect(machine.hopeless).toBe(true);
  expect(machine.next(0)).toBeNull();
});

test('D8: a recorder that claims more than the image has is believed nothing', () => {
  expect(new FirmwarePush(100, 101, () => 64).held).toBe(0);
  const machine = new FirmwarePush(100, 0, () => 64);
  machine.answered(machine.next(0)!, 5_000, 1);
  expect(machine.held).toBe(0);
  expect(machine.complete).toBe(false);
});

/** A line that carries `pace` bytes a second after one another and takes `latencyMs` there and back. */
function paced(size: number, pace: number, latencyMs: number): { readonly tookMs: number; readonly longestMs: number } {
  const machine = new FirmwarePush(size, 0, () => 32_768);
  const under: { piece: Piece; at: number }[] = [];
  let now = 0;
  let free = 0;
  let longestMs = 0;
  let end = 0;
  while (!machine.complete) {
    for (let piece = machine.next(now); piece !== null; piece = machine.next(now)) {
      free = Math.max(free, now) + (piece.length * 1_000) / pace;
      under.push({ piece, at: free + latencyMs });
    }
    const first = under.shift()!;
    now = first.at;
    longestMs = Math.max(longestMs, now - first.piece.sentAt);
    end += first.piece.length;
    machine.answered(first.piece, end, now);
  }
  return { tookMs: now, longestMs };
}

test.each([
  [9_600 / 10, 0, 60_000], [115_200 / 10, 0, 400_000], [115_200 / 10, 400, 400_000], [1_000_000, 20, 8_000_000], [10_000_000, 100, 30_000_000],
] as const)('D8: %d bytes a second with %d ms there and back: the line is used, and no answer comes so late that it is asked again', (pace, latencyMs, size) => {
  const { tookMs, longestMs } = paced(size, pace, latencyMs);
  const possible = Math.min(pace, latencyMs === 0 ? Infinity : (LARGEST_PUSH_WINDOW * 1_000) / latencyMs);
  expect((size * 1_000) / tookMs).toBeGreaterThan(possible * 0.7);
  expect(longestMs).toBeLessThan(RETRY_MS);
});
