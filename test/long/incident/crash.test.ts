/** An incident that ffmpeg publishes for, with the real engine: kill -9 of the engine, of the station and of the camera loses at most the last second. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveStation, probe, reached, RECORDER, type Camera } from './live-station.ts';

/** Pictures that may be missing at the end: half a second that waits for its fragment, and what was on its way. */
const LOST_S = 1;
/** Before the incident's first look at the engine that finds the stream; the engine gives it from its newest key frame on. */
const LATE_S = 1.6;
let station: LiveStation;
const cameras: Camera[] = [];
beforeEach(async () => {
  station = await LiveStation.setUp();
  await station.start();
});
afterEach(async () => {
  for (const camera of cameras.splice(0)) await camera.stop();
  await station.stop();
});

/** Tries again while nobody listens: an engine that was killed takes a moment to be there again. */
async function shoot(): Promise<Camera> {
  return reached('a camera is on the air', async () => {
    const camera = await station.camera();
    cameras.push(camera);
    let gone = false;
    void camera.ended.then(() => { gone = true; });
    const onAir = await reached('it sends, or is refused', async () => (gone ? false : camera.sentS() > 0 ? true : undefined));
    return onAir ? camera : undefined;
  });
}

const sent = (camera: Camera, seconds: number) => reached(`${seconds} s are sent`, async () => (camera.sentS() >= seconds ? true : undefined));
const recording = (incident: string, segment: number) => reached(`segment ${segment} is recorded`, async () => {
  const { state, writing } = await station.incident(incident);
  return state === 'recording' && writing.segment === segment ? true : undefined;
});
const begin = async () => String((await station.desk.post('/api/v1/incidents', { recorder: RECORDER })).body['incident']);
async function ended(incident: string, clips: number) {
  await station.desk.post(`/api/v1/incidents/${incident}/end`);
  return reached(`${clips} clips are stored`, async () => {
    const view = await station.incident(incident);
    return view['state'] === 'stored' && view['clips'] >= clips ? view : undefined;
  });
}

async function plays(file: string, publishedS: number): Promise<void> {
  const { durationS, codecs, complaints } = await probe(file);
  expect(complaints).toBe('');
  expect(codecs).toEqual(['h264', 'aac']);
  expect(durationS).toBeGreaterThan(publishedS - LATE_S - LOST_S);
  expect(durationS).toBeLessThan(publishedS + 1);
}

test('D5: kill -9 of the engine in the middle of an incident loses at most the last second, and the recording goes on', async () => {
  const incident = await begin();
  const first = await shoot();
  await recording(incident, 1);
  await sent(first, 8);
  const publishedS = first.sentS();
  const killedMs = Date.now();
  for (const pid of await station.enginePids()) process.kill(pid, 'SIGKILL');
  await first.stop();
  const second = await shoot();
  await recording(incident, 2);
  await sent(second, 4);
  const secondS = second.sentS();
  const view = await ended(incident, 2);
  expect(killedMs - Date.parse(view['recorded'][0].end)).toBeLessThan(LOST_S * 1_000);
  const files = await station.files(incident);
  await plays(files[0]!, publishedS);
  await plays(files[1]!, secondS);
  expect(await station.command('check', '--level', 'hash')).toMatchObject({ problems: [] });
});

test('D5: kill -9 of the station in the middle of an incident loses at most the last second: the next start closes what it finds, and goes on', async () => {
  const incident = await begin();
  const first = await shoot();
  await recording(incident, 1);
  await sent(first, 8);
  const publishedS = first.sentS();
  const killedMs = Date.now();
  await station.kill();
  await first.stop();
  await station.start();
  const second = await shoot();
  await recording(incident, 2);
  await sent(second, 4);
  // Killed once more, while the first segment is stored and the second is written.
  const secondS = second.sentS();
  await station.kill();
  await second.stop();
  await station.start();
  const view = await ended(incident, 2);
  expect(killedMs - Date.parse(view['recorded'][0].end)).toBeLessThan(LOST_S * 1_000);
  const files = await station.files(incident);
  expect(files).toHaveLength(2);
  await plays(files[0]!, publishedS);
  await plays(files[1]!, secondS);
  expect(await station.command('check', '--level', 'hash')).toMatchObject({ problems: [] });
});

test('D5: a camera whose line drops comes back into the same incident', async () => {
  const incident = await begin();
  const first = await shoot();
  await recording(incident, 1);
  await sent(first, 4);
  await first.stop();
  const second = await shoot();
  await sent(second, 4);
  expect(await station.incident(incident)).toMatchObject({ ended: null });
  const view = await ended(incident, 1);
  const total = (view['recorded'] as { durationMs: number }[]).reduce((sum, { durationMs }) => sum + durationMs, 0);
  expect(total).toBeGreaterThan(8_000 - (LATE_S + 2 * LOST_S) * 1_000);
  for (const file of await station.files(incident)) expect((await probe(file)).complaints).toBe('');
  expect(await station.command('check', '--level', 'hash')).toMatchObject({ problems: [] });
});
