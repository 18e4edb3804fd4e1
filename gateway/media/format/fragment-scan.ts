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
/** With which each unit ends, but for its length before it and its sum behind. */
const SEAL_TEXT = 'freeZLC1';
const NOTHING: LiveFile = { end: 0, damagedBytes: 0, fragments: 0, durationMs: 0, startedMs: null, endedMs: null, video: false, audio: false };

export interface LiveFile {
  /**
   * Bytes up to the end of the last whole fragment, without the unit that a crash has torn; 0 where there is none. All bytes
   * where more than that one unit is not whole at the end.
   */
  readonly end: number;
  /** Of those before `end`: in no whole unit. The medium has changed what was whole once. */
  readonly damagedBytes: number;
  readonly fragments: number;
  readonly durationMs: number;
  /** Wall clock of the first and of the last moment, milliseconds since 1970; null where there is no whole fragment. */
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly video: boolean;
  readonly audio: boolean;
}

interface Track { readonly timescale: number; readonly kind: string }
type Tracks = ReadonlyMap<number, Track>;
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
  const tracks = head === undefined ? null : readable(() => tracksOf(head.bodies[1]!));
  const headEnd = head === undefined || tracks === null ? 0 : head.to;
  const all: Unit[] = [];
  for (let from = headEnd; from < size;) {
    const unit = await fragmentAt(from, size, tracks, readAt) ?? await nextFragment(from + 1, size, tracks, readAt);
    if (unit === null) break;
    all.push(unit);
    from = unit.to;
  }
  const unsealed = new Set<Unit>();
  for (const unit of all.slice(-SEALS_CHECKED)) if (!await sealHolds(unit.from, unit.to, readAt)) unsealed.add(unit);
  const units = all.filter((unit) => !unsealed.has(unit));
  const last = units.at(-1);
  // A crash tears the one unit that was being written. What has the ends of more was whole once, and is not cut off.
  const wholeEnd = last?.to ?? headEnd;
  const isDamaged = await sealsIn(wholeEnd, size, readAt) > 1;
  if (last === undefined) return isDamaged ? { ...NOTHING, end: size, damagedBytes: size } : NOTHING;
  const end = isDamaged ? size : wholeEnd;
  const wholeBytes = units.reduce((sum, { from, to }) => sum + to - from, headEnd > 0 && await sealHolds(0, headEnd, readAt) ? headEnd : 0);
  const startedMs = Math.min(...units.filter(({ endMs }, at) => at === 0 || endMs <= ANCHOR_MS).map(({ originMs }) => originMs));
  const durationMs = tracks === null ? last.originMs - startedMs : Math.max(...units.slice(-SEALS_CHECKED).map(({ endMs }) => endMs));
  const endedMs = Math.round(tracks === null ? last.originMs : last.originMs + durationMs);
  const kinds = [...tracks?.values() ?? []].map(({ kind }) => kind);
  return { end, damagedBytes: end - wholeBytes, fragments: units.length, durationMs: Math.round(durationMs), startedMs, endedMs, video: tracks === null || kinds.includes('vide'), audio: kinds.includes('soun') };
}

/** The fragment that begins here; null where there is none whose boxes add up. */
async function fragmentAt(from: number, size: number, tracks: Tracks | null, readAt: ReadAt): Promise<Unit | null> {
  const found = await unitAt(from, size, ['prft', 'moof', 'mdat'], readAt);
  return found === undefined ? null : readable(() => meaningOf(from, found, tracks));
}

/** The first whole fragment that begins here or later, its seal compared: what lies before it is damaged. */
async function nextFragment(from: number, size: number, tracks: Tracks | null, readAt: ReadAt): Promise<Unit | null> {
  for await (const at of occurrences('prft', from + 4, size, readAt)) {
    const unit = await fragmentAt(at - 4, size, tracks, readAt);
    if (unit !== null && await sealHolds(unit.from, unit.to, readAt)) return unit;
  }
  return null;
}

/** Ends of units in these bytes, up to two. */
async function sealsIn(from: number, size: number, readAt: ReadAt): Promise<number> {
  let count = 0;
  for await (const _at of occurrences(SEAL_TEXT, from, size, readAt)) if ((count += 1) > 1) break;
  return count;
}

/** Where a text stands in these bytes, one after the other. */
async function* occurrences(text: string, from: number, size: number, readAt: ReadAt): AsyncGenerator<number> {
  for (let at = from; at < size; at += PIECE_BYTES) {
    const piece = Buffer.from(await readAt(at, Math.min(PIECE_BYTES + text.length - 1, size - at)));
    for (let found = piece.indexOf(text, 0, 'latin1'); found >= 0; found = piece.indexOf(text, found + 1, 'latin1')) yield at + found;
  }
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
  return seal.length === SEAL_BYTES && seal.toString('latin1', 4, 12) === SEAL_TEXT ? { to: at + SEAL_BYTES, bodies } : undefined;
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

function tracksOf(moov: Buffer): Tracks {
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

/** Without the file's head nothing says how long a fragment is; when it was it says itself. */
function meaningOf(from: number, { to, bodies }: FoundUnit, tracks: Tracks | null): Unit {
  const [prft, moof] = bodies as readonly [Buffer, Buffer];
  if (prft.length < 24) throw badMedia('MP4', 'a prft that is too short');
  const wallMs = wallOfNtp(prft.readBigUInt64BE(8));
  if (tracks === null) return { from, to, originMs: wallMs, endMs: 0 };
  const reference = trackOf(tracks, prft.readUInt32BE(4));
  const originMs = wallMs - Number(prft.readBigUInt64BE(16)) * 1_000 / reference.timescale;
  let endMs = 0;
  for (const { type, body } of boxesIn(moof)) {
    if (type !== 'traf') continue;
    const { timescale } = trackOf(tracks, boxAt(body, ['tfhd']).readUInt32BE(4));
    endMs = Math.max(endMs, (Number(boxAt(body, ['tfdt']).readBigUInt64BE(4)) + durationOf(boxAt(body, ['trun']))) * 1_000 / timescale);
  }
  return { from, to, originMs, endMs };
}

function trackOf(tracks: Tracks, id: number): Track {
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
