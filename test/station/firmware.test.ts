import { createHash, sign } from 'node:crypto';
import { mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import type { FirmwareLever } from '../../device-sim/firmware-slot.ts';
import { keyOfSeed, rawPublicKey, SimRecorder } from '../../device-sim/recorder.ts';
import { BACK_WITHIN_MS } from '../../gateway/desk/firmware-at-bays.ts';
import type { RollOutPlan } from '../../gateway/desk/firmware.ts';
import type { EventKind, LoggedEvent } from '../../gateway/domain/events.ts';
import { register } from '../../gateway/domain/registers.ts';
import { read } from '../../gateway/domain/rows.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { startStation, type Station } from '../../gateway/station.ts';
import { firmwareText } from '../../proto/signed-texts.ts';
import { inProcessLine, type InProcessLine } from './in-process-line.ts';
import { PushedClock } from './pushed-clock.ts';
import { untilTrue } from './station-world.ts';

const ACTOR = 'account:equipment';
const MAKER = '天山仪器';
const KEY = keyOfSeed(seedOf('maker'));
const PUBLIC_KEY = Buffer.from(rawPublicKey(KEY)).toString('hex');
const DOCK_KEY = Buffer.from(rawPublicKey(keyOfSeed(seedOf('dock-1')))).toString('hex');
const MODELS = ['SIM-ZFY 2'];

function imageOf(size: number, first = 0): Buffer {
  const image = Buffer.alloc(size);
  for (let i = 0; i < size; i += 1) image[i] = first + i * 7 + (i >> 8);
  return image;
}

function signed(bytes: Buffer, firmware: string, key = KEY) {
  const facts = { maker: MAKER, models: MODELS, firmware, text: '修复夜间对焦' };
  const sha256 = createHash('sha256').update(bytes).digest();
  return { ...facts, signature: sign(null, firmwareText({ ...facts, version: firmware, size: bytes.length, sha256 }), key).toString('hex') };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

interface FirmwareWorld {
  readonly folder: string;
  readonly clock: PushedClock;
  station: Station;
  line: InProcessLine;
  readonly recorders: Map<string, SimRecorder>;
  /** Puts a recorder that takes this maker's firmware into a bay. */
  insert(bay: number, serial: string, lever?: FirmwareLever, levers?: Partial<SimRecorder['levers']>): SimRecorder;
  restart(): Promise<void>;
  events<K extends EventKind>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]>;
  /** Pushes time until it is so. */
  until(what: string, wanted: () => boolean, limitMs?: number): Promise<void>;
  state(rollOut: string, serial: string): Promise<string>;
}

let world: FirmwareWorld | undefined;
afterEach(async () => {
  await world?.station.stop();
  if (world !== undefined) await rm(world.folder, { recursive: true, force: true });
  world = undefined;
});

async function open(serials: readonly string[]): Promise<FirmwareWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-firmware-'));
  const clock = new PushedClock();
  const start = () => startStation({ station: 'test-station' as StationId, dataFolder: folder, headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [] }, clock);
  const connect = (station: Station) => inProcessLine(station.offload.accept, { id: 'dock-1', bays: 4, keySeed: seedOf('dock-1'), clock });
  const station = await start();
  await station.equipment.registerOfficer(ACTOR, 'P1', '一中队', '张伟', '65-0001');
  await station.equipment.nameManager(ACTOR, 'P1', 'SO-1');
  await station.equipment.enrolment.enrolDock(ACTOR, 'dock-1', 'serial', DOCK_KEY);
  for (const recorder of serials) await station.equipment.enrolment.enrolRecorder(ACTOR, { recorder, model: MODELS[0]! });
  const made: FirmwareWorld = world = {
    folder, clock, station, line: connect(station), recorders: new Map(),
    insert(bay, serial, lever = 'installs', levers = {}) {
      const recorder = made.recorders.get(serial) ?? new SimRecorder({ serial, card: new MemoryCard(`SD-${serial}`, 64e9), makers: [{ maker: MAKER, publicKey: rawPublicKey(KEY) }] });
      made.recorders.set(serial, recorder);
      Object.assign(recorder.levers, levers, { firmware: lever });
      made.line.dock.insert(bay, recorder);
      return recorder;
    },
    async restart() {
      const bays = [1, 2, 3, 4].map((bay) => made.line.dock.recorder(bay));
      await made.station.stop();
      made.station = await start();
      made.line = connect(made.station);
      bays.forEach((recorder, i) => { if (recorder !== null) made.line.dock.insert(i + 1, recorder); });
      made.line.connect();
    },
    async events(kind) {
      const found = [];
      for await (const event of made.station.stores.log.events(0)) if (event.kind === kind) found.push(event);
      return found as never;
    },
    until: (what, wanted, limitMs = 60_000) => clock.passUntil(what, wanted, limitMs),
    async state(rollOut, serial) {
      return (await made.station.firmware.items(rollOut, undefined, 100)).items.find((one) => one.recorder === serial)!.state;
    },
  };
  made.line.connect();
  return made;
}

