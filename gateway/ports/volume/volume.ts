/** A volume as the code above it sees it, whoever mounts it. */
import type { DeviceFacts } from './device-key.ts';

/** One coming of a device into a bay. */
export interface FoundVolume {
  /** Differs from one coming to the next, even of the same device. */
  readonly key: string;
  readonly usb: Pick<DeviceFacts, 'usbVendor' | 'usbProduct' | 'usbSerial'>;
  /** For people: maker's and product's name as the device says them. */
  readonly model: string;
  /** For people and the log: `sdb1 vfat`. */
  readonly label: string;
  /** Makes the files readable, without any right to write. Throws StationError with a sentence for people. */
  attach(): Promise<Medium>;
}

/** A volume's files, read-only but for the moments of an erase. */
export interface Medium {
  /** Absolute path of the volume's root folder. */
  readonly root: string;
  /** null where it is not known: a mount that others keep. */
  readonly fsUuid: string | null;
  /** True where the file system keeps the recorder's calendar as it is (FAT); false where it keeps UTC. */
  readonly keepsLocalTime: boolean;
  /**
   * Takes the volume away and gives it back, so that what is read next comes from the medium; where others keep the mount
   * it does nothing. No file may be open.
   */
  refresh(): Promise<void>;
  /** Gives the right to write for as long as `work` takes; everything is on the medium when it resolves. No file may be open. */
  writable<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of it. Harmless when the device is gone. */
  release(): Promise<void>;
}

/** One of the station's bays for volumes. */
export interface VolumeBay {
  /** 1 to 64. */
  readonly bay: number;
  /** For people: `USB 1-2.3`, `/mnt/mtp1`. */
  readonly label: string;
  /** What is in the bay now, null when nothing is. Called a few times a second: cheap. Throws StationError. */
  look(): Promise<FoundVolume | null>;
}
