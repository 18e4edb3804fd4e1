/**
 * One clip from the card into a part file at the station: everything before it is known what the bytes are worth.
 * Goes on from the durable offset after an unplug, a kill or a power loss, because the part is found by the clip's key.
 */
import { StationError } from '../domain/errors.ts';
import type { BaySource, CardEntry } from '../domain/bay-source.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { IncomingClip } from '../store/evidence-store.ts';
import type { BayProgress } from './bay-view.ts';
import { says } from './sentences.ts';
import { DockingOver, pause, type OffloadWorld } from './world.ts';

/** Unreadable stretches of one clip that are told apart; past that the rest of the clip counts as unreadable. */
const MAX_UNREADABLE = 256;
/** A card that does not say how much it cannot read loses this much, in bytes: one block of a flash card's file system. */
const UNREADABLE_STEP = 4_096;
const ZEROS = new Uint8Array(65_536);
/** How often a full disk is looked at again, in milliseconds. It is waited for without limit: nothing is deleted for space. */
const SPACE_EVERY_MS = 5_000;
/** Attempts at a clip whose reading fails in a way that may pass. */
const MAX_ATTEMPTS = 3;

export type Copied =
  | { readonly kind: 'whole'; readonly entry: CardEntry; readonly incoming: IncomingClip }
  /** All that could be read is there, zeros stand for the rest. */
  | { readonly kind: 'unreadable'; readonly entry: CardEntry; readonly incoming: IncomingClip; readonly stretches: readonly (readonly [offset: number, length: number])[] }
  /** The card's file is not the listed one any more. */
  | { readonly kind: 'changed'; readonly entry: CardEntry; readonly incoming: IncomingClip }
  /** Not on the card any more, or the recorder will not give it. */
  | { readonly kind: 'refused'; readonly entry: CardEntry; readonly why: string };

/** Throws DockingOver when the recorder leaves, StationError when the store is at its end. A full disk is waited for. */
export async function copyClip(source: BaySource, entry: CardEntry, world: OffloadWorld, progress: BayProgress): Promise<Copied> {
  const recorder = source.report.serial as RecorderSerial;
  for (let attempt = 1; ; attempt += 1) {
    const incoming = await withSpace(source, world, progress, async () => {
      await world.store.reserve(entry.size);
      return world.store.receive({ recorder, number: entry.numbered ? entry.number : null, name: entry.name, size: entry.size, tag: entry.tag }, entry.size);
    });
    let keep = false;
    try {
      const copied = await readInto(source, entry, incoming, world, progress);
      if (copied === 'again' && attempt < MAX_ATTEMPTS) continue;
      keep = true;
      if (copied === 'again') {
        await incoming.close();
        return { kind: 'refused', entry, why: 'busy' };
      }
      if (copied.kind === 'refused') await incoming.close();
      return copied;
    } finally {
      // Whatever ended the reading, the part stays for the next attempt; only its handle must not leak.
      if (!keep) await incoming.close();
    }
  }
}

async function readInto(source: BaySource, entry: CardEntry, incoming: IncomingClip, world: OffloadWorld, progress: BayProgress): Promise<Copied | 'again'> {
  const stretches: [offset: number, length: number][] = [];
  const spans: [from: number, to: number][] = [[incoming.durable, entry.size]];
  progress.copied(incoming.durable);
  while (spans.length > 0) {
    const [from, to] = spans.shift()!;
    if (from >= to) continue;
    /** All before it has been taken; bytes that overtook others do not move it. */
    let inOrder = from;
    const failed = await source.read({ number: entry.number, tag: entry.tag, offset: from, length: to - from }, async (bytes, position) => {
      await withSpace(source, world, progress, () => incoming.write(bytes, position));
      progress.copied(bytes.length);
      if (position <= inOrder) inOrder = Math.max(inOrder, position + bytes.length);
    });
    if (failed === null) continue;
    switch (failed.code) {
      case 'read-error': {
        const offset = Math.min(Math.max(failed.offset, from), to - 1);
        const length = stretches.length >= MAX_UNREADABLE ? to - offset : Math.min(to - offset, Math.max(failed.length, UNREADABLE_STEP));
        await fill(incoming, offset, length);
        const last = stretches.at(-1);
        if (last !== undefined && last[0] + last[1] === offset) last[1] += length;
        else stretches.push([offset, length]);
        // What did not come before the bad stretch may have been cut off with it, so it is read again; what is behind it is tried.
        spans.unshift([Math.min(inOrder, offset), offset], [offset + length, to]);
        break;
      }
      case 'changed': return { kind: 'changed', entry, incoming };
      case 'no-such-clip': return { kind: 'refused', entry, why: 'no-such-clip' };
      case 'unsupported':
      case 'malformed': return { kind: 'refused', entry, why: failed.text || failed.code };
      case 'busy': return 'again';
      case 'no-recorder':
      case 'card-gone':
      case 'no-answer': throw new DockingOver(failed.text);
    }
  }
  return stretches.length === 0 ? { kind: 'whole', entry, incoming } : { kind: 'unreadable', entry, incoming, stretches };
}

async function fill(incoming: IncomingClip, offset: number, length: number): Promise<void> {
  for (let at = 0; at < length; at += ZEROS.length) await incoming.write(ZEROS.subarray(0, Math.min(ZEROS.length, length - at)), offset + at);
}

/**
 * Does something that needs room on the disk. While there is none the bay waits, says so, and raises one alarm; it goes
 * on by itself. Throws DockingOver when the recorder leaves meanwhile.
 */
export async function withSpace<T>(source: BaySource, world: OffloadWorld, progress: BayProgress, work: () => Promise<T>): Promise<T> {
  const phase = progress.phase;
  for (let waits = 0; ; waits += 1) {
    try {
      const done = await work();
      if (waits > 0) progress.enter(phase);
      return done;
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'disk-full') throw error;
      progress.enter('waiting-space', says.noSpace);
      if (waits === 0) world.spaceRanOut();
      const left = await Promise.race([pause(world.clock, SPACE_EVERY_MS).then(() => null), source.gone]);
      if (left !== null) throw new DockingOver(left);
    }
  }
}