async function upload(one: FirmwareWorld, firmware = '2.5.0', bytes = imageOf(600_000)): Promise<string> {
  if ((await one.station.firmware.keys()).length === 0) await one.station.firmware.enrolKey(ACTOR, MAKER, PUBLIC_KEY);
  return one.station.firmware.upload(ACTOR, signed(bytes, firmware), inPieces(bytes));
}

const plan = (image: string, recorders: RollOutPlan['recorders'], more: Partial<RollOutPlan> = {}): RollOutPlan => ({ image, recorders, atOnce: 4, failurePercent: 50, leastSample: 4, leastBattery: 50, ...more });

test('D8: a roll-out offers the image after offload, and believes only the report of the recorder that came back', async () => {
  const one = await open(['A', 'B', 'C']);
  const image = await upload(one);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(image, { model: null, unit: null }));
  const recorders = [one.insert(1, 'A'), one.insert(2, 'B')];
  const counts = () => one.station.firmware.rollOut(rollOut).counts;
  await one.until('both have it', () => counts().installed === 2);
  expect(recorders.map((recorder) => recorder.firmware)).toEqual(['2.5.0', '2.5.0']);
  expect(counts()).toMatchObject({ waiting: 1, failed: 0, already: 0 });
  const ordered = await one.events('FirmwareInstallOrdered');
  expect(ordered.map((event) => event.facts.recorder).sort()).toEqual(['A', 'B']);
  // In the log: offered after its card was listed, installed only after a docking that showed the version.
  for (const { facts } of await one.events('FirmwareInstalled')) {
    const dockings = (await one.events('RecorderDocked')).filter((event) => event.facts.recorder === facts.recorder);
    expect(dockings.map((event) => event.facts.firmware)).toEqual(['2.4.1', '2.5.0']);
    const history = await one.station.firmware.historyOfRecorder(facts.recorder, undefined, 10);
    expect(history.items.map((row) => row.kind)).toEqual(['FirmwareInstalled', 'FirmwareInstallOrdered', 'FirmwareOffered']);
  }
  expect((await one.station.firmware.historyOfImage(image, undefined, 100)).items).toHaveLength(6);
  // The third has it already when it comes: done without an offer, and the roll-out is over.
  const third = new SimRecorder({ serial: 'C', firmware: '2.5.0', card: new MemoryCard('SD-C', 64e9) });
  one.line.dock.insert(3, third);
  await one.until('the roll-out is over', () => one.station.firmware.rollOut(rollOut).state === 'finished');
  expect(await one.state(rollOut, 'C')).toBe('already');
  expect(third.slot.piecesTaken).toBe(0);
  await one.until('C is done', () => one.station.offload.bays().some((bay) => bay.recorder === 'C' && bay.phase === 'done'));
  const { before, after } = await one.station.stores.rebuild();
  expect(after).toBe(before);
});

