/**
 * What copied clips are worth: their bytes on the medium against the hash that the recorder computed. Equal ones are
 * committed, others are kept apart and never erased.
 */
import { clipText, rawTimeText } from '../../proto/signed-texts.ts';
import { MAX_BATCH, type BaySource, type CardEntry, type HashItem } from '../domain/bay-source.ts';
import { cardKey, clipId } from '../domain/clip.ts';
import type { ApartReason, ClipKind, ClockFact, EventDraft } from '../domain/events.ts';
import type { IsoTime, OfficerId, RecorderSerial, Sha256 } from '../domain/names.ts';
import { rangesText, toRanges } from '../domain/ranges.ts';
import { JUMP_MS, startedAt } from '../domain/recorder-clock.ts';
import { holderAt, register, type ManagerRow, type RecorderRow } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { verifies } from '../link/handshake.ts';
import type { IncomingClip, SealedClip } from '../store/evidence-store.ts';
import type { BayProgress } from './bay-view.ts';
import { withSpace, type Copied } from './copy-clip.ts';
import type { Erasable } from './erase-clips.ts';
import { findingDraft, isFindingOpen, openFinding } from './findings.ts';
import { playable } from './playable.ts';
import { DockingOver, type OffloadWorld } from './world.ts';

/** Sets apart of one recorder; past that its bad clips stay on the card and only the finding says so. */
const MAX_APART = 1_000;
type Unreadable = readonly (readonly [offset: number, length: number])[];
const KIND_WORDS: Readonly<Record<ClipKind, string>> = { video: '录像', audio: '录音', photo: '照片', other: '文件' };
const APART_WORDS: Readonly<Record<ApartReason, string>> = { changed: '读取时内容有变', 'hash-differs': '摘要与记录仪所报不符', 'read-error': '部分读不出' };
const NO_HASH = '0'.repeat(64) as Sha256;

export interface DockingFacts {
  /** null where clips come from a folder and no recorder is there. */
  readonly docking: string | null;
  readonly mandate: ManagerRow;
  readonly clock: ClockFact | null;
  /** Clock run of each entry, by number, and of the last one: only within that one the clock went as it does now. */
  readonly runs: { readonly of: ReadonlyMap<number, number>; readonly last: number };
  /** Wrong clocks that earlier dockings set right: see RecorderRow. */
  readonly clocks: RecorderRow['clocks'];
  /** While this finding is open nobody can say who recorded the card's clips: it was in another recorder before. */
  readonly swap: string | null;
}

export interface Settled {
  readonly stored: readonly Erasable[];
  /** Their bytes and the recorder's hash disagree: to be read once more from the start, if this was the first time. */
  readonly again: readonly CardEntry[];
}

/** Hashes by number, asked in questions of as many clips as the line takes. Throws DockingOver when nobody answers. */
export async function askHashes(source: BaySource, numbers: readonly number[]): Promise<ReadonlyMap<number, HashItem>> {
  const hashes = new Map<number, HashItem>();
  for (let from = 0; from < numbers.length;) {
    const batch = numbers.slice(from, from + Math.max(1, Math.min(MAX_BATCH, source.batch('hash'))));
    from += batch.length;
    const answer = await source.ask({ kind: 'hash', numbers: batch });
    if (answer.kind === 'failure') {
      if (answer.code === 'no-answer' || answer.code === 'card-gone' || answer.code === 'no-recorder') throw new DockingOver(answer.text);
      continue;
    }
    for (const item of answer.items) hashes.set(item.number, item);
  }
  return hashes;
}

/**
 * Commits copies whose bytes are what the recorder says, and sets the others apart. However it ends, no copy stays open:
 * a clip that is open cannot be received again. Throws DockingOver and StationError.
 */
export async function settleClips(
  source: BaySource, copies: readonly Copied[], lastTry: boolean, facts: DockingFacts, world: OffloadWorld, progress: BayProgress,
): Promise<Settled> {
  const open = new Set<SealedClip | IncomingClip>(copies.flatMap((one) => (one.kind === 'refused' ? [] : [one.incoming])));
  try {
    return await settleOpen(source, copies, open, lastTry, facts, world, progress);
  } finally {
    await Promise.all([...open].map((one) => one.close()));
  }
}

