/**
 * Many recorders show no disk until somebody tells them a password in the maker's own way. The hook for that is a
 * program: it gets a JSON object on standard input, switches the recorder to disk mode and answers with one on standard
 * output. docs/volumes.md describes both; unlock-program.ts is one for two makers' protocols.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { StationError } from '../../domain/errors.ts';
import { DEVICE_RECORD_BYTES } from './device-record.ts';
import { program } from './mount.ts';

/** A device is asked once, and again after this long if no disk came of it, in milliseconds. */
const ASK_AGAIN_MS = 30_000;
/** Attempts at one coming of a device; a wrong password may lock a recorder. */
const MAX_ATTEMPTS = 3;

export interface UnlockRule {
  /** Vendor and product id of the device before it is a disk: `4255:0001`. */
  readonly usb: string;
  /** Program and arguments; not a shell line. */
  readonly exec: readonly [string, ...string[]];
}

export interface LockedDevice {
  readonly port: string;
  readonly vendor: string;
  readonly product: string;
  readonly serial: string | null;
  /** Numbers of bus and device, as in /dev/bus/usb. */
  readonly bus: number;
  readonly device: number;
}

const answer = z.object({ ok: z.boolean(), record: z.base64().optional(), error: z.string().max(500).optional() });

export class Unlocker {
  readonly #rules: readonly UnlockRule[];
  readonly #clock: Clock;
  readonly #sys: string;
  readonly #tried = new Map<string, { readonly device: number; readonly attempts: number; readonly again: number }>();
  readonly #records = new Map<string, Uint8Array>();

  constructor(rules: readonly UnlockRule[], clock: Clock, sys = '/sys') {
    this.#rules = rules;
    this.#clock = clock;
    this.#sys = sys;
  }

  /** The device record that the program read at this port, null if none did. */
  recordAt(port: string): Uint8Array | null {
    return this.#records.get(port) ?? null;
  }

  /** Unlocks what waits at the port, if a rule names it. Throws StationError with the program's words. */
  async look(port: string): Promise<void> {
    if (this.#rules.length === 0) return;
    const locked = await deviceAt(port, this.#sys);
    const rule = locked === null ? undefined : this.#rules.find((one) => one.usb.toLowerCase() === `${locked.vendor}:${locked.product}`);
    if (locked === null || rule === undefined) return;
    const before = this.#tried.get(port);
    const now = this.#clock.monotonicMs();
    const same = before !== undefined && before.device === locked.device;
    if (same && (before.attempts >= MAX_ATTEMPTS || now < before.again)) return;
    this.#tried.set(port, { device: locked.device, attempts: same ? before.attempts + 1 : 1, again: now + ASK_AGAIN_MS });
    this.#records.delete(port);
    const record = await unlock(rule, locked);
    if (record !== null) this.#records.set(port, record);
  }
}

/** Runs the program once. Gives the 94-byte record if it read one. */
export async function unlock(rule: UnlockRule, locked: LockedDevice): Promise<Uint8Array | null> {
  const [name, ...args] = rule.exec;
  const text = await program(name, args, JSON.stringify(locked));
  const said = answer.safeParse(parsed(text));
  if (!said.success) throw new StationError('carrier-unavailable', `${name} did not answer with {"ok": true or false}: ${text.slice(0, 200)}`, { what: name, reason: 'no answer' });
  if (!said.data.ok) throw new StationError('carrier-unavailable', `${name}: ${said.data.error ?? 'the recorder was not unlocked'}`, { what: name, reason: said.data.error ?? '' });
  if (said.data.record === undefined) return null;
  const record = Buffer.from(said.data.record, 'base64');
  if (record.length !== DEVICE_RECORD_BYTES) throw new StationError('carrier-unavailable', `${name}: a device record has ${DEVICE_RECORD_BYTES} bytes, not ${record.length}`, { what: name, reason: 'record' });
  return record;
}

async function deviceAt(port: string, sys: string): Promise<LockedDevice | null> {
  const folder = join(sys, 'bus/usb/devices', port);
  if ((await readdir(folder).catch(() => [])).length === 0) return null;
  const [vendor, product, serial, bus, device] = await Promise.all(['idVendor', 'idProduct', 'serial', 'busnum', 'devnum']
    .map(async (file) => (await readFile(join(folder, file), 'utf8').catch(() => '')).trim()));
  if (!vendor || !product) return null;
  return { port, vendor: vendor.toLowerCase(), product: product.toLowerCase(), serial: serial || null, bus: Number(bus), device: Number(device) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
