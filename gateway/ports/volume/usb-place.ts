/**
 * Where a block device is plugged in, as the kernel tells it in sysfs. The path of the USB port is the bay: it stays the
 * same when devices come and go, which no drive letter and no /dev/sdX does.
 */
import { readFile, readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface BlockPlace {
  /** `sdb`. */
  readonly name: string;
  /** The USB port path, `1-2.3`; the kernel's name for devices that are on no USB port. */
  readonly port: string;
  /** Another number for each coming of a device (Linux 5.15); null where the kernel has none. */
  readonly sequence: string | null;
  readonly sizeBytes: number;
  readonly usbVendor: string | null;
  readonly usbProduct: string | null;
  readonly usbSerial: string | null;
  readonly model: string;
}

/** Block devices that are looked at; a station has a few dozen. */
const MAX_DEVICES = 512;
const SECTOR_BYTES = 512;
/** A device on a hub's port: bus, then ports, as in Documentation/driver-api/usb of the kernel. */
const USB_PORT = /^\d+-\d+(?:\.\d+)*$/;

/** Names of all block devices. */
export async function blockDevices(sys = '/sys'): Promise<readonly string[]> {
  return (await readdir(join(sys, 'block')).catch(() => [])).slice(0, MAX_DEVICES);
}

/** null when the device is gone meanwhile or has no medium in it. */
export async function placeOf(name: string, sys = '/sys'): Promise<BlockPlace | null> {
  const folder = await realpath(join(sys, 'block', name)).catch(() => null);
  if (folder === null) return null;
  const sizeBytes = Number(await line(join(folder, 'size')) ?? 0) * SECTOR_BYTES;
  if (!(sizeBytes > 0)) return null;
  const usb = usbFolder(folder);
  const [sequence, usbVendor, usbProduct, usbSerial, maker, product] = await Promise.all([
    line(join(folder, 'diskseq')), ...['idVendor', 'idProduct', 'serial', 'manufacturer', 'product'].map((file) => (usb === null ? null : line(join(usb.folder, file)))),
  ]);
  return {
    name, port: usb?.port ?? name, sequence: sequence ?? null, sizeBytes, usbVendor: usbVendor ?? null, usbProduct: usbProduct ?? null, usbSerial: usbSerial ?? null,
    model: [maker, product].filter(Boolean).join(' ') || 'USB',
  };
}

/** The folder of the USB device that a block device belongs to, and its port. */
export function usbFolder(blockFolder: string): { readonly folder: string; readonly port: string } | null {
  for (let folder = blockFolder; dirname(folder) !== folder; folder = dirname(folder)) {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (USB_PORT.test(name)) return { folder, port: name };
  }
  return null;
}

async function line(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null || text.trim() === '' ? null : text.trim();
}
