import { stat, readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../gateway/clock.ts';
import { StationError } from '../../gateway/domain/errors.ts';
import { configTemplate, readConfig } from '../../gateway/config.ts';
import { examine } from '../../gateway/doctor.ts';
import { openHttp } from '../http/http-world.ts';
import { AVC_CONFIG, picture, publisher, videoMessage } from './rtmp-peer.ts';

const HOUR_MS = 3_600_000;

test('D5: a station with media takes a publisher by its token and tells what it sends; the key is on its disk, for itself alone, and outlives a restart', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'zhilu-media-'));
  const media = { rtmp: { port: 0 } };
  let world = await openHttp({ dataFolder, media });
  const claims = { action: 'publish', path: '/live/ZFY-0001', subject: 'ZFY-0001', expiresMs: systemClock.wallMs() + HOUR_MS } as const;
  const token = world.station.media!.token(claims);
  expect((await stat(join(dataFolder, 'media.key'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(dataFolder, 'media.key'))).toHaveLength(32);
  // The picture of a recorder that is not this station's would be closed.
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-0001', model: 'Z2' });
  await world.stop();
  world = await openHttp({ dataFolder, media });
  const engine = world.station.media!;
  try {
    const described = new Promise<void>((resolve) => { engine.on((change) => { if (change.kind === 'described') resolve(); }); });
    const peer = await publisher(Number(new URL(engine.publishAddress()!).port), 'ZFY-0001', token);
    peer.send(videoMessage(0, AVC_CONFIG), videoMessage(0, picture(true, 'one')));
    await described;
    expect(engine.streams()).toMatchObject([{ path: '/live/ZFY-0001', publisher: 'ZFY-0001', video: 'h264', state: 'live' }]);
    peer.socket.destroy();
  } finally {
    await world.stop();
    await rm(dataFolder, { recursive: true });
  }
  expect(world.station.media!.trouble()).toMatch(/重启/);
});

test('what listens for pictures listens on this machine alone unless it is told otherwise, and the doctor says what that means', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-media-'));
  const file = join(folder, 'zhilu.yaml');
  const settingsOf = async (text: string) => {
    await writeFile(file, text, { mode: 0o600 });
    const config = await readConfig(file);
    return { media: config.settings.media, said: (await examine(config)).map(({ id }) => id).filter((id) => id.startsWith('media')) };
  };
  try {
    expect((await settingsOf('station: s1\n'))).toEqual({ media: undefined, said: [] });
    expect(await settingsOf(configTemplate('s1'))).toMatchObject({ media: { rtmp: { host: '127.0.0.1', port: 1935 } }, said: ['media-closed'] });
    expect(await settingsOf('station: s1\nmedia: {}\n')).toMatchObject({ media: { rtmp: { host: '127.0.0.1', port: 1935 } }, said: ['media-closed'] });
    expect((await settingsOf('station: s1\nmedia: { rtmp: { host: 0.0.0.0 } }\n')).said).toEqual(['media-open', 'media-announce']);
    await expect(settingsOf('station: s1\nmedia: { rtmp: { tls: { certFile: a, keyFile: b } } }\n')).rejects.toThrow(/a cannot be read/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('D6: the doctor says whether ffmpeg is there, and what cannot be played where it is not', async () => {
  const path = process.env.PATH;
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-path-'));
  const said = async () => (await examine(undefined)).filter(({ id }) => id === 'ffmpeg' || id === 'ffprobe').map(({ id, level, en }) => [id, level, /H\.265, AVI, MPEG-TS/.test(en)]);
  try {
    process.env.PATH = folder;
    expect(await said()).toEqual([['ffmpeg', 'advice', true], ['ffprobe', 'advice', false]]);
    for (const name of ['ffmpeg', 'ffprobe']) await writeFile(join(folder, name), '', { mode: 0o755 });
    expect(await said()).toEqual([['ffmpeg', 'ok', false], ['ffprobe', 'ok', false]]);
  } finally {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  }
});

test('a configuration that cannot be used is told as such by the doctor, with what is wrong, and not as missing', async () => {
  const wrong = new StationError('bad-input', 'zhilu.yaml: http.map.datum: Invalid option', { what: 'configuration' });
  expect((await examine(wrong)).at(-1)).toMatchObject({ id: 'config', level: 'problem', en: expect.stringContaining('http.map.datum') });
  expect((await examine(undefined)).at(-1)).toMatchObject({ id: 'config', level: 'advice' });
});
