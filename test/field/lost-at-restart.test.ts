/** Recorders whose pictures ended with the station, and what it says at its next start of those that do not come back. */
import { expect, test } from 'vitest';
import { BACK_AFTER_START_MS } from '../../gateway/desk/field-lines.ts';
import { openLiveDesks, openPasses, type LiveDesks } from '../../gateway/desk/live-desks.ts';
import { Recorders } from '../../gateway/desk/recorders.ts';
import type { EventDraft } from '../../gateway/domain/events.ts';
import { isoTime, type RecorderSerial } from '../../gateway/domain/names.ts';
import type { CustodyLog } from '../../gateway/store/custody-log.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { SimDisk } from '../store/sim-disk.ts';
import { keys, memoryStore, openWorld, STATION } from '../store/store-world.ts';
import { goOut } from './air.ts';
import { until } from './field-world.ts';

interface Ground { readonly clock: PushedClock; readonly log: CustodyLog; start(): Promise<LiveDesks>; losses(): Promise<readonly unknown[]> }

/** A log with recorders that carry a pass and were live when the process before fell. */
async function fallen(recorders: readonly string[]): Promise<Ground> {
  const clock = new PushedClock();
  const { log, index } = await openWorld(new SimDisk(), memoryStore(), clock as never);
  for (const recorder of recorders as RecorderSerial[]) {
    await log.append([
      { kind: 'RecorderEnrolled', actor: 'operator:test', facts: { recorder, model: 'SIM', publicKey: null, hardwareId: null, device: null } },
      { kind: 'PassGiven', actor: 'station', facts: { recorder, pass: '00', docking: 'd1', credentialHash: '00', path: `/live/${recorder}`, expires: isoTime(clock.wallMs() + 3_600_000) } },
      { kind: 'PassTaken', actor: 'station', facts: { recorder, pass: '00' } }, began(recorder, `l-${recorder}`),
    ]);
  }
  return {
    clock, log,
    async losses() {
      const found: unknown[] = [];
      for await (const event of log.events(0)) if (event.kind === 'AlarmRaised') found.push([event.facts.kind, event.facts.recorder]);
      return found;
    },
    async start() {
      const parts = {
        log, rows: index, clock, identity: { station: STATION, publicKey: keys.publicKey, sign: (text: Uint8Array) => keys.sign(text) }, start: 1, media: () => null, line: () => null,
      };
      const desks = openLiveDesks(parts, openPasses(parts), new Recorders({ ...parts, utcOffsetMinutes: 480, bays: () => [] }));
      await desks.live.resume();
      await desks.lines.resume();
      return desks;
    },
  };
}

const began = (recorder: string, live: string): EventDraft => ({ kind: 'LiveBegan', actor: `recorder:${recorder}`, facts: { live, recorder: recorder as RecorderSerial, path: `/live/${recorder}`, ask: null } });

test('D7: a recorder that was live when the station fell or stopped, and is not heard again, is an alarm; one that is heard or shows its picture is none', async () => {
  const { clock, log, start, losses } = await fallen(['R1', 'R2', 'R3']);
  const desks = await start();
  const out = await goOut({ log, clock, lines: desks.lines, stationKey: keys.publicKey }, 'R2');
  desks.heard(await log.append([began('R3', 'l2')]));
  await clock.pass(BACK_AFTER_START_MS - 5_000);
  expect(await losses()).toEqual([]);
  await clock.pass(6_000);
  await until('the alarm', async () => (await losses()).length > 0);
  expect(await losses()).toEqual([['link-loss', 'R1']]);
  // Switched off in peace, it is not lost at the next start either; what is lost is said once, however often it starts.
  out.field.leave();
  await desks.stop();
  await log.append([{ kind: 'LiveEnded', actor: 'station', facts: { live: 'l2', recorder: 'R3' as RecorderSerial, path: '/live/R3', seconds: 9, why: 'publisher-gone' } }]);
  const again = await start();
  await clock.pass(BACK_AFTER_START_MS + 5_000);
  await again.stop();
  await (await start()).stop();
  expect(await losses()).toEqual([['link-loss', 'R1']]);
});

test('D7: a station that falls again before it knows goes on waiting, and many that are lost with it are one alarm, told once', async () => {
  const all = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'];
  const { clock, start, losses } = await fallen(all);
  const first = await start();
  await clock.pass(BACK_AFTER_START_MS / 2);
  await first.stop();
  for (let starts = 0; starts < 2; starts += 1) {
    const next = await start();
    await clock.pass(BACK_AFTER_START_MS + 1_000);
    await until('the alarm', async () => (await losses()).length > 0);
    await next.stop();
  }
  expect(await losses()).toEqual([['link-loss', null]]);
});
