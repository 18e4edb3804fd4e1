/** Incidents through HTTP, with the real engine and a publisher on its port: recorded, stored, linked, shown to those whom the table names. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import { cardKey, clipId } from '../../gateway/domain/clip.ts';
import { isoTime, type ClipId, type OfficerId, type RecorderSerial } from '../../gateway/domain/names.ts';
import { exportBundle } from '../../gateway/store/bundle.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { verifyBundle } from '../../gateway/verify/bundle.ts';
import { flvSource, looped } from '../media/flv-source.ts';
import { audioMessage, publisher, videoMessage, type Peer } from '../media/rtmp-peer.ts';
import { OFFICERS, openHttp, OTHER_UNIT, UNIT, type Client, type HttpTestWorld } from './http-world.ts';

const RECORDER = 'ZFY-0001' as RecorderSerial;
const WAIT = { timeout: 10_000, interval: 25 };
let world: HttpTestWorld;
let desk: Client;
beforeAll(async () => {
  world = await openHttp({ media: { rtmp: { port: 0 } } });
  const { equipment, stores, handOver } = world.station;
  for (const recorder of [RECORDER, 'ZFY-0002']) await equipment.enrolment.enrolRecorder('operator:test', { recorder, model: 'Z2' });
  await stores.log.append([
    { kind: 'RecorderAssigned', actor: 'operator:test', facts: { recorder: RECORDER, officer: OFFICERS[0][0] as OfficerId, from: '2026-01-01T00:00:00.000Z', to: null } },
  ]);
  const now = systemClock.wallMs();
  await handOver.activities.enter('operator:test', { unit: UNIT, officers: ['P1' as OfficerId], kind: 'inspection', plannedFrom: isoTime(now - 3_600_000), plannedTo: isoTime(now + 3_600_000), from: null, to: null, cause: '无证经营网吧', caseNumber: '', place: '' });
  desk = await world.as('duty-desk');
});
afterAll(() => world.stop());

const raise = (alarm: string, kind: 'sos' | 'fall') => world.station.stores.log.append([{ kind: 'AlarmRaised', actor: `recorder:${RECORDER}`, facts: { alarm, kind, recorder: RECORDER, dock: null, place: null }, particulars: { text: kind } }]);

/** Publishes so many milliseconds of real H.264 and AAC at once; the line stays open. */
async function publish(lengthMs: number): Promise<Peer> {
  const { media } = world.station;
  const token = media!.token({ action: 'publish', path: `/live/${RECORDER}`, subject: RECORDER, expiresMs: systemClock.wallMs() + 60_000 });
  const peer = await publisher(Number(new URL(media!.publishAddress()!).port), RECORDER, token);
  for (const tag of looped(await flvSource(), lengthMs)) peer.send(tag.type === 'video' ? videoMessage(tag.timeMs, tag.body) : audioMessage(tag.timeMs, tag.body));
  return peer;
}

const seen = async (incident: string) => (await desk.get(`/api/v1/incidents/${incident}`)).body;

