/**
 * Firmware images in the data folder, under `firmware/<sha256>`. An image is written aside as it comes, synced, and gets
 * its name when the caller has found it good; a name is durable before it is told. What a crash left aside, and images
 * that no register knows, are removed at the next start.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import { isSha256, type Sha256 } from '../domain/names.ts';
import type { Disk, DiskFile } from './disk.ts';
import { fill, openFolder, writeAll } from './whole-file.ts';

export const FIRMWARE = 'firmware';
/** Images that are uploaded at once: each holds a file open and takes its share of the disk. */
const MAX_INCOMING = 4;
const ASIDE_ID_BYTES = 8;
/** Bytes that stay free on the disk: the custody log needs room of its own. */
const KEEP_FREE_BYTES = 256 * 1024 * 1024;

/** An image whose bytes are durable under a name of their own. One of `keep` and `discard` ends it. */
export interface IncomingImage {
  readonly sha256: Sha256;
  /** Bytes. */
  readonly size: number;
  /** Gives it its name. Resolves when that is durable. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface OpenImage {
  readonly size: number;
  /** Exactly `length` bytes; throws 'disk-failed' where the file has fewer. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export class FirmwareImages {
  readonly #disk: Disk;
  readonly #clock: Clock;
  readonly #keepFree: number;
  #incoming = 0;

  private constructor(disk: Disk, clock: Clock, keepFree: number) {
    this.#disk = disk;
    this.#clock = clock;
    this.#keepFree = keepFree;
  }

  /** @param known whether the register has this image @param keepFree bytes that an upload leaves free on the disk */
  static async open(disk: Disk, clock: Clock, known: (image: Sha256) => boolean, keepFree: number = KEEP_FREE_BYTES): Promise<FirmwareImages> {
    await openFolder(disk, FIRMWARE);
    for (const name of await disk.list(FIRMWARE) ?? []) if (!isSha256(name) || !known(name)) await disk.remove(`${FIRMWARE}/${name}`);
    return new FirmwareImages(disk, clock, keepFree);
  }

  /**
   * Takes an image in, however long it takes. Throws 'bad-input' when it is longer than `most` bytes, 'disk-full',
   * 'conflict' when too many come at once; nothing is left then. A throw of `bytes` comes through.
   */
  async receive(bytes: AsyncIterable<Uint8Array>, most: number): Promise<IncomingImage> {
    if (this.#incoming >= MAX_INCOMING) throw new StationError('conflict', `同时上传的映像最多 ${MAX_INCOMING} 个，请稍候 / ${MAX_INCOMING} images are being uploaded; wait for one`, { what: 'upload' });
    this.#incoming += 1;
    const aside = `${FIRMWARE}/${Buffer.from(this.#clock.randomBytes(ASIDE_ID_BYTES)).toString('hex')}.part`;
    try {
      const file = await this.#disk.open(aside, 'create');
      const hash = createHash('sha256');
      let size = 0;
      try {
        for await (const piece of bytes) {
          if (size + piece.length > most) throw new StationError('bad-input', `映像超过 ${most} 字节 / the image is longer than ${most} bytes`, { what: 'size', expected: `at most ${most}` });
          if (await this.#disk.freeBytes() - piece.length < this.#keepFree) throw new StationError('disk-full', '磁盘空间不足，不能接收映像 / there is no room for the image', { path: FIRMWARE });
          await writeAll(file, piece, size);
          hash.update(piece);
          size += piece.length;
        }
        await file.syncData();
      } finally {
        await file.close();
      }
      return this.#incomingImage(aside, hash.digest('hex') as Sha256, size);
    } catch (error) {
      this.#incoming -= 1;
      await this.#disk.remove(aside).catch(() => undefined);
      throw error;
    }
  }

  /** undefined where there is no such image. */
  async read(image: Sha256): Promise<OpenImage | undefined> {
    const file = isSha256(image) ? await this.#disk.open(`${FIRMWARE}/${image}`, 'read') : undefined;
    if (file === undefined) return undefined;
    const size = await file.size();
    return { size, close: () => file.close(), read: (offset, length) => stretch(file, offset, length) };
  }

  #incomingImage(aside: string, sha256: Sha256, size: number): IncomingImage {
    let ended = false;
    const once = async (work: () => Promise<unknown>) => {
      if (ended) return;
      ended = true;
      this.#incoming -= 1;
      await work();
    };
    return {
      sha256, size,
      keep: () => once(async () => {
        await this.#disk.setReadOnly(aside);
        await this.#disk.rename(aside, `${FIRMWARE}/${sha256}`);
        await this.#disk.syncDirectory(FIRMWARE);
      }),
      discard: () => once(() => this.#disk.remove(aside)),
    };
  }
}

async function stretch(file: DiskFile, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  const came = await fill(file, bytes, offset);
  if (came < length) throw new StationError('disk-failed', 'a firmware image is shorter than it was', { path: FIRMWARE, operation: 'read' });
  return bytes;
}
