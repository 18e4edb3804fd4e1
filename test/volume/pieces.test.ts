import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LockedA9, LockedDv16 } from '../../device-sim/locked-recorder.ts';
import { recordBytes } from '../../device-sim/volume-camera.ts';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import { kindOf, timeInName } from '../../gateway/ports/volume/card-layout.ts';
import { deviceKeys, hardwareIdOf } from '../../gateway/ports/volume/device-key.ts';
import { readDeviceRecord } from '../../gateway/ports/volume/device-record.ts';
import { Turnstile } from '../../gateway/ports/volume/turnstile.ts';
import { unlock } from '../../gateway/ports/volume/unlock.ts';
import { unlockAmbarellaA9, unlockJieliDv16 } from '../../gateway/ports/volume/unlock-steps.ts';
import { blockDevices, placeOf } from '../../gateway/ports/volume/usb-place.ts';
import { recogniseDevice } from '../../gateway/rules/recognition.ts';

const text = (words: string) => Buffer.from(words, 'latin1');
const RECORD = recordBytes({ serial: text('0000005'), userNumber: text('P0268'), userName: Buffer.from('d5d4c3f4', 'hex'), unitNumber: text('650000'), unitName: text('WHZF') });

test('the 94-byte device record is read as four makers write it, with texts in GBK', () => {
  expect(RECORD.length).toBe(94);
  expect(readDeviceRecord(RECORD)).toEqual({ serial: '0000005', userNumber: 'P0268', userName: '赵敏', unitNumber: '650000', unitName: 'WHZF' });
  expect(readDeviceRecord(RECORD.subarray(1))).toBeNull();
  expect(readDeviceRecord(Buffer.alloc(94))).toBeNull();
});

test('a device record of chance bytes is read or refused, never more', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 90, maxLength: 98 }), (bytes) => {
    const record = readDeviceRecord(bytes);
    if (bytes.length !== 94) expect(record).toBeNull();
    if (record !== null) for (const field of Object.values(record)) expect(field).not.toMatch(/[\u0000-\u001f]/);
  }));
});

test('a device is recognised by its record, its USB serial and last its card, never by a name', () => {
  const none = { usbVendor: null, usbProduct: null, usbSerial: null, fsUuid: null, recordSerial: null };
  expect(deviceKeys({ usbVendor: '4255', usbProduct: '0001', usbSerial: 'A 7', fsUuid: '1A2B-3C4D', recordSerial: '0000005' }))
    .toEqual(['record:0000005', 'usb:4255:0001:A%207', 'fs:1A2B-3C4D']);
  expect(deviceKeys(none)).toEqual([]);
  expect(deviceKeys({ ...none, usbSerial: 'x'.repeat(300) })[0]!.length).toBeLessThan(80);
  expect(hardwareIdOf(none)).toBeNull();
  expect(hardwareIdOf({ ...none, usbVendor: '4255', usbProduct: '0001' })).toMatch(/^[0-9a-f]{32}$/);
});

test('the register decides whose device it is', () => {
  const a = 'ZFY-1' as RecorderSerial;
  const b = 'ZFY-2' as RecorderSerial;
  expect(recogniseDevice([undefined, a, undefined])).toEqual({ kind: 'known', recorder: a });
  expect(recogniseDevice([a, a])).toEqual({ kind: 'known', recorder: a });
  expect(recogniseDevice([])).toEqual({ kind: 'quarantine', reason: 'unknown-device', article: 'Art. 15' });
  expect(recogniseDevice([a, undefined, b])).toEqual({ kind: 'quarantine', reason: 'hardware-differs', article: 'Art. 19(3)' });
});

