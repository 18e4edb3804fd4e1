import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { MemoryCard } from '../../../device-sim/card.ts';
import { SimRecorder } from '../../../device-sim/recorder.ts';
import { PushedClock } from '../../station/pushed-clock.ts';
import { inPhase, of, openStation, openWorld, simDockOn, until, type StationWorld } from '../../station/station-world.ts';

let world: StationWorld;
let backup: string | undefined;
/** So that nobody waits for the pause before a docking that broke off is tried again. */
const clock = new PushedClock();
afterEach(async () => {
  await world.stop();
  await world.remove();
  if (backup !== undefined) await rm(backup, { recursive: true, force: true });
});

/** A recorder that says of itself that it carries nothing; asked to accept a checkpoint, it says what it has. */
class Reticent extends SimRecorder {
  override state(): object {
    return { ...super.state(), carried: null };
  }
}

function cardWith(numbers: number, id = 'card-1', skipped = 0): MemoryCard {
  const card = new MemoryCard(id, 32e9);
  card.skip(skipped);
  for (let i = 0; i < numbers; i += 1) card.add({ name: `DCIM/${skipped + i}.MP4` }, randomBytes(1_000));
  return card;
}

/** One docking that the recorder witnesses; then somebody puts the data folder of before it back. */
async function rolledBack(recorder: SimRecorder): Promise<void> {
  const first = await openStation(['ZFY-0001'], { clock }, clock);
  world = first.world;
  await world.stop();
  backup = await mkdtemp(join(tmpdir(), 'zhilu-backup-'));
  await cp(world.folder, backup, { recursive: true });
  world = await openWorld({ folder: world.folder, clock });
  const line = simDockOn(world, 'dock-1', 1, {}, clock);
  line.connect();
  line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  expect(recorder.carried!.size).toBeGreaterThan(5);
  line.unplug();
  await world.stop();
  await rm(world.folder, { recursive: true });
  await cp(backup, world.folder, { recursive: true });
  world = await openWorld({ folder: world.folder, clock });
}

for (const [how, kind] of [['tells what it carries', SimRecorder], ['tells it only when it is asked to accept a checkpoint', Reticent]] as const) {
  test(`R22: a custody log that was put back to an older state is found by a recorder that ${how}: nothing is erased, with an alarm and a finding`, async () => {
    const recorder = new kind({ serial: 'ZFY-0001', card: cardWith(2) });
    await rolledBack(recorder);
    const carried = recorder.carried!.size;
    // The history goes on otherwise than it did, until it is longer than what the recorder has seen.
    while (world.stores.log.size <= carried) await world.equipment.registerOfficer('operator:test', `P${world.stores.log.size}`, '执法大队', '某某', '65-9');
    recorder.card = cardWith(3, 'card-1', 2);
    const line = simDockOn(world, 'dock-1', 1, {}, clock);
    line.connect();
    line.dock.insert(1, recorder);
    await clock.passUntil('quarantine', () => inPhase(1, 'quarantined')(world.desk.bays()), 10_000);
    expect(world.desk.bays()[0]!.says?.zh).toContain('检查点与本站保管链不一致');
    const events = await world.events();
    expect(of(events, 'Quarantined').map(({ facts }) => facts.reason)).toEqual(['history-forked']);
    expect(of(events, 'AlarmRaised').map(({ facts }) => [facts.kind, facts.recorder])).toEqual([['fork', 'ZFY-0001']]);
    expect(of(events, 'FindingOpened').map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ kind: 'integrity', article: 'Art. 19(3)', subject: 'recorder:ZFY-0001' }));
    expect(of(events, 'EraseOrdered')).toEqual([]);
    expect(recorder.card.clips()).toHaveLength(3);
    // What it brought is safe all the same.
    expect(of(events, 'ClipStored').filter(({ facts }) => facts.number! > 2)).toHaveLength(3);
  });
}

test('D3: a recorder that has met its station takes no checkpoint from another key, so a station in its place can erase nothing', async () => {
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: cardWith(1) });
  const first = await openStation(['ZFY-0001'], { clock }, clock);
  world = first.world;
  first.line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  first.line.unplug();
  await world.stop();
  await world.remove();
  // Same name, other key, other folder.
  const second = await openStation(['ZFY-0001'], { clock }, clock);
  world = second.world;
  recorder.card = cardWith(2, 'card-1', 1);
  second.line.dock.insert(1, recorder);
  await clock.passUntil('quarantine', () => inPhase(1, 'quarantined')(world.desk.bays()), 10_000);
  expect(recorder.card.clips()).toHaveLength(2);
  expect(of(await world.events(), 'EraseOrdered')).toEqual([]);
});
