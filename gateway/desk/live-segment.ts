/**
 * The end of a segment that the station records from a live stream, whether it ended in order or a crash has left it: cut to
 * its last whole fragment, read back, hashed, and committed like any clip. One function for both: there is no second way to recover.
 */
import type { Clock } from '../clock.ts';
import { clipId, liveKey } from '../domain/clip.ts';
import { assert, halves, StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { incidentRegister, type IncidentRow } from '../domain/incident-register.ts';
import { isoTime, type ClipId, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { cutText } from '../domain/text.ts';
import { scanLiveFile, type LiveFile } from '../media/format/fragment-scan.ts';
import { findingDraft } from '../offload/findings.ts';
import { pause } from '../offload/world.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { EvidenceStore, IncomingLive, LiveKey, SealedClip } from '../store/evidence-store.ts';

/** A full disk at the commit is asked again so often, until there is room or the station stops. */
const ROOM_RETRY_MS = 2_000;
const MINUTE_MS = 60_000;
const ALARM_ID_BYTES = 8;
const MAX_DETAIL = 200;

export interface LiveDeskWorld {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly store: EvidenceStore;
  readonly utcOffsetMinutes: number;
  /** True from the moment the station stops: what waits for room is left to the next start. */
  stopping(): boolean;
}

/** The clip, or null where not one whole fragment was there. What it throws leaves the part to the next start. */
export async function keepSegment(incoming: IncomingLive, world: LiveDeskWorld): Promise<ClipId | null> {
  const { incident, recorder, segment } = incoming.live;
  try {
    const row = read(world.rows, incidentRegister.incident(incident));
    assert(row !== undefined, 'an incident is in the log before its first byte is written');
    const size = await incoming.size();
    const found = await scanLiveFile(size, (position, length) => incoming.read(position, length));
    if (found.end === 0) {
      const told = read(world.rows, incidentRegister.dropped(incident, segment)) !== undefined;
      if (!told) await whenRoom(world, () => world.log.append([{ kind: 'LivePartDropped', actor: 'station', facts: { incident, recorder, segment, bytes: size } }]));
      await world.store.live.drop(incoming);
      return null;
    }
    if (found.startedMs === null) throw new StationError('disk-failed', `${size} 字节中没有一个完整片段 / no whole fragment is left of ${size} bytes`, { path: '', operation: 'read' });
    const sealed = await world.store.live.seal(incoming, found.end);
    try {
      if (found.damagedBytes > 0) await tellDamaged(incoming.live, found.damagedBytes, world);
      const draft = storedDraft(sealed, incoming, found, row, world);
      await tellNobodys(draft, row, world);
      return (await whenRoom(world, () => world.store.commit(sealed, draft))).clip;
    } finally {
      await sealed.close();
    }
  } finally {
    await incoming.close();
  }
}

/** What the medium has changed since it was written is stored as it was found: nothing is cut out of evidence. */
async function tellDamaged({ incident, recorder, segment }: LiveKey, bytes: number, world: LiveDeskWorld): Promise<void> {
  const finding = `incident-damaged:${incident}:${segment}`;
  if (read(world.rows, register.finding(finding)) !== undefined) return;
  const text = `事件 ${incident} 第 ${segment} 段有 ${bytes} 字节在磁盘上已损坏，按原样入库 / ${bytes} bytes of segment ${segment} of incident ${incident} were damaged on the disk: it is stored as it was found`;
  await whenRoom(world, () => world.log.append([findingDraft(finding, 'integrity', `recorder:${recorder}`, 'Art. 22', text)]));
}

/**
 * Says, once for each segment, that keepSegment has thrown: the part stays as it is for the next start, and until then nobody may
 * believe that it is stored. Nothing is said while the station stops, nor by a store that cannot be trusted: it ends the station.
 */
export async function tellUnkept({ incident, recorder, segment }: LiveKey, error: unknown, world: LiveDeskWorld): Promise<void> {
  if (!(error instanceof StationError)) throw error;
  const finding = `incident-cut:${incident}:${segment}`;
  const known = read(world.rows, register.finding(finding));
  if (error.durableStateUnknown || world.stopping() || known?.closed === null) return;
  const { zh, en } = halves(error.message);
  const text = `事件 ${incident} 第 ${segment} 段未能入库，已录内容原样保留，下次启动时再试（${cutText(zh, MAX_DETAIL)}） / segment ${segment} of incident ${incident} could not be stored: what was recorded stays as it is, and the next start tries again (${cutText(en, MAX_DETAIL)})`;
  await whenRoom(world, () => world.log.append([findingDraft(finding, 'incident-cut', `recorder:${recorder}`, 'Art. 22', text), failedDraft(recorder, text, world)]));
}

/** Whoever watches must not believe that there is a recording. */
export function failedDraft(recorder: RecorderSerial, text: string, { clock }: Pick<LiveDeskWorld, 'clock'>, kind: 'incident-failed' | 'disk-full' = 'incident-failed'): EventDraft {
  const alarm = Buffer.from(clock.randomBytes(ALARM_ID_BYTES)).toString('hex');
  return { kind: 'AlarmRaised', actor: 'station', facts: { alarm, kind, recorder, dock: null, place: null }, particulars: { text } };
}

/** Tries again for as long as the disk is full. */
export async function whenRoom<T>(world: LiveDeskWorld, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'disk-full' || world.stopping()) throw error;
      await pause(world.clock, ROOM_RETRY_MS);
    }
  }
}