/** `open` is what its caller closes: who has ended a copy takes it out. */
async function settleOpen(
  source: BaySource, copies: readonly Copied[], open: Set<SealedClip | IncomingClip>, lastTry: boolean, facts: DockingFacts, world: OffloadWorld, progress: BayProgress,
): Promise<Settled> {
  const stored: Erasable[] = [];
  const again: CardEntry[] = [];
  const whole = copies.filter((one) => one.kind === 'whole');
  const apart = async (entry: CardEntry, clip: SealedClip | IncomingClip, reason: ApartReason, claimed: string | null, unreadable: Unreadable) => {
    await setApart(source, entry, clip, reason, claimed, unreadable, facts, world, progress);
    open.delete(clip);
  };
  const sealing = whole.map(async ({ entry, incoming }) => {
    const sealed = await withSpace(source, world, progress, () => world.store.seal(incoming));
    open.delete(incoming);
    open.add(sealed);
    return { entry, sealed };
  });
  const hashing = askHashes(source, whole.filter(({ entry }) => entry.sha256 === null).map(({ entry }) => entry.number));
  // Both are under way at once, and both are waited for, whatever the other does.
  const [sealed, [hashed]] = await Promise.all([settled(sealing), Promise.allSettled([hashing])]);
  if (hashed!.status === 'rejected') throw hashed!.reason;
  const hashes = hashed!.value;
  await tellUnassigned(source, whole.map(({ entry }) => entry), facts, world);
  await settled(sealed.map(async ({ entry, sealed: clip }) => {
    const item = hashes.get(entry.number);
    const claimed = entry.sha256 ?? item?.sha256 ?? null;
    const changed = item !== undefined && (item.tag !== entry.tag || item.size !== entry.size);
    if (changed) return apart(entry, clip, 'changed', claimed, []);
    if (claimed !== clip.sha256) {
      if (lastTry) return apart(entry, clip, 'hash-differs', claimed, []);
      open.delete(clip);
      await world.store.discard(clip);
      progress.copied(-entry.size);
      again.push(entry);
      return;
    }
    const draft = await storedDraft(source, entry, clip, facts, world);
    const durable = await withSpace(source, world, progress, () => world.store.commit(clip, draft));
    open.delete(clip);
    progress.clips.stored += 1;
    stored.push({ entry, durable });
    const { number } = durable;
    if (number !== null && (read(world.rows, register.numbered(durable.recorder, number))?.length ?? 0) > 1) {
      await openFinding(world, `number-reused:${durable.recorder}:${number}`, 'number-reused', `recorder:${durable.recorder}`, 'Art. 22', `编号 ${number} 对应不止一个片段 / number ${number} stands for more than one clip`);
    }
    if (draft.facts.playable === 'no') await openFinding(world, `not-playable:${durable.clip}`, 'not-playable', `clip:${durable.clip}`, 'Art. 19(1)', `${KIND_WORDS[entry.kind]}，${entry.size} 字节，无法解码 / ${entry.kind}, ${entry.size} bytes, cannot be decoded`);
  }));
  for (const one of copies) {
    if (one.kind === 'unreadable') await apart(one.entry, one.incoming, 'read-error', one.entry.sha256, one.stretches);
    if (one.kind === 'changed') await apart(one.entry, one.incoming, 'changed', one.entry.sha256, []);
  }
  return { stored, again };
}

