/** Text of a device that ends in the middle of a character when it is cut to size, or that was never UTF-8, must not reach the log as half a character. */
import { expect, test } from 'vitest';
import { wire } from '../../proto/envelope.ts';
import { cutText, MAX_DEPTH, MAX_VALUES, textFaultIn } from '../../gateway/domain/text.ts';
import { alarmOf, failureOf, recorderReport } from '../../gateway/link/translate.ts';

const STRADDLES = `${'x'.repeat(199)}😀`;

test('what a dock says is whole text, wherever it is cut', () => {
  const alarm = wire.Alarm.decode(wire.Alarm.encode({ alarmId: Buffer.alloc(8), kind: 1, recorder: 'ZFY-1', bay: 1, text: STRADDLES }).finish());
  expect(alarmOf(alarm as never)!.text).toBe('x'.repeat(199));
  expect(failureOf({ code: 4, offset: 0, length: 0, text: STRADDLES } as never).text.isWellFormed()).toBe(true);
  const state = { serial: 'ZFY-1', model: STRADDLES, firmware: STRADDLES, hardwareId: new Uint8Array(), publicKey: new Uint8Array(), enrolCode: STRADDLES, cardId: STRADDLES, faults: [] };
  const report = recorderReport(state as never)!;
  expect([report.model, report.firmware, report.card, report.enrolCode].every((text) => text!.isWellFormed())).toBe(true);
});

test('text is cut between characters', () => {
  expect(cutText('ab😀', 4)).toBe('ab😀');
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀c', 4)).toBe('ab😀');
  expect(cutText('\ude00ab', 2)).toBe('\ufffda');
  expect(cutText('', 3)).toBe('');
});

test('a fault of a JSON value is found at its place, in names too, and without going under', () => {
  expect(textFaultIn({ a: ['x', { 'b/~': 'y\udc00' }] })).toEqual({ pointer: '/a/1/b~1~0', fault: 'half-character' });
  expect(textFaultIn({ 'k\ud800': 1 })).toEqual({ pointer: '/k\ufffd', fault: 'half-character' });
  expect(textFaultIn(['\ud83d\ude00', null, 1, true, {}])).toBeUndefined();
  let deep: unknown = [];
  for (let i = 0; i < 200_000; i += 1) deep = [deep];
  expect(textFaultIn(deep)).toMatchObject({ fault: 'too-deep', pointer: '/0'.repeat(MAX_DEPTH) });
  expect(textFaultIn({ a: Array.from({ length: MAX_VALUES }, () => 0) })).toEqual({ pointer: '/a', fault: 'too-many' });
});
