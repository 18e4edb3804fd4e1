/**
 * The built-in unlock programs, run like any other (see unlock.ts), in a process of their own so that a USB library that
 * fails cannot hurt the station: `unlock-program.ts ambarella-a9 <password file>`, `unlock-program.ts jieli-dv16`.
 */
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StationError } from '../../domain/errors.ts';
import type { LockedDevice } from './unlock.ts';
import { unlockAmbarellaA9, unlockJieliDv16, type UsbControl, type VendorScsi } from './unlock-steps.ts';

const MAX_INPUT = 65_536;
const SG_RAW_MS = 20_000;
const run = promisify(execFile);

async function main([driver, passwordFile]: readonly string[]): Promise<object> {
  const device = JSON.parse(await standardInput()) as LockedDevice;
  if (driver === 'ambarella-a9') {
    if (passwordFile === undefined) throw new StationError('bad-input', 'ambarella-a9 needs a password file', { what: 'passwordFile' });
    await withUsb(device, async (usb) => unlockAmbarellaA9(usb, (await readFile(passwordFile, 'utf8')).trim()));
    return { ok: true };
  }
  if (driver !== 'jieli-dv16') throw new StationError('bad-input', `there is no unlock driver '${driver ?? ''}'`, { what: 'driver' });
  const record = await unlockJieliDv16(await sgRaw(device));
  return record === null ? { ok: true } : { ok: true, record: Buffer.from(record).toString('base64') };
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const part of process.stdin) {
    text += String(part);
    if (text.length > MAX_INPUT) throw new StationError('bad-input', 'standard input is too long', { what: 'stdin' });
  }
  return text;
}

interface ControlSetup { readonly requestType: 'vendor'; readonly recipient: 'device'; readonly request: number; readonly value: number; readonly index: number }

/** What is used of WebUSB (the package 'usb' has its types from another package that not every machine needs). */
interface OpenableDevice {
  readonly vendorId: number;
  readonly productId: number;
  /** Number of the device on its bus. */
  readonly address: number;
  open(): Promise<void>;
  close(): Promise<void>;
  controlTransferOut(setup: ControlSetup, bytes: Uint8Array): Promise<unknown>;
  controlTransferIn(setup: ControlSetup, length: number): Promise<{ readonly data?: DataView }>;
}

async function withUsb(device: LockedDevice, work: (usb: UsbControl) => Promise<void>): Promise<void> {
  const { WebUSB } = await import('usb').catch((cause: unknown) => {
    throw new StationError('missing-program', "the package 'usb' is not there for this machine", { what: 'usb', remedy: 'npm ci' }, cause);
  });
  const all = await new WebUSB({ allowAllDevices: true }).getDevices() as unknown as readonly OpenableDevice[];
  const found = all.find((one) => one.vendorId === Number.parseInt(device.vendor, 16) && one.productId === Number.parseInt(device.product, 16) && one.address === device.device);
  if (found === undefined) throw new StationError('peer-gone', 'the device has left, or this user may not open it', { what: 'usb' });
  await found.open();
  const setup = (request: number, value: number): ControlSetup => ({ requestType: 'vendor', recipient: 'device', request, value, index: 0 });
  try {
    await work({
      out: async (request, value, bytes) => { await found.controlTransferOut(setup(request, value), new Uint8Array(bytes)); },
      in: async (request, value, length) => {
        const { data } = await found.controlTransferIn(setup(request, value), length);
        return data === undefined ? new Uint8Array(0) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      },
    });
  } finally {
    // It leaves the bus as soon as it becomes a disk; then there is nothing to close.
    await found.close().catch(() => undefined);
  }
}

/** SCSI pass-through by sg_raw (sg3-utils). */
async function sgRaw(device: LockedDevice): Promise<VendorScsi> {
  const folder = join('/sys/bus/usb/devices', device.port);
  const path = (await readdir(folder, { recursive: true })).find((one) => /\/scsi_generic\/sg\d+$/.test(one));
  if (path === undefined) throw new StationError('peer-gone', 'the device has no SCSI generic node', { what: device.port });
  const node = `/dev/${path.slice(path.lastIndexOf('/') + 1)}`;
  const hex = (cdb: Uint8Array) => Array.from(cdb, (byte) => byte.toString(16).padStart(2, '0'));
  const read = async (cdb: Uint8Array, length: number) => (await run('sg_raw', ['-r', String(length), '-b', node, ...hex(cdb)], { encoding: 'buffer', timeout: SG_RAW_MS })).stdout;
  return {
    async inquiry() {
      const answer = await read(Uint8Array.of(0x12, 0, 0, 0, 36, 0), 36);
      return Buffer.from(answer.subarray(8, 32)).toString('latin1').replaceAll(/\s+/g, ' ').trim();
    },
    read,
    write: async (cdb) => { await run('sg_raw', [node, ...hex(cdb)], { timeout: SG_RAW_MS }); },
  };
}

main(process.argv.slice(2)).catch((error: unknown) => ({ ok: false, error: error instanceof Error ? error.message.slice(0, 500) : String(error) }))
  .then((answer) => process.stdout.write(`${JSON.stringify(answer)}\n`));
