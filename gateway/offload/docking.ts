/**
 * One docking, from a recorder's coming into a bay to its going. Reads from top to bottom: mandate, recognition, clock,
 * list, copy, settle, erase. It can end at any line (an unplug, a kill, a power loss); the next docking does the same
 * from the top and finds what is done already: a part's durable offset, a stored clip, an order without an answer.
 */
import type { BaySource, CardEntry } from '../domain/bay-source.ts';
import { cardKey, clipId } from '../domain/clip.ts';
import type { EventDraft } from '../domain/events.ts';
import type { RecorderSerial, Sha256 } from '../domain/names.ts';
import { clockRuns, rawToWallMs } from '../domain/recorder-clock.ts';
import { register, type RecorderRow } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { cutText } from '../domain/text.ts';
import { judgeCardList } from '../rules/card-list.ts';
import { admit, assertServed, awaitMandate, readClock, setClock } from './admission.ts';
import type { BayProgress } from './bay-view.ts';
import { copyClip, type Copied } from './copy-clip.ts';
import { eraseClips, type Carried, type Erasable } from './erase-clips.ts';
import { findingDraft, isFindingOpen, openFinding } from './findings.ts';
import { says } from './sentences.ts';
import { apartFinding, askHashes, settleClips, type DockingFacts } from './settle-clips.ts';
import { DockingOver, pause, tell, type OffloadWorld } from './world.ts';

/** Clips read at once and settled together; the next batch is read while one settles. */
const BATCH_CLIPS = 128;
const BATCH_BYTES = 128 * 1024 * 1024;
/** Entries that a card may list; more are a finding, and come at the next docking when these are erased. */
const MAX_ENTRIES = 100_000;
const LIST_LIMIT = 1_000;
/** How often the list is looked at anew for files that were still being written, and how long after one another. */
const MAX_LOOKS = 60;
const LOOK_AGAIN_MS = 5_000;
const DOCKING_ID_BYTES = 8;
const MAX_FINDING_ID = 200;

/** Serves one recorder until it is done or gone. Resolves at the end; throws StationError when the store is at its end. */
export async function serveDocking(source: BaySource, world: OffloadWorld, progress: BayProgress): Promise<void> {
  const recorder = source.report.serial as RecorderSerial;
  const mandate = await awaitMandate(source, world, progress);
  await admit(source, world, progress);
  const docking = `d${Buffer.from(world.clock.randomBytes(DOCKING_ID_BYTES)).toString('hex')}`;
  progress.docking = docking;
  progress.enter('clock');
  const clock = await readClock(source, world);
  progress.clock = clock;
  const swap = await tellSwap(source, world);
  await tell(world, dockedDraft(source, docking, clock));
  await world.firmware?.docked(source);
  let left = 0;
  try {
    if (clock !== null) await setClock(source, world, clock, docking);
    const carried: Carried = { checkpoint: source.report.carried };
    const settled = new Set<string>();
    // As they were before this docking's list adds its own.
    const { clocks } = read(world.rows, register.recorder(recorder))!;
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      progress.enter('listing');
      const { entries } = await listCard(source);
      if (look === 0) await tellList(source, entries, docking, world);
      const fresh = entries.filter((entry) => !entry.open && !settled.has(entryMark(entry)));
      if (look === 0 || fresh.length > 0) {
        progress.clips.listed += fresh.length;
        progress.bytes.listed += fresh.reduce((sum, entry) => sum + entry.size, 0);
        const facts: DockingFacts = { docking, mandate, clock, runs: runsOf(entries, world.utcOffsetMinutes), clocks, swap };
        await offloadEntries(source, fresh, facts, carried, world, progress);
        for (const entry of fresh) settled.add(entryMark(entry));
      }
      left = entries.length - progress.clips.erased;
      if (fresh.length > 0) continue;
      if (!entries.some((entry) => entry.open)) break;
      progress.enter('waiting-open-clip', says.openClip);
      const gone = await Promise.race([pause(world.clock, LOOK_AGAIN_MS).then(() => null), source.gone]);
      if (gone !== null) throw new DockingOver(gone);
    }
    const { entries: kept, unreadable } = await listCard(source);
    left = kept.length + unreadable;
    if (unreadable > 0) await openFinding(world, `unreadable:${recorder}:${docking}`, 'unreadable', `recorder:${recorder}`, 'Art. 22', `卡上有 ${unreadable} 项无法读出 / ${unreadable} entries of the card cannot be listed`);
    // What an earlier break left of clips that are stored by now.
    await world.store.removeAbandonedParts();
    progress.enter('done', says.left(left, kept.filter((entry) => entry.locked).length));
    await Promise.all([world.passes?.rest(source, docking), world.firmware?.rest(source, docking, progress), source.gone]);
  } finally {
    if (world.store.suspect === null) {
      await tell(world, { kind: 'RecorderUndocked', actor: 'station', facts: { recorder, dock: source.dock, bay: source.bay, docking, cardsLeft: Math.max(0, left) } });
    }
  }
}

