import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard, type NewClip } from '../../device-sim/card.ts';
import { rawTimeOf, SimRecorder, type WrongClock } from '../../device-sim/recorder.ts';
import type { IsoTime } from '../../gateway/domain/names.ts';
import type { InProcessLine } from './in-process-line.ts';
import { inPhase, of, openStation, until, untilTrue, type StationWorld } from './station-world.ts';

let world: StationWorld;
let line: InProcessLine;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const ACTOR = 'operator:test';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const ZONE_MS = 8 * HOUR_MS;
/** A whole second, some hours ago, by the right clock. */
const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const iso = (ms: number) => new Date(ms).toISOString() as IsoTime;

async function twoOfficers(): Promise<void> {
  ({ world, line } = await openStation(['ZFY-0001', 'ZFY-0002']));
  await world.equipment.registerOfficer(ACTOR, 'P001', '执法大队', '张伟', '65-1');
  await world.equipment.registerOfficer(ACTOR, 'P002', '执法大队', '阿依古丽·买买提', '65-2');
}

/** A clip begun so long ago, as a calendar shows it that is wrong by so much. */
function clip(agoMs: number, wrongByMs = 0, more: Partial<NewClip> = {}): NewClip {
  return { name: `DCIM/${agoMs}.MP4`, started: rawTimeOf(NOW - agoMs + ZONE_MS + wrongByMs), durationMs: 1_000, ...more };
}

async function offload(clips: readonly NewClip[], clock: WrongClock = 'right', serial = 'ZFY-0001', bay = 1, cardId = `card-of-${serial}`) {
  const card = new MemoryCard(cardId, 32e9);
  for (const one of clips) card.add(one, randomBytes(1_000));
  line.dock.insert(bay, new SimRecorder({ serial, card, clock }));
  await until(world.desk, 'the bay is done', inPhase(bay, 'done'));
  expect(card.clips()).toEqual([]);
  return of(await world.events(), 'ClipStored').filter((event) => event.facts.recorder === serial).sort((a, b) => a.facts.number! - b.facts.number!);
}
const stored = async () => of(await world.events(), 'ClipStored').map((event) => event.facts).sort((a, b) => a.number! - b.number!);
const findings = async (kind: string) => of(await world.events(), 'FindingOpened').map((event) => event.facts).filter((facts) => facts.kind === kind);

test('D1: each clip knows the officer who held the recorder when it was recorded', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), iso(NOW - 6 * HOUR_MS));
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - 5 * HOUR_MS), null);
  const stored = await offload([clip(11 * HOUR_MS), clip(9 * HOUR_MS), clip(6 * HOUR_MS + MINUTE_MS), clip(6 * HOUR_MS - MINUTE_MS), clip(5 * HOUR_MS - MINUTE_MS), clip(HOUR_MS)]);
  expect(stored.map((event) => event.facts.officer)).toEqual([null, 'P001', 'P001', null, 'P002', 'P002']);
  expect(Math.abs(Date.parse(stored[1]!.facts.startedAt!) - (NOW - 9 * HOUR_MS))).toBeLessThan(2_000);
  expect(await findings('unassigned')).toMatchObject([{ subject: 'recorder:ZFY-0001', article: 'Art. 19(4)', detail: '2 个片段：1, 4 / 2 clips: 1, 4' }]);
});

test('D1: a recorder that is two hours behind does not give its clips to the officer of two hours ago', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), iso(NOW - 3 * HOUR_MS));
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - 3 * HOUR_MS), null);
  const stored = await offload([clip(4 * HOUR_MS, -2 * HOUR_MS), clip(2 * HOUR_MS, -2 * HOUR_MS)], 'two-hours-behind');
  expect(stored.map((event) => event.facts.officer)).toEqual(['P001', 'P002']);
  for (const [i, agoMs] of [4 * HOUR_MS, 2 * HOUR_MS].entries()) expect(Math.abs(Date.parse(stored[i]!.facts.startedAt!) - (NOW - agoMs))).toBeLessThan(2_000);
  // What the recorder showed is kept as it was.
  expect(stored[0]!.facts.started).toBe(new Date(NOW - 6 * HOUR_MS + ZONE_MS).toISOString().replace('Z', ''));
  expect(Math.abs(stored[0]!.facts.offsetMs! + 2 * HOUR_MS)).toBeLessThan(2_000);
  expect(await findings('unassigned')).toEqual([]);
});

test('D1: clips from before a jump of the clock have no officer, because nobody knows their time; those after it do', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), null);
  // Somebody set the clock back by three hours after the second clip.
  const stored = await offload([clip(2 * HOUR_MS, 3 * HOUR_MS), clip(HOUR_MS, 3 * HOUR_MS), clip(30 * MINUTE_MS), clip(10 * MINUTE_MS)].map((one, i) => ({ ...one, bootCount: i })));
  expect(stored.map((event) => event.facts.clockRun)).toEqual([0, 0, 1, 1]);
  expect(stored.map((event) => event.facts.officer)).toEqual([null, null, 'P001', 'P001']);
  expect(stored.map((event) => event.facts.startedAt === null)).toEqual([true, true, false, false]);
  expect(await findings('clock-jump')).toMatchObject([{ subject: 'recorder:ZFY-0001', article: 'Art. 19(1)' }]);
  expect(await findings('unassigned')).toMatchObject([{ detail: '2 个片段：1-2 / 2 clips: 1-2' }]);
});