test.each([
  ['DCIM/261120/000005_P0268_20261120093015_0001.MP4', [2026, 11, 20, 9, 30, 15]],
  ['DCIM/100/2026-11-20_09-30-15.mp4', [2026, 11, 20, 9, 30, 15]],
  ['DCIM/100/20260000000000.MP4', [2026, 0, 0, 0, 0, 0]],
  ['DCIM/100/19800000_000000_A.MP4', [1980, 0, 0, 0, 0, 0]],
  ['DCIM/100/20261320093015.MP4', null],
  ['DCIM/100/MOV_0001.MP4', null],
])('the time in %s', (name, wanted) => {
  const raw = timeInName(name);
  expect(raw === null ? null : [raw.year, raw.month, raw.day, raw.hour, raw.minute, raw.second]).toEqual(wanted);
});

test('kinds of files by their endings; what nobody knows is taken all the same', () => {
  expect(['A.MP4', 'b.ts', 'c.WAV', 'd.jpeg', 'gps.log', 'noending'].map(kindOf)).toEqual(['video', 'video', 'audio', 'photo', 'other', 'other']);
});

test('the USB port path is found in sysfs; a reader without a card is not a disk', async () => {
  const sys = await mkdtemp(join(tmpdir(), 'zhilu-sys-'));
  try {
    const usb = 'devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.3';
    const put = async (path: string, value: string) => {
      await mkdir(dirname(join(sys, path)), { recursive: true });
      await writeFile(join(sys, path), `${value}\n`);
    };
    for (const [file, value] of [['idVendor', '4255'], ['idProduct', '0001'], ['serial', 'A7'], ['manufacturer', 'ZF'], ['product', 'Recorder']] as const) await put(`${usb}/${file}`, value);
    const disk = `${usb}/1-2.3:1.0/host6/target6:0:0/6:0:0:0/block/sdb`;
    await put(`${disk}/size`, '62333952');
    await put(`${disk}/diskseq`, '17');
    await put('devices/virtual/block/loop3/size', '0');
    await mkdir(join(sys, 'block'));
    await symlink(join(sys, disk), join(sys, 'block/sdb'));
    await symlink(join(sys, 'devices/virtual/block/loop3'), join(sys, 'block/loop3'));
    expect((await blockDevices(sys)).toSorted()).toEqual(['loop3', 'sdb']);
    expect(await placeOf('sdb', sys)).toEqual({
      name: 'sdb', port: '1-2.3', sequence: '17', sizeBytes: 62_333_952 * 512, usbVendor: '4255', usbProduct: '0001', usbSerial: 'A7', model: 'ZF Recorder',
    });
    expect(await placeOf('loop3', sys)).toBeNull();
    expect(await placeOf('sdz', sys)).toBeNull();
  } finally {
    await rm(sys, { recursive: true });
  }
});

test('whoever must be alone with a volume waits for those inside and goes before those who come later', async () => {
  const turnstile = new Turnstile(2);
  const order: string[] = [];
  const leave: (() => void)[] = [];
  const reader = (name: string) => turnstile.shared(() => new Promise<void>((resolve) => {
    order.push(name);
    leave.push(resolve);
  }));
  const all = [reader('a'), reader('b'), reader('c')];
  all.push(turnstile.alone(async () => { order.push('alone'); }));
  await Promise.resolve();
  expect(order).toEqual(['a', 'b']);
  for (const resolve of leave.splice(0)) resolve();
  await all[3];
  for (let turn = 0; turn < 100 && leave.length === 0; turn += 1) await Promise.resolve();
  expect(order).toEqual(['a', 'b', 'alone', 'c']);
  for (const resolve of leave.splice(0)) resolve();
  await Promise.all(all);
});

test('the turnstile never lets two be alone, nor more read than it may', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (kinds) => {
    const turnstile = new Turnstile(3);
    let shared = 0;
    let alone = 0;
    await Promise.all(kinds.map((isAlone) => (isAlone ? turnstile.alone(async () => {
      alone += 1;
      expect([alone, shared]).toEqual([1, 0]);
      await Promise.resolve();
      alone -= 1;
    }) : turnstile.shared(async () => {
      shared += 1;
      expect(alone).toBe(0);
      expect(shared).toBeLessThanOrEqual(3);
      await Promise.resolve();
      shared -= 1;
    }))));
  }));
});

