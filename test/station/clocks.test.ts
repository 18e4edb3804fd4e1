import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { RawTime } from '../../proto/signed-texts.ts';
import { MemoryCard } from '../../device-sim/card.ts';
import { rawTimeOf, SimRecorder, type WrongClock } from '../../device-sim/recorder.ts';
import type { EventFacts } from '../../gateway/domain/events.ts';
import { inPhase, of, openStation, until, type StationWorld } from './station-world.ts';

let world: StationWorld;
afterEach(async () => {
  await world.stop();
  await world.remove();
});

interface Outcome {
  readonly stored: EventFacts['ClipStored'];
  readonly set: EventFacts['ClockSet'];
  readonly findings: readonly string[];
}

async function offloadWith(clock: WrongClock, started: RawTime): Promise<Outcome> {
  const { world: opened, line } = await openStation(['ZFY-0001']);
  world = opened;
  const card = new MemoryCard('card-1', 32e9);
  card.add({ name: 'DCIM/1.MP4', started }, randomBytes(1_000));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card, clock });
  line.dock.insert(1, recorder);
  await until(world.desk, 'bay 1 is done', inPhase(1, 'done'));
  const { raw } = recorder.clock(Date.now(), 0) as { raw: RawTime };
  const shown = Date.UTC(raw.year, raw.month - 1, raw.day, raw.hour, raw.minute, raw.second, raw.millis);
  // Whatever it was, the calendar is right now, in the station's zone.
  expect(Math.abs(shown - (Date.now() + 8 * 3_600_000))).toBeLessThan(2_000);
  const events = await world.events();
  return {
    stored: of(events, 'ClipStored')[0]!.facts, set: of(events, 'ClockSet')[0]!.facts,
    findings: of(events, 'FindingOpened').map(({ facts }) => facts.kind).filter((kind) => kind !== 'unassigned'),
  };
}

test('D1: a recorder whose battery was flat (1970) is set; its clip keeps the raw time, and its true time is measured', async () => {
  const { stored, set, findings } = await offloadWith('1970', rawTimeOf(600_000));
  expect(set.before).toMatchObject({ verdict: 'unset', raw: expect.stringMatching(/^1970-01-01T/) as string });
  expect(set.before.offsetMs).toBeLessThan(-50 * 365 * 86_400_000);
  expect(Math.abs(set.residualMs!)).toBeLessThan(1_000);
  expect(stored).toMatchObject({ started: '1970-01-01T00:10:00.000', offsetMs: set.before.offsetMs });
  // The sim's calendar began an hour before the docking: ten minutes after that the clip was begun.
  expect(Math.abs(Date.parse(stored.startedAt!) - (Date.now() - 50 * 60_000))).toBeLessThan(5_000);
  expect(findings).toEqual(['clock-unset']);
});

test('D1: a clip that would have been begun after it was read was begun before the battery went flat: no time is made up', async () => {
  const { stored } = await offloadWith('1970', rawTimeOf(5 * 3_600_000));
  expect(stored).toMatchObject({ started: '1970-01-01T05:00:00.000', startedAt: null, officer: null });
});

test('D1: a calendar that is no time at all (1980-00-00) is told as it is, and no true time is made up', async () => {
  const none: RawTime = { year: 1980, month: 0, day: 0, hour: 0, minute: 0, second: 0, millis: 0 };
  const { stored, set, findings } = await offloadWith('1980-00-00', none);
  expect(set.before).toEqual({ verdict: 'unset', raw: '1980-00-00T00:00:00.000', offsetMs: null });
  expect(stored).toMatchObject({ started: '1980-00-00T00:00:00.000', startedAt: null, offsetMs: null, officer: null });
  expect(findings).toEqual(['clock-unset']);
});

test('D1: a recorder two hours behind is a fault of the zone, and one 95 seconds behind a drift', async () => {
  const now = Math.floor(Date.now() / 1_000) * 1_000 + 8 * 3_600_000;
  const zone = await offloadWith('two-hours-behind', rawTimeOf(now - 3 * 3_600_000));
  expect(zone.set.before.verdict).toBe('zone');
  expect(Math.abs(zone.stored.offsetMs! + 7_200_000)).toBeLessThan(2_000);
  expect(Math.abs(Date.parse(zone.stored.startedAt!) - (Date.now() - 3_600_000))).toBeLessThan(5_000);
  expect(zone.findings).toEqual(['zone-fault']);
  await world.stop();
  await world.remove();
  const drift = await offloadWith('drifting', rawTimeOf(now - 3_600_000));
  expect(drift.set.before.verdict).toBe('drift');
  expect(Math.abs(drift.stored.offsetMs! + 95_000)).toBeLessThan(2_000);
  expect(drift.findings).toEqual(['clock-drift']);
});

test('D1: a right clock is set to the second and is no finding', async () => {
  const { set, findings } = await offloadWith('right', rawTimeOf(Date.now() + 7 * 3_600_000));
  expect(set.before.verdict).toBe('right');
  expect(findings).toEqual([]);
});