test('D5: the incident is recorded at the station as well: begun by an alarm, joined by another, ended by hand, a clip like any other that was on no card', async () => {
  const began = systemClock.wallMs();
  // SOS begins it by itself; whoever presses 'record' then meets it.
  await raise('a1', 'sos');
  await vi.waitFor(async () => expect((await desk.get('/api/v1/incidents?running=true')).body['items']).toHaveLength(1), WAIT);
  const begun = await desk.post('/api/v1/incidents', { recorder: RECORDER });
  expect([begun.status, begun.body]).toMatchObject([201, { recorder: RECORDER, alarms: ['a1'], begunBy: 'station', officer: 'P1', officerName: '张伟', unit: UNIT, state: 'waiting', ended: null }]);
  const incident = String(begun.body['incident']);
  // Nobody has given this recorder a pass: whoever watches is told that no picture comes, and why.
  const sos = async () => (await desk.get(`/api/v1/alarms?state=open&kind=sos&recorder=${RECORDER}`)).body['items'][0];
  expect(await sos()).toMatchObject({ incident, noPicture: { zh: expect.stringContaining('没有有效的出勤凭证'), en: expect.stringContaining('carries no pass') } });
  const peer = await publish(4_000);
  await vi.waitFor(async () => expect(await seen(incident)).toMatchObject({ state: 'recording', writing: { segment: 1 } }), WAIT);
  expect(await sos()).toMatchObject({ incident, noPicture: null });
  await raise('a2', 'fall');
  expect((await desk.post('/api/v1/incidents', { recorder: RECORDER, alarm: 'a2' })).body).toMatchObject({ incident, alarms: ['a1', 'a2'] });
  expect((await desk.get('/api/v1/incidents?running=true')).body['items']).toHaveLength(1);
  await vi.waitFor(async () => expect((await seen(incident))['writing'].bytes).toBeGreaterThan(30_000), WAIT);
  expect((await desk.post(`/api/v1/incidents/${incident}/end`)).body).toMatchObject({ why: 'by-hand', endedBy: 'account:a-duty-desk' });
  await vi.waitFor(async () => expect(await seen(incident)).toMatchObject({ state: 'stored', clips: 1, writing: null }), WAIT);
  peer.socket.destroy();

  const [stored] = await world.events('ClipStored');
  const { facts } = stored!;
  expect(facts).toMatchObject({ recorder: RECORDER, number: null, kind: 'video', officer: 'P1', manager: 'P2', standingOrder: '采集站常设指令', dock: null, docking: null, carrier: 'live', provenance: 'station-live', playable: 'yes', live: { incident, segment: 1 } });
  expect(facts.durationMs).toBeGreaterThan(3_000);
  expect(Date.parse(facts.startedAt!)).toBeLessThan(systemClock.wallMs());
  expect((await world.events('IncidentBegun'))[0]!.seq).toBeLessThan(stored!.seq);
  expect((await world.events('IncidentBegun'))[0]!.facts).toMatchObject({ officer: 'P1', manager: 'P2', alarm: 'a1' });
  const file = world.station.stores.disk.absolute(vaultPath(facts.sha256));
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(await readFile(file)) });
  for (const track of [(await input.getPrimaryVideoTrack())!, (await input.getPrimaryAudioTrack())!]) {
    let packets = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) packets += packet.data.length > 0 ? 1 : 0;
    expect(packets, track.type).toBeGreaterThan(30);
  }

  // The card's clip of the same span comes later, with a clock that was wrong by twenty seconds; another of the same day shows something else.
  const card = await storeFromCard(7, isoTime(began - 15_000), -20_000);
  await storeFromCard(6, isoTime(began - 3_600_000), -20_000);
  await world.station.handOver.settled();
  expect(await seen(incident)).toMatchObject({ recorded: [{ clip: facts.clip, segment: 1, state: 'at-station', number: null }], onCard: [{ clip: card, number: 7 }] });
  const manager = await world.as('recorder-manager');
  const { body: details } = await manager.get(`/api/v1/clips/${facts.clip}`);
  // Named at once, by officer and cause, and of his activity; nothing waits for his signature.
  expect(details).toMatchObject({ state: 'at-station', card: 'none', provenance: 'station-live', bound: 'roster', cause: '无证经营网吧', incidents: [{ incident, clips: [card] }], link: 'right' });
  expect(details['path']).toMatch(/张伟_无证经营网吧_.*\.mp4$/);
  expect((await manager.get(`/api/v1/clips/${card}`)).body['incidents']).toEqual([{ incident, clips: [facts.clip] }]);
  // From the incident to its alarms, to all that station and card have of it on one axis, and from either clip back.
  await raise('a3', 'fall');
  const fall = (await desk.get('/api/v1/alarms?state=open&kind=fall')).body['items'][0];
  expect([(await seen(incident))['groups'], fall.incident]).toEqual([[(await sos()).group, fall.group], incident]);
  expect(fall.count).toBe(2);
  const together = (await manager.get(`/api/v1/play-list?incident=${incident}`)).body;
  expect(together).toMatchObject({ activity: null, incident: { incident, recorder: RECORDER }, hidden: 0, clips: [{ clip: facts.clip, atStation: true }, { clip: card, atStation: false }] });
  for (const clip of [facts.clip, card]) expect((await manager.get(`/api/v1/play-list?clip=${clip}`)).body).toMatchObject({ incident: { incident }, clips: [{ clip }] });
  expect((await desk.get(`/api/v1/play-list?incident=${incident}`)).status).toBe(404);
  expect((await manager.get('/api/v1/play-list?incident=i0000000000000000')).status).toBe(404);
  expect((await manager.get(`/api/v1/play-list?incident=${incident}&clip=${card}`)).status).toBe(400);
  const officer = await world.as('officer');
  const { body: prepared } = await officer.post('/api/v1/hand-overs/prepare', {});
  expect(prepared['clips'].map((one: { clip: string }) => one.clip)).not.toContain(facts.clip);
  expect(prepared['missing'].filter((one: { blocks: boolean }) => one.blocks)).toEqual([]);
  expect((await officer.get(`/api/v1/clips?activity=${details['activity']}`)).body['items'].map((one: { clip: string }) => one.clip)).toContain(facts.clip);

  const folder = await mkdtemp(join(tmpdir(), 'zhilu-bundle-'));
  const { log, store, keys } = world.station.stores;
  const names = await exportBundle(log, store, (await store.durable(facts.clip))!, folder);
  expect(names.clip).toBe(`LIVE_${incident}_0001.mp4`);
  expect(await verifyBundle(join(folder, names.bundle), keys.vkey)).toMatchObject({ kind: 'sound' });
  await rm(folder, { recursive: true });
  expect((await world.station.stores.check('hash')).problems).toEqual([]);
  expect((await world.station.stores.disk.list('parts'))!.filter((name) => name.startsWith('live.'))).toEqual([]);
});

