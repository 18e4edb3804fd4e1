/**
 * The station's key: one Ed25519 pair that signs checkpoints, and proves the station to docks. Formats: PKCS#8 PEM on
 * the disk; C2SP signed-note vkey as text.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StationError } from '../domain/errors.ts';
import { isPlainName, type StationId } from '../domain/names.ts';

const KEY_BYTES = 32;
/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410, section 7), and of a public key (section 4). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const ED25519_TYPE = 0x01;
const OTHERS = 0o077;

export interface StationKeys {
  /** `zhilu/<station id>`: name of the key and origin of the log. */
  readonly name: string;
  readonly publicKey: Uint8Array;
  /** First 4 bytes of SHA-256(name, line feed, 0x01, public key): C2SP signed-note. */
  readonly keyId: Uint8Array;
  /** `name+hash+base64`, to be given to whoever verifies. */
  readonly vkey: string;
  /** Ed25519 over the bytes as they are. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The name of a station's key and the origin of its log. */
export function originOf(station: StationId): string {
  if (!isPlainName(station)) throw new StationError('bad-input', `not a station id: ${station}`, { what: 'station', value: station });
  return `zhilu/${station}`;
}

/**
 * Reads the station's key; makes it when it is missing and `create` is true. Whoever has a log must not pass true: a
 * new key would not fit the log. Throws 'key-unusable' when the file is missing, is no Ed25519 key, or can be read by
 * others than its owner.
 * @param path absolute path of the PEM file; its folder exists
 */
export async function openStationKeys(path: string, station: StationId, create: boolean): Promise<StationKeys> {
  const found = await readKey(path);
  if (found !== undefined) return keysOf(station, found);
  if (!create) throw unusable(path, 'it is missing');
  const { privateKey } = generateKeyPairSync('ed25519');
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (process.platform !== 'win32') {
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
  return keysOf(station, privateKey);
}

/** Keys from 32 bytes that the caller keeps: for simulations and tests. */
export function stationKeysFromSeed(station: StationId, seed: Uint8Array): StationKeys {
  return keysOf(station, createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' }));
}

async function readKey(path: string): Promise<KeyObject | undefined> {
  let handle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unusable(path, 'it cannot be opened', error);
  }
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw unusable(path, 'others than its owner may read it; chmod 600 it, and think about who may have');
    const key = createPrivateKey(await handle.readFile());
    if (key.asymmetricKeyType !== 'ed25519') throw unusable(path, `it is a key of type ${String(key.asymmetricKeyType)}, not ed25519`);
    return key;
  } catch (error) {
    throw error instanceof StationError ? error : unusable(path, 'it is not a private key in PEM', error);
  } finally {
    await handle.close();
  }
}

function keysOf(station: StationId, privateKey: KeyObject): StationKeys {
  const name = originOf(station);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const publicKey = spki.subarray(spki.length - KEY_BYTES);
  const keyId = keyIdOf(name, publicKey);
  return { name, publicKey, keyId, vkey: vkeyOf(name, publicKey), sign: (bytes) => sign(null, bytes, privateKey) };
}

/** C2SP signed-note key id of an Ed25519 key. */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519_TYPE)).update(publicKey).digest().subarray(0, 4);
}

export function vkeyOf(name: string, publicKey: Uint8Array): string {
  const id = Buffer.from(keyIdOf(name, publicKey)).toString('hex');
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(ED25519_TYPE), publicKey]).toString('base64')}`;
}

/** True if `signature` is `publicKey`'s over `bytes`. */
export function verifyEd25519(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, bytes, createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' }), signature);
}

function unusable(path: string, reason: string, cause?: unknown): StationError {
  return new StationError('key-unusable', `the key ${path} cannot be used: ${reason}`, { path, reason }, cause);
}
