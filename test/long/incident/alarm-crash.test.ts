/** kill -9 of the whole station while somebody calls for help and somebody looks: after the next start nothing of it is forgotten. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { seedOf, SimDock } from '../../../device-sim/dock.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import { callingDock, type LineDock } from '../../../device-sim/tcp-dock.ts';
import type { Client } from '../../http/http-world.ts';
import { watchLive } from '../../media/viewer.ts';
import { LiveStation, reached, RECORDER, type Camera } from './live-station.ts';

const SOS = 1;
const CALLED_AFTER_S = 20;
/** From a step's time to its entry in the log, on a busy machine. */
const SOON_MS = 3_000;
const DOCK = { id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock };
const MEDIA = fileURLToPath(new URL('../../../device-sim/media/hotel.mp4', import.meta.url));
type Entry = { readonly seq: number; readonly kind: string; readonly at: string; readonly actor: string; readonly facts: Record<string, any> };

let station: LiveStation;
let dock: LineDock | undefined;
let camera: Camera | undefined;
afterEach(async () => {
  await dock?.stop();
  await camera?.stop();
  await station.stop();
});

/** The whole log, the oldest first. */
async function logOf(reviewer: Client): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await reviewer.get(`/api/v1/custody/entries?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    entries.push(...body['items'] as Entry[]);
    cursor = body['nextCursor'] as string | null;
  }
  return entries.sort((a, b) => a.seq - b.seq);
}

test('D5, D7: killed while an SOS rings and pictures are watched, the station calls the next at the time it would have, shows the alarm still, and closes in the log what was being looked at', async () => {
  station = await LiveStation.setUp({
    more: [`alarms: { escalation: { critical: [{ afterSeconds: ${CALLED_AFTER_S}, to: unit-head }, { afterSeconds: 3600, to: all-heads }] } }`],
    async prepare(world) {
      const { equipment } = world.station;
      await equipment.enrolment.enrolDock('operator:test', DOCK.id, 'serial', Buffer.from(new SimDock({ ...DOCK, send: () => true }).publicKey).toString('hex'));
      const card = join(world.folder, '..', 'card');
      await mkdir(card);
      await cp(MEDIA, join(card, 'VID_0001.MP4'));
      await world.station.importFolder('operator:test', RECORDER, card);
      for (const role of ['reviewer', 'unit-head'] as const) await world.as(role);
    },
  });
  await station.start();
  const reviewer = await station.as('a-reviewer');
  const clip = ((await reviewer.get('/api/v1/clips')).body['items'] as { clip: string }[])[0]!.clip;
  camera = await station.camera();
  await reached('there is a picture', async () => ((await station.desk.get('/api/v1/live')).body['items'] as { live: { state: string } }[]).find((one) => one.live.state === 'live'));
  const live = await watchLive(station.desk, RECORDER);
  await reached('it is watched', async () => (live.bytes().length > 50_000 ? true : undefined));
  const view = (await reviewer.post('/api/v1/views', { clip })).body['view'] as string;
  expect((await reviewer.get(`/api/v1/views/${view}/content`, { range: 'bytes=0-65535' })).status).toBe(206);
  dock = callingDock(DOCK, '127.0.0.1', station.tcp);
  await reached('the dock is in session', async () => (dock!.dock.inSession ? true : undefined));
  const alarm = dock.dock.alarm(SOS, RECORDER, 'SOS');
  // The dock hears that it was taken when it is in the log; it may have been killed before.
  await reached('the alarm is taken', async () => (dock!.dock.alarmIsOpen(alarm) ? undefined : true));
  const incident = await reached('the incident is recorded', async () => ((await station.desk.get('/api/v1/incidents')).body['items'] as { incident: string; state: string }[]).find((one) => one.state === 'recording'));

  await station.kill();
  expect(await live.closed).toBe(1_006);
  await station.start();
  const startedMs = Date.now();
  const again = await station.as('a-reviewer');
  const ringing = async (who: Client) => (await who.get('/api/v1/alarms?state=ringing')).body['items'] as Record<string, any>[];
  const kept = await ringing(station.desk);
  expect(kept).toMatchObject([{ kind: 'sos', recorder: RECORDER, acknowledged: null, closed: null }]);
  const before = await logOf(again);
  const only = (entries: readonly Entry[], kind: string) => entries.filter((one) => one.kind === kind);
  const [watched] = only(before, 'LiveViewBegan');
  expect(only(before, 'LiveViewEnded').map(({ actor, facts }) => [actor, facts['view'], facts['why'], facts['seconds']])).toEqual([['station', watched!.facts['view'], 'station-lost', null]]);
  expect(only(before, 'ViewClosed').map(({ actor, facts }) => [actor, facts['view'], facts['why']])).toEqual([['station', view, 'crash']]);
  // Whoever held the view has none any more.
  expect((await again.get(`/api/v1/views/${view}/content`, { range: 'bytes=0-65535' })).status).toBe(404);

  const raised = only(before, 'AlarmRaised').find((one) => one.facts['kind'] === 'sos')!;
  const escalated = await reached('the head is called', async () => only(await logOf(again), 'AlarmEscalated')[0]);
  expect(escalated.facts).toMatchObject({ step: 1, to: 'unit-head' });
  const dueMs = Date.parse(raised.at) + CALLED_AFTER_S * 1_000;
  expect(Date.parse(escalated.at)).toBeGreaterThanOrEqual(dueMs);
  expect(Date.parse(escalated.at)).toBeLessThan(Math.max(dueMs, startedMs) + SOON_MS);
  expect(await ringing(await station.as('a-unit-head'))).toMatchObject([{ kind: 'sos', rings: true }]);
  // The same call for help, once, and its incident goes on.
  expect(only(await logOf(again), 'AlarmRaised').filter((one) => one.facts['kind'] === 'sos')).toHaveLength(1);
  expect(await station.incident(incident.incident)).toMatchObject({ ended: null, alarms: [raised.facts['alarm']] });
  const [group] = await ringing(station.desk);
  const acknowledged = await station.desk.post(`/api/v1/alarms/${group!['group']}/acknowledge`, {}, { 'if-match': `"${group!['version']}"` });
  expect(acknowledged.status).toBe(200);
  expect(await ringing(station.desk)).toEqual([]);
  expect(await station.command('check')).toMatchObject({ problems: [] });
});