test('D8: at most so many at once, and none that has clips to give, little charge, or is not charging', async () => {
  const one = await open(['A', 'B', 'C']);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one), ['A', 'B', 'C'], { atOnce: 1 }));
  const [a, b, c] = [one.insert(1, 'A'), one.insert(2, 'B', 'installs', { batteryPercent: 30 }), one.insert(3, 'C', 'installs', { charging: false })];
  await one.until('A has it', () => one.station.firmware.rollOut(rollOut).counts.installed === 1);
  await one.clock.pass(15_000);
  expect([a.firmware, b.firmware, c.firmware]).toEqual(['2.5.0', '2.4.1', '2.4.1']);
  expect((await one.events('FirmwareOffered')).map((event) => event.facts.recorder)).toEqual(['A']);
  b.levers.batteryPercent = 90;
  c.levers.charging = true;
  await one.until('all have it', () => one.station.firmware.rollOut(rollOut).state === 'finished', 120_000);
  // One after the other: the second was offered it after the first had come back.
  const log = [...await one.events('FirmwareOffered'), ...await one.events('FirmwareInstalled')].sort((x, y) => x.seq - y.seq).map((event) => event.kind);
  expect(log).toEqual(['FirmwareOffered', 'FirmwareInstalled', 'FirmwareOffered', 'FirmwareInstalled', 'FirmwareOffered', 'FirmwareInstalled']);
});

test('D8: a line that is lost midway ends in no failure: the recorder is offered it again and takes it', async () => {
  const one = await open(['A']);
  const bytes = imageOf(1_500_000);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one, '2.5.0', bytes), ['A']));
  const recorder = one.insert(1, 'A');
  await one.until('writing has begun', () => recorder.slot.held > 0);
  one.line.unplug();
  expect(recorder.slot.held).toBeLessThan(bytes.length);
  one.line.connect();
  await one.until('it has the version', () => one.station.firmware.rollOut(rollOut).counts.installed === 1);
  expect(recorder.firmware).toBe('2.5.0');
  expect((await one.events('FirmwareOffered')).length).toBe(2);
  expect(await one.events('FirmwareFailed')).toEqual([]);
});

test('D8: over a line that loses every twentieth message, either way, the image arrives as it was signed', async () => {
  const one = await open(['A']);
  const { accept } = one.station.offload;
  let nth = 0;
  let lost = 0;
  const gets = () => {
    nth += 1;
    if (nth < 100 || nth % 20 !== 0) return true;
    lost += 1;
    return false;
  };
  one.line.unplug();
  one.line = inProcessLine((wire) => {
    const events = accept({ ...wire, send: (envelope) => !gets() || wire.send(envelope) });
    return { received: (envelope) => { if (gets()) events.received(envelope); }, damaged: (why, length) => events.damaged(why, length), writable: () => events.writable(), closed: (why) => events.closed(why) };
  }, { id: 'dock-1', bays: 4, keySeed: seedOf('dock-1'), clock: one.clock });
  one.line.connect();
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one, '2.5.0', imageOf(1_500_000)), ['A']));
  const recorder = one.insert(1, 'A');
  // The recorder checks the hash itself: a piece that was lost or written in the wrong place would show.
  await one.until('it has the version', () => one.station.firmware.rollOut(rollOut).counts.installed === 1, 10 * 60_000);
  expect(recorder.firmware).toBe('2.5.0');
  expect(lost).toBeGreaterThan(3);
});

