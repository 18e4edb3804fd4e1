/**
 * Clips that somebody copied to a folder before there was a station: an old PC, a disk, another maker's software. They
 * come in by the same steps as from a card, with the provenance 'second-hand', because nobody can say any more what
 * happened to them on the way; and nothing is erased where they came from.
 */
import type { BaySource } from '../domain/bay-source.ts';
import { StationError } from '../domain/errors.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { cutText } from '../domain/text.ts';
import { mandateOf } from '../rules/recognition.ts';
import type { BayProgress } from './bay-view.ts';
import { listCard, offloadEntries, runsOf } from './docking.ts';
import { DockingOver, type OffloadWorld } from './world.ts';

export interface ImportReport {
  /** Files and folders that could not be listed. */
  readonly unreadable: number;
  readonly offered: number;
  /** At the station now, those that were there already with them. */
  readonly stored: number;
  /** Of these, known before the import. */
  readonly known: number;
  readonly apart: number;
  readonly bytes: number;
}

/** Throws 'conflict' without a manager (Art. 15), 'not-found' for an unknown recorder, 'peer-gone' when the folder vanishes. */
export async function importFolder(source: BaySource, actor: string, folder: string, world: OffloadWorld, progress: BayProgress): Promise<ImportReport> {
  const recorder = source.report.serial as RecorderSerial;
  const verdict = mandateOf(read(world.rows, register.manager()));
  if (verdict.kind === 'none') throw new StationError('conflict', `no recorder manager is named (${verdict.article}); name one first`, { what: 'manager', reason: verdict.article });
  if (read(world.rows, register.recorder(recorder)) === undefined) throw new StationError('not-found', `recorder ${recorder} is not enrolled; whose clips these are must be known`, { what: 'recorder', id: recorder });
  const { manager } = verdict;
  const clipsBefore = read(world.rows, register.totals())?.clips ?? 0;
  try {
    progress.enter('listing');
    const { entries, unreadable } = await listCard(source);
    const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
    progress.clips.listed = entries.length;
    progress.bytes.listed = bytes;
    await offloadEntries(source, entries, { docking: null, mandate: manager, clock: null, runs: runsOf(entries, world.utcOffsetMinutes), clocks: [], swap: null }, { checkpoint: null }, world, progress);
    const { stored, apart } = progress.clips;
    const known = stored - ((read(world.rows, register.totals())?.clips ?? 0) - clipsBefore);
    await world.log.append([{
      kind: 'ClipsImported', actor,
      facts: { recorder, offered: entries.length, stored, bytes, manager: manager.officer, standingOrder: manager.standingOrder }, particulars: { folder: cutText(folder, 400) },
    }]);
    progress.enter('done');
    return { unreadable, offered: entries.length, stored, known: Math.max(0, known), apart, bytes };
  } catch (error) {
    if (error instanceof DockingOver) throw new StationError('peer-gone', `the folder cannot be read any more: ${error.message}`, { what: folder }, error);
    throw error;
  }
}
