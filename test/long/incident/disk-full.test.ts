/** A disk that really fills up while an incident is recorded: a small file system in memory, the real engine, a publisher that does not stop. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../gateway/clock.ts';
import type { FlvTag } from '../../../gateway/media/format/flv-tag.ts';
import { vaultPath } from '../../../gateway/store/store-paths.ts';
import { openHttp } from '../../http/http-world.ts';
import { flvSource, looped } from '../../media/flv-source.ts';
import { audioMessage, publisher, videoMessage } from '../../media/rtmp-peer.ts';
import { probe, RECORDER } from './live-station.ts';

const run = promisify(execFile);
const DISK_MIB = 24;
const HEADROOM = 12 * 1024 * 1024;
const FILLER = 10_000;
/** So much may be under way between publisher and disk: what is sent faster the engine would rightly drop. */
const UNDER_WAY = 600_000;
const WAIT = { timeout: 120_000, interval: 50 };
const folder = await mkdtemp(join(tmpdir(), 'zhilu-full-'));
const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', folder]).then(() => true, () => false);

/** A picture with filler data behind it (H.264, 7.4.2.7): a camera of a better class. */
function fat(tag: FlvTag): FlvTag {
  if (tag.type !== 'video' || tag.body[1] !== 1) return tag;
  const filler = Buffer.alloc(4 + 1 + FILLER, 0xff);
  filler.writeUInt32BE(1 + FILLER, 0);
  filler[4] = 0x0c;
  filler[filler.length - 1] = 0x80;
  return { ...tag, body: Buffer.concat([tag.body, filler]) };
}

test.runIf(mounted)('D5: a full disk ends the incident with what is there; the headroom stays, an alarm rings, and the store is sound', async () => {
  const world = await openHttp({ dataFolder: folder, headroomBytes: HEADROOM, media: { rtmp: { port: 0 } } });
  try {
    const { equipment, incidents, media, stores } = world.station;
    await equipment.enrolment.enrolRecorder('operator:test', { recorder: RECORDER, model: 'Z2' });
    const { incident } = await incidents.begin('operator:test', RECORDER, { alarm: null });
    const token = media!.token({ action: 'publish', path: `/live/${RECORDER}`, subject: RECORDER, expiresMs: systemClock.wallMs() + 600_000 });
    const peer = await publisher(Number(new URL(media!.publishAddress()!).port), RECORDER, token);
    let sent = 0;
    const written = () => {
      const { writing, bytes } = incidents.shown.view(incident);
      return bytes + (writing?.bytes ?? 0);
    };
    const ended = () => incidents.shown.row(incident).ended !== null;
    for (const tag of looped(await flvSource(), 240_000)) {
      const one = fat(tag);
      peer.send(one.type === 'video' ? videoMessage(one.timeMs, one.body) : audioMessage(one.timeMs, one.body));
      sent += one.body.length;
      if (sent - written() > UNDER_WAY) await vi.waitFor(() => expect(ended() || sent - written() < UNDER_WAY / 2).toBe(true), WAIT);
      if (ended()) break;
    }
    await vi.waitFor(() => expect(incidents.shown.view(incident)).toMatchObject({ state: 'stored', why: 'disk-full' }), WAIT);
    peer.socket.destroy();
    const clips = await world.events('ClipStored');
    expect(clips.length).toBeGreaterThan(0);
    for (const { facts } of clips) {
      expect((await probe(stores.disk.absolute(vaultPath(facts.sha256)))).complaints).toBe('');
      expect(facts.durationMs).toBeGreaterThan(1_000);
    }
    expect(await stores.disk.freeBytes()).toBeGreaterThan(HEADROOM - 4 * 1024 * 1024);
    expect((await world.events('AlarmRaised')).map(({ facts }) => facts.kind)).toContain('disk-full');
    expect((await world.events('FindingOpened')).map(({ facts }) => facts.kind)).toContain('incident-cut');
    expect((await stores.check('hash')).problems).toEqual([]);
  } finally {
    await world.stop();
    await run('umount', [folder]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
});
