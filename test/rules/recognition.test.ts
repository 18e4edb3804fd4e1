import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecorderReport } from '../../gateway/domain/bay-source.ts';
import type { QuarantineReason } from '../../gateway/domain/events.ts';
import type { IsoTime, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import type { RecorderRow } from '../../gateway/domain/registers.ts';
import { isAlarming, mandateOf, recognise, recogniseDevice, type OtherPlace } from '../../gateway/rules/recognition.ts';

const KEY = 'ab'.repeat(32);
const OTHER_KEY = 'cd'.repeat(32);
const SINCE = '2026-11-01T00:00:00.000Z' as IsoTime;

const REPORT: RecorderReport = {
  serial: 'ZFY-1', model: 'Z2', firmware: '1', hardwareId: 'aa', publicKey: null, enrolCode: null, batteryPercent: 80, charging: true, cardTotal: 1, cardUsed: 0, cardLocked: 0,
  card: 'SD-1', faults: [], place: null, nextClipNumber: 1, carried: null,
};
const ROW: RecorderRow = {
  recorder: 'ZFY-1' as RecorderSerial, model: 'Z2', publicKey: null, hardwareId: null, device: null, retired: null, quarantine: null, docked: null, accounted: 0, clocks: [], outstanding: [],
  ordered: [], clips: 0, apart: 0,
};
const ELSEWHERE: readonly OtherPlace[] = [{ dock: 'dock-2', bay: 1 }];

type Case = readonly [article: string, when: string, report: Partial<RecorderReport>, row: Partial<RecorderRow> | null, elsewhere: readonly OtherPlace[], proven: boolean | null, verdict: string];

const CASES: readonly Case[] = [
  ['第十五条 …应当在本部门内部配备专用电脑等存储设备…', 'nobody enrolled it', {}, null, [], null, 'unknown-recorder'],
  ['第十五条 …应当在本部门内部配备专用电脑等存储设备…', 'it was retired', {}, { retired: '丢失' }, [], null, 'retired'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'it is in quarantine', {}, { quarantine: { reason: 'bad-proof', since: SINCE } }, [], true, 'bad-proof'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'two places claim it', {}, {}, ELSEWHERE, null, 'two-places'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'it shows another key', { publicKey: OTHER_KEY }, { publicKey: KEY }, [], true, 'key-differs'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'its proof was wrong', { publicKey: KEY }, { publicKey: KEY }, [], false, 'bad-proof'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'other hardware', { hardwareId: 'bb' }, { hardwareId: 'aa' }, [], null, 'hardware-differs'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'it hides its hardware', { hardwareId: null }, { hardwareId: 'aa' }, [], null, 'hardware-differs'],
  ['第十九条（三）任何人不得私自复制、转存、删除、修改…', 'a proof does not make up for other hardware', { hardwareId: 'bb', publicKey: KEY }, { hardwareId: 'aa', publicKey: KEY }, [], true, 'hardware-differs'],
  ['第十五条 …进行传输、存储、管理', 'it has a key and was not asked', { publicKey: KEY }, { publicKey: KEY }, [], null, 'prove'],
  ['第十五条 …进行传输、存储、管理', 'it does not tell its key, but the register has one', {}, { publicKey: KEY }, [], null, 'prove'],
  ['第十五条 …进行传输、存储、管理', 'the first time its hardware is seen', {}, {}, [], null, 'serve, learns aa'],
  ['第十五条 …进行传输、存储、管理', 'known hardware', {}, { hardwareId: 'aa' }, [], null, 'serve'],
  ['第十五条 …进行传输、存储、管理', 'proven', { publicKey: KEY }, { hardwareId: 'aa', publicKey: KEY }, [], true, 'serve'],
];

test.each(CASES)('%s: %s', (_article, _when, report, row, elsewhere, proven, wanted) => {
  const verdict = recognise({ ...REPORT, ...report }, row === null ? undefined : { ...ROW, ...row }, elsewhere, proven);
  const said = verdict.kind === 'quarantine' ? verdict.reason : verdict.kind === 'serve' && verdict.learnHardware !== null ? `serve, learns ${verdict.learnHardware}` : verdict.kind;
  expect(said).toBe(wanted);
  if (verdict.kind === 'quarantine') expect(verdict.article).toBe(['unknown-recorder', 'retired'].includes(verdict.reason) ? 'Art. 15' : 'Art. 19(3)');
});

const reasons: readonly QuarantineReason[] = ['two-places', 'hardware-differs', 'key-differs', 'bad-proof', 'history-forked'];
const someKey = fc.constantFrom(null, KEY, OTHER_KEY);
const someHardware = fc.constantFrom(null, 'aa', 'bb');
const someReport = fc.record({ publicKey: someKey, hardwareId: someHardware }).map((part) => ({ ...REPORT, ...part }));
const someRow = fc.record({
  publicKey: someKey, hardwareId: someHardware, retired: fc.constantFrom(null, '送修'), quarantine: fc.constantFrom(null, ...reasons).map((reason) => (reason === null ? null : { reason, since: SINCE })),
}).map((part) => ({ ...ROW, ...part }));

test('whatever a recorder says, it is served only when it is enrolled, at large nowhere else, of its own hardware, and proven where it has a key', () => {
  fc.assert(fc.property(someReport, fc.option(someRow, { nil: undefined }), fc.constantFrom([], ELSEWHERE), fc.constantFrom(null, true, false), (report, row, elsewhere, proven) => {
    const verdict = recognise(report, row, elsewhere, proven);
    if (verdict.kind !== 'serve') return;
    expect(row).toBeDefined();
    expect([row!.retired, row!.quarantine, elsewhere.length]).toEqual([null, null, 0]);
    if (row!.publicKey !== null) expect([proven, report.publicKey ?? row!.publicKey]).toEqual([true, row!.publicKey]);
    if (row!.hardwareId !== null) expect(report.hardwareId).toBe(row!.hardwareId);
    // Hardware is learnt once and never changed by a docking.
    expect(verdict.learnHardware).toBe(row!.hardwareId === null ? report.hardwareId : null);
  }), { numRuns: 2_000 });
});

test('an alarm goes with every quarantine but those of strangers and of what was retired', () => {
  expect((['unknown-recorder', 'unknown-dock', 'unknown-device', 'retired'] as const).map(isAlarming)).toEqual([false, false, false, false]);
  expect(reasons.every(isAlarming)).toBe(true);
});

const A = 'ZFY-1' as RecorderSerial;
const B = 'ZFY-2' as RecorderSerial;
test.each([
  ['第十五条', 'nothing of it is known', [undefined, undefined], 'unknown-device'], ['第十五条', 'it has nothing to be known by', [], 'unknown-device'],
  ['第十九条（三）', 'the record of one in the shell of another', [A, B], 'hardware-differs'], ['第十五条', 'one of its marks is known', [undefined, A], A], ['第十五条', 'all its marks are of one recorder', [A, A], A],
] as const)('%s: a device that shows its card as a disk: %s', (_article, _when, owners, wanted) => {
  const verdict = recogniseDevice(owners);
  expect(verdict.kind === 'known' ? verdict.recorder : verdict.reason).toBe(wanted);
});

test('第十五条 …并确定专职管理人员: without a named manager there is no mandate', () => {
  expect(mandateOf(undefined)).toEqual({ kind: 'none', article: 'Art. 15' });
  const manager = { officer: 'P1' as OfficerId, standingOrder: 'SO-1', since: SINCE, version: 1 };
  expect(mandateOf(manager)).toEqual({ kind: 'mandate', manager });
});