const LOCKED = { port: '1-2', vendor: '4255', product: '0001', serial: null, bus: 1, device: 5 };
const node = (script: string) => ({ usb: '4255:0001', exec: [process.execPath, '-e', script] as [string, ...string[]] });

test('an unlock program gets the device as JSON and gives the record back', async () => {
  const echo = node(`let t='';process.stdin.on('data',(d)=>{t+=d}).on('end',()=>{const q=JSON.parse(t);console.log(JSON.stringify({ok:q.vendor==='4255'&&q.device===5,record:'${RECORD.toString('base64')}'}))})`);
  expect(Buffer.from((await unlock(echo, LOCKED))!).equals(RECORD)).toBe(true);
  expect(await unlock(node('console.log(JSON.stringify({ok:true}))'), LOCKED)).toBeNull();
});

test.each([
  ['a wrong password', 'console.log(JSON.stringify({ok:false,error:"wrong password"}))', /wrong password/],
  ['no JSON', 'console.log("hello")', /did not answer with/],
  ['a record of another length', 'console.log(JSON.stringify({ok:true,record:"AAAA"}))', /94 bytes, not 3/],
  ['a crash', 'console.error("no such device");process.exit(3)', /no such device/],
])('an unlock program that fails with %s says so', async (_what, script, words) => {
  await expect(unlock(node(script), LOCKED)).rejects.toThrow(words);
});

test('an unlock program that is not installed is named', async () => {
  await expect(unlock({ usb: '4255:0001', exec: ['/no/such/program'] }, LOCKED)).rejects.toThrow(/not installed/);
});

test('the Ambarella A9 steps, byte by byte', async () => {
  const recorder = new LockedA9('123456');
  await unlockAmbarellaA9(recorder, '123456');
  expect(recorder.isDisk).toBe(true);
  expect(recorder.heard).toEqual([
    { request: 85, value: 0x80, bytes: `a1120012${Buffer.from('123456').toString('hex')}`.padEnd(128, '0') },
    { request: 80, value: 0x80, bytes: 'a1230023'.padEnd(128, '0') },
  ]);
});

test('a wrong password, or one that cannot be sent, ends the Ambarella steps before disk mode', async () => {
  const recorder = new LockedA9('123456');
  await expect(unlockAmbarellaA9(recorder, '000000')).rejects.toThrow(/refused the password/);
  await expect(unlockAmbarellaA9(recorder, 'x'.repeat(61))).rejects.toThrow(/1 to 60/);
  await expect(unlockAmbarellaA9(recorder, '密码')).rejects.toThrow(/ASCII/);
  expect(recorder.isDisk).toBe(false);
});

test('the Jieli DV16 steps, byte by byte, give the device record', async () => {
  const recorder = new LockedDv16(RECORD);
  expect(Buffer.from((await unlockJieliDv16(recorder))!).equals(RECORD)).toBe(true);
  expect(recorder.isDisk).toBe(true);
  expect(recorder.heard).toEqual([
    'fd810000000100010000000000000000', 'fd810000000c00010000000000000000', 'fd8100000003005e0000000000000000',
    'fb820000000600000000000000000000', 'fd810000000e00010000000000000000',
  ]);
});

test('a DV16 without a card, one that stays locked, and a disk that is none of them', async () => {
  await expect(unlockJieliDv16(Object.assign(new LockedDv16(RECORD), { hasCard: false }))).rejects.toThrow(/no card/);
  await expect(unlockJieliDv16(Object.assign(new LockedDv16(RECORD), { refusesDiskMode: true }))).rejects.toThrow(/did not become a disk/);
  const other = Object.assign(new LockedDv16(RECORD), { name: 'Generic STORAGE 1.00' });
  expect(await unlockJieliDv16(other)).toBeNull();
  expect(other.heard).toEqual([]);
});
