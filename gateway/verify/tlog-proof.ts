/** Reads a C2SP tlog-proof: index, inclusion proof and checkpoint in one text; docs/custody-log.md, "Bundle of one clip". */

export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling upwards, 32 bytes each. */
  readonly inclusion: readonly Uint8Array[];
  /** The checkpoint as it stands: a signed note, not verified. */
  readonly note: string;
}

const HEAD = 'c2sp.org/tlog-proof@v1';
const HASH_BYTES = 32;
/** A tree of 2^53 entries needs no more hashes. */
const MAX_HASHES = 64;
/** Characters of a proof: a checkpoint with many signatures, and the hashes. */
const MAX_CHARACTERS = 131_072;

/** What the text says, or what is wrong with it. A line `extra` is skipped, as C2SP allows it. */
export function parseTlogProof(text: string): TlogProof | { readonly fault: string } {
  if (text.length > MAX_CHARACTERS) return { fault: 'it is too long' };
  const end = text.indexOf('\n\n');
  if (end < 0) return { fault: 'it has no checkpoint' };
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== HEAD) return { fault: `it does not begin with ${HEAD}` };
  if (lines[0]?.startsWith('extra ') && strictBase64(lines.shift()!.slice('extra '.length)) === null) return { fault: 'its extra line is not base64' };
  const digits = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const index = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(index)) return { fault: 'it has no index' };
  if (lines.length > MAX_HASHES) return { fault: 'it has too many hashes' };
  const inclusion: Uint8Array[] = [];
  for (const line of lines) {
    const bytes = strictBase64(line);
    if (bytes?.length !== HASH_BYTES) return { fault: 'one of its hashes is not 32 bytes in base64' };
    inclusion.push(bytes);
  }
  return { index, inclusion, note: text.slice(end + 2) };
}

/** RFC 4648, section 4, with padding and without any other way to write the same bytes; null for anything else. */
export function strictBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
