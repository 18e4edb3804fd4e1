/** Watches the station's own bays, USB ports and mount points, and hands in what comes into them. */
import { statfs } from 'node:fs/promises';
import type { BaySource, RecorderReport } from '../../domain/bay-source.ts';
import type { Clock } from '../../clock.ts';
import { StationError } from '../../domain/errors.ts';
import type { DockId } from '../../domain/names.ts';
import type { AcceptDevices, RunningCarrier } from '../carrier.ts';
import { layoutOf, recordOn } from './card-walk.ts';
import { deviceKeys, hardwareIdOf } from './device-key.ts';
import { readDeviceRecord, type DeviceRecord } from './device-record.ts';
import { folderBay } from './folder-bay.ts';
import { mountsBelow, unmountAtOnce } from './mount.ts';
import { Unlocker, type UnlockRule } from './unlock.ts';
import { usbBay } from './usb-bay.ts';
import type { FoundVolume, Medium, VolumeBay } from './volume.ts';
import { VolumeSource, type VolumeSourceParts } from './volume-source.ts';

/** How often each bay is looked at, in milliseconds. */
const LOOK_EVERY_MS = 250;
/** What could not be read is tried again while it stays in the bay, in milliseconds. */
const TRY_AGAIN_MS = 5_000;

export interface VolumesSettings {
  /** Under which id these bays stand in views and in the log. */
  readonly dock: DockId;
  /** Bay n is the n-th: a USB port path, or a mount point that others keep. */
  readonly bays: readonly ({ readonly port: string } | { readonly mountPoint: string })[];
  readonly unlock: readonly UnlockRule[];
  /** Absolute; the station mounts below it. */
  readonly mountFolder: string;
  readonly utcOffsetMinutes: number;
  readonly hashFile: VolumeSourceParts['hashFile'];
}

export async function runVolumes(settings: VolumesSettings, accept: AcceptDevices, clock: Clock): Promise<RunningCarrier> {
  // Mounts of a process that was killed would hold the devices.
  for (const point of await mountsBelow(settings.mountFolder)) await unmountAtOnce(point);
  const bays = settings.bays.map((one, i) => ('port' in one ? usbBay(i + 1, one.port, settings.mountFolder) : folderBay(i + 1, one.mountPoint)));
  const unlocker = new Unlocker(settings.unlock, clock);
  const watches = bays.map((bay, i) => {
    const { port } = settings.bays[i] as { port?: string };
    return new BayWatch(bay, port ?? null, unlocker, settings, accept, clock);
  });
  for (const watch of watches) watch.start();
  return {
    address: `volumes ${bays.map((bay) => bay.label).join(', ')}`,
    trouble: () => watches.map((watch) => watch.trouble).find((why) => why !== null) ?? null,
    stop: async () => { await Promise.all(watches.map((watch) => watch.stop())); },
  };
}

interface Present {
  readonly key: string;
  readonly leave: (why: string) => void;
  readonly over: Promise<void>;
}

class BayWatch {
  /** Why the bay cannot be looked at or read, for people. */
  trouble: string | null = null;
  readonly #bay: VolumeBay;
  readonly #port: string | null;
  readonly #unlocker: Unlocker;
  readonly #settings: VolumesSettings;
  readonly #accept: AcceptDevices;
  readonly #clock: Clock;
  #present: Present | null = null;
  #looking: Promise<void> = Promise.resolve();
  /** What is in the bay cannot be read: some recorders show an empty disk before they are unlocked. */
  #unreadable = false;
  #cancel: () => void = () => undefined;
  #stopped = false;

  constructor(bay: VolumeBay, port: string | null, unlocker: Unlocker, settings: VolumesSettings, accept: AcceptDevices, clock: Clock) {
    this.#bay = bay;
    this.#port = port;
    this.#unlocker = unlocker;
    this.#settings = settings;
    this.#accept = accept;
    this.#clock = clock;
  }

  start(): void {
    this.#accept.bay(this.#settings.dock, this.#bay.bay, 'volume', null);
    this.#again(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    this.#present?.leave('the station stops');
    await this.#looking;
    await this.#present?.over;
  }