async function storeFromCard(number: number, startedAt: string, offsetMs: number): Promise<ClipId> {
  const { store } = world.station.stores;
  const bytes = Buffer.from(`clip ${number}`);
  const [name, facts] = [`VID_${number}.MP4`, { dock: null, bay: null, docking: null, recording: null, segment: null, lastSegment: null, clockRun: null, recorderSignature: null }];
  const incoming = await store.receive({ recorder: RECORDER, number, name, size: bytes.length, tag: 't' }, bytes.length);
  await incoming.write(bytes, 0);
  const sealed = await store.seal(incoming);
  const clip = clipId(RECORDER, number, name, sealed.sha256);
  await store.commit(sealed, {
    kind: 'ClipStored', actor: 'station',
    facts: {
      ...facts, clip, recorder: RECORDER, number, size: bytes.length, sha256: sealed.sha256, kind: 'video', cardKey: cardKey(number, name, bytes.length), started: '', startedAt, durationMs: 10_000,
      important: false, private: false, officer: 'P1' as OfficerId, manager: 'P2' as OfficerId, standingOrder: 'order', carrier: 'serial', offsetMs, provenance: 'recorder-hash', playable: 'yes',
    },
    particulars: { originalName: name, officerHint: '' },
  });
  return clip;
}

test('D5: the desk begins and ends; others see, those of their unit alone where the table says so; strangers are refused', async () => {
  const { body } = await desk.post('/api/v1/incidents', { recorder: 'ZFY-0002' });
  const one = `/api/v1/incidents/${body['incident']}`;
  const manager = await world.as('recorder-manager');
  expect((await manager.get(one)).body).toMatchObject({ recorded: [], onCard: [] });
  expect((await manager.post('/api/v1/incidents', { recorder: 'ZFY-0002' })).status).toBe(403);
  expect((await manager.post(`${one}/end`)).status).toBe(403);
  const foreign = await world.as('unit-head', { account: 'head-2', unit: OTHER_UNIT });
  expect((await foreign.get('/api/v1/incidents')).body['items']).toEqual([]);
  expect((await foreign.get(one)).status).toBe(403);
  expect((await (await world.as('officer')).get('/api/v1/incidents')).status).toBe(403);
  expect((await desk.post('/api/v1/incidents', { recorder: 'ZFY-9' })).status).toBe(404);
  expect((await desk.post('/api/v1/incidents', { recorder: 'ZFY-0002', alarm: 'nope' })).status).toBe(404);
  // The desk sees the list; of the clip itself it needs an approval.
  const [stored] = await world.events('ClipStored');
  expect((await desk.get(`/api/v1/clips/${stored!.facts.clip}`)).status).toBe(403);
  await desk.post(`${one}/end`);
});

test('D7: an SOS while the media engine is down says at once that no picture and no recording come, and why', async () => {
  await world.station.media!.stop();
  await world.station.stores.log.append([{ kind: 'AlarmRaised', actor: 'recorder:ZFY-0002', facts: { alarm: 'a9', kind: 'sos', recorder: 'ZFY-0002' as RecorderSerial, dock: null, place: null }, particulars: { text: '' } }]);
  const [alarm] = (await desk.get('/api/v1/alarms?state=ringing&recorder=ZFY-0002')).body['items'];
  expect(alarm).toMatchObject({ kind: 'sos', rings: true, noPicture: { zh: expect.stringContaining('恢复之前没有画面，也不录制'), en: expect.stringContaining('until it is back there is no picture and no recording') } });
});
