/**
 * What two makers' recorders want to hear before they show their card as a disk, as published by people who listened to
 * the makers' programs (docs/volumes.md has the sources). Unproven on hardware: tested against simulated recorders only.
 */
import { StationError } from '../../domain/errors.ts';
import { DEVICE_RECORD_BYTES } from './device-record.ts';

/** Vendor control transfers to the device itself. */
export interface UsbControl {
  out(request: number, value: number, bytes: Uint8Array): Promise<void>;
  in(request: number, value: number, length: number): Promise<Uint8Array>;
}

/** Vendor commands to a SCSI device. */
export interface VendorScsi {
  /** Vendor and product of the standard INQUIRY, blanks taken off its end. */
  inquiry(): Promise<string>;
  read(cdb: Uint8Array, length: number): Promise<Uint8Array>;
  write(cdb: Uint8Array): Promise<void>;
}

const A9_ASK = 85;
const A9_TELL = 80;
const A9_VALUE = 0x0080;
const A9_MESSAGE_BYTES = 64;
const A9_ANSWER_BYTES = 10;
const A9_LOGIN = Buffer.from('a1120012', 'hex');
const A9_DISK = Buffer.from('a1230023', 'hex');
/** What is left of a message after its head. */
export const A9_MAX_PASSWORD = A9_MESSAGE_BYTES - A9_LOGIN.length;

/** Ambarella A9 class (USB 4255:0001). Throws 'bad-input' for a password that cannot be one, 'carrier-unavailable' for a wrong one. */
export async function unlockAmbarellaA9(usb: UsbControl, password: string): Promise<void> {
  if (!/^[\x21-\x7e]+$/.test(password) || password.length > A9_MAX_PASSWORD) {
    throw new StationError('bad-input', `a password is 1 to ${A9_MAX_PASSWORD} visible ASCII characters`, { what: 'password' });
  }
  await usb.out(A9_ASK, A9_VALUE, padded(A9_LOGIN, Buffer.from(password, 'latin1')));
  const answer = await usb.in(A9_ASK, A9_VALUE, A9_ANSWER_BYTES);
  if (answer[2] !== 1) throw new StationError('carrier-unavailable', 'the recorder refused the password', { what: 'unlock', reason: 'password' });
  await usb.out(A9_TELL, A9_VALUE, padded(A9_DISK));
}

function padded(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts, A9_MESSAGE_BYTES);
}

export const DV16_INQUIRY = 'DV16 DEVICE V1.00';
const DV16 = { init: 0x01, record: 0x03, diskMode: 0x06, cardPresent: 0x0c, lastStatus: 0x0e } as const;
const CDB_BYTES = 16;
const DV16_DISK_FAILED = 8;

/** Command descriptor block of a DV16: byte 0 and 1 say the direction, byte 5 the command, byte 7 the length. */
export function dv16Cdb(direction: 'read' | 'write', command: number, length: number): Uint8Array {
  const cdb = new Uint8Array(CDB_BYTES);
  cdb.set(direction === 'read' ? [0xfd, 0x81] : [0xfb, 0x82]);
  cdb[5] = command;
  cdb[7] = length;
  return cdb;
}

/** Jieli DV16 class. Gives the device record; null for a device that is a disk already. Throws 'carrier-unavailable'. */
export async function unlockJieliDv16(scsi: VendorScsi): Promise<Uint8Array | null> {
  if (await scsi.inquiry() !== DV16_INQUIRY) return null;
  await scsi.read(dv16Cdb('read', DV16.init, 1), 1);
  const [present] = await scsi.read(dv16Cdb('read', DV16.cardPresent, 1), 1);
  if (present === 0) throw new StationError('carrier-unavailable', 'the recorder has no card in it', { what: 'unlock', reason: 'no card' });
  const record = await scsi.read(dv16Cdb('read', DV16.record, DEVICE_RECORD_BYTES), DEVICE_RECORD_BYTES);
  await scsi.write(dv16Cdb('write', DV16.diskMode, 0));
  const [status] = await scsi.read(dv16Cdb('read', DV16.lastStatus, 1), 1);
  if (status === DV16_DISK_FAILED) throw new StationError('carrier-unavailable', 'the recorder did not become a disk', { what: 'unlock', reason: 'disk mode' });
  return record;
}
