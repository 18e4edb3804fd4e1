/**
 * Whether a clip's file looks whole: its container's outline, read in a few small pieces. A clip that does not is
 * stored all the same and marked; whether a player likes it is for ffprobe to say (docs/evidence-store.md).
 * Sources: ISO/IEC 14496-12 (boxes), ITU-T T.81 annex B (JPEG markers), RFC 2361 and the RIFF layout (WAVE).
 */

/** Reads `length` bytes at `position`, fewer at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/** Top-level boxes looked at before 'unknown' is said; a fragmented file of an hour has about 7,200. */
const MAX_BOXES = 20_000;
const BOX_HEAD = 16;

export async function playable(size: number, readAt: ReadAt): Promise<'yes' | 'no' | 'unknown'> {
  if (size === 0) return 'no';
  const head = Buffer.from(await readAt(0, 16));
  if (head.length < 4) return 'unknown';
  if (head.length >= 12 && head.toString('latin1', 4, 8) === 'ftyp') return mp4(size, readAt);
  if (head[0] === 0xff && head[1] === 0xd8) return jpeg(size, readAt);
  if (head.length >= 12 && head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE') {
    return head.readUInt32LE(4) + 8 <= size ? 'yes' : 'no';
  }
  return 'unknown';
}

async function mp4(size: number, readAt: ReadAt): Promise<'yes' | 'no' | 'unknown'> {
  let position = 0;
  let index = false;
  let media = false;
  for (let boxes = 0; position < size; boxes += 1) {
    if (boxes >= MAX_BOXES) return 'unknown';
    const head = Buffer.from(await readAt(position, BOX_HEAD));
    if (head.length < 8) return 'no';
    const kind = head.toString('latin1', 4, 8);
    let length = head.readUInt32BE(0);
    if (length === 1) {
      if (head.length < 16) return 'no';
      const long = head.readBigUInt64BE(8);
      if (long > BigInt(Number.MAX_SAFE_INTEGER)) return 'no';
      length = Number(long);
    }
    // A length of 0 means 'to the end of the file'.
    if (length === 0) length = size - position;
    if (length < 8 || position + length > size) return 'no';
    if (kind === 'moov') index = true;
    if (kind === 'mdat' || kind === 'moof') media = true;
    position += length;
  }
  return index && media ? 'yes' : 'no';
}

async function jpeg(size: number, readAt: ReadAt): Promise<'yes' | 'no'> {
  const tail = await readAt(Math.max(0, size - 2), 2);
  return tail[0] === 0xff && tail[1] === 0xd9 ? 'yes' : 'no';
}
