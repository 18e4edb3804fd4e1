/** A folder with clips that somebody copied there, as a source for the offload; it has no right to erase. */
import { stat } from 'node:fs/promises';
import type { BaySource } from '../../domain/bay-source.ts';
import { StationError } from '../../domain/errors.ts';
import type { DockId } from '../../domain/names.ts';
import { folderMedium } from './folder-bay.ts';
import { VolumeSource, type VolumeSourceParts } from './volume-source.ts';

/** Under which id imports stand in views of bays. */
const IMPORT_DOCK = 'import' as DockId;

/**
 * @param folder absolute; all regular files below it are clips of this recorder, whatever their names
 * Throws 'not-found' when there is no such folder.
 */
export async function folderSource(recorder: string, folder: string, bay: number, gone: Promise<string>, parts: Pick<VolumeSourceParts, 'utcOffsetMinutes' | 'hashFile'>): Promise<BaySource> {
  const facts = await stat(folder).catch(() => null);
  if (facts === null || !facts.isDirectory()) throw new StationError('not-found', `there is no folder ${folder} on the station`, { what: 'folder', id: folder });
  return new VolumeSource({
    ...parts, carrier: 'folder', dock: IMPORT_DOCK, bay, gone, medium: folderMedium(folder), layout: null, folders: [''], keepsLocalTime: false, officerHint: '',
    report: {
      serial: recorder, model: '', firmware: '', hardwareId: null, publicKey: null, enrolCode: null, batteryPercent: null, charging: null, cardTotal: null,
      cardUsed: null, cardLocked: null, card: null, faults: [], place: null, nextClipNumber: null, carried: null,
    },
  });
}
