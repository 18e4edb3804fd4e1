/** The bytes of entries and openings: docs/custody-log.md, "Entry" and "Opening". */
import { hash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import { isoTime } from '../domain/names.ts';

/** C2SP tlog-tiles gives an entry's length two bytes. Openings keep the same bound. */
export const MAX_ENTRY_BYTES = 65_535;
const SALT_BYTES = 16;
const BACKSLASH = 0x5c;

export interface Entry {
  readonly leaf: Uint8Array;
  readonly opening: Uint8Array | undefined;
}

/** Throws 'bad-input' when the entry or its opening would be longer than 65,535 bytes, or has half a character. */
export function encodeEntry(draft: EventDraft, seq: number, clock: Clock): Entry {
  const opening = draft.particulars === undefined ? undefined : Buffer.from(JSON.stringify({
    v: 1, seq, salt: Buffer.from(clock.randomBytes(SALT_BYTES)).toString('hex'), particulars: draft.particulars,
  }), 'utf8');
  const leaf = Buffer.from(JSON.stringify({
    v: 1, kind: draft.kind, seq, at: isoTime(clock.wallMs()), actor: draft.actor, facts: draft.facts,
    ...(opening === undefined ? {} : { opening: hash('sha256', opening, 'hex') }),
  }), 'utf8');
  if (hasHalfCharacter(leaf) || (opening !== undefined && hasHalfCharacter(opening))) {
    throw new StationError('bad-input', `文字中有不完整的字符 / a ${draft.kind} with half a character (an unpaired surrogate) is no text`, { what: draft.kind, expected: 'well-formed Unicode' });
  }
  for (const bytes of [leaf, opening]) {
    if (bytes !== undefined && bytes.length > MAX_ENTRY_BYTES) {
      throw new StationError('bad-input', `a ${draft.kind} of ${bytes.length} bytes is too long for the custody log; tell it in several`, { what: draft.kind, value: bytes.length, expected: `at most ${MAX_ENTRY_BYTES} bytes` });
    }
  }
  return { leaf, opening };
}

/**
 * JSON writes half a character as an escape, `\ud800`, and only that: others would read it, keys of the index and UTF-8
 * cannot hold it. An escape follows an even number of backslashes; after an odd number the text says those letters.
 */
function hasHalfCharacter(json: Buffer): boolean {
  for (let at = json.indexOf('\\ud'); at >= 0; at = json.indexOf('\\ud', at + 1)) {
    let before = 0;
    while (at - before > 0 && json[at - before - 1] === BACKSLASH) before += 1;
    if (before % 2 === 0) return true;
  }
  return false;
}

/** Reads an entry back. Throws 'log-damaged' when it is none, or the opening does not belong to it. */
export function decodeEntry(leaf: Uint8Array, opening: Uint8Array | undefined, seq: number): LoggedEvent {
  const text = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8');
  if (!beginsAs(text, seq)) throw damaged(seq, 'the entry does not begin as an entry of this place');
  let parsed: { kind: string; seq: number; at: string; actor: string; facts: unknown; opening?: string };
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch (error) {
    throw new StationError('log-damaged', `entry ${seq}: it is not JSON`, { reason: 'json', size: seq }, error);
  }
  const { kind, at, actor, facts } = parsed;
  const event = { kind, seq, at, actor, facts };
  if (opening === undefined) return event as LoggedEvent;
  if (hash('sha256', opening, 'hex') !== parsed.opening) throw damaged(seq, 'the opening is not the one that the entry was made with');
  const { particulars } = JSON.parse(Buffer.from(opening).toString('utf8')) as { particulars: unknown };
  return { ...event, particulars } as LoggedEvent;
}

/** True if these bytes begin as the entry number `seq` must. */
export function isEntryOf(leaf: Uint8Array, seq: number): boolean {
  return beginsAs(Buffer.from(leaf.buffer, leaf.byteOffset, Math.min(leaf.byteLength, 128)).toString('latin1'), seq);
}

function beginsAs(text: string, seq: number): boolean {
  return /^\{"v":1,"kind":"[A-Za-z]{1,64}","seq":(\d{1,16}),/.exec(text)?.[1] === String(seq);
}

function damaged(seq: number, reason: string): StationError {
  return new StationError('log-damaged', `entry ${seq}: ${reason}`, { reason, size: seq });
}
