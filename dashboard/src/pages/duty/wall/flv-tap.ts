/**
 * Reads along what comes to a tile: which codec it is, where its time begins, and what the sender and the station say of the
 * clock. Keeps a few bytes of each tag and nothing of the pictures.
 */

/** Bytes of a tag that are looked at. */
const LOOKED_AT = 256;
/** Marks of a clock that are kept: one comes with each key frame. */
const MAX_MARKS = 40;
const FILE_HEAD = 13;
const TAG_HEAD = 11;
const TAG_TAIL = 4;
const AUDIO = 8;
const VIDEO = 9;
const SCRIPT = 18;
const UNIX_MS = [117, 110, 105, 120, 77, 115, 0] as const; // 'unixMs', and AMF0's sign of a number

export type Codec = 'h264' | 'h265' | 'other';
interface Mark { readonly tagMs: number; readonly unixMs: number }
export interface TakenAt { readonly unixMs: number; readonly by: 'sender' | 'station' }

export class FlvTap {
  codec: Codec | undefined;
  /** Where the player's zero is, on the tags' axis. */
  baseMs: number | undefined;
  readonly #head = new Uint8Array(TAG_HEAD + LOOKED_AT);
  #have = 0;
  #skip = FILE_HEAD;
  #firstAudioMs: number | undefined;
  readonly #marks: Record<TakenAt['by'], Mark[]> = { sender: [], station: [] };

  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, bytes.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      const size = this.#have < TAG_HEAD ? 0 : this.#size();
      const want = this.#have < TAG_HEAD ? TAG_HEAD : TAG_HEAD + Math.min(size, LOOKED_AT);
      const step = Math.min(want - this.#have, bytes.length - at);
      this.#head.set(bytes.subarray(at, at + step), this.#have);
      this.#have += step;
      at += step;
      if (this.#have < TAG_HEAD || this.#have < TAG_HEAD + Math.min(this.#size(), LOOKED_AT)) continue;
      this.#look();
      this.#skip = this.#size() - (this.#have - TAG_HEAD) + TAG_TAIL;
      this.#have = 0;
    }
  }

  /** When the picture at this place of the player's axis was taken: by the sender's clock, else when it came to the station. */
  takenAt(mediaMs: number, by?: TakenAt['by']): TakenAt | undefined {
    if (this.baseMs === undefined) return undefined;
    const tagMs = mediaMs + this.baseMs;
    for (const whose of by === undefined ? ['sender', 'station'] as const : [by]) {
      const mark = this.#marks[whose].findLast((one) => one.tagMs <= tagMs + 1) ?? this.#marks[whose][0];
      if (mark !== undefined) return { unixMs: mark.unixMs + tagMs - mark.tagMs, by: whose };
    }
    return undefined;
  }

  #size(): number {
    return (this.#head[1]! << 16) | (this.#head[2]! << 8) | this.#head[3]!;
  }

  #look(): void {
    const type = this.#head[0]!;
    const tagMs = ((this.#head[7]! << 24) | (this.#head[4]! << 16) | (this.#head[5]! << 8) | this.#head[6]!) >>> 0;
    const body = this.#head.subarray(TAG_HEAD, this.#have);
    if (type === VIDEO && body.length >= 2) this.#video(body, tagMs);
    else if (type === AUDIO && body.length >= 2 && !((body[0]! >> 4) === 10 && body[1] === 0)) this.#firstAudioMs ??= tagMs;
    else if (type === SCRIPT) this.#script(body, tagMs);
  }

  #video(body: Uint8Array, tagMs: number): void {
    const enhanced = (body[0]! & 0x80) !== 0;
    const fourCc = String.fromCharCode(...body.subarray(1, 5));
    this.codec = enhanced ? (fourCc === 'avc1' ? 'h264' : fourCc === 'hvc1' ? 'h265' : 'other') : (body[0]! & 15) === 7 ? 'h264' : (body[0]! & 15) === 12 ? 'h265' : 'other';
    const isConfig = enhanced ? (body[0]! & 15) === 0 : body[1] === 0;
    if (!isConfig) this.baseMs ??= Math.min(tagMs, this.#firstAudioMs ?? tagMs);
  }

  #script(body: Uint8Array, tagMs: number): void {
    const name = String.fromCharCode(...body.subarray(3, 3 + (body[2] ?? 0)));
    const by = name === 'onClock' ? 'sender' : name === 'onArrival' ? 'station' : undefined;
    if (by === undefined) return;
    const at = body.findIndex((_, from) => UNIX_MS.every((byte, step) => body[from + step] === byte));
    if (at < 0 || at + UNIX_MS.length + 8 > body.length) return;
    const unixMs = new DataView(body.buffer, body.byteOffset + at + UNIX_MS.length, 8).getFloat64(0);
    const marks = this.#marks[by];
    marks.push({ tagMs, unixMs });
    if (marks.length > MAX_MARKS) marks.shift();
  }
}
