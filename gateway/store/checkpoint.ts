/** Checkpoints of the custody log: C2SP tlog-checkpoint in a C2SP signed-note with one Ed25519 line. */
import { StationError } from '../domain/errors.ts';
import { verifyEd25519, type StationKeys } from './keys.ts';
import { HASH_BYTES, sameBytes } from './merkle.ts';

export interface Checkpoint {
  /** The signed note as it leaves the station. */
  readonly note: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A note with more than this is not one of ours. */
export const MAX_NOTE_BYTES = 16_384;
const SIGNATURE_BYTES = 64;

export function signCheckpoint(keys: StationKeys, size: number, root: Uint8Array): Checkpoint {
  const text = `${keys.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const signature = Buffer.concat([keys.keyId, keys.sign(Buffer.from(text, 'utf8'))]).toString('base64');
  return { note: `${text}\n— ${keys.name} ${signature}\n`, size, root };
}

/**
 * Reads a note and checks this key's signature. Throws 'key-unusable' when the note is another key's, 'log-damaged' when
 * it is no checkpoint or its signature does not hold.
 */
export function openCheckpoint(note: string, keys: Pick<StationKeys, 'name' | 'keyId' | 'publicKey'>): Checkpoint {
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw damaged('it has no signatures');
  const text = note.slice(0, split + 1);
  const [origin, sizeText = '', rootText = ''] = text.split('\n');
  if (origin !== keys.name) throw new StationError('key-unusable', `the checkpoint belongs to ${origin}, not to ${keys.name}`, { path: 'checkpoint', reason: 'origin' });
  const signature = signatureOf(note.slice(split + 2), keys);
  if (signature === undefined) throw new StationError('key-unusable', 'the checkpoint was signed by another key than the station has', { path: 'checkpoint', reason: 'key' });
  if (!verifyEd25519(keys.publicKey, Buffer.from(text, 'utf8'), signature)) throw damaged('its signature does not hold');
  const root = Buffer.from(rootText, 'base64');
  const size = Number(sizeText);
  if (!/^(0|[1-9]\d{0,15})$/.test(sizeText) || !Number.isSafeInteger(size) || root.length !== HASH_BYTES) throw damaged('its size or root cannot be read');
  return { note, size, root };
}

function signatureOf(lines: string, keys: Pick<StationKeys, 'name' | 'keyId'>): Uint8Array | undefined {
  for (const line of lines.split('\n')) {
    const match = /^— (\S+) (\S+)$/.exec(line);
    if (match?.[1] !== keys.name) continue;
    const bytes = Buffer.from(match[2]!, 'base64');
    if (bytes.length === 4 + SIGNATURE_BYTES && sameBytes(bytes.subarray(0, 4), keys.keyId)) return bytes.subarray(4);
  }
  return undefined;
}

function damaged(reason: string): StationError {
  return new StationError('log-damaged', `the checkpoint on disk cannot be trusted: ${reason}`, { reason });
}
