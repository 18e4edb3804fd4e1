/** A station with its web server and clips in its vault, on a clock that a test pushes: for tests from the clip to the register. */
import { createHash } from 'node:crypto';
import { cardKey, clipId } from '../../gateway/domain/clip.ts';
import type { ClipKind } from '../../gateway/domain/events.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial, Sha256 } from '../../gateway/domain/names.ts';
import type { StationSettings } from '../../gateway/station.ts';
import { vaultPath } from '../../gateway/store/store-paths.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { openHttp, PASSWORD, type Client, type HttpTestWorld } from './http-world.ts';

export interface StoredClip {
  readonly recorder?: string; readonly officer?: string | null; readonly at?: string; readonly timed?: boolean; readonly durationMs?: number | null; readonly kind?: ClipKind; readonly name?: string;
  readonly recording?: number | null; readonly segment?: number | null; readonly bytes?: Uint8Array; readonly offsetMs?: number | null;
}

/** Its wall clock stands where a test sets it, and goes on from there. */
export class SetClock extends PushedClock {
  #base = 0;

  set(time: string): void {
    this.#base = Date.parse(time) - super.monotonicMs();
  }

  override wallMs(): number {
    return Math.floor(this.#base + super.monotonicMs());
  }
}

export interface ClipWorld extends HttpTestWorld {
  readonly clock: SetClock;
  /** Stores a clip as an offload does, and waits until the station has done what it does of itself. */
  store(clip: StoredClip): Promise<ClipId>;
  vaultFile(clip: ClipId): Promise<string>;
  settled(): Promise<void>;
}

/** Tuesday. */
export const TODAY = '2026-11-24';
export const at = (time: string, day = TODAY) => new Date(`${day}T${time}:00+08:00`).toISOString();
/** A line from corner to corner and back. */
export const SIGNATURE = { kind: 'strokes', width: 300, height: 100, strokes: [[0, 0, 20, 10, 40, 30, 80, 60], [200, 90, 150, 50, 100, 20]] } as const;

export async function openClips(settings: Partial<StationSettings> = {}): Promise<ClipWorld> {
  const clock = new SetClock();
  clock.set(at('12:00'));
  const world = await openHttp(settings, clock);
  const { stores, handOver } = world.station;
  const files = new Map<ClipId, Sha256>();
  let number = 0;
  return {
    ...world, clock,
    async store(one) {
      number += 1;
      const recorder = (one.recorder ?? 'ZFY-0001') as RecorderSerial;
      const name = one.name ?? `VID_${String(number).padStart(4, '0')}.MP4`;
      const bytes = one.bytes ?? Buffer.from(`clip ${number} of ${recorder}`);
      const key = { recorder, number, name, size: bytes.length, tag: 't' };
      const incoming = await stores.store.receive(key, bytes.length);
      await incoming.write(bytes, 0);
      const sealed = await stores.store.seal(incoming);
      const clip = clipId(recorder, number, name, sealed.sha256);
      files.set(clip, sealed.sha256);
      const time = one.at ?? at('09:30');
      await stores.store.commit(sealed, {
        kind: 'ClipStored', actor: 'station',
        facts: {
          clip, recorder, number, size: bytes.length, sha256: sealed.sha256, kind: one.kind ?? 'video', cardKey: cardKey(number, name, bytes.length), started: time, startedAt: one.timed === false ? null : time as IsoTime,
          durationMs: one.durationMs === undefined ? 300_000 : one.durationMs, recording: one.recording ?? null, segment: one.segment ?? null, lastSegment: null, important: false, private: false,
          officer: (one.officer === undefined ? 'P1' : one.officer) as OfficerId | null, manager: 'P2' as OfficerId, standingOrder: 'order', dock: null, bay: null, docking: null, carrier: 'serial',
          offsetMs: one.offsetMs ?? 0, clockRun: null, provenance: 'recorder-hash', playable: 'yes', recorderSignature: null,
        },
        particulars: { originalName: name, officerHint: '' },
      });
      await handOver.settled();
      return clip;
    },
    vaultFile: async (clip) => stores.disk.absolute(vaultPath(files.get(clip)!)),
    settled: () => handOver.settled(),
  };
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Activities as a form sends them. */
export const activity = (more: Readonly<Record<string, unknown>> = {}) => ({
  unit: '执法一中队', officers: ['P1'], kind: 'inspection', plannedFrom: at('09:00'), plannedTo: at('11:00'), from: null, to: null, cause: '无证经营网吧', caseNumber: '皮文检〔2026〕12号', place: '固玛镇', ...more,
});

/** The password again, as before a signature. */
export async function confirm(client: Client): Promise<void> {
  const answer = await client.post('/api/v1/session/confirm', { password: PASSWORD });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** What the officer sees, signed by him. */
export async function offer(client: Client, clips?: readonly string[]): Promise<{ readonly status: number; readonly body: Record<string, any>; readonly prepared: Record<string, any> }> {
  const { body: prepared } = await client.post('/api/v1/hand-overs/prepare', clips === undefined ? {} : { clips });
  await confirm(client);
  const answer = await client.post('/api/v1/hand-overs', { clips: prepared['clips'].map((one: { clip: string }) => one.clip), signature: SIGNATURE, textHash: prepared['textHash'] });
  return { status: answer.status, body: answer.body, prepared };
}

/** What the recorder manager signs. */
export async function receive(client: Client, handOver: string, version: number): Promise<{ readonly status: number; readonly body: Record<string, any> }> {
  const { body: text } = await client.get(`/api/v1/hand-overs/${handOver}/receipt`);
  await confirm(client);
  return client.post(`/api/v1/hand-overs/${handOver}/receive`, { signature: SIGNATURE, textHash: text['textHash'] }, { 'if-match': `"${version}"` });
}
