import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import type { InProcessLine } from './in-process-line.ts';
import { PushedClock } from './pushed-clock.ts';
import { inPhase, of, openStation, sha256, until, untilTrue, type StationWorld } from './station-world.ts';

let world: StationWorld;
let line: InProcessLine;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

/** Counts what is read of its clips, and does something the first time that a hash is asked for. */
class WatchedRecorder extends SimRecorder {
  bytesRead = 0;
  atFirstHash: (() => void) | undefined;

  override read(number: number, offset: number, length: number): Uint8Array {
    const bytes = super.read(number, offset, length);
    this.bytesRead += bytes.length;
    return bytes;
  }

  override hash(number: number): Uint8Array {
    const then = this.atFirstHash;
    this.atFirstHash = undefined;
    then?.();
    return super.hash(number);
  }
}

const UNREADABLE = { zh: '仓位中的记录仪读不出，请取出后重新插放', en: 'what is in this bay cannot be read; take it out and put it in again' };

function cardOf(sizes: readonly number[]): MemoryCard {
  const card = new MemoryCard('card-1', 32e9);
  sizes.forEach((size, i) => card.add({ name: `DCIM/100ZFY01/ZFY_${i}.MP4` }, randomBytes(size)));
  return card;
}

test('D2: a recorder taken out while it computes its hashes has nothing read again, and no clip of it stays blocked', async () => {
  ({ world, line } = await openStation(['ZFY-0001']));
  const card = cardOf([1_500_000, 1_500_000, 40_000]);
  const recorder = new WatchedRecorder({ serial: 'ZFY-0001', card });
  recorder.levers.readErrors.set(3, { offset: 8_192, length: 4_096 });
  recorder.atFirstHash = () => { line.dock.unplug(1); };
  line.dock.insert(1, recorder);
  await untilTrue('it was taken out', () => line.dock.recorder(1) === null);
  const before = recorder.bytesRead;
  line.dock.insert(2, recorder);
  const bays = await until(world.desk, 'bay 2 is done', inPhase(2, 'done'));
  expect(bays.find((one) => one.bay === 2)!.clips).toMatchObject({ stored: 2, erased: 2, apart: 1 });
  expect(card.clips().map((clip) => clip.number)).toEqual([3]);
  expect(of(await world.events(), 'ClipSetApart').map((event) => event.facts)).toMatchObject([{ number: 3, reason: 'read-error', unreadable: [[8_192, 4_096]] }]);
  // Only the clip that cannot be read wholly is tried again.
  expect(recorder.bytesRead - before).toBeLessThan(100_000);
});

test('D2: a dock whose line dies after some frames is noticed by its silence, and when it speaks again the clip goes on', async () => {
  const clock = new PushedClock();
  ({ world, line } = await openStation(['ZFY-0001'], { clock }, clock));
  const card = cardOf([6_000_000]);
  const hash = sha256(card.read(1, 0, 6_000_000));
  const recorder = new WatchedRecorder({ serial: 'ZFY-0001', card });
  line.dock.insert(1, recorder);
  await until(world.desk, 'something is copied', (bays) => bays.some((bay) => bay.bytes.copied > 1_000_000));
  line.dock.framesLeft = 5;
  await clock.passUntil('the dock is not there any more', () => world.desk.docks().length === 0, 60_000);
  expect(world.desk.bays()).toEqual([]);
  expect(card.clips()).toHaveLength(1);
  line.dock.framesLeft = null;
  const before = recorder.bytesRead;
  await clock.passUntil('the dock is back', () => world.desk.docks().length === 1, 60_000);
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(card.clips()).toEqual([]);
  expect(of(await world.events(), 'ClipStored').map((event) => event.facts.sha256)).toEqual([hash]);
  expect(recorder.bytesRead - before).toBeLessThanOrEqual(5_000_000);
});

test('D2: a recorder that falls silent in its bay stops the docking with a sentence, and is served when it answers again', async () => {
  const clock = new PushedClock();
  ({ world, line } = await openStation(['ZFY-0001'], { clock }, clock));
  const card = cardOf([2_000_000]);
  const recorder = new WatchedRecorder({ serial: 'ZFY-0001', card });
  recorder.atFirstHash = () => { recorder.levers.silent = true; };
  line.dock.insert(1, recorder);
  await until(world.desk, 'it is being verified', inPhase(1, 'verifying'));
  await clock.passUntil('the docking has stopped', () => inPhase(1, 'unreadable')(world.desk.bays()), 120_000);
  expect(world.desk.bays()[0]!.says).toEqual(UNREADABLE);
  expect(card.clips()).toHaveLength(1);
  recorder.levers.silent = false;
  await clock.passUntil('the bay is done', () => inPhase(1, 'done')(world.desk.bays()), 120_000);
  expect(card.clips()).toEqual([]);
  expect(of(await world.events(), 'ClipStored')).toHaveLength(1);
});

test('D2: a recorder that nothing can be heard from is shown as unreadable and is no docking', async () => {
  ({ world, line } = await openStation(['ZFY-0001']));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: cardOf([1_000]) });
  recorder.levers.silent = true;
  line.dock.insert(1, recorder);
  const bays = await until(world.desk, 'bay 1 is unreadable', inPhase(1, 'unreadable'));
  expect(bays[0]!.says).toEqual(UNREADABLE);
  expect(of(await world.events(), 'RecorderDocked')).toEqual([]);
});

test('D2: a dock that loses its power and comes back goes on, and a clip is stored once', async () => {
  ({ world, line } = await openStation(['ZFY-0001']));
  const card = cardOf([4_000_000, 5_000]);
  line.dock.insert(1, new SimRecorder({ serial: 'ZFY-0001', card }));
  await until(world.desk, 'something is copied', (bays) => bays.some((bay) => bay.bytes.copied > 500_000));
  line.dock.reboot();
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(card.clips()).toEqual([]);
  expect(of(await world.events(), 'ClipStored')).toHaveLength(2);
});
