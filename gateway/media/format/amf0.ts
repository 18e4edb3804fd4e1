/**
 * Reads the part of AMF0 in which FLV says its metadata (Adobe, Action Message Format AMF 0, 2; Video File Format
 * Specification 10.1, E.4.4 and E.5). Bounded in depth, values and text, for bytes that anybody may have sent.
 */
import { badMedia, orNull } from './bad-media.ts';
import type { FlvTag } from './flv-tag.ts';

export type AmfValue = number | boolean | string | null | undefined | Date | readonly AmfValue[] | AmfObject;
export interface AmfObject { readonly [name: string]: AmfValue }

const WHAT = 'AMF0';
const MAX_DEPTH = 8;
/** Values of one script tag, all levels together; a table of key frames of hours has some ten thousand. */
const MAX_VALUES = 65_536;
/** Characters of a name or text that is kept; what is longer is skipped over and cut. */
const MAX_TEXT = 4_096;
const SET_DATA_FRAME = '@setDataFrame';

class AmfReader {
  readonly #bytes: Buffer;
  #at = 0;
  #values = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw badMedia(WHAT, 'ends within a value');
    this.#at += count;
    return at;
  }

  text(long = false): string {
    const length = long ? this.#bytes.readUInt32BE(this.#take(4)) : this.#bytes.readUInt16BE(this.#take(2));
    const at = this.#take(length);
    return this.#bytes.toString('utf8', at, at + Math.min(length, MAX_TEXT));
  }

  /** One value with its marker (AMF 0, 2.1). */
  value(depth = 0): AmfValue {
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw badMedia(WHAT, `more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw badMedia(WHAT, `nested deeper than ${MAX_DEPTH}`);
    const marker = this.#bytes[this.#take(1)]!;
    switch (marker) {
      case 0: return this.#bytes.readDoubleBE(this.#take(8));
      case 1: return this.#bytes[this.#take(1)]! !== 0;
      case 2: return this.text();
      case 3: return this.#object(depth);
      case 5: return null;
      case 6: return undefined;
      case 8:
        this.#take(4);
        return this.#object(depth);
      case 10: return this.#list(depth);
      case 11: {
        const at = this.#take(10);
        return new Date(this.#bytes.readDoubleBE(at));
      }
      case 12: return this.text(true);
      default: throw badMedia(WHAT, `a value of type ${marker}`);
    }
  }

  /** Object and ECMA array (2.5, 2.10): the count of the latter is only a hint. Some encoders leave the end marker out at the very end. */
  #object(depth: number): AmfObject {
    const entries: [string, AmfValue][] = [];
    while (!this.done) {
      const name = this.text();
      if (name === '' && this.#bytes[this.#at] === 9) {
        this.#at += 1;
        break;
      }
      entries.push([name, this.value(depth + 1)]);
    }
    return Object.assign(Object.create(null) as Record<string, AmfValue>, Object.fromEntries(entries));
  }

  #list(depth: number): readonly AmfValue[] {
    const count = this.#bytes.readUInt32BE(this.#take(4));
    const values: AmfValue[] = [];
    for (let index = 0; index < count; index += 1) values.push(this.value(depth + 1));
    return values;
  }
}

export interface ScriptMeaning {
  /** E.g. 'onMetaData', 'onTextData'. */
  readonly name: string;
  readonly value: AmfValue;
}

/** What a script tag says; RTMP's '@setDataFrame' before the name is passed over. Throws 'bad-input'. */
export function readScript(body: Buffer): ScriptMeaning {
  const reader = new AmfReader(body);
  let name = reader.value();
  if (name === SET_DATA_FRAME && !reader.done) name = reader.value();
  if (typeof name !== 'string') throw badMedia(WHAT, 'a script tag without a name');
  return { name, value: reader.done ? undefined : reader.value() };
}

export interface StreamMetadata {
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRate: number | null;
  /** Seconds; null for a live stream. */
  readonly durationS: number | null;
  readonly encoder: string | null;
}

/** The stream's metadata (E.5), numbers that make sense only; null for any other tag and for metadata that cannot be read. */
export function readMetadata(tag: FlvTag): StreamMetadata | null {
  if (tag.type !== 'script') return null;
  const script = orNull(() => readScript(tag.body));
  if (script?.name !== 'onMetaData' || typeof script.value !== 'object' || script.value === null) return null;
  const values = script.value as AmfObject;
  const number = (name: string, least: number, most: number) => {
    const value = values[name];
    return typeof value === 'number' && value >= least && value <= most ? value : null;
  };
  const encoder = values['encoder'];
  return {
    width: number('width', 1, 16_384), height: number('height', 1, 16_384), frameRate: number('framerate', 0.01, 1_000),
    durationS: number('duration', 0.001, 1e9), encoder: typeof encoder === 'string' ? encoder.slice(0, 200) : null,
  };
}
