/** AMF0 (Adobe, 2007) as far as a publisher speaks it: numbers, booleans, texts, null and objects. */
export type Amf = string | number | boolean | null | { readonly [key: string]: Amf };

/** Values that one command may have, and how deep they may nest. */
const MAX_VALUES = 16;
const MAX_DEPTH = 8;
const MAX_KEYS = 64;

export function amf(...values: readonly Amf[]): Buffer {
  return Buffer.concat(values.map(encode));
}

function encode(value: Amf): Buffer {
  if (value === null) return Buffer.of(5);
  if (typeof value === 'boolean') return Buffer.of(1, value ? 1 : 0);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.of(2), text(value)]);
  return Buffer.concat([Buffer.of(3), ...Object.entries(value).flatMap(([key, one]) => [text(key), encode(one)]), Buffer.of(0, 0, 9)]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads the values of a command. Throws RangeError for what is cut short or not understood. */
export function readAmf(bytes: Buffer): Amf[] {
  const values: Amf[] = [];
  let at = 0;
  const need = (count: number) => {
    if (at + count > bytes.length) throw new RangeError('AMF0 is cut short');
    at += count;
    return at - count;
  };
  const key = () => {
    const length = bytes.readUInt16BE(need(2));
    const from = need(length);
    return bytes.toString('utf8', from, from + length);
  };
  const value = (depth: number): Amf => {
    if (depth > MAX_DEPTH) throw new RangeError('AMF0 goes too deep');
    const kind = bytes[need(1)];
    switch (kind) {
      case 0: return bytes.readDoubleBE(need(8));
      case 1: return bytes[need(1)] !== 0;
      case 2: return key();
      case 5:
      case 6: return null;
      case 3:
      case 8: {
        if (kind === 8) need(4);
        const object: Record<string, Amf> = {};
        for (let i = 0; i < MAX_KEYS; i += 1) {
          const name = key();
          if (name === '' && bytes[at] === 9) {
            at += 1;
            return object;
          }
          object[name] = value(depth + 1);
        }
        throw new RangeError('an AMF0 object has too many keys');
      }
      default: throw new RangeError(`AMF0 type ${kind} is not understood`);
    }
  };
  while (at < bytes.length && values.length < MAX_VALUES) values.push(value(0));
  return values;
}
