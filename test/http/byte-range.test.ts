import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeAsked } from '../../gateway/http/byte-range.ts';

const ETAG = '"abc"';
test.each<[header: string | undefined, size: number, expected: string]>([
  [undefined, 100, 'whole'], ['bytes=0-', 100, '0-100'], ['bytes=0-0', 100, '0-1'], ['bytes=99-', 100, '99-100'], ['bytes=10-5000', 100, '10-100'], ['bytes=-1', 100, '99-100'], ['bytes=-500', 100, '0-100'], ['Bytes = 5-9', 100, '5-10'],
  ['bytes=100-', 100, 'refused'], ['bytes=-0', 100, 'refused'], ['bytes=0-', 0, 'refused'], ['bytes=0-1,5-6', 100, 'refused'],
  ['bytes=9-5', 100, 'whole'], ['bytes=a-b', 100, 'whole'], ['bytes=', 100, 'whole'], ['bytes=-', 100, 'whole'], ['lines=0-1', 100, 'whole'], ['bytes=0-99999999999999999999', 100, 'whole'], [`bytes=${'0'.repeat(300)}-`, 100, 'whole'],
])('%s of %i bytes is %s (RFC 9110, 14)', (header, size, expected) => {
  const asked = rangeAsked(header, size, ETAG);
  expect(asked.kind === 'part' ? `${asked.from}-${asked.to}` : asked.kind).toBe(expected);
});

test('If-Range: the range holds for the very representation alone', () => {
  expect(rangeAsked('bytes=1-2', 9, ETAG, ETAG).kind).toBe('part');
  for (const other of ['"abd"', 'W/"abc"', 'Tue, 24 Nov 2026 04:00:00 GMT', '']) expect(rangeAsked('bytes=1-2', 9, ETAG, other).kind).toBe('whole');
});

test('whatever the header says, a part lies within the file and is not empty', () => {
  const number = fc.oneof(fc.constant(''), fc.nat({ max: 300 }).map(String));
  fc.assert(fc.property(fc.oneof(fc.tuple(number, number).map(([a, b]) => `bytes=${a}-${b}`), fc.string()), fc.nat({ max: 200 }), (header, size) => {
    const asked = rangeAsked(header, size, ETAG);
    if (asked.kind === 'part') expect(asked.from >= 0 && asked.from < asked.to && asked.to <= size).toBe(true);
  }));
});