/**
 * A card that was in another recorder before may hold that one's clips: a finding, and as long as it is open the clips
 * have no officer. Returns the finding's id; null where the card has no identity.
 */
async function tellSwap(source: BaySource, world: OffloadWorld): Promise<string | null> {
  const { serial, card } = source.report;
  if (card === null) return null;
  const finding = cutText(`card-swapped:${serial}:${card}`, MAX_FINDING_ID);
  const before = read(world.rows, register.cardIn(card));
  if (before !== undefined && before !== serial) await openFinding(world, finding, 'card-swapped', `recorder:${serial}`, 'Art. 19(3)', `存储卡 ${card} 此前在记录仪 ${before} 中 / card ${card} was in recorder ${before} before`);
  return finding;
}

function dockedDraft(source: BaySource, docking: string, clock: DockingFacts['clock']): EventDraft {
  const { report } = source;
  return {
    kind: 'RecorderDocked', actor: 'station',
    facts: {
      recorder: report.serial as RecorderSerial, dock: source.dock, bay: source.bay, docking, carrier: source.carrier, battery: report.batteryPercent,
      cardUsed: report.cardUsed, cardTotal: report.cardTotal, card: report.card, firmware: report.firmware, faults: report.faults, clock,
      carried: report.carried === null ? null : { size: report.carried.size, root: report.carried.root },
    },
  };
}

/** A file on the card at this docking: the same file with other bytes has another mark. */
function entryMark(entry: CardEntry): string {
  return `${entry.number}:${entry.tag}`;
}

export async function listCard(source: BaySource): Promise<{ readonly entries: readonly CardEntry[]; readonly unreadable: number }> {
  const entries: CardEntry[] = [];
  let unreadable = 0;
  for (let after = 0; entries.length < MAX_ENTRIES;) {
    const answer = await source.ask({ kind: 'list', afterNumber: after, limit: LIST_LIMIT });
    if (answer.kind === 'failure') throw new DockingOver(answer.text || answer.code);
    entries.push(...answer.entries);
    unreadable = answer.unreadable;
    if (answer.complete) break;
    after = answer.entries.at(-1)!.number;
  }
  return { entries, unreadable };
}

/** Puts the card's own list into the custody log before anything is read, so that nothing can vanish between the two. */
async function tellList(source: BaySource, entries: readonly CardEntry[], docking: string, world: OffloadWorld): Promise<void> {
  const recorder = source.report.serial as RecorderSerial;
  const row: RecorderRow = read(world.rows, register.recorder(recorder))!;
  const verdict = judgeCardList(entries, source.report, row);
  await tell(world, {
    kind: 'CardListed', actor: 'station',
    facts: {
      recorder, docking, clips: entries.length, bytes: entries.reduce((sum, entry) => sum + entry.size, 0),
      listed: verdict.listed, next: verdict.next, missing: verdict.missing, lost: verdict.lost,
    },
  });
  const subject = `recorder:${recorder}`;
  for (const finding of verdict.findings) await openFinding(world, `${finding.kind}:${recorder}:${finding.mark}`, finding.kind, subject, finding.article, finding.detail);
  const jumps = runsOf(entries, world.utcOffsetMinutes).last;
  if (jumps > 0) await openFinding(world, `clock-jump:${recorder}:${docking}`, 'clock-jump', subject, 'Art. 19(1)', `时钟跳变 ${jumps} 次 / the clock jumped ${jumps} times`);
  // An order whose answer was lost: what is not on the card any more was erased by it.
  const there = new Set(entries.map((entry) => cardKey(entry.numbered ? entry.number : null, entry.name, entry.size)));
  const gone = row.ordered.filter((clip) => {
    const stored = read(world.rows, register.clip(clip));
    return stored !== undefined && stored.name !== null && !there.has(cardKey(stored.number, stored.name, stored.size));
  });
  for (let from = 0; from < gone.length; from += 64) {
    await tell(world, { kind: 'ClipsErased', actor: 'station', facts: { recorder, docking, order: 'found-absent', clips: gone.slice(from, from + 64) } });
  }
}

export function runsOf(entries: readonly CardEntry[], utcOffsetMinutes: number): DockingFacts['runs'] {
  const runs = clockRuns(entries.map((entry, i) => ({
    number: entry.number, startedMs: entry.started === null ? null : rawToWallMs(entry.started, utcOffsetMinutes),
    // A photo may be taken while a video runs: that it begins before the video's end says nothing about the clock.
    durationMs: entries[i + 1]?.kind === 'photo' ? 0 : entry.durationMs ?? 0,
    bootCount: entry.bootCount, uptimeMs: entry.uptimeMs,
  })));
  return { of: new Map(entries.map((entry, i) => [entry.number, runs[i]!])), last: runs.at(-1) ?? 0 };
}