test('D8: one that fails, one that comes back as it was, and one that does not come back are findings; too many stop the roll-out', async () => {
  const one = await open(['A', 'B', 'C', 'D']);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one), ['A', 'B', 'C', 'D'], { failurePercent: 50, leastSample: 3 }));
  one.insert(1, 'A', 'fails-to-install');
  one.insert(2, 'B', 'old-version');
  await one.until('two have failed', () => one.station.firmware.rollOut(rollOut).counts.failed === 2, 120_000);
  expect(one.station.firmware.rollOut(rollOut).state).toBe('running');
  one.insert(3, 'C', 'never-back');
  await one.until('the third has been given up', () => one.station.firmware.rollOut(rollOut).counts.failed === 3, BACK_WITHIN_MS + 60_000);
  const failures = new Map((await one.events('FirmwareFailed')).map((event) => [String(event.facts.recorder), event.facts.reason]));
  expect(Object.fromEntries(failures)).toEqual({ A: 'install-failed', B: 'old-version', C: 'not-back' });
  expect((await one.events('FindingOpened')).filter((event) => event.facts.kind === 'firmware-failed').map((event) => event.facts.subject).sort()).toEqual(['recorder:A', 'recorder:B', 'recorder:C']);
  expect(one.station.firmware.rollOut(rollOut)).toMatchObject({ state: 'stopped', why: 'failures' });
  // The fourth is free again and offered nothing.
  const d = one.insert(4, 'D');
  await one.until('D is done', () => one.station.offload.bays().some((bay) => bay.recorder === 'D' && bay.phase === 'done'));
  expect(d.slot.piecesTaken).toBe(0);
  // The one that was given up comes back late with the version: the log says so and its finding is closed.
  const c = one.recorders.get('C')!;
  one.line.dock.unplug(3);
  c.levers.firmware = 'installs';
  c.started();
  one.line.dock.insert(3, c);
  await one.until('C has it after all', () => one.station.firmware.rollOut(rollOut).counts.installed === 1);
  expect(read(one.station.stores.index, register.finding(`firmware-failed:C:${rollOut}`))?.closed).not.toBeNull();
}, 30_000);

test('D8: a recorder that declines is asked at its next docking, and after three times it has failed', async () => {
  const one = await open(['A']);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one), ['A']));
  const counts = () => one.station.firmware.rollOut(rollOut).counts;
  for (const times of [1, 2]) {
    one.insert(1, 'A', 'declines');
    await one.until(`declined ${times} times`, () => counts().declined === 1);
    await one.clock.pass(15_000);
    expect(await one.events('FirmwareDeclined')).toHaveLength(times);
    one.line.dock.unplug(1);
    await one.until('the bay is empty', () => one.station.offload.bays().every((bay) => bay.recorder === null));
  }
  one.insert(1, 'A', 'declines');
  await one.until('it has failed', () => counts().failed === 1);
});

test('D8: a roll-out is paused in the middle of an image, goes on where it was, and survives a start of the station', async () => {
  const one = await open(['A']);
  const { firmware } = one.station;
  // So large that the log has the pause long before the line has carried it all.
  const bytes = imageOf(12_000_000);
  const rollOut = await firmware.plan(ACTOR, plan(await upload(one, '2.5.0', bytes), ['A']));
  const recorder = one.insert(1, 'A');
  await one.until('writing has begun', () => recorder.slot.held > 0);
  await firmware.steer(ACTOR, rollOut, 'pause', '先观察一台', firmware.rollOut(rollOut).version);
  await one.clock.pass(5_000);
  const { held } = recorder.slot;
  expect(held).toBeLessThan(bytes.length);
  await expect(firmware.steer(ACTOR, rollOut, 'resume', '', 0)).rejects.toMatchObject({ code: 'conflict', details: { what: 'version' } });
  await one.restart();
  await one.until('it sits there, done', () => one.station.offload.bays().some((bay) => bay.phase === 'done'));
  expect(recorder.slot.held).toBe(held);
  await one.station.firmware.steer(ACTOR, rollOut, 'resume', '', one.station.firmware.rollOut(rollOut).version);
  await one.until('it has the version', () => one.station.firmware.rollOut(rollOut).counts.installed === 1);
  expect(recorder.firmware).toBe('2.5.0');
});

