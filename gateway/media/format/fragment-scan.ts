/**
 * Reads back what the live muxer wrote: how far a file that may be cut off or torn consists of whole units, and what they
 * hold. A unit is whole when its boxes add up; of the newest also the seal is compared, because a power cut can leave a file's
 * length without its bytes. Pure but for the reading that it is given.
 */
import { crc32c } from '@node-rs/crc32';
import { StationError } from '../../domain/errors.ts';
import { badMedia } from './bad-media.ts';
import { BOX_HEAD, boxAt, boxesIn } from './mp4-box.ts';
import { SEAL_BYTES, sealOf, wallOfNtp } from './mp4-fragment.ts';

/** Reads `length` bytes at `position`, fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/** Units at the end whose seals are compared: what is older was synced long ago. */
export const SEALS_CHECKED = 16;
/** Largest ftyp, moov, prft or moof. */
const MAX_INDEX_BYTES = 1024 * 1024;
/** Fragments from the beginning whose times say when the file begins: the way of the first may have been a long one. */
const ANCHOR_MS = 30_000;
const PIECE_BYTES = 1024 * 1024;
const NOTHING: LiveFile = { end: 0, fragments: 0, durationMs: 0, startedMs: null, endedMs: null, video: false, audio: false };

export interface LiveFile {
  /** Bytes up to the end of the last whole fragment; 0 where there is none. */
  readonly end: number;
  readonly fragments: number;
  readonly durationMs: number;
  /** Wall clock of the first and of the last moment, milliseconds since 1970. */
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly video: boolean;
  readonly audio: boolean;
}

interface Track { readonly timescale: number; readonly kind: string }
interface Unit {
  readonly from: number;
  readonly to: number;
  /** Of the file's beginning by this fragment's own time, wall clock. */
  readonly originMs: number;
  /** Media time at which it ends. */
  readonly endMs: number;
}

export async function scanLiveFile(size: number, readAt: ReadAt): Promise<LiveFile> {
  const head = await unitAt(0, size, ['ftyp', 'moov'], readAt);
  if (head === undefined || !await sealHolds(0, head.to, readAt)) return NOTHING;
  const tracks = readable(() => tracksOf(head.bodies[1]!));
  if (tracks === null) return NOTHING;
  const units: Unit[] = [];
  for (let from = head.to; from < size;) {
    const found = await unitAt(from, size, ['prft', 'moof', 'mdat'], readAt);
    const unit = found === undefined ? null : readable(() => meaningOf(from, found, tracks));
    if (unit === null) break;
    units.push(unit);
    from = unit.to;
  }
  for (let at = Math.max(0, units.length - SEALS_CHECKED); at < units.length; at += 1) {
    const { from, to } = units[at]!;
    if (!await sealHolds(from, to, readAt)) units.splice(at);
  }
  const last = units.at(-1);
  if (last === undefined) return NOTHING;
  const durationMs = Math.max(...units.slice(-SEALS_CHECKED).map(({ endMs }) => endMs));
  const startedMs = Math.min(...units.filter(({ endMs }, at) => at === 0 || endMs <= ANCHOR_MS).map(({ originMs }) => originMs));
  const kinds = [...tracks.values()].map(({ kind }) => kind);
  return { end: last.to, fragments: units.length, durationMs: Math.round(durationMs), startedMs, endedMs: Math.round(last.originMs + durationMs), video: kinds.includes('vide'), audio: kinds.includes('soun') };
}

