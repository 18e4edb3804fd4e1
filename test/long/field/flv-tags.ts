/** Reads FLV as it comes, with no code of the gateway: what the engine hands out is looked at from outside. */
import type { Readable } from 'node:stream';

export interface FlvTag {
  readonly type: 'audio' | 'video' | 'script';
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly isConfig: boolean;
  /** Of `onClock`, milliseconds since 1970. */
  readonly clockMs: number | null;
}

const ON_CLOCK = Buffer.from([2, 0, 7, ...Buffer.from('onClock')]);
const UNIX_MS = Buffer.from([0, 6, ...Buffer.from('unixMs'), 0]);

/** Until `enough` says so; then the stream is let go. */
export async function readTags(stream: Readable, enough: (all: readonly FlvTag[]) => boolean): Promise<readonly FlvTag[]> {
  const tags: FlvTag[] = [];
  let rest = Buffer.alloc(0);
  let head = false;
  for await (const piece of stream) {
    rest = Buffer.concat([rest, piece as Buffer]);
    if (!head && rest.length >= 13) {
      head = true;
      rest = rest.subarray(13);
    }
    while (head && rest.length >= 11 && rest.length >= 15 + rest.readUIntBE(1, 3)) {
      const length = rest.readUIntBE(1, 3);
      tags.push(tagOf(rest[0]!, rest.readUIntBE(4, 3) + rest[7]! * 0x1000000, rest.subarray(11, 11 + length)));
      rest = rest.subarray(15 + length);
    }
    if (enough(tags)) break;
  }
  return tags;
}

function tagOf(code: number, timeMs: number, body: Buffer): FlvTag {
  const type = code === 8 ? 'audio' : code === 9 ? 'video' : 'script';
  const at = type === 'script' && body.subarray(0, ON_CLOCK.length).equals(ON_CLOCK) ? body.indexOf(UNIX_MS) : -1;
  return { type, timeMs, isKey: type === 'video' && body[0]! >> 4 === 1 && body[1] === 1, isConfig: type !== 'script' && body[1] === 0, clockMs: at < 0 ? null : body.readDoubleBE(at + UNIX_MS.length) };
}