test('D8: an order that was logged and not sent before the station fell is sent after its start', async () => {
  const one = await open(['A']);
  const rollOut = await one.station.firmware.plan(ACTOR, plan(await upload(one), ['A']));
  const recorder = one.insert(1, 'A');
  // The line is cut at the very moment at which the order is in the log.
  const heard = one.station.firmware.heard.bind(one.station.firmware);
  one.station.firmware.heard = (events) => {
    heard(events);
    if (events.some((event) => event.kind === 'FirmwareInstallOrdered')) one.line.unplug();
  };
  await one.until('it was ordered', () => one.station.firmware.rollOut(rollOut).counts.installing === 1);
  expect(recorder.firmware).toBe('2.4.1');
  await one.restart();
  await one.until('it has the version', () => one.station.firmware.rollOut(rollOut).counts.installed === 1);
  expect(await one.events('FirmwareInstallOrdered')).toHaveLength(1);
});

test('D8: an image is refused without its maker\'s enrolled key, with a wrong signature, or too long; nothing is left of it', async () => {
  const one = await open([]);
  const { firmware } = one.station;
  const bytes = imageOf(100_000);
  const put = (facts: ReturnType<typeof signed>, content = bytes) => firmware.upload(ACTOR, facts, inPieces(content));
  await expect(put(signed(bytes, '2.5.0'))).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('公钥') });
  const key = await firmware.enrolKey(ACTOR, MAKER, PUBLIC_KEY);
  await expect(put(signed(bytes, '2.5.0', keyOfSeed(seedOf('another'))))).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('签名') });
  await expect(put({ ...signed(bytes, '2.5.0'), firmware: '9.9.9' })).rejects.toMatchObject({ code: 'bad-input' });
  await expect(put(signed(bytes, '2.5.0'), imageOf(100_000, 1))).rejects.toMatchObject({ code: 'bad-input' });
  const endless = async function* (): AsyncGenerator<Uint8Array> { for (;;) yield new Uint8Array(16 * 1024 * 1024); };
  await expect(firmware.upload(ACTOR, signed(bytes, '2.5.0'), endless())).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('67108864') });
  expect(await readdir(join(one.folder, 'firmware'))).toEqual([]);
  const image = await put(signed(bytes, '2.5.0'));
  await expect(put(signed(bytes, '2.5.0'))).rejects.toMatchObject({ code: 'conflict' });
  expect(await readdir(join(one.folder, 'firmware'))).toEqual([image]);
  await firmware.retireKey(ACTOR, key, '密钥泄露', (await firmware.keys())[0]!.version);
  expect(firmware.image(image).keyRetired).toBe(true);
  await expect(put(signed(imageOf(5_000), '2.6.0'), imageOf(5_000))).rejects.toMatchObject({ code: 'bad-input' });
  await expect(firmware.enrolKey(ACTOR, MAKER, PUBLIC_KEY)).rejects.toMatchObject({ code: 'conflict' });
});

test('D8: what a crash left of an upload goes at the next start; a roll-out whose image is gone stops and says why', async () => {
  const one = await open(['A']);
  const image = await upload(one);
  await one.station.stop();
  await writeFile(join(one.folder, 'firmware', '0123456789abcdef.part'), 'half');
  await writeFile(join(one.folder, 'firmware', 'ab'.repeat(32)), 'known to nobody');
  one.station = await startStation({ station: 'test-station' as StationId, dataFolder: one.folder, headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [] }, one.clock);
  expect(await readdir(join(one.folder, 'firmware'))).toEqual([image]);
  await unlink(join(one.folder, 'firmware', image));
  one.line = inProcessLine(one.station.offload.accept, { id: 'dock-1', bays: 4, keySeed: seedOf('dock-1'), clock: one.clock });
  one.line.connect();
  const rollOut = await one.station.firmware.plan(ACTOR, plan(image, ['A']));
  one.insert(1, 'A');
  await untilTrue('it has stopped', () => one.station.firmware.rollOut(rollOut).state === 'stopped');
  expect(one.station.firmware.rollOut(rollOut).why).toBe('image-missing');
});