/** What was read, or null where the bytes are not what their box says, or too few. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof StationError && error.code === 'bad-input')) return null;
    throw error;
  }
}

interface FoundUnit { readonly to: number; readonly bodies: readonly Buffer[] }

/** Boxes of these types one after the other, and the seal. Bodies of mdat are not read. undefined where it is not so. */
async function unitAt(from: number, size: number, types: readonly string[], readAt: ReadAt): Promise<FoundUnit | undefined> {
  const bodies: Buffer[] = [];
  let at = from;
  for (const type of types) {
    const head = Buffer.from(await readAt(at, BOX_HEAD));
    if (head.length < BOX_HEAD || head.toString('latin1', 4, 8) !== type) return undefined;
    const length = head.readUInt32BE(0);
    if (length < BOX_HEAD || at + length > size || (type !== 'mdat' && length > MAX_INDEX_BYTES)) return undefined;
    if (type !== 'mdat') {
      const body = Buffer.from(await readAt(at + BOX_HEAD, length - BOX_HEAD));
      if (body.length < length - BOX_HEAD) return undefined;
      bodies.push(body);
    }
    at += length;
  }
  const seal = Buffer.from(await readAt(at, SEAL_BYTES));
  return seal.length === SEAL_BYTES && seal.toString('latin1', 4, 12) === 'freeZLC1' ? { to: at + SEAL_BYTES, bodies } : undefined;
}

async function sealHolds(from: number, to: number, readAt: ReadAt): Promise<boolean> {
  let crc = 0;
  const end = to - SEAL_BYTES;
  for (let at = from; at < end;) {
    const piece = await readAt(at, Math.min(PIECE_BYTES, end - at));
    if (piece.length === 0) return false;
    crc = crc32c(Buffer.from(piece.buffer, piece.byteOffset, piece.length), crc);
    at += piece.length;
  }
  return sealOf(crc).equals(Buffer.from(await readAt(end, SEAL_BYTES)));
}

function tracksOf(moov: Buffer): ReadonlyMap<number, Track> {
  const tracks = new Map<number, Track>();
  for (const { type, body } of boxesIn(moov)) {
    if (type !== 'trak') continue;
    const mdhd = boxAt(body, ['mdia', 'mdhd']);
    const timescale = mdhd.readUInt32BE(20);
    if (timescale === 0) throw badMedia('MP4', 'a time scale of 0');
    tracks.set(boxAt(body, ['tkhd']).readUInt32BE(20), { timescale, kind: boxAt(body, ['mdia', 'hdlr']).toString('latin1', 8, 12) });
  }
  if (tracks.size === 0) throw badMedia('MP4', 'no track');
  return tracks;
}

function meaningOf(from: number, { to, bodies }: FoundUnit, tracks: ReadonlyMap<number, Track>): Unit {
  const [prft, moof] = bodies as readonly [Buffer, Buffer];
  if (prft.length < 24) throw badMedia('MP4', 'a prft that is too short');
  const reference = trackOf(tracks, prft.readUInt32BE(4));
  const originMs = wallOfNtp(prft.readBigUInt64BE(8)) - Number(prft.readBigUInt64BE(16)) * 1_000 / reference.timescale;
  let endMs = 0;
  for (const { type, body } of boxesIn(moof)) {
    if (type !== 'traf') continue;
    const { timescale } = trackOf(tracks, boxAt(body, ['tfhd']).readUInt32BE(4));
    endMs = Math.max(endMs, (Number(boxAt(body, ['tfdt']).readBigUInt64BE(4)) + durationOf(boxAt(body, ['trun']))) * 1_000 / timescale);
  }
  return { from, to, originMs, endMs };
}

function trackOf(tracks: ReadonlyMap<number, Track>, id: number): Track {
  const track = tracks.get(id);
  if (track === undefined) throw badMedia('MP4', `a fragment of track ${id}, which there is not`);
  return track;
}

/** As mp4-fragment.ts writes it: an entry begins with its duration, and has four fields or two. */
function durationOf(trun: Buffer): number {
  const count = trun.readUInt32BE(4);
  const width = (trun.readUInt32BE(0) & 0xc00) === 0 ? 8 : 16;
  if (trun.length !== 12 + count * width) throw badMedia('MP4', `${count} samples in ${trun.length} bytes`);
  let duration = 0;
  for (let at = 12; at < trun.length; at += width) duration += trun.readUInt32BE(at);
  return duration;
}
