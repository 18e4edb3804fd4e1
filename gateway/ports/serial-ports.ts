/**
 * Which serial devices this machine has, for the person who sets a line up. On Linux it is read out of sysfs:
 * serialport's own list starts `udevadm`, and fails in a way that takes the process along where that is missing.
 */
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SerialPort } from 'serialport';

export interface SerialDevice {
  /** `/dev/ttyUSB0`. */
  readonly path: string;
  /** A path that stays when others are plugged in, where there is one: `/dev/serial/by-id/...`. */
  readonly stablePath: string | null;
  readonly maker: string | null;
  readonly product: string | null;
  readonly serial: string | null;
}

/** Devices listed at most. */
const MAX_DEVICES = 256;
/** Directories between a tty and the USB device that it belongs to, at most. */
const MAX_ANCESTORS = 5;

/** Lists serial devices. A machine without any, or one that does not show them, gives an empty list and no error. */
export async function listSerialPorts(): Promise<readonly SerialDevice[]> {
  if (process.platform === 'linux') return linuxPorts();
  const found = await SerialPort.list().catch(() => []);
  return found.slice(0, MAX_DEVICES).map((port) => ({
    path: port.path, stablePath: null, maker: port.manufacturer ?? null, product: null, serial: port.serialNumber ?? null,
  }));
}

async function linuxPorts(): Promise<readonly SerialDevice[]> {
  const names = await namesIn('/sys/class/tty');
  const stable = await stablePaths();
  const devices: SerialDevice[] = [];
  for (const name of names.sort()) {
    if (devices.length === MAX_DEVICES) break;
    const device = await realpath(join('/sys/class/tty', name, 'device')).catch(() => null);
    if (device === null) continue;
    // An 8250 without hardware behind it has type 0.
    if ((await text(join('/sys/class/tty', name, 'type'))) === '0') continue;
    const path = `/dev/${name}`;
    devices.push({ path, stablePath: stable.get(path) ?? null, ...(await usbFacts(device)) });
  }
  return devices;
}

async function usbFacts(device: string): Promise<Pick<SerialDevice, 'maker' | 'product' | 'serial'>> {
  let at = device;
  for (let step = 0; step < MAX_ANCESTORS; step++) {
    if ((await text(join(at, 'idVendor'))) !== null) {
      return { maker: await text(join(at, 'manufacturer')), product: await text(join(at, 'product')), serial: await text(join(at, 'serial')) };
    }
    at = dirname(at);
  }
  return { maker: null, product: null, serial: null };
}

async function stablePaths(): Promise<Map<string, string>> {
  const folder = '/dev/serial/by-id';
  const paths = new Map<string, string>();
  for (const name of (await namesIn(folder)).slice(0, MAX_DEVICES)) {
    const target = await realpath(join(folder, name)).catch(() => null);
    if (target !== null) paths.set(`/dev/${basename(target)}`, join(folder, name));
  }
  return paths;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function text(path: string): Promise<string | null> {
  const read = await readFile(path, 'utf8').catch(() => null);
  return read === null || read.trim() === '' ? null : read.trim();
}
