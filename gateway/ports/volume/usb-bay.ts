/** A bay that is a USB port: what is plugged in there is mounted by the station itself, for itself, without the right to write. */
import { join } from 'node:path';
import { StationError } from '../../domain/errors.ts';
import { layoutOf } from './card-walk.ts';
import { fileSystemsOf, keepsLocalTime, mountReadOnly, mountWritable, unmount, unmountAtOnce, type FileSystem } from './mount.ts';
import { blockDevices, placeOf, type BlockPlace } from './usb-place.ts';
import type { FoundVolume, Medium, VolumeBay } from './volume.ts';

/** File systems of one device that are looked into for clips: internal memory and a card, perhaps a disc with drivers. */
const MAX_FILE_SYSTEMS = 8;

/** @param port the USB port path (`1-2.3`), or the kernel's name of a reader that is on no USB port (`mmcblk0`) */
export function usbBay(bay: number, port: string, mountFolder: string): VolumeBay {
  let last: { readonly key: string; readonly found: FoundVolume } | null = null;
  return {
    bay, label: `USB ${port}`,
    async look() {
      const places = await disksAt(port);
      const key = places.map((place) => `${place.name}:${place.sequence ?? place.sizeBytes}:${place.usbSerial ?? ''}`).join(' ');
      if (key === '') last = null;
      else if (last?.key !== key) last = { key, found: await found(key, places, join(mountFolder, String(bay))) };
      return last?.found ?? null;
    },
  };
}

/** The disks at a port: a recorder may show its own memory and its card as one each. */
async function disksAt(port: string): Promise<readonly BlockPlace[]> {
  const places = await Promise.all((await blockDevices()).map((name) => placeOf(name)));
  return places.filter((place) => place?.port === port) as BlockPlace[];
}

async function found(key: string, places: readonly BlockPlace[], point: string): Promise<FoundVolume> {
  const systems = (await Promise.all(places.map((place) => fileSystemsOf(place.name)))).flat().slice(0, MAX_FILE_SYSTEMS);
  const { usbVendor, usbProduct, usbSerial, model } = places[0]!;
  return {
    key, model, label: systems.map((fs) => `${fs.device} ${fs.type}`).join(', ') || places[0]!.name,
    usb: { usbVendor, usbProduct, usbSerial },
    attach: () => attach(systems, point),
  };
}

/** Mounts the first file system that holds clips. */
async function attach(systems: readonly FileSystem[], point: string): Promise<Medium> {
  let trouble = new StationError('carrier-unavailable', 'there is no file system on it', { what: 'volume', reason: 'no file system' });
  for (const fs of systems) {
    try {
      // The desktop of a station PC likes to mount what is plugged in: the station is to be the only one who touches it.
      for (const other of fs.mountPoints) await unmount(other);
      await mountReadOnly(fs, point);
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      trouble = error;
      continue;
    }
    if (await layoutOf(point) !== null) return mounted(fs, point);
    await unmountAtOnce(point);
    trouble = new StationError('carrier-unavailable', 'it has no folder that a recorder keeps clips in', { what: 'volume', reason: 'no clips folder' });
  }
  throw trouble;
}

function mounted(fs: FileSystem, root: string): Medium {
  return {
    root, fsUuid: fs.uuid, keepsLocalTime: keepsLocalTime(fs.type),
    async refresh() {
      await unmount(root);
      await mountReadOnly(fs, root);
    },
    async writable(work) {
      await unmount(root);
      try {
        await mountWritable(fs, root);
        const done = await work();
        await unmount(root);
        return done;
      } catch (error) {
        await unmountAtOnce(root);
        throw error;
      } finally {
        // Whatever became of it, the right to write ends here.
        await mountReadOnly(fs, root);
      }
    },
    release: () => unmountAtOnce(root),
  };
}