function storedDraft(sealed: SealedClip, { live }: IncomingLive, found: LiveFile, row: IncidentRow, world: LiveDeskWorld): Extract<EventDraft, { kind: 'ClipStored' }> {
  const { incident, recorder, segment } = live;
  const { name } = sealed.key;
  // Who holds it now may be another than at the beginning of the incident: each segment is whose it was when it was recorded.
  const startedAt = isoTime(found.startedMs!);
  const manager = read(world.rows, register.manager()) ?? { officer: row.manager, standingOrder: row.standingOrder };
  return {
    kind: 'ClipStored', actor: 'station',
    facts: {
      clip: clipId(recorder, null, name, sealed.sha256), recorder, number: null, size: sealed.size, sha256: sealed.sha256, kind: found.video ? 'video' : 'audio', cardKey: liveKey(incident, segment),
      started: isoTime(found.startedMs! + world.utcOffsetMinutes * MINUTE_MS).slice(0, -1), startedAt, durationMs: found.durationMs, recording: null, segment, lastSegment: null, important: false, private: false,
      officer: holderAt(read(world.rows, register.assignments(recorder)) ?? [], startedAt), manager: manager.officer, standingOrder: manager.standingOrder, dock: null, bay: null, docking: null,
      carrier: 'live', offsetMs: null, clockRun: null, provenance: 'station-live', playable: found.damagedBytes === 0 ? 'yes' : 'unknown', recorderSignature: null, live: { incident, segment, lastAt: isoTime(found.endedMs!) },
    },
    particulars: { originalName: name, officerHint: '' },
  };
}

/** As for clips of a card: what is nobody's is found, before it is stored. */
async function tellNobodys({ facts }: Extract<EventDraft, { kind: 'ClipStored' }>, row: IncidentRow, world: LiveDeskWorld): Promise<void> {
  const finding = `unassigned:${row.recorder}:${row.incident}`;
  if (facts.officer !== null || read(world.rows, register.finding(finding)) !== undefined) return;
  await whenRoom(world, () => world.log.append([findingDraft(finding, 'unassigned', `recorder:${row.recorder}`, 'Art. 19(4)', `事件 ${row.incident} 由本站录制，当时未配发 / incident ${row.incident}, recorded by the station: the recorder was nobody's then`)]));
}