test('D1: clips that are read at a second docking, when the clock has been set, have the time and the officer of the first', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), iso(NOW - 3 * HOUR_MS));
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - 3 * HOUR_MS), null);
  const card = new MemoryCard('SD-1', 32e9);
  card.add(clip(4 * HOUR_MS, -2 * HOUR_MS), randomBytes(20_000));
  card.add(clip(2 * HOUR_MS, -2 * HOUR_MS), randomBytes(1_000));
  class TakenOut extends SimRecorder {
    override hash(number: number): Uint8Array {
      if (line.dock.recorder(1) !== null) line.dock.unplug(1);
      return super.hash(number);
    }
  }
  const recorder = new TakenOut({ serial: 'ZFY-0001', card, clock: 'two-hours-behind' });
  line.dock.insert(1, recorder);
  await untilTrue('it was taken out', async () => of(await world.events(), 'RecorderUndocked').length === 1);
  expect(await stored()).toEqual([]);
  // On duty again, with the clock right.
  card.add(clip(MINUTE_MS), randomBytes(1_000));
  line.dock.insert(2, recorder);
  await until(world.desk, 'bay 2 is done', inPhase(2, 'done'));
  const facts = await stored();
  expect(facts.map((one) => one.officer)).toEqual(['P001', 'P002', 'P002']);
  for (const [i, agoMs] of [4 * HOUR_MS, 2 * HOUR_MS, MINUTE_MS].entries()) expect(Math.abs(Date.parse(facts[i]!.startedAt!) - (NOW - agoMs))).toBeLessThan(2_000);
  expect(facts.map((one) => Math.round(one.offsetMs! / HOUR_MS) + 0)).toEqual([-2, -2, 0]);
});

test('D1: a photo taken while a video runs is no jump of the clock', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), null);
  const stored = await offload([
    clip(60 * MINUTE_MS, 0, { durationMs: 20 * MINUTE_MS, bootCount: 1, uptimeMs: 0 }), clip(50 * MINUTE_MS, 0, { kind: 'photo', durationMs: 0, bootCount: 1, uptimeMs: 10 * MINUTE_MS }),
    clip(30 * MINUTE_MS, 0, { bootCount: 1, uptimeMs: 30 * MINUTE_MS }),
  ]);
  expect(stored.map((event) => [event.facts.clockRun, event.facts.officer])).toEqual([[0, 'P001'], [0, 'P001'], [0, 'P001']]);
  expect(await findings('clock-jump')).toEqual([]);
});

test('D1: clips of a recorder that nobody holds are kept, stored, erased and found', async () => {
  await twoOfficers();
  const stored = await offload([clip(HOUR_MS), clip(30 * MINUTE_MS)]);
  expect(stored.map((event) => event.facts.officer)).toEqual([null, null]);
  expect(await findings('unassigned')).toMatchObject([{ subject: 'recorder:ZFY-0001', detail: '2 个片段：1-2 / 2 clips: 1-2' }]);
});

test('D1: a card from another recorder is found, and its clips are given to no officer until somebody has looked', async () => {
  await twoOfficers();
  for (const [serial, officer] of [['ZFY-0001', 'P001'], ['ZFY-0002', 'P002']] as const) await world.equipment.assign(ACTOR, serial, officer, iso(NOW - 10 * HOUR_MS), null);
  await offload([clip(4 * HOUR_MS)], 'right', 'ZFY-0001', 1, 'SD-7');
  line.dock.unplug(1);
  const swapped = await offload([clip(2 * HOUR_MS)], 'right', 'ZFY-0002', 2, 'SD-7');
  expect(swapped.map((event) => event.facts.officer)).toEqual([null]);
  const [found] = await findings('card-swapped');
  expect(found).toMatchObject({ subject: 'recorder:ZFY-0002', article: 'Art. 19(3)', detail: '存储卡 SD-7 此前在记录仪 ZFY-0001 中 / card SD-7 was in recorder ZFY-0001 before' });
  await world.equipment.closeFinding(ACTOR, found!.finding, '换卡已登记');
  line.dock.unplug(2);
  const later = await offload([clip(HOUR_MS, 0, { number: 2 })], 'right', 'ZFY-0002', 3, 'SD-7');
  expect(later.map((event) => event.facts.officer)).toEqual([null, 'P002']);
});

test('D1: an assignment that crosses another is refused with the reason; a new one ends the open one before it', async () => {
  await twoOfficers();
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 10 * HOUR_MS), iso(NOW - 6 * HOUR_MS));
  const crossing = world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - 7 * HOUR_MS), null);
  await expect(crossing).rejects.toMatchObject({ code: 'conflict', message: `该记录仪自 ${iso(NOW - 10 * HOUR_MS)} 至 ${iso(NOW - 6 * HOUR_MS)} 由执法人员 张伟 P001 持有（Art. 18） / the recorder is with officer 张伟 P001 from ${iso(NOW - 10 * HOUR_MS)} to ${iso(NOW - 6 * HOUR_MS)} (Art. 18)` });
  await expect(world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - 12 * HOUR_MS), iso(NOW - 9 * HOUR_MS))).rejects.toMatchObject({ code: 'conflict' });
  await expect(world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW), iso(NOW))).rejects.toMatchObject({ code: 'bad-input' });
  await expect(world.equipment.assign(ACTOR, 'ZFY-0001', 'P009', iso(NOW), null)).rejects.toMatchObject({ code: 'not-found' });
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P001', iso(NOW - 5 * HOUR_MS), null);
  await world.equipment.assign(ACTOR, 'ZFY-0001', 'P002', iso(NOW - HOUR_MS), null);
  const stored = await offload([clip(2 * HOUR_MS), clip(30 * MINUTE_MS)]);
  expect(stored.map((event) => event.facts.officer)).toEqual(['P001', 'P002']);
});
