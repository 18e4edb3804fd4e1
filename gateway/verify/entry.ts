/** Reads a ClipStored entry and its opening as a stranger does: from docs/custody-log.md, "Entry" and "Opening". */
import { createHash } from 'node:crypto';

/** What the entry says of its clip, as far as a bundle can be checked against it. */
export interface StoredClip {
  readonly seq: number;
  readonly at: string;
  readonly recorder: string;
  /** Running number on the recorder; null where it has none. */
  readonly number: number | null;
  readonly size: number;
  readonly sha256: string;
  /** The hash of the opening; null where the entry has none. */
  readonly opening: string | null;
}

export type Particulars = Readonly<Record<string, unknown>>;

const MAX_ENTRY_BYTES = 65_535;
const HEX_32 = /^[0-9a-f]{64}$/;
const SALT = /^[0-9a-f]{32}$/;
/** Members that a small device finds without parsing JSON; a second one of the name could tell it something else. */
const ONLY_ONCE = ['"v":', '"seq":', '"at":', '"facts":', '"recorder":', '"number":', '"size":', '"sha256":'] as const;

/** The entry's facts, or what is wrong with it. */
export function readStoredClip(leaf: Uint8Array): StoredClip | { readonly fault: string } {
  const text = leaf.length > MAX_ENTRY_BYTES ? null : textOf(leaf);
  if (text === null) return { fault: 'it is not a line of text' };
  if (!text.startsWith('{"v":1,"kind":"ClipStored",')) return { fault: 'it does not begin as a ClipStored of version 1' };
  for (const member of ONLY_ONCE) {
    if (text.split(member).length !== 2) return { fault: `it does not have ${member} exactly once` };
  }
  const entry = objectOf(text);
  const facts = entry?.['facts'];
  if (entry === null || !isObject(facts)) return { fault: 'it is not JSON with facts' };
  const { seq, at, opening = null } = entry;
  const { recorder, number, size, sha256 } = facts;
  if (entry['v'] !== 1 || entry['kind'] !== 'ClipStored') return { fault: 'it is not a ClipStored of version 1' };
  if (!isCount(seq) || typeof at !== 'string') return { fault: 'it has no place and time' };
  if (!isCount(size) || typeof sha256 !== 'string' || !HEX_32.test(sha256)) return { fault: 'it has no size and hash' };
  if (typeof recorder !== 'string' || !(number === null || isCount(number))) return { fault: 'it names no recorder' };
  if (!(opening === null || (typeof opening === 'string' && HEX_32.test(opening)))) return { fault: 'its opening is no hash' };
  return { seq, at, recorder, number, size, sha256, opening };
}

export type OpeningVerdict =
  | { readonly kind: 'matches'; readonly particulars: Particulars }
  | { readonly kind: 'differs' }
  | { readonly kind: 'malformed'; readonly fault: string };

/** Whether these are the particulars that the entry was made with. */
export function checkOpening(bytes: Uint8Array, entry: StoredClip): OpeningVerdict {
  if (createHash('sha256').update(bytes).digest('hex') !== entry.opening) return { kind: 'differs' };
  const opening = objectOf(bytes.length > MAX_ENTRY_BYTES ? null : textOf(bytes));
  const particulars = opening?.['particulars'];
  if (opening === null || opening['v'] !== 1 || !isObject(particulars)) return { kind: 'malformed', fault: 'it is not JSON with particulars' };
  if (typeof opening['salt'] !== 'string' || !SALT.test(opening['salt'])) return { kind: 'malformed', fault: 'it has no salt' };
  if (opening['seq'] !== entry.seq) return { kind: 'malformed', fault: 'it belongs to another entry' };
  return { kind: 'matches', particulars };
}

/** UTF-8 without a byte order mark and without a line feed; null for anything else. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\n') || text.startsWith('\ufeff') ? null : text;
  } catch {
    return null;
  }
}

/** A JSON object; null for any other text. */
export function objectOf(text: string | null): Particulars | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Particulars {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
