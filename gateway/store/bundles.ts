/** Entry bundles of C2SP tlog-tiles: 256 entries a file, so that any entry is found without an index. */
import { StationError } from '../domain/errors.ts';
import type { Disk } from './disk.ts';
import { MAX_ENTRY_BYTES } from './entry.ts';
import { TILE_WIDTH, tilePath } from './tiles.ts';
import { readWhole, writeWhole } from './whole-file.ts';

const MAX_BUNDLE_BYTES = TILE_WIDTH * (2 + MAX_ENTRY_BYTES);
/** Bundles kept after reading; about 200 KB each as a rule. */
const MAX_CACHED = 16;

export class EntryBundles {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #cache = new Map<number, readonly Uint8Array[]>();

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /** Writes the bundle `n`, durable when it resolves. Fewer than 256 entries make a partial one. */
  async write(n: number, entries: readonly Uint8Array[]): Promise<void> {
    const bytes = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
    let at = 0;
    for (const entry of entries) {
      bytes.writeUInt16BE(entry.length, at);
      bytes.set(entry, at + 2);
      at += 2 + entry.length;
    }
    await writeWhole(this.#disk, tilePath(this.#folder, 'entries', n, entries.length), bytes);
  }

  /** The 256 entries of a full bundle. */
  async read(n: number): Promise<readonly Uint8Array[]> {
    const cached = this.#cache.get(n);
    if (cached !== undefined) {
      this.#cache.delete(n);
      this.#cache.set(n, cached);
      return cached;
    }
    const path = tilePath(this.#folder, 'entries', n);
    const bytes = await readWhole(this.#disk, path, MAX_BUNDLE_BYTES);
    if (bytes === undefined) throw damaged(path, 'the entry bundle is missing', n);
    const entries = parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (entries?.length !== TILE_WIDTH) throw damaged(path, 'it does not hold 256 entries', n);
    this.#cache.set(n, entries);
    if (this.#cache.size > MAX_CACHED) this.#cache.delete(this.#cache.keys().next().value!);
    return entries;
  }
}

function parse(bytes: Buffer): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 2 > bytes.length || entries.length === TILE_WIDTH) return undefined;
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

function damaged(path: string, reason: string, n: number): StationError {
  return new StationError('log-damaged', `${path}: ${reason}`, { reason, path, size: n * TILE_WIDTH });
}
