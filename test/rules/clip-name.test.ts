import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipFolder, clipName, collisionKey, freeName, MAX_NAME_BYTES, MAX_NAME_UNITS, safePart } from '../../gateway/rules/clip-name.ts';

const at = { local: '2026-11-23T08:15:30', originalName: 'DCIM/261123/ZFY-0001_0001.MP4' };

test.each<[article: string, officer: string, cause: string, name: string]>([
  ['Art. 19(4) 以行政执法人员的姓名加案由的形式命名文件', '张伟', '某网吧接纳未成年人', '张伟_某网吧接纳未成年人_20261123-081530.mp4'],
  ['Art. 19(4) a name with a dot in the middle', '买买提·艾力', '无证经营', '买买提·艾力_无证经营_20261123-081530.mp4'],
  ['a path is no part of a name', '张伟', '../../etc/passwd', '张伟_etc passwd_20261123-081530.mp4'],
  ['what Windows forbids', '张伟', '酒店<A>: "B"|C?*', '张伟_酒店 A B C_20261123-081530.mp4'],
  ['text that would be read backwards', '张伟', 'abc\u202egpj.exe', '张伟_abc gpj.exe_20261123-081530.mp4'],
  ['nothing left', '...', ' \u200b ', '未登记_案由未定_20261123-081530.mp4'],
])('%s: %s + %s', (_article, officer, cause, name) => {
  expect(clipName({ officer, cause, ...at }, 1)).toBe(name);
});

test('what Windows keeps for devices is no folder', () => {
  for (const name of ['CON', 'nul', 'com1', 'LPT9', 'aux.txt', 'COM¹']) expect(safePart(name, 40, 'x')).toBe(`_${name}`);
  expect(clipFolder('CON', at.local, 'nul')).toBe('_CON/2026/2026-11-23 _nul');
});

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 300 }));

test('whatever is entered, the name is one safe component of bounded length that keeps its ending', () => {
  fc.assert(fc.property(anything, anything, anything, fc.integer({ min: 1, max: 10_000 }), (officer, cause, originalName, nth) => {
    const name = clipName({ officer, cause, local: at.local, originalName }, nth);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_NAME_BYTES);
    expect(name.length).toBeLessThanOrEqual(MAX_NAME_UNITS + 8);
    expect(name).toMatch(/^[^\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+_\d{8}-\d{6}(_\d+)?\.[a-z0-9]{1,8}$/u);
    expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
    expect(name.isWellFormed()).toBe(true);
    expect(name.normalize('NFC')).toBe(name);
  }));
});

test('names given one after the other never collide, on whatever file system', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('Ann', 'ANN', 'ann', 'Ａnn', 'straße', 'STRASSE', '张伟'), fc.constantFrom('a', 'A', 'ﬁ', 'fi', '案')), { maxLength: 40 }), (all) => {
    const taken = new Set<string>();
    for (const [officer, cause] of all) {
      const name = freeName({ officer, cause, ...at }, (one) => taken.has(one));
      expect(taken.has(collisionKey(name))).toBe(false);
      taken.add(collisionKey(name));
    }
    expect(taken.size).toBe(all.length);
  }));
});
