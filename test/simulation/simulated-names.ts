/**
 * The names of a simulated disk. A name given, taken or removed is durable once the folder it stands in was synced, and
 * may or may not be before, each one by itself. A rename is two such changes: while neither folder is synced, the old
 * name does not go before the new one is there; who syncs only the folder of the old name may be left with neither.
 */
import type { SeededRandom } from './seeded-random.ts';
import { SimulatedFile } from './simulated-file.ts';
import { survives, type Survival } from './survival.ts';

export type Node = SimulatedFile | SimulatedFolder;

export class SimulatedFolder {
  readonly kind = 'folder';
  readonly now = new Map<string, Node>();
  readonly durable = new Map<string, Node>();
}

interface Change {
  readonly stamp: number;
  readonly folder: SimulatedFolder;
  readonly name: string;
  /** undefined: the name is gone. */
  readonly node: Node | undefined;
  /** The change that this one does not go before, unless its own folder is synced. */
  readonly after: Change | undefined;
}

export class SimulatedNames {
  readonly root = new SimulatedFolder();
  /** Not covered by a sync yet, oldest first. */
  #open: Change[] = [];

  /** What stands at a path; undefined when it or a folder above it is missing. Throws nothing. */
  find(path: string): Node | undefined {
    let node: Node | undefined = this.root;
    for (const name of path === '' ? [] : path.split('/')) {
      if (node?.kind !== 'folder') return undefined;
      node = node.now.get(name);
    }
    return node;
  }

  /** Gives a name to a node, over whatever had it. */
  give(folder: SimulatedFolder, name: string, node: Node, stamp: number): void {
    this.#change({ stamp, folder, name, node, after: undefined });
  }

  take(folder: SimulatedFolder, name: string, stamp: number): void {
    this.#change({ stamp, folder, name, node: undefined, after: undefined });
  }

  move(from: SimulatedFolder, fromName: string, to: SimulatedFolder, toName: string, stamp: number): void {
    const node = from.now.get(fromName);
    if (node === undefined) return;
    const given = this.#change({ stamp, folder: to, name: toName, node, after: undefined });
    this.#change({ stamp, folder: from, name: fromName, node: undefined, after: given });
  }

  #change(change: Change): Change {
    const { folder, name, node } = change;
    count(folder.now.get(name), -1);
    count(node, 1);
    set(folder.now, name, node);
    this.#open.push(change);
    return change;
  }

  /** A sync of this folder has succeeded that began after the change with this stamp. */
  commit(folder: SimulatedFolder, stamp: number): void {
    this.#open = this.#open.filter((change) => {
      if (change.folder !== folder || change.stamp > stamp) return true;
      set(folder.durable, change.name, change.node);
      return false;
    });
  }

  /** A sync of this folder has failed: each change became durable or never will. */
  spoil(folder: SimulatedFolder, survival: Survival, random: SeededRandom): void {
    this.#open = this.#open.filter((change) => {
      if (change.folder !== folder) return true;
      if (survives(survival, random, change.stamp)) set(folder.durable, change.name, change.node);
      return false;
    });
  }

  /** The names as the next start finds them, with their files. This one stays as it is. */
  afterPowerCut(names: Survival, data: Survival, random: SeededRandom): SimulatedNames {
    const open = new Set(this.#open);
    const happened = new Map<SimulatedFolder, Change[]>();
    for (const change of this.#open) {
      const early = change.after !== undefined && open.has(change.after);
      if (early || !survives(names, random, change.stamp)) continue;
      open.delete(change);
      const changes = happened.get(change.folder);
      if (changes === undefined) happened.set(change.folder, [change]);
      else changes.push(change);
    }
    const files = new Map<SimulatedFile, SimulatedFile>();
    const copyInto = (from: SimulatedFolder, to: SimulatedFolder): void => {
      const left = new Map(from.durable);
      for (const change of happened.get(from) ?? []) set(left, change.name, change.node);
      for (const [name, node] of left) {
        let copy: Node;
        if (node.kind === 'folder') {
          copy = new SimulatedFolder();
          copyInto(node, copy);
        } else {
          copy = files.get(node) ?? node.afterPowerCut(data, random);
          files.set(node, copy);
        }
        count(copy, 1);
        to.now.set(name, copy);
        to.durable.set(name, copy);
      }
    };
    const next = new SimulatedNames();
    copyInto(this.root, next.root);
    return next;
  }

  /** Every file that has a name, with one of its paths each time; in order of path within a folder's own order. */
  *files(folder: SimulatedFolder = this.root, prefix = ''): Generator<readonly [path: string, file: SimulatedFile]> {
    for (const [name, node] of folder.now) {
      if (node.kind === 'folder') yield* this.files(node, `${prefix}${name}/`);
      else yield [`${prefix}${name}`, node];
    }
  }

  /** Files and folders that have a name. */
  count(): number {
    let all = 0;
    const walk = (folder: SimulatedFolder): void => {
      for (const node of folder.now.values()) {
        all += 1;
        if (node.kind === 'folder') walk(node);
      }
    };
    walk(this.root);
    return all;
  }
}

function set(map: Map<string, Node>, name: string, node: Node | undefined): void {
  if (node === undefined) map.delete(name);
  else map.set(name, node);
}

function count(node: Node | undefined, by: number): void {
  if (node?.kind === 'file') node.names += by;
}