/** Waits for all, so that nothing runs on when one has failed; then throws the first failure. */
async function settled<T>(all: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(all);
  const failed = results.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** The clock by which a clip was recorded: this docking's, or the wrong one that an earlier docking found and set right. */
function clockOf(entry: CardEntry, facts: DockingFacts): ClockFact | null {
  const earlier = entry.numbered ? facts.clocks.find(({ upTo }) => entry.number <= upTo) : undefined;
  return earlier === undefined ? facts.clock : earlier.clock;
}

/** When a clip was begun by the station's clock; null where that cannot be said. */
function begunAt(entry: CardEntry, facts: DockingFacts, world: OffloadWorld): IsoTime | null {
  const clock = clockOf(entry, facts);
  // An offset holds from when it was measured back to the last jump. Before that it was another one, and nobody knows which.
  if (clock !== null && clock === facts.clock && facts.runs.of.get(entry.number) !== facts.runs.last) return null;
  const begun = startedAt(entry.started, clock, world.utcOffsetMinutes);
  // No clip was begun after it was read: a flat battery has let the calendar begin anew since.
  return begun !== null && Date.parse(begun) > world.clock.wallMs() + JUMP_MS ? null : begun;
}

/** Who held the recorder when the clip was begun; null where nobody did or nobody can say. */
function officerOf(source: BaySource, entry: CardEntry, facts: DockingFacts, world: OffloadWorld): OfficerId | null {
  const begun = begunAt(entry, facts, world);
  if (begun === null || (facts.swap !== null && isFindingOpen(world, facts.swap))) return null;
  return holderAt(read(world.rows, register.assignments(source.report.serial as RecorderSerial)) ?? [], begun);
}

/** Clips whose officer is not known are stored like others, and found: before they are, so that none slips through. */
async function tellUnassigned(source: BaySource, entries: readonly CardEntry[], facts: DockingFacts, world: OffloadWorld): Promise<void> {
  const nobodys = entries.filter((entry) => officerOf(source, entry, facts, world) === null);
  const [first] = nobodys;
  if (first === undefined) return;
  const { serial } = source.report;
  const numbers = first.numbered ? rangesText(toRanges(nobodys.map((entry) => entry.number))) : '';
  const which = `${nobodys.length} 个片段${numbers && `：${numbers}`} / ${nobodys.length} clips${numbers && `: ${numbers}`}`;
  await openFinding(world, `unassigned:${serial}:${facts.docking ?? 'folder'}:${first.number}`, 'unassigned', `recorder:${serial}`, 'Art. 19(4)', which);
}

/** The finding that keeps a clip of a card from being erased for as long as it is open. */
export function apartFinding(recorder: RecorderSerial, entry: CardEntry): string {
  return `apart:${recorder}:${entry.numbered ? entry.number : cardKey(null, entry.name, entry.size)}`;
}

async function setApart(
  source: BaySource, entry: CardEntry, clip: SealedClip | IncomingClip, reason: ApartReason, claimed: string | null,
  unreadable: Unreadable, facts: DockingFacts, world: OffloadWorld, progress: BayProgress,
): Promise<void> {
  const recorder = source.report.serial as RecorderSerial;
  progress.clips.apart += 1;
  const kept = (read(world.rows, register.recorder(recorder))?.apart ?? 0) < MAX_APART;
  await openFinding(world, apartFinding(recorder, entry), 'apart', `recorder:${recorder}`, 'Art. 22', `${APART_WORDS[reason]}：编号 ${entry.number}，${entry.size} 字节 / ${reason}: number ${entry.number}, ${entry.size} bytes`);
  if (!kept) return world.store.discard(clip);
  const sha256 = 'sha256' in clip ? clip.sha256 : NO_HASH;
  const draft: Extract<EventDraft, { kind: 'ClipSetApart' }> = {
    kind: 'ClipSetApart', actor: 'station',
    facts: { recorder, number: entry.numbered ? entry.number : null, docking: facts.docking, reason, size: 'size' in clip ? clip.size : entry.size, sha256, claimed, unreadable: unreadable.slice(0, 256) },
    particulars: { originalName: entry.name },
  };
  await withSpace(source, world, progress, () => world.store.setApart(clip, draft));
}

async function storedDraft(source: BaySource, entry: CardEntry, clip: SealedClip, facts: DockingFacts, world: OffloadWorld): Promise<Extract<EventDraft, { kind: 'ClipStored' }>> {
  const recorder = source.report.serial as RecorderSerial;
  const row = read(world.rows, register.recorder(recorder));
  const number = entry.numbered ? entry.number : null;
  const begun = begunAt(entry, facts, world);
  const signed = entry.signature !== null && row !== undefined && await signatureHolds(entry, clip, row, world);
  return {
    kind: 'ClipStored', actor: 'station',
    facts: {
      clip: clipId(recorder, number, entry.name, clip.sha256), recorder, number, size: clip.size, sha256: clip.sha256, kind: entry.kind,
      cardKey: cardKey(number, entry.name, entry.size), started: entry.started === null ? '' : rawTimeText(entry.started), startedAt: begun,
      durationMs: entry.durationMs, recording: entry.recording, segment: entry.segment, lastSegment: entry.lastSegment,
      important: entry.important, private: entry.private, officer: officerOf(source, entry, facts, world),
      manager: facts.mandate.officer, standingOrder: facts.mandate.standingOrder, dock: facts.docking === null ? null : source.dock, bay: facts.docking === null ? null : source.bay, docking: facts.docking,
      carrier: source.carrier, offsetMs: clockOf(entry, facts)?.offsetMs ?? null, clockRun: facts.runs.of.get(entry.number) ?? null,
      provenance: source.carrier === 'folder' ? 'second-hand' : source.carrier === 'volume' ? 'medium-reread' : 'recorder-hash',
      playable: await playable(clip.size, (position, length) => clip.read(position, length)),
      recorderSignature: signed ? entry.signature : null,
    },
    particulars: { originalName: entry.name, officerHint: entry.officerHint },
  };
}

/** A wrong signature does not keep a clip from being stored: it is a finding. */
async function signatureHolds(entry: CardEntry, clip: SealedClip, row: RecorderRow, world: OffloadWorld): Promise<boolean> {
  const text = clipText({
    serial: row.recorder, number: entry.number, size: clip.size, sha256: Buffer.from(clip.sha256, 'hex'),
    started: entry.started === null ? '' : rawTimeText(entry.started), recording: entry.recording ?? 0, segment: entry.segment ?? 0,
  });
  if (row.publicKey !== null && verifies(row.publicKey, text, Buffer.from(entry.signature!, 'hex'))) return true;
  await world.log.append([findingDraft(`signature:${row.recorder}:${entry.number}`, 'integrity', `recorder:${row.recorder}`, 'Art. 19(3)', `编号 ${entry.number} 的片段签名不符 / the signature of clip ${entry.number} does not hold`)]);
  return false;
}
