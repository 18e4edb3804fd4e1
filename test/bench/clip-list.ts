/** How long a page of clips takes with few and with very many clips in the index, asked for as the dashboard asks. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EventDraft } from '../../gateway/domain/events.ts';
import type { ClipId, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import type { Station } from '../../gateway/station.ts';
import { benchStation } from './offload.ts';

const GROUP = 1_000;
const AT_ONCE = 4;
const OFFICERS = 50;
const RECORDERS = 60;
const ASKED = 200;
const YEARS_MS = 3 * 365 * 86_400_000;
/** A moment in the middle of the three years. */
const MIDDLE = new Date(Date.UTC(2024, 0, 1) + YEARS_MS / 2).toISOString();
const PASSWORD = 'bench-bench-of-clips';

export interface ClipListFigures {
  readonly clips: number;
  /** Stored clips a second, registers and lists included. */
  readonly storedPerSecond: number;
  /** Medians in milliseconds: newest page, a page from the middle, one officer's, a search by name. */
  readonly newestMs: number;
  readonly middleMs: number;
  readonly officerMs: number;
  readonly searchMs: number;
}

/** Log entries of clips that were never on a card: the index and the pages see no difference. */
function stored(i: number, count: number): EventDraft {
  const sha256 = createHash('sha256').update(`clip ${i}`).digest('hex');
  const startedAt = new Date(Date.UTC(2024, 0, 1) + Math.floor((i / count) * YEARS_MS)).toISOString();
  const recorder = `R${i % RECORDERS}` as RecorderSerial;
  return {
    kind: 'ClipStored', actor: 'station',
    facts: {
      clip: `c${sha256.slice(0, 32)}` as ClipId, recorder, number: Math.floor(i / RECORDERS) + 1, size: 50_000_000, sha256: sha256 as never, kind: 'video', cardKey: sha256.slice(0, 32), started: startedAt, startedAt,
      durationMs: 300_000, recording: null, segment: null, lastSegment: null, important: false, private: false, officer: `P${i % OFFICERS}` as OfficerId, manager: 'P0' as OfficerId, standingOrder: 'SO',
      dock: null, bay: null, docking: null, carrier: 'mqtt', offsetMs: 0, clockRun: null, provenance: 'recorder-hash', playable: 'yes', recorderSignature: null,
    },
    particulars: { originalName: `DCIM/${recorder}_${String(i).padStart(8, '0')}.MP4`, officerHint: '' },
  };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export async function clipLists(folder: string, clips: number): Promise<ClipListFigures> {
  const station = await benchStation(join(folder, String(clips)), { http: { host: '127.0.0.1', port: 0, names: [] } });
  try {
    const begun = performance.now();
    await fill(station, clips);
    const storedPerSecond = clips / ((performance.now() - begun) / 1000);
    const ask = await reader(station);
    const time = async (paths: (i: number) => string) => {
      const taken: number[] = [];
      for (let i = 0; i < ASKED; i += 1) {
        const at = performance.now();
        const { items } = await ask(paths(i));
        taken.push(performance.now() - at);
        if (items.length === 0) throw new Error(`${paths(i)} is empty`);
      }
      return median(taken);
    };
    return {
      clips, storedPerSecond,
      newestMs: await time(() => '/api/v1/clips?limit=50'),
      middleMs: await time(() => `/api/v1/clips?limit=50&to=${encodeURIComponent(MIDDLE)}`),
      officerMs: await time((i) => `/api/v1/clips?limit=50&officer=P${i % OFFICERS}`),
      searchMs: await time((i) => `/api/v1/clips?limit=50&name=R${i % RECORDERS}_0000`),
    };
  } finally {
    await station.stop();
  }
}

async function fill(station: Station, clips: number): Promise<void> {
  const { log } = station.stores;
  for (let at = 0; at < clips; at += GROUP * AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, g) => {
      const first = at + g * GROUP;
      const group = Array.from({ length: Math.max(0, Math.min(GROUP, clips - first)) }, (_unused, i) => stored(first + i, clips));
      return group.length === 0 ? undefined : log.append(group);
    }));
  }
}

type Ask = (path: string) => Promise<{ readonly items: readonly unknown[]; readonly nextCursor: string | null }>;

async function reader({ accounts, http }: Station): Promise<Ask> {
  await accounts.open('operator:bench', { account: 'reader', name: 'R', roles: ['reviewer'], officer: null, unit: null });
  await accounts.setPassword('reader', PASSWORD);
  const { address, app } = http!;
  const signedIn = await fetch(`${address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'reader', password: PASSWORD }) });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  // Without the socket and the pace of requests: what is measured is the page, not the loopback.
  return async (path) => {
    const reply = await app.inject({ method: 'GET', url: path, headers: { cookie, host: 'localhost' } });
    if (reply.statusCode === 429) {
      await new Promise((resolve) => { setTimeout(resolve, 1_000); });
      return (await app.inject({ method: 'GET', url: path, headers: { cookie, host: 'localhost' } })).json();
    }
    if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
}
