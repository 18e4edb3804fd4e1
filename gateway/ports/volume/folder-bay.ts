/**
 * A bay that is a mount point which others keep: autofs, a FUSE mount of an MTP device, a maker's own program, a share.
 * The station cannot remount it; it reads past the cache where the file system allows.
 */
import { readdir, stat } from 'node:fs/promises';
import type { FoundVolume, Medium, VolumeBay } from './volume.ts';

export function folderBay(bay: number, mountPoint: string): VolumeBay {
  return {
    bay, label: mountPoint,
    async look(): Promise<FoundVolume | null> {
      const facts = await stat(mountPoint).catch(() => null);
      if (facts === null || !facts.isDirectory()) return null;
      // An empty folder is a mount point at which nothing is mounted.
      const names = await readdir(mountPoint).catch(() => [] as string[]);
      if (names.length === 0) return null;
      return {
        key: `${facts.dev}:${facts.ino}`, model: 'USB', label: mountPoint, usb: { usbVendor: null, usbProduct: null, usbSerial: null },
        attach: async () => folderMedium(mountPoint),
      };
    },
  };
}

export function folderMedium(root: string): Medium {
  return { root, fsUuid: null, keepsLocalTime: false, refresh: async () => undefined, writable: (work) => work(), release: async () => undefined };
}
