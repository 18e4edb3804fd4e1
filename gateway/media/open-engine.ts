/** The media engine that the configuration names, started: our own, or an outside one by its hooks. */
import type { Clock } from '../clock.ts';
import type { Disk } from '../store/disk.ts';
import type { MediaEngine } from './media-engine.ts';
import { openMediaKey } from './media-key.ts';
import { OutsideEngine, type OutsideEngineSettings } from './outside-engine.ts';
import { OwnEngine, type OwnEngineSettings } from './own-engine.ts';

export type MediaSettings = Omit<OwnEngineSettings, 'key'> & {
  /** Where given, no engine of our own runs. */
  readonly outside?: Omit<OutsideEngineSettings, 'key'> | undefined;
};

/** Throws 'carrier-unavailable' where it cannot listen, 'key-unusable'. */
export async function openMediaEngine({ outside, ...own }: MediaSettings, disk: Disk, clock: Clock): Promise<MediaEngine> {
  const key = await openMediaKey(disk, clock);
  const engine = outside === undefined ? new OwnEngine({ ...own, key }, clock) : new OutsideEngine({ ...outside, key }, clock);
  await engine.start();
  return engine;
}
