/** The media engine that the configuration names, started. */
import type { Clock } from '../clock.ts';
import type { Disk } from '../store/disk.ts';
import type { MediaEngine } from './media-engine.ts';
import { openMediaKey } from './media-key.ts';
import { OwnEngine, type OwnEngineSettings } from './own-engine.ts';

export type MediaSettings = Omit<OwnEngineSettings, 'key'>;

/** Throws 'carrier-unavailable' where it cannot listen, 'key-unusable'. */
export async function openMediaEngine(settings: MediaSettings, disk: Disk, clock: Clock): Promise<MediaEngine> {
  const engine = new OwnEngine({ ...settings, key: await openMediaKey(disk, clock) }, clock);
  await engine.start();
  return engine;
}
