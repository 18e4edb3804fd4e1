/** Escalation while somebody sets the station's clock: the desk of alarms over a simulated disk, on a clock that the test pushes. */
import { expect, test } from 'vitest';
import { AlarmDesk } from '../../gateway/desk/alarms.ts';
import type { EventDraft } from '../../gateway/domain/events.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { memoryStore, openWorld, RECORDER } from '../store/store-world.ts';

const STEPS = [{ afterSeconds: 5, to: 'unit-head' }, { afterSeconds: 15, to: 'all-heads' }] as const;
const HOUR_MS = 3_600_000;
const raised = (alarm: string): EventDraft => ({ kind: 'AlarmRaised', actor: `recorder:${RECORDER}`, facts: { alarm, kind: 'sos', recorder: RECORDER, dock: null, place: null }, particulars: { text: 'SOS' } });

test('D7: a clock that is set back puts off nobody who is to be called, and one that is set forward calls at once', async () => {
  const clock = new PushedClock();
  const { log, index } = await openWorld(new SimDisk(), memoryStore(), clock as never);
  const alarms = new AlarmDesk({ log, rows: index, clock, escalation: { critical: STEPS } });
  const steps = async () => {
    const found: unknown[] = [];
    for await (const event of log.events(0)) if (event.kind === 'AlarmEscalated') found.push(event.facts.to);
    return found;
  };
  const called = async (...to: string[]) => {
    let seen: readonly unknown[] = [];
    const look = async () => { seen = await steps(); };
    await clock.passUntil(`called: ${to.join()}`, () => (void look(), seen.length >= to.length), 20_000);
    expect(seen).toEqual(to);
  };
  alarms.start();
  alarms.heard(await log.append([raised('a1')]));
  await clock.pass(2_000);
  clock.jumpWall(-HOUR_MS);
  await called('unit-head');
  await called('unit-head', 'all-heads');
  const { group } = (await alarms.list('open', null, () => true, 1, undefined)).items[0]!;
  await alarms.acknowledge('account:d', group, alarms.row(group).version);
  // The next is of the new time: what this one's clock said counts for it no more.
  await alarms.close('account:d', group, 'resolved', '人员安全', alarms.row(group).version);
  alarms.heard(await log.append([raised('a2')]));
  await clock.pass(1_000);
  expect(await steps()).toHaveLength(2);
  clock.jumpWall(HOUR_MS);
  await clock.pass(61_000);
  expect(await steps()).toHaveLength(4);
  await alarms.stop();
});
