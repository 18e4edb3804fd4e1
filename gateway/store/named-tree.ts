/**
 * The named tree: each clip of the register under the name that Art. 19(4) gives it, as a second, read-only name of its
 * vault file (a hard link: no bytes are copied, and none can be written through this code). The register says which names
 * there are; the tree can be made again from it at any time.
 *
 * In order, each step over before the next: folders made and synced into their parents; links made; each touched folder
 * synced; names of before removed, their folders synced. Whoever calls has the name in the custody log already: a crash
 * anywhere leaves links missing or old ones behind, which `place` puts right when it is called again.
 */
import { StationError } from '../domain/errors.ts';
import type { ClipId, Sha256 } from '../domain/names.ts';
import type { Disk } from './disk.ts';
import { vaultPath } from './store-paths.ts';
import { makeFolders, openFolder, parentOf } from './whole-file.ts';

export const NAMED = 'named';
/** What stood where a clip's name belongs, and was not the clip. Nothing is deleted. */
export const NAMED_ASIDE = 'named-aside';
/** Links that one call places. */
export const MAX_PLACED = 1_000;
/** So many strangers can stand aside for one clip. */
const MAX_ASIDE = 1_000;

export interface NamedLink {
  readonly clip: ClipId;
  readonly sha256: Sha256;
  /** Below `named`. */
  readonly path: string;
  /** The name before, to be removed; null where there was none, or another clip has it now. */
  readonly previous: string | null;
}
export type LinkState = 'right' | 'missing' | 'wrong' | 'vault-missing';
export interface Placed { readonly clip: ClipId; readonly before: LinkState; readonly aside: string | null }

export function namedPath(path: string): string {
  if (path === '' || path.startsWith('/') || path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw new StationError('bad-input', `${path} is no name below ${NAMED}`, { what: 'path', value: path });
  }
  return `${NAMED}/${path}`;
}

/** Is the name there, and is it the vault's file itself? */
export async function linkState(disk: Disk, { sha256, path }: Pick<NamedLink, 'sha256' | 'path'>): Promise<LinkState> {
  const [vault, named] = [await disk.stat(vaultPath(sha256)), await disk.stat(namedPath(path))];
  if (vault === undefined) return 'vault-missing';
  if (named === undefined) return 'missing';
  // A disk that cannot tell two names of one file is asked for what it can tell.
  const same = named.file === undefined || vault.file === undefined ? named.size === vault.size && named.readOnly : named.file === vault.file;
  return same && !named.directory ? 'right' : 'wrong';
}

export class NamedTree {
  readonly #disk: Disk;

  private constructor(disk: Disk) {
    this.#disk = disk;
  }

  static async open(disk: Disk): Promise<NamedTree> {
    await openFolder(disk, NAMED);
    return new NamedTree(disk);
  }

  /**
   * Gives these clips their names, durably, and takes away the names before. What is right already stays as it is. Throws
   * what the disk throws; then some are placed and some not, and the call can be made again.
   */
  async place(links: readonly NamedLink[]): Promise<readonly Placed[]> {
    if (links.length > MAX_PLACED) throw new StationError('bad-input', `${MAX_PLACED} names are placed at once, not ${links.length}`, { what: 'links', value: links.length });
    const placed: Placed[] = [];
    const touched = new Set<string>();
    for (const link of links) placed.push(await this.#put(link, touched));
    await this.#sync(touched);
    touched.clear();
    for (const [i, link] of links.entries()) if (placed[i]!.before !== 'vault-missing') await this.#takeAway(link, touched);
    await this.#sync(touched);
    return placed;
  }

  async #put(link: NamedLink, touched: Set<string>): Promise<Placed> {
    const state = await linkState(this.#disk, link);
    // A link that an earlier call made may not have been synced by it.
    if (state !== 'vault-missing') touched.add(parentOf(namedPath(link.path)));
    if (state === 'vault-missing' || state === 'right') return { clip: link.clip, before: state, aside: null };
    const path = namedPath(link.path);
    const aside = state === 'wrong' ? await this.#setAside(link.clip, path) : null;
    await makeFolders(this.#disk, parentOf(path));
    await this.#disk.link(vaultPath(link.sha256), path);
    return { clip: link.clip, before: state, aside };
  }

  /** Somebody's file, or the clip's bytes from before its vault file was healed: it is kept, out of the way. */
  async #setAside(clip: ClipId, path: string): Promise<string> {
    await makeFolders(this.#disk, NAMED_ASIDE);
    for (let n = 1; n <= MAX_ASIDE; n += 1) {
      const aside = `${NAMED_ASIDE}/${clip}-${n}`;
      if ((await this.#disk.stat(aside)) !== undefined) continue;
      await this.#disk.rename(path, aside);
      await this.#disk.syncDirectory(NAMED_ASIDE);
      return aside;
    }
    throw new StationError('conflict', `${MAX_ASIDE} files stand aside for ${clip} already`, { what: 'named', id: path, reason: 'aside' });
  }

  /** Only a name of this very file goes: the bytes stay in the vault and under the new name. */
  async #takeAway({ sha256, previous }: NamedLink, touched: Set<string>): Promise<void> {
    if (previous === null || (await linkState(this.#disk, { sha256, path: previous })) !== 'right') return;
    await this.#disk.remove(namedPath(previous));
    touched.add(parentOf(namedPath(previous)));
  }

  async #sync(folders: ReadonlySet<string>): Promise<void> {
    for (const folder of folders) await this.#disk.syncDirectory(folder);
  }
}
