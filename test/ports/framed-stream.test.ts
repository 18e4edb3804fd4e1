import { duplexPair } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerFramedStream, WRITE_LIMIT, WRITE_MARK, type StreamLimits } from '../../gateway/ports/framed-stream.ts';
import { encodeFrame, MAX_SERIAL_ENVELOPE } from '../../proto/frame.ts';
import { desk, HandClock, until } from './line-world.ts';

const NO_LIMITS: StreamLimits = { stallMs: 20_000, firstFrameMs: null, idleMs: null, damagedInARow: null };

function line(limits: Partial<StreamLimits> = {}) {
  const [near, far] = duplexPair({ highWaterMark: WRITE_MARK });
  const { wires, accept } = desk();
  const clock = new HandClock();
  const released: string[] = [];
  offerFramedStream(near, 'a line', { ...NO_LIMITS, ...limits }, accept, clock, (why) => {
    released.push(why);
    near.destroy();
  });
  return { near, far, one: wires[0]!, clock, released };
}

test('D4: envelopes come whole however the line cuts them, with garbage between them', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ envelope: fc.uint8Array({ minLength: 1, maxLength: 700 }), before: fc.uint8Array({ maxLength: 40 }) }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 900 }),
    async (parts, cut) => {
      const { far, one } = line();
      // The garbage ends with a delimiter, as a receiver that lost its place finds the next frame.
      const bytes = Buffer.concat(parts.flatMap(({ before, envelope }) => [before, Buffer.of(0), encodeFrame(envelope)]));
      for (let at = 0; at < bytes.length; at += cut) far.write(bytes.subarray(at, at + cut));
      const wanted = parts.map(({ envelope }) => Buffer.from(envelope).toString('hex'));
      const came = () => one.heard.map((envelope) => Buffer.from(envelope).toString('hex'));
      await until('the envelopes', () => came().length >= wanted.length);
      expect(came()).toEqual(wanted);
      far.destroy();
    },
  ), { numRuns: 40 });
});

test('D4: a frame that comes byte by byte is one envelope, and so is the largest', async () => {
  const { far, one } = line();
  const small = Buffer.from('byte by byte');
  const large = Buffer.alloc(MAX_SERIAL_ENVELOPE, 7);
  for (const byte of encodeFrame(small)) far.write(Buffer.of(byte));
  far.write(encodeFrame(large));
  await until('both', () => one.heard.length === 2);
  expect(one.heard.map((envelope) => envelope.length)).toEqual([small.length, large.length]);
  expect(Buffer.from(one.heard[1]!).equals(large)).toBe(true);
});

test('a frame longer than any envelope is dropped while it comes, and the next one is read', async () => {
  const { far, one } = line();
  for (let i = 0; i < 5; i += 1) far.write(Buffer.alloc(MAX_SERIAL_ENVELOPE, 1));
  far.write(Buffer.of(0));
  far.write(encodeFrame(Buffer.from('after')));
  await until('the frame after it', () => one.heard.length === 1);
  expect(one.damaged).toEqual(['too-long']);
});

test('so many damaged frames in a row end a wire that has such a bound, and one whole frame starts the count again', async () => {
  const { far, one, released } = line({ damagedInARow: 3 });
  const bad = Buffer.from([9, 9, 9, 0]);
  far.write(Buffer.concat([bad, bad, bad, encodeFrame(Buffer.from('x')), bad, bad, bad]));
  await until('six damaged ones', () => one.damaged.length === 6);
  expect(one.closed).toBeNull();
  far.write(bad);
  await until('the end', () => one.closed !== null);
  expect(one.closed).toBe('4 damaged frames in a row');
  expect(released).toEqual([one.closed]);
});

test('whoever says nothing of the dock link, or nothing any more, loses the wire', async () => {
  const never = line({ firstFrameMs: 1_000 });
  never.far.write(Buffer.from('hello?\0'));
  never.clock.pass(999);
  expect(never.one.closed).toBeNull();
  never.clock.pass(1);
  expect(never.one.closed).toBe('nothing of the dock link was heard');

  const later = line({ firstFrameMs: 1_000, idleMs: 5_000 });
  later.far.write(encodeFrame(Buffer.from('x')));
  await until('the frame', () => later.one.heard.length === 1);
  later.clock.pass(4_999);
  later.far.write(encodeFrame(Buffer.from('y')));
  await until('the second', () => later.one.heard.length === 2);
  later.clock.pass(4_999);
  expect(later.one.closed).toBeNull();
  later.clock.pass(1);
  expect(later.one.closed).toBe('the other end has fallen silent');
  expect(later.clock.timers).toBe(0);
});

test('a reader that reads nothing is told apart: first no more questions, then the end at the bound', async () => {
  const { far, one, released } = line();
  far.pause();
  const envelope = Buffer.alloc(60_000, 1);
  let sent = 0;
  while (one.wire.send(envelope) && sent < 100) sent += 1;
  expect(sent * envelope.length).toBeLessThanOrEqual(2 * WRITE_MARK + 2 * envelope.length);
  for (; sent < 100 && one.closed === null; sent += 1) one.wire.send(envelope);
  expect(one.closed).toBe('the other end reads nothing');
  expect(sent * envelope.length).toBeLessThan(WRITE_LIMIT + 2 * WRITE_MARK + 2 * envelope.length);
  expect(released).toHaveLength(1);
  expect(one.wire.send(envelope)).toBe(false);
});

test('a buffer that stays full for too long ends the wire; one that empties again does not', async () => {
  const fine = line({ stallMs: 1_000 });
  fine.far.pause();
  while (fine.one.wire.send(Buffer.alloc(60_000))) { /* until it is full */ }
  fine.clock.pass(900);
  fine.far.on('data', () => undefined).resume();
  await until('it is writable', () => fine.one.writable === 1);
  fine.clock.pass(5_000);
  expect(fine.one.closed).toBeNull();

  const stuck = line({ stallMs: 1_000 });
  stuck.far.pause();
  while (stuck.one.wire.send(Buffer.alloc(60_000))) { /* until it is full */ }
  stuck.clock.pass(1_000);
  expect(stuck.one.closed).toBe('the line takes no bytes');
});

test('a wire ends once, whoever ends it, and says nothing afterwards', async () => {
  const closed = line();
  closed.one.wire.close('enough');
  closed.one.wire.close('again');
  closed.far.write(encodeFrame(Buffer.from('late')));
  expect(closed.released).toEqual(['enough']);
  const ended = line();
  ended.far.end();
  await until('the end', () => ended.one.closed !== null);
  const failed = line();
  failed.near.destroy(new Error('gone'));
  await until('the end', () => failed.one.closed !== null);
  for (const { one, released } of [closed, ended, failed]) {
    expect(one.heard).toEqual([]);
    expect(released).toEqual([one.closed]);
  }
});
