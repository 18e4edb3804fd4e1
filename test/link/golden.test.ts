import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMessage, encodeMessage, EnvelopeError, MAX_ENVELOPE } from '../../proto/envelope.ts';
import { encodeFrame, FrameReader, MAX_SERIAL_ENVELOPE, type FrameEvent } from '../../proto/frame.ts';
import { GOLDEN } from './golden.ts';

const FOLDER = fileURLToPath(new URL('../../proto/golden/v1/', import.meta.url));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** ZHILU_WRITE_GOLDEN=1 writes files that are missing, and none that are there: golden bytes never change. */
function golden(name: string, make: () => string): string {
  const path = `${FOLDER}${name}`;
  if (!existsSync(path) && process.env['ZHILU_WRITE_GOLDEN'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, make());
  }
  return readFileSync(path, 'utf8').trim();
}

function read(bytes: Uint8Array, cut: (rest: number) => number): FrameEvent[] {
  const reader = new FrameReader();
  const events: FrameEvent[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Math.max(1, Math.min(bytes.length - at, cut(bytes.length - at)));
    reader.push(bytes.subarray(at, at + length), (event) => events.push(event));
    at += length;
  }
  return events;
}

describe.each(Object.entries(GOLDEN))('golden %s', (name, message) => {
  test('has the bytes of version 1, and comes back', () => {
    const bytes = encodeMessage(message);
    golden(`${name}.json`, () => `${JSON.stringify(message, (_key, value: unknown) => (value instanceof Uint8Array ? hex(value) : value), 1)}\n`);
    expect(hex(bytes)).toBe(golden(`${name}.hex`, () => `${hex(bytes)}\n`));
    const back = decodeMessage(bytes);
    expect(back).toMatchObject({ version: 1, call: message.call, session: message.session, body: { kind: message.body.kind } });
    expect(hex(encodeMessage({ call: back.call, session: back.session, body: back.body as never }))).toBe(hex(bytes));
  });

  test('has its frame, which comes back byte by byte', () => {
    const frame = encodeFrame(encodeMessage(message));
    expect(hex(frame)).toBe(golden(`frame-${name}.hex`, () => `${hex(frame)}\n`));
    const events = read(frame, () => 1);
    expect(events).toHaveLength(1);
    expect(events[0]!.kind === 'envelope' && hex(events[0]!.bytes)).toBe(hex(encodeMessage(message)));
  });
});

test('any cut of a stream gives the same frames', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 700 }), { minLength: 1, maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1 }), (envelopes, cuts) => {
    const stream = Buffer.concat(envelopes.map((one) => encodeFrame(one)));
    let i = 0;
    const events = read(stream, () => cuts[i++ % cuts.length]!);
    expect(events.map((event) => (event.kind === 'envelope' ? hex(event.bytes) : event.why))).toEqual(envelopes.map(hex));
  }), { numRuns: 200 });
});

test('a flipped bit costs its frame and no other', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 3, maxLength: 6 }), fc.nat(), (envelopes, at) => {
    const frames = envelopes.map((one) => Buffer.from(encodeFrame(one)));
    const spoilt = frames[1]!;
    const bit = at % ((spoilt.length - 1) * 8);
    spoilt[bit >> 3]! ^= 1 << (bit & 7);
    const whole = read(Buffer.concat(frames), () => 64).filter((event) => event.kind === 'envelope').map((event) => hex(event.bytes));
    // A flip that makes a delimiter cuts the frame in two damaged ones; the others always come.
    expect(whole).toEqual([envelopes[0]!, ...envelopes.slice(2)].map(hex));
  }), { numRuns: 300 });
});

test('random bytes never throw, and a frame after them is read', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 4_000 }), (noise) => {
    const good = Uint8Array.of(1, 2, 3);
    const events = read(Buffer.concat([noise, Buffer.of(0), encodeFrame(good)]), () => 333);
    const last = events.at(-1)!;
    expect(last.kind === 'envelope' && hex(last.bytes)).toBe(hex(good));
    try {
      decodeMessage(noise);
    } catch (error) {
      expect(error).toBeInstanceOf(EnvelopeError);
    }
  }), { numRuns: 500 });
});

test('size caps hold before anything is parsed', () => {
  expect(() => decodeMessage(new Uint8Array(MAX_ENVELOPE + 1))).toThrow(EnvelopeError);
  expect(() => encodeFrame(new Uint8Array(MAX_SERIAL_ENVELOPE + 1))).toThrow(RangeError);
  const events = read(Buffer.concat([Buffer.alloc(300_000, 7), Buffer.of(0), encodeFrame(Uint8Array.of(9))]), () => 5_000);
  expect(events.map((event) => event.kind)).toEqual(['damaged', 'envelope']);
});
