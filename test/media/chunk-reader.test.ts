import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkReader, MAX_CHUNK_STREAMS, type ChunkLimits, type RtmpMessage } from '../../gateway/media/engine/chunk-reader.ts';
import { PUBLISHER, STRANGER } from '../../gateway/media/engine/rtmp-connection.ts';
import { message } from './rtmp-peer.ts';

const read = (bytes: Buffer, limits: ChunkLimits = PUBLISHER, cut = bytes.length) => {
  const reader = new ChunkReader(limits);
  const got: RtmpMessage[] = [];
  let fault: string | undefined;
  for (let at = 0; at < bytes.length; at += cut) fault = reader.push(bytes.subarray(at, at + cut), (each) => got.push(each));
  return { got: got.map(({ payload, ...rest }) => ({ ...rest, payload: payload.toString('hex') })), fault, reader };
};
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('golden bytes: headers of all four kinds, and times as the specification counts them', () => {
  // Type 0 at 1000 ms, type 1 with 20 ms more, type 2 with 20 ms more, type 3 with the same step again.
  const { got, fault } = read(hex('06 0003e8 000001 09 01000000 aa' + '46 000014 000002 09 bbbb' + '86 000014 cccc' + 'c6 dddd'));
  expect(fault).toBeUndefined();
  expect(got.map(({ timeMs, payload, streamId, type }) => [timeMs, payload, streamId, type])).toEqual([[1000, 'aa', 1, 9], [1020, 'bbbb', 1, 9], [1040, 'cccc', 1, 9], [1060, 'dddd', 1, 9]]);
});

test('golden bytes: extended time, chunk stream numbers of two and three bytes, a message in several chunks, an abort', () => {
  expect(read(hex('06 ffffff 000001 09 01000000 01000000 aa')).got[0]).toMatchObject({ timeMs: 0x0100_0000, payload: 'aa' });
  expect(read(hex('00 06 000000 000001 08 01000000 aa')).got).toHaveLength(1);
  expect(read(hex('01 06 01 000000 000001 08 01000000 aa')).got).toHaveLength(1);
  const long = Buffer.alloc(300, 5);
  expect(read(message(9, long, { timeMs: 0x0100_0001 })).got).toEqual([{ type: 9, streamId: 0, timeMs: 0x0100_0001, payload: long.toString('hex') }]);
  const aborted = Buffer.concat([message(9, long.subarray(0, 128), { claims: 300, cid: 6 }), message(2, hex('00000006'), { cid: 2 }), message(9, hex('aa'), { cid: 6 })]);
  expect(read(aborted).got.map(({ payload }) => payload)).toEqual(['aa']);
});

test('a chunk size counts from the next chunk on, also for messages that have begun', () => {
  const body = Buffer.alloc(400, 6);
  const first = message(9, body.subarray(0, 128), { claims: 400, cid: 6 });
  const size = message(1, hex('00001000'), { cid: 2 });
  expect(read(Buffer.concat([first, size, hex('c6'), body.subarray(128)])).got[0]?.payload).toBe(body.toString('hex'));
});

