import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markFilter } from '../../gateway/media/playback/burnt-mark.ts';

test('name, account and the local time are in the mark', () => {
  expect(markFilter({ who: '买买提·艾力 a-officer', atMs: Date.parse('2026-11-26T04:00:00Z'), utcOffsetMinutes: 480 }))
    .toContain(`text='买买提·艾力 a-officer %{pts\\:gmtime\\:${Date.parse('2026-11-26T12:00:00Z') / 1_000}\\:%F %T}':`);
});

test('whatever a name is made of, it is a text to ffmpeg and nothing else', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...":\\'\"%{}[],;=|<>$`@\n\0·张é𠮷7a-_.", '\u202e'), maxLength: 80 }), (who) => {
    const text = /text='(.*?) ?%\{pts/su.exec(markFilter({ who, atMs: 0, utcOffsetMinutes: 0 }))![1]!;
    expect(text).toMatch(/^[\p{L}\p{N} ._·-]{0,60}$/u);
  }));
});
