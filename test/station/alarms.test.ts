import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimClock } from '../../device-sim/sim-clock.ts';
import { PushedClock } from './pushed-clock.ts';
import { of, openStation, simDockOn, until, untilTrue, type StationWorld } from './station-world.ts';
import type { InProcessLine } from './in-process-line.ts';

let world: StationWorld;
let line: InProcessLine;
let clock: PushedClock;
beforeEach(async () => {
  clock = new PushedClock();
  ({ world, line } = await openStation(['ZFY-0001'], { clock }, clock));
  await until(world.desk, 'the dock is there', (bays) => bays.length === 3);
});
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const KINDS = [[1, 'sos'], [2, 'fall'], [3, 'low-battery'], [4, 'card-full'], [5, 'tamper']] as const;

test('each kind of alarm from a dock stands in the custody log, with its place, and only then the dock hears that it was taken', async () => {
  const ids = KINDS.map(([number, kind]) => line.dock.alarm(number, 'ZFY-0001', `it is ${kind}`));
  for (const id of ids) {
    // Whenever the dock has been told, the entry must be there.
    await untilTrue('acknowledged', () => !line.dock.alarmIsOpen(id));
    expect(of(await world.events(), 'AlarmRaised').map((event) => event.facts.alarm)).toContain(`dock-1-${id}`);
  }
  const raised = of(await world.events(), 'AlarmRaised');
  expect(raised.map((event) => event.facts.kind).sort()).toEqual(KINDS.map(([, kind]) => kind).sort());
  for (const event of raised) {
    expect(event).toMatchObject({ actor: 'dock:dock-1', facts: { recorder: 'ZFY-0001', dock: 'dock-1', place: [43.8, 87.6] } });
    expect(event.particulars?.text).toBe(`it is ${event.facts.kind}`);
  }
});

test('an alarm that was raised while the line was cut comes when it is back; repeated without end, it is one entry', async () => {
  line.unplug();
  const id = line.dock.alarm(1, 'ZFY-0001', '求助');
  await clock.pass(10_000);
  expect(of(await world.events(), 'AlarmRaised')).toEqual([]);
  line.connect();
  await clock.passUntil('acknowledged', () => !line.dock.alarmIsOpen(id), 60_000);
  expect(of(await world.events(), 'AlarmRaised')).toHaveLength(1);
  // A dock whose acknowledgement was lost repeats it in its next session, too.
  line.unplug();
  const again = simDockOn(world, 'dock-1', 3, {}, withAlarmId(Buffer.from(id, 'hex')));
  expect(again.dock.alarm(1, 'ZFY-0001', '求助')).toBe(id);
  again.connect();
  await clock.passUntil('acknowledged again', () => !again.dock.alarmIsOpen(id), 60_000);
  expect(of(await world.events(), 'AlarmRaised')).toHaveLength(1);
});

test('an alarm that comes twice before its entry is durable is one entry', async () => {
  line.unplug();
  const twice = simDockOn(world, 'dock-1', 3, {}, withAlarmId(Buffer.from('00112233aabbccdd', 'hex')));
  twice.connect();
  await clock.passUntil('a session', () => twice.dock.inSession, 60_000);
  // Both go out in one turn of the event loop; no entry is durable that fast.
  const id = twice.dock.alarm(5, 'ZFY-0001');
  expect(twice.dock.alarm(5, 'ZFY-0001')).toBe(id);
  await untilTrue('acknowledged', () => !twice.dock.alarmIsOpen(id));
  expect(of(await world.events(), 'AlarmRaised').map((event) => event.facts.alarm)).toEqual([`dock-1-${id}`]);
});

/** The clock, but every alarm gets this id. */
function withAlarmId(id: Uint8Array): SimClock {
  return {
    wallMs: () => clock.wallMs(), monotonicMs: () => clock.monotonicMs(), at: (ms, then) => clock.at(ms, then),
    randomBytes: (length) => (length === id.length ? id : clock.randomBytes(length)),
  };
}
