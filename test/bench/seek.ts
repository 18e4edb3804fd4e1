/** How long a jump in a 2 GiB clip takes, asked for as a player asks: a range of the clip through session, view and rule, against reading the file. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { sample } from '../../device-sim/media.ts';
import type { ClipId, OfficerId, RecorderSerial, Sha256 } from '../../gateway/domain/names.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { benchStation } from './offload.ts';

const CLIP_BYTES = 2 * 1024 ** 3;
/** What a player asks for before it shows the first picture behind a jump. */
const PIECE = 256 * 1024;
const PASSWORD = 'bench-bench-of-seeks';

export interface SeekFigures {
  readonly bytes: number;
  /** Opening the view, its entry of the log included, until the player knows what it is. */
  readonly openMs: number;
  /** Medians: the first byte behind a jump, all of the piece, and the same piece read from the file. */
  readonly firstByteMs: number;
  readonly pieceMs: number;
  readonly fileMs: number;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export async function seeks(folder: string, jumps: number): Promise<SeekFigures> {
  const station = await benchStation(join(folder, 'seek'), { http: { host: '127.0.0.1', port: 0, names: [] } });
  try {
    // A real video whose rest is one box of nothing: sparse, so that the bench takes no room. Nobody hashes it here.
    const sha256 = createHash('sha256').update('a clip of two gibibytes').digest('hex') as Sha256;
    const path = station.stores.disk.absolute(vaultPath(sha256));
    const video = sample('hotel.mp4');
    const rest = Buffer.alloc(16);
    rest.writeUInt32BE(1, 0);
    rest.write('free', 4, 'latin1');
    rest.writeBigUInt64BE(BigInt(CLIP_BYTES - video.length), 8);
    const file = await open(path, 'w+');
    await file.write(Buffer.concat([video, rest]), 0);
    await file.truncate(CLIP_BYTES);
    const clip = `c${sha256.slice(0, 32)}` as ClipId;
    const startedAt = '2026-11-24T01:00:00.000Z';
    await station.stores.log.append([{
      kind: 'ClipStored', actor: 'station',
      facts: {
        clip, recorder: 'R1' as RecorderSerial, number: 1, size: CLIP_BYTES, sha256, kind: 'video', cardKey: sha256.slice(0, 32), started: startedAt, startedAt, durationMs: 6_000, recording: null, segment: null, lastSegment: null,
        important: false, private: false, officer: 'P0' as OfficerId, manager: 'P0' as OfficerId, standingOrder: 'SO', dock: null, bay: null, docking: null, carrier: 'mqtt', offsetMs: 0, clockRun: null,
        provenance: 'recorder-hash', playable: 'yes', recorderSignature: null,
      },
      particulars: { originalName: 'VID_0001.MP4', officerHint: '' },
    }]);
    await station.accounts.open('operator:bench', { account: 'viewer', name: 'V', roles: ['reviewer'], officer: null, unit: null });
    await station.accounts.setPassword('viewer', PASSWORD);
    const { address } = station.http!;
    const signedIn = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'viewer', password: PASSWORD }) });
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
    const { csrf } = await signedIn.json() as { csrf: string };
    const begun = performance.now();
    const opened = await fetch(`${address}/api/v1/views`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', 'x-zhilu-csrf': csrf }, body: JSON.stringify({ clip }) });
    const { content } = await opened.json() as { content: string | null };
    const openMs = performance.now() - begun;
    if (content === null) throw new Error(`the bench's clip cannot be played: ${opened.status}`);
    const first: number[] = [];
    const whole: number[] = [];
    const plain: number[] = [];
    const piece = Buffer.alloc(PIECE);
    for (let i = 0; i < jumps; i += 1) {
      // All over the file, no two near each other.
      const from = Math.floor(((i * 0.618_033_988_7) % 1) * (CLIP_BYTES - PIECE));
      const at = performance.now();
      const reply = await fetch(`${address}${content}`, { headers: { cookie, range: `bytes=${from}-${from + PIECE - 1}` } });
      const reader = reply.body!.getReader();
      let got = (await reader.read()).value!.length;
      first.push(performance.now() - at);
      for (let part = await reader.read(); !part.done; part = await reader.read()) got += part.value.length;
      whole.push(performance.now() - at);
      if (reply.status !== 206 || got !== PIECE) throw new Error(`${reply.status}, ${got} bytes`);
      const then = performance.now();
      await file.read(piece, 0, PIECE, from);
      plain.push(performance.now() - then);
      // The pace of requests is not what is measured.
      await new Promise((resolve) => { setTimeout(resolve, 35); });
    }
    await file.close();
    return { bytes: CLIP_BYTES, openMs, firstByteMs: median(first), pieceMs: median(whole), fileMs: median(plain) };
  } finally {
    await station.stop();
  }
}