test('faults: each bound is held before memory is taken for it', () => {
  const cases: readonly (readonly [string, Buffer, ChunkLimits, RegExp])[] = [
    ['a set-chunk-size without a body', message(1, Buffer.alloc(0)), STRANGER, /chunk size of other than 4/],
    ['a chunk size of 0', message(1, hex('00000000')), STRANGER, /chunk size of 0/],
    ['a chunk size of 2^31', message(1, hex('80000000')), STRANGER, /chunk size of 2147483648/],
    ['a command that is too long', message(20, Buffer.alloc(1), { claims: 8_193 }), STRANGER, /8193 bytes; 8192 at most/],
    ['16 MiB of picture announced', message(9, Buffer.alloc(1), { claims: 16_777_215 }), PUBLISHER, /16777215 bytes/],
    ['a picture of one who may not publish', message(9, Buffer.alloc(1)), STRANGER, /not for this peer/],
    ['an unknown type', message(99, Buffer.alloc(1)), PUBLISHER, /not for this peer/],
    ['an aggregate', message(22, Buffer.alloc(1)), PUBLISHER, /not for this peer/],
    ['a chunk stream that begins in the middle', hex('c5'), STRANGER, /without a whole header/],
    ['a header inside a message', Buffer.concat([message(20, Buffer.alloc(128), { claims: 300 }), message(20, Buffer.alloc(1))]), STRANGER, /middle of a message/],
    ['an abort of one byte', message(2, Buffer.alloc(1)), STRANGER, /abort of other/],
    ['too many chunk streams', Buffer.concat(Array.from({ length: MAX_CHUNK_STREAMS + 1 }, (_, at) => message(20, Buffer.alloc(1), { cid: 3 + at }))), STRANGER, /more than 16 chunk streams/],
    ['many messages that have begun', Buffer.concat(Array.from({ length: 16 }, (_, at) => message(20, Buffer.alloc(1_281), { cid: 3 + at, claims: 8_000, chunk: 128 }).subarray(0, -2))), STRANGER, /unfinished|whole header/],
  ];
  for (const [what, bytes, limits, fault] of cases) expect(read(bytes, limits).fault, what).toMatch(fault);
});

test('after a fault nothing is read any more, and no memory is held', () => {
  const { reader } = read(message(1, Buffer.alloc(0)));
  expect(reader.push(message(20, hex('aa')), () => { throw new Error('read on'); })).toMatch(/chunk size/);
  expect(reader.heldBytes()).toBe(0);
});

test('memory is taken as bytes come, not as they are announced', () => {
  const reader = new ChunkReader(PUBLISHER);
  for (let cid = 3; cid < 3 + MAX_CHUNK_STREAMS; cid += 1) reader.push(message(9, Buffer.alloc(100), { cid, claims: 4_194_304 }), () => undefined);
  // The first chunk is not through, so one stream has begun; even so no megabyte is held.
  expect(reader.heldBytes()).toBeLessThanOrEqual(MAX_CHUNK_STREAMS * 4_096);
});

const anyMessage = fc.record({ type: fc.constantFrom(8, 9, 18, 20), payload: fc.uint8Array({ minLength: 0, maxLength: 700 }), cid: fc.integer({ min: 3, max: 8 }), timeMs: fc.oneof(fc.nat(1_000_000), fc.constantFrom(0xfffffe, 0xffffff, 0xffffffff)) });

test('what was written is read, in any cut', () => {
  fc.assert(fc.property(fc.array(anyMessage, { maxLength: 12 }), fc.integer({ min: 1, max: 400 }), (messages, cut) => {
    const bytes = Buffer.concat(messages.map(({ type, payload, cid, timeMs }) => message(type, Buffer.from(payload), { cid, timeMs })));
    const { got, fault } = read(bytes, PUBLISHER, cut);
    expect(fault).toBeUndefined();
    expect(got).toEqual(messages.map(({ type, payload, timeMs }) => ({ type, streamId: 0, timeMs, payload: Buffer.from(payload).toString('hex') })));
    expect(read(bytes, PUBLISHER, 1).got).toEqual(got);
  }));
});

test('any bytes: no exception, bounded memory, and the same byte by byte as at once', () => {
  const noise = fc.uint8Array({ maxLength: 3_000 });
  const spoilt = fc.tuple(fc.array(anyMessage, { minLength: 1, maxLength: 6 }), fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 })).map(([messages, changes]) => {
    const bytes = Buffer.concat(messages.map(({ type, payload, cid, timeMs }) => message(type, Buffer.from(payload), { cid, timeMs })));
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return new Uint8Array(bytes);
  });
  fc.assert(fc.property(fc.oneof(noise, spoilt), fc.constantFrom(STRANGER, PUBLISHER), (bytes, limits) => {
    const whole = read(Buffer.from(bytes), limits);
    const single = read(Buffer.from(bytes), limits, 1);
    expect(single.got).toEqual(whole.got);
    expect(single.fault).toBe(whole.fault);
    expect(whole.reader.heldBytes()).toBeLessThanOrEqual(2 * bytes.length + MAX_CHUNK_STREAMS * 4_096);
  }), { numRuns: 400 });
});