  #again(ms: number): void {
    if (this.#stopped) return;
    this.#cancel = this.#clock.at(this.#clock.monotonicMs() + ms, () => {
      this.#looking = this.#look().finally(() => this.#again(LOOK_EVERY_MS));
    });
  }

  async #look(): Promise<void> {
    let found: FoundVolume | null;
    try {
      found = await this.#bay.look();
      this.trouble = null;
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      this.trouble = error.message;
      return;
    }
    if (this.#present !== null && this.#present.key !== found?.key) {
      const { leave, over } = this.#present;
      this.#present = null;
      leave('the volume was pulled');
      await over;
    }
    if (this.#port !== null && (found === null || this.#unreadable)) await this.#unlock(this.#port);
    if (found === null || this.#present !== null || this.#stopped) return;
    let leave: (why: string) => void = () => undefined;
    const gone = new Promise<string>((resolve) => { leave = resolve; });
    this.#present = { key: found.key, leave, over: this.#serve(found, gone) };
  }

  async #unlock(port: string): Promise<void> {
    try {
      await this.#unlocker.look(port);
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      this.#accept.bay(this.#settings.dock, this.#bay.bay, 'volume', error.message);
    }
  }

  /** From coming to going; what cannot be read is tried again for as long as it is there. */
  async #serve(found: FoundVolume, gone: Promise<string>): Promise<void> {
    const { dock } = this.#settings;
    const { bay } = this.#bay;
    let left: string | null = null;
    void gone.then((why) => { left = why; });
    while (left === null) {
      let medium: Medium | null = null;
      try {
        medium = await found.attach();
        this.#unreadable = false;
        await this.#hand(found, medium, gone);
      } catch (error) {
        if (!(error instanceof StationError)) throw error;
        this.#unreadable = true;
        this.#accept.bay(dock, bay, 'volume', error.message);
        await Promise.race([gone, new Promise<void>((resolve) => { this.#clock.at(this.#clock.monotonicMs() + TRY_AGAIN_MS, resolve); })]);
      } finally {
        await medium?.release();
      }
    }
    this.#unreadable = false;
    this.#accept.bay(dock, bay, 'volume', null);
  }

  async #hand(found: FoundVolume, medium: Medium, gone: Promise<string>): Promise<void> {
    const { dock, utcOffsetMinutes, hashFile } = this.#settings;
    const { bay } = this.#bay;
    const layout = await layoutOf(medium.root);
    const unlocked = this.#port === null ? null : this.#unlocker.recordAt(this.#port);
    const record = (unlocked === null ? null : readDeviceRecord(unlocked)) ?? await recordOn(medium.root);
    const facts = { ...found.usb, fsUuid: medium.fsUuid, recordSerial: record?.serial ?? null };
    const space = await statfs(medium.root).catch(() => null);
    const asRecorder = (serial: string): BaySource => new VolumeSource({
      carrier: 'volume', dock, bay, gone, medium, layout: layout?.layout ?? null, folders: layout?.folders ?? [], keepsLocalTime: medium.keepsLocalTime,
      utcOffsetMinutes, hashFile, officerHint: hintOf(record),
      report: reportOf(serial, found.model, hardwareIdOf(facts), medium.fsUuid, space),
    });
    await this.#accept.arrived({ carrier: 'volume', dock, bay, keys: deviceKeys(facts), gone, asRecorder });
    await gone;
  }
}

function hintOf(record: DeviceRecord | null): string {
  return record === null ? '' : [record.userNumber, record.userName].filter((text) => text !== '').join(' ');
}

function reportOf(serial: string, model: string, hardwareId: string | null, card: string | null, space: { bsize: number; blocks: number; bfree: number } | null): RecorderReport {
  return {
    serial, model, firmware: '', hardwareId, publicKey: null, enrolCode: null, batteryPercent: null, charging: null,
    cardTotal: space === null ? null : space.blocks * space.bsize, cardUsed: space === null ? null : (space.blocks - space.bfree) * space.bsize, cardLocked: null,
    card, faults: [], place: null, nextClipNumber: null, carried: null,
  };
}
