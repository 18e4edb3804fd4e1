/**
 * A recorder that knows no link: it shows its card as a disk. Its files lie in a folder; plugging it in moves the folder
 * to a mount point, as an automounter would make the files appear there, and pulling it moves them away.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Fields of the 94-byte record that makers' programs write into a recorder, with their lengths. */
const RECORD = [['serial', 7], ['userNumber', 6], ['userName', 32], ['unitNumber', 12], ['unitName', 32]] as const;
export type CameraRecord = Readonly<Record<(typeof RECORD)[number][0], Buffer>>;
const RECORD_FILE = 'ZFYINFO.DAT';

export interface CameraFile {
  /** Below the card's root: `DCIM/261120/0001.MP4`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly changedMs: number;
  readonly locked?: boolean;
}

export class VolumeCamera {
  readonly serial: string;
  readonly folder: string;
  #mountPoint: string | null = null;

  /** Writes the card under `folder`; a card that is there already is taken as it is. The record's texts are ASCII or GBK bytes. */
  constructor(serial: string, folder: string, record: CameraRecord, files: readonly CameraFile[]) {
    this.serial = serial;
    this.folder = folder;
    if (existsSync(folder)) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, RECORD_FILE), recordBytes(record));
    for (const file of files) this.add(file);
  }

  get root(): string {
    return this.#mountPoint ?? this.folder;
  }

  add(file: CameraFile): void {
    const path = join(this.root, file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
    utimesSync(path, file.changedMs / 1000, file.changedMs / 1000);
    if (file.locked === true) chmodSync(path, 0o444);
  }

  plugIn(mountPoint: string): void {
    if (this.#mountPoint !== null) return;
    mkdirSync(dirname(mountPoint), { recursive: true });
    // A simulator that was killed has left its card plugged in: it is the one that is there.
    if (existsSync(mountPoint) && readdirSync(mountPoint).length > 0) rmSync(this.folder, { recursive: true, force: true });
    else {
      // The automounter keeps an empty folder where nothing is mounted.
      if (existsSync(mountPoint)) rmdirSync(mountPoint);
      renameSync(this.folder, mountPoint);
    }
    this.#mountPoint = mountPoint;
  }

  pull(): void {
    if (this.#mountPoint === null) return;
    renameSync(this.#mountPoint, this.folder);
    mkdirSync(this.#mountPoint);
    this.#mountPoint = null;
  }

  /** Clips on the card, sorted. */
  clips(): readonly { readonly name: string; readonly size: number; readonly sha256: string }[] {
    const found: { name: string; size: number; sha256: string }[] = [];
    const walk = (below: string) => {
      for (const entry of readdirSync(join(this.root, below), { withFileTypes: true })) {
        const name = `${below}/${entry.name}`;
        if (entry.isDirectory()) walk(name);
        else {
          const bytes = readFileSync(join(this.root, name));
          found.push({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
        }
      }
    };
    if (existsSync(join(this.root, 'DCIM'))) walk('DCIM');
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

export function recordBytes(record: CameraRecord): Buffer {
  return Buffer.concat(RECORD.map(([name, length]) => {
    if (record[name].length > length) throw new RangeError(`${name} has more than ${length} bytes`);
    return Buffer.concat([record[name]], length + 1);
  }));
}
