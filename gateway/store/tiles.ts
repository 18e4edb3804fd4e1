/**
 * The tree's hashes in tiles of 256 (C2SP tlog-tiles, height 8): full tiles in files that other people's tools read,
 * the right edge in memory. Memory does not grow with the log: at most 255 hashes for each of seven levels, and a
 * bounded cache of tiles that were read.
 */
import { StationError } from '../domain/errors.ts';
import type { Disk } from './disk.ts';
import { HASH_BYTES, nodeHash, type Subtree } from './merkle.ts';
import { readWhole } from './whole-file.ts';

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
/** 256^7 is above the safe integers. */
const MAX_LEVELS = 7;
/** Tiles kept after reading, 16 KiB each. */
const MAX_CACHED = 64;
const GROUP_DIGITS = 3;

/** `x001/x234/067` for 1234067: C2SP tlog-tiles. */
export function tilePath(folder: string, level: number | 'entries', n: number, width: number = TILE_WIDTH): string {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / GROUP_DIGITS) * GROUP_DIGITS, '0');
  const groups = padded.match(/\d{3}/g)!;
  const path = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return `${folder}/tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Hashes of one tile and of all nodes above them, made as they come. */
export class Pyramid {
  /** rows[0] are the tile's hashes, rows[8] its root. */
  readonly rows: Uint8Array[][] = Array.from({ length: TILE_HEIGHT + 1 }, () => []);

  get width(): number {
    return this.rows[0]!.length;
  }

  push(hash: Uint8Array): void {
    let carry = hash;
    for (let height = 0; ; height += 1) {
      const row = this.rows[height]!;
      row.push(carry);
      if (row.length % 2 === 1) return;
      carry = nodeHash(row[row.length - 2]!, carry);
    }
  }

  /** undefined while the tile is not full. */
  get root(): Uint8Array | undefined {
    return this.rows[TILE_HEIGHT]![0];
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.rows[0]!);
  }

  static of(bytes: Uint8Array): Pyramid {
    const pyramid = new Pyramid();
    for (let at = 0; at < bytes.length; at += HASH_BYTES) pyramid.push(bytes.subarray(at, at + HASH_BYTES));
    return pyramid;
  }
}

/** A full tile that is not on the disk yet. */
export interface FullTile {
  readonly level: number;
  readonly n: number;
  readonly tile: Pyramid;
}

export class TileTree {
  readonly #disk: Disk;
  readonly #folder: string;
  /** The rightmost tile of each level, never full. */
  readonly #edge: { n: number; tile: Pyramid }[] = [];
  readonly #full: FullTile[] = [];
  readonly #cache = new Map<string, Pyramid>();
  #size = 0;

  private constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /**
   * Takes up the tree of the first `tiles` full level-0 tiles; what comes after is pushed by the caller. Reads the
   * rightmost tiles only. Throws 'log-damaged' when a tile that must be there is not.
   */
  static async open(disk: Disk, folder: string, tiles: number): Promise<TileTree> {
    const tree = new TileTree(disk, folder);
    tree.#size = tiles * TILE_WIDTH;
    let below = tiles;
    tree.#edge[0] = { n: tiles, tile: new Pyramid() };
    for (let level = 1; level < MAX_LEVELS && below > 0; level += 1) {
      const n = Math.floor(below / TILE_WIDTH);
      const tile = new Pyramid();
      for (let child = n * TILE_WIDTH; child < below; child += 1) tile.push((await tree.#read(level - 1, child)).root!);
      tree.#edge[level] = { n, tile };
      below = n;
    }
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the next leaf's hash. Returns true when a level-0 tile became full. */
  push(leaf: Uint8Array): boolean {
    this.#size += 1;
    return this.#pushAt(0, leaf);
  }

  #pushAt(level: number, hash: Uint8Array): boolean {
    const edge = (this.#edge[level] ??= { n: 0, tile: new Pyramid() });
    edge.tile.push(hash);
    const root = edge.tile.root;
    if (root === undefined) return false;
    this.#full.push({ level, n: edge.n, tile: edge.tile });
    this.#edge[level] = { n: edge.n + 1, tile: new Pyramid() };
    this.#pushAt(level + 1, root);
    return true;
  }

  /** Full tiles that are not written yet, lower levels of one stretch first. */
  get unwritten(): readonly FullTile[] {
    return this.#full;
  }

  /** The first of `unwritten` is on the disk now. */
  written(): void {
    const tile = this.#full.shift();
    if (tile !== undefined) this.#keep(tilePath('', tile.level, tile.n), tile.tile);
  }

  /** The partial tiles of the current size, with their paths. They are for others; nothing here reads them. */
  partial(): { readonly path: string; readonly bytes: Uint8Array }[] {
    return [...this.#edge.entries()].filter(([, { tile }]) => tile.width > 0)
      .map(([level, { n, tile }]) => ({ path: tilePath(this.#folder, level, n, tile.width), bytes: tile.bytes() }));
  }

  /** Hash of a leaf below `size`. */
  async leaf(index: number): Promise<Uint8Array> {
    return this.subtree(0, index);
  }

  /** Hash of a whole subtree: see merkle.ts. */
  readonly subtree: Subtree = async (height, index) => {
    const level = Math.floor(height / TILE_HEIGHT);
    const row = height % TILE_HEIGHT;
    const perTile = TILE_WIDTH / 2 ** row;
    const n = Math.floor(index / perTile);
    const hash = (await this.#tile(level, n)).rows[row]![index - n * perTile];
    if (hash === undefined) throw new StationError('bad-input', `the tree of ${this.#size} entries has no subtree ${height}/${index}`, { what: 'subtree', value: index });
    return hash;
  };

  async #tile(level: number, n: number): Promise<Pyramid> {
    const edge = this.#edge[level];
    if (edge?.n === n) return edge.tile;
    const waiting = this.#full.find((one) => one.level === level && one.n === n);
    return waiting === undefined ? this.#read(level, n) : waiting.tile;
  }

  async #read(level: number, n: number): Promise<Pyramid> {
    const key = tilePath('', level, n);
    const cached = this.#cache.get(key);
    if (cached !== undefined) {
      this.#cache.delete(key);
      this.#cache.set(key, cached);
      return cached;
    }
    const path = tilePath(this.#folder, level, n);
    const bytes = await readWhole(this.#disk, path, TILE_WIDTH * HASH_BYTES);
    if (bytes === undefined || bytes.length !== TILE_WIDTH * HASH_BYTES) {
      throw new StationError('log-damaged', `${path}: the tile is ${bytes === undefined ? 'missing' : 'not 8192 bytes long'}`, { reason: 'tile', path, size: this.#size });
    }
    const tile = Pyramid.of(bytes);
    this.#keep(key, tile);
    return tile;
  }

  #keep(key: string, tile: Pyramid): void {
    this.#cache.set(key, tile);
    if (this.#cache.size > MAX_CACHED) this.#cache.delete(this.#cache.keys().next().value!);
  }
}