/** Copies, settles and (from a recorder, not from a folder) erases what the list named. Reading goes on while the batch before is settled and erased. */
export async function offloadEntries(
  source: BaySource, entries: readonly CardEntry[], facts: DockingFacts, carried: Carried, world: OffloadWorld, progress: BayProgress,
): Promise<void> {
  const { known, unknown } = await sortKnown(source, entries, world);
  progress.copied(known.reduce((sum, one) => sum + one.entry.size, 0));
  progress.clips.stored += known.length;
  // Settling of one batch is chained behind that of the one before; at most two batches are under way.
  let settling = eraseStored(source, known, facts, carried, world, progress);
  settling.catch(() => undefined);
  for (const batch of batches(unknown)) {
    progress.enter('copying');
    const copies = await copyAll(source, batch, world, progress);
    try {
      await settling;
    } catch (error) {
      await closeAll(copies);
      throw error;
    }
    progress.enter('verifying');
    settling = settleBatch(source, copies, facts, carried, world, progress);
    settling.catch(() => undefined);
  }
  await settling;
}

async function settleBatch(source: BaySource, copies: readonly Copied[], facts: DockingFacts, carried: Carried, world: OffloadWorld, progress: BayProgress): Promise<void> {
  const first = await settleClips(source, copies, false, facts, world, progress);
  await eraseStored(source, first.stored, facts, carried, world, progress);
  if (first.again.length === 0) return;
  // Bytes that differ from the recorder's hash may have been spoilt on the way: read them once more before judging.
  const second = await settleClips(source, await copyAll(source, first.again, world, progress), true, facts, world, progress);
  await eraseStored(source, second.stored, facts, carried, world, progress);
}

/** All of a batch at once: the link shares its window out. The first failure ends the batch; every handle is closed. */
async function copyAll(source: BaySource, batch: readonly CardEntry[], world: OffloadWorld, progress: BayProgress): Promise<Copied[]> {
  const results = await Promise.allSettled(batch.map((entry) => copyClip(source, entry, world, progress)));
  const copies = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = results.find((one) => one.status === 'rejected');
  if (failed === undefined) return copies;
  await closeAll(copies);
  throw failed.reason;
}

async function closeAll(copies: readonly Copied[]): Promise<void> {
  await Promise.all(copies.map(async (one) => { if (one.kind !== 'refused') await one.incoming.close(); }));
}

async function eraseStored(source: BaySource, stored: readonly Erasable[], facts: DockingFacts, carried: Carried, world: OffloadWorld, progress: BayProgress): Promise<void> {
  if (facts.docking === null) return;
  const recorder = source.report.serial as RecorderSerial;
  const free = stored.filter(({ entry }) => !isFindingOpen(world, apartFinding(recorder, entry)));
  if (free.length === 0) return;
  assertServed(source, world);
  if (progress.phase !== 'copying') progress.enter('erasing');
  await eraseClips(source, free, facts.docking, carried, world, progress);
}

/** Clips that look like stored ones are not read again: their hash is asked for, and tells. */
async function sortKnown(source: BaySource, entries: readonly CardEntry[], world: OffloadWorld): Promise<{ readonly known: Erasable[]; readonly unknown: CardEntry[] }> {
  const recorder = source.report.serial as RecorderSerial;
  const alike = entries.filter((entry) => read(world.rows, register.onCard(recorder, cardKey(entry.numbered ? entry.number : null, entry.name, entry.size))) !== undefined);
  const hashes = await askHashes(source, alike.filter((entry) => entry.sha256 === null).map((entry) => entry.number));
  const known: Erasable[] = [];
  for (const entry of alike) {
    const sha256 = (entry.sha256 ?? hashes.get(entry.number)?.sha256 ?? null) as Sha256 | null;
    if (sha256 === null) continue;
    const clip = clipId(recorder, entry.numbered ? entry.number : null, entry.name, sha256);
    // The card may hold the only sound copy by now: the vault's is read back before this one is given up.
    const durable = await world.store.readBack(clip);
    if (durable !== undefined) known.push({ entry, durable });
    else if (read(world.rows, register.clip(clip)) !== undefined) {
      await openFinding(world, `vault:${clip}`, 'integrity', `clip:${clip}`, 'Art. 22', '库中文件读不回原内容，已从卡上重新采集 / the vault did not give its bytes back; it is read from the card again');
    } else await tellReuse(recorder, entry, world);
  }
  const stored = new Set(known.map((one) => one.entry.number));
  const unknown = entries.filter((entry) => !stored.has(entry.number));
  // What the officer marked as important comes first; then in the order of recording.
  unknown.sort((a, b) => Number(b.important) - Number(a.important) || a.number - b.number);
  return { known, unknown };
}

async function tellReuse(recorder: RecorderSerial, entry: CardEntry, world: OffloadWorld): Promise<void> {
  if (!entry.numbered) return;
  const finding = `number-reused:${recorder}:${entry.number}`;
  if (isFindingOpen(world, finding)) return;
  await world.log.append([findingDraft(finding, 'number-reused', `recorder:${recorder}`, 'Art. 22', `编号 ${entry.number} 现在是另外的内容，与已入库的不同 / number ${entry.number} stands for other bytes than those stored`)]);
}

function* batches(entries: readonly CardEntry[]): Generator<CardEntry[]> {
  let batch: CardEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length > 0 && (batch.length >= BATCH_CLIPS || bytes + entry.size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.size;
  }
  if (batch.length > 0) yield batch;
}
