/** A log and a store over a simulated disk, and drafts to feed them with. */
import { createHash } from 'node:crypto';
import { MemoryLevel } from 'memory-level';
import type { Clock } from '../../gateway/clock.ts';
import { cardKey, clipId } from '../../gateway/domain/clip.ts';
import type { EventDraft } from '../../gateway/domain/events.ts';
import type { OfficerId, RecorderSerial, Sha256, StationId } from '../../gateway/domain/names.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { checkStore, type CheckLevel, type CheckReport } from '../../gateway/store/check.ts';
import { openCustodyLog, type CustodyLog } from '../../gateway/store/custody-log.ts';
import { openEvidenceStore, type ClipKey, type EvidenceStore, type SealedClip } from '../../gateway/store/evidence-store.ts';
import { stationKeysFromSeed } from '../../gateway/store/keys.ts';
import { openIndex, type StationIndex } from '../../gateway/store/station-index.ts';
import { simDigester, type SimDisk } from './sim-disk.ts';

export const STATION = 'station-1' as StationId;
export const RECORDER = 'ZFY-0001' as RecorderSerial;
export const keys = stationKeysFromSeed(STATION, Buffer.alloc(32, 7));

export class TestClock implements Clock {
  now = 0;
  #drawn = 0;
  wallMs(): number { return 1_795_000_000_000 + this.now; }
  monotonicMs(): number { return this.now; }
  at(): () => void { return () => undefined; }
  randomBytes(length: number): Uint8Array {
    this.#drawn += 1;
    return createHash('sha256').update(`random ${this.#drawn}`).digest().subarray(0, length);
  }
}

export interface World {
  readonly disk: SimDisk;
  readonly clock: TestClock;
  readonly db: MemoryLevel<string, string>;
  readonly index: StationIndex;
  readonly log: CustodyLog;
  readonly store: EvidenceStore;
  check(level: CheckLevel): Promise<CheckReport>;
}

export function memoryStore(): MemoryLevel<string, string> {
  return new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' });
}

export async function openWorld(disk: SimDisk, db: MemoryLevel<string, string> = memoryStore(), clock = new TestClock()): Promise<World> {
  const index = await openIndex(db);
  const log = await openCustodyLog({ disk, clock, station: STATION, keys, index, fold });
  const digester = simDigester(disk);
  const store = await openEvidenceStore({ disk, digester, clock, log, rows: index, headroomBytes: 0 });
  return { disk, clock, db, index, log, store, check: (level) => checkStore(level, { log, store, disk, digester, fold, index: db, scratch: memoryStore() }) };
}

export function keyOf(number: number, bytes: Uint8Array, tag = 't'): ClipKey {
  return { recorder: RECORDER, number, name: `VID_${number}.MP4`, size: bytes.length, tag };
}

export function officer(id: string, name = '巴特尔'): EventDraft {
  return { kind: 'OfficerRegistered', actor: 'operator:root', facts: { officer: id as OfficerId, unit: 'culture' }, particulars: { name, certificateNumber: '15-0231' } };
}

export function lifted(subject: string): EventDraft {
  return { kind: 'QuarantineLifted', actor: 'operator:root', facts: { subject, reason: 'looked at' } };
}

export function stored(sealed: Pick<SealedClip, 'key' | 'size' | 'sha256'>): Extract<EventDraft, { kind: 'ClipStored' }> {
  const { recorder, number, name } = sealed.key;
  return {
    kind: 'ClipStored', actor: 'station',
    facts: {
      clip: clipId(recorder, number, name, sealed.sha256), recorder, number, size: sealed.size, sha256: sealed.sha256, kind: 'video',
      cardKey: cardKey(number, name, sealed.size), started: '2026-11-23T08:00:00.000', startedAt: null, durationMs: 60_000,
      recording: null, segment: null, lastSegment: null, important: false, private: false, officer: null,
      manager: 'P0001' as OfficerId, standingOrder: 'order-1', dock: null, bay: null, docking: null, carrier: 'serial',
      offsetMs: null, clockRun: null, provenance: 'recorder-hash', playable: 'unknown', recorderSignature: null,
    },
    particulars: { originalName: name, officerHint: '' },
  };
}

export function apart(sha256: Sha256, size: number): Extract<EventDraft, { kind: 'ClipSetApart' }> {
  return { kind: 'ClipSetApart', actor: 'station', facts: { recorder: RECORDER, number: 1, docking: null, reason: 'changed', size, sha256, claimed: null, unreadable: [] }, particulars: { originalName: 'VID_1.MP4' } };
}

export function pattern(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + seed * 97 + (at >> 8)) & 0xff;
  return bytes;
}

export function sha256(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
