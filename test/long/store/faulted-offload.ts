/** One offload whose station meets a fault in a system call, and what must be true of card, vault and log at any time. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { FolderCard } from '../../../device-sim/card.ts';
import { seedOf } from '../../../device-sim/dock.ts';
import { largerVideo, sample } from '../../../device-sim/media.ts';
import { SimRecorder } from '../../../device-sim/recorder.ts';
import { machineClock } from '../../../device-sim/sim-clock.ts';
import { callingDock, type LineDock } from '../../../device-sim/tcp-dock.ts';
import { DISK_CALLS, eventually, StationFolder, StationProcess, type Ended } from './traced-station.ts';
import { freePort } from '../../free-port.ts';

const run = promisify(execFile);
/** For an offload of these clips after a fault; a station that waits for room on the disk looks again every 5 s. */
const OFFLOAD_WITHIN_MS = 40_000;
const RECORD_HEAD_BYTES = 8;

export type Counts = Readonly<Record<(typeof DISK_CALLS)[number], number>>;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One clip large enough to be made durable under way, small ones, a photo, an empty file, and two alike. */
function clips(): { readonly name: string; readonly bytes: Buffer }[] {
  const small = Array.from({ length: 7 }, (_, i) => ({ name: `DCIM/1/C${i}.MP4`, bytes: largerVideo('agency.mp4', 60_000 * (i + 1), i) }));
  return [
    ...small, { name: 'DCIM/1/LARGE.MP4', bytes: largerVideo('hotel.mp4', 18_000_000, 99) }, { name: 'DCIM/1/SAME.MP4', bytes: small[2]!.bytes },
    { name: 'DCIM/1/P.JPG', bytes: sample('counter.jpg') }, { name: 'DCIM/1/EMPTY.MP4', bytes: Buffer.alloc(0) },
  ];
}

export const CLIPS = clips();
const HASHES = CLIPS.map((clip) => sha256(clip.bytes));

/** A station with manager, dock and recorder, made once and copied for every fault. */
export async function setUpStation(folder: string): Promise<StationFolder> {
  const station = new StationFolder(folder);
  await station.configure(1);
  const dock = callingDock({ id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock }, '127.0.0.1', 1);
  await dock.stop();
  await station.command('officer', 'add', 'P1', '--name', '张伟', '--certificate', '1', '--unit', 'U');
  await station.command('manager', 'name', 'P1', '--order', 'SO');
  await station.command('dock', 'add', 'dock-1', '--key', Buffer.from(dock.dock.publicKey).toString('hex'));
  await station.command('recorder', 'add', 'ZFY-0001', '--model', 'Z');
  return station;
}

export class FaultedOffload {
  readonly folder: string;
  readonly station: StationFolder;
  readonly card: FolderCard;
  readonly recorder: SimRecorder;
  readonly #dock: LineDock;
  readonly #processes: StationProcess[] = [];
  #log: Buffer = Buffer.alloc(0);

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.station = new StationFolder(join(folder, 'station'));
    this.card = new FolderCard(join(folder, 'card'), 'SD', 64e9);
    for (const { name, bytes } of CLIPS) this.card.add({ name, kind: name.endsWith('JPG') ? 'photo' : 'video' }, bytes);
    this.recorder = new SimRecorder({ serial: 'ZFY-0001', card: this.card });
    this.#dock = callingDock({ id: 'dock-1', bays: 1, keySeed: seedOf('dock-1'), clock: machineClock }, '127.0.0.1', port);
    this.#dock.dock.insert(1, this.recorder);
  }

  static async on(like: StationFolder): Promise<FaultedOffload> {
    const port = await freePort();
    const offload = new FaultedOffload(await mkdtemp(join(tmpdir(), 'zhilu-faults-')), port);
    await offload.station.setUpLike(like, port);
    return offload;
  }

  start(inject: readonly string[] | null, paths: readonly string[] = []): StationProcess {
    const station = new StationProcess(this.station, inject, paths);
    this.#processes.push(station);
    return station;
  }

  /** Bytes that a file of the running station may have at most, as `ulimit -S -f` sets it. */
  async limitFiles(station: StationProcess, bytes: number | 'unlimited'): Promise<void> {
    await station.running();
    await run('prlimit', ['--pid', String(await this.station.holder()), `--fsize=${bytes}:`]);
  }

  get left(): number {
    return this.card.clips().length;
  }

  get inSession(): boolean {
    return this.#dock.dock.inSession;
  }

  /** Until the card is empty, or the station is over; a station that still runs is then stopped. */
  async runOut(station: StationProcess): Promise<Ended> {
    await eventually(`the card is empty, or the station over\n${station.said}`, OFFLOAD_WITHIN_MS, () => this.left === 0 || station.over);
    return station.over ? station.ended : station.stop();
  }

  /** What holds at any moment, looked at in the files alone: no station runs. */
  checkAtRest(): void {
    const log = this.#wholeRecords();
    // Whatever was in the log once is in it for ever, byte for byte.
    expect(log.subarray(0, this.#log.length).equals(this.#log)).toBe(true);
    this.#log = log;
    for (const { sha256: hash, number } of this.recorder.erased) {
      expect(this.#inVault(hash), `clip ${number} was erased and is not in the vault`).toBe(true);
      expect(log.includes(`"sha256":"${hash}"`), `clip ${number} was erased and is not in the log`).toBe(true);
    }
    const there = new Set(this.card.clips().map((clip) => sha256(this.card.read(clip.number, 0, clip.size))));
    for (const hash of HASHES) expect(there.has(hash) || this.#inVault(hash), `a clip is neither on the card nor in the vault`).toBe(true);
    expect(this.#entries).toBeGreaterThanOrEqual(this.recorder.carried?.size ?? 0);
  }

  /** Starts the station without any fault, lets the offload end and looks at everything. */
  async recover(): Promise<void> {
    const station = this.start(null);
    const { code, said } = await this.runOut(station);
    expect(code, said).toBe(0);
    await this.checkOver();
  }

  async checkOver(): Promise<void> {
    this.checkAtRest();
    expect(this.left).toBe(0);
    const report = await this.station.command('check', '--level', 'hash') as { problems: unknown[]; entries: number };
    expect(report.problems).toEqual([]);
    expect(report.entries).toBeGreaterThanOrEqual(this.#entries);
    const stored = await this.station.command('clip', 'list', '--limit', '1000') as { sha256: string }[];
    expect(stored.map((clip) => clip.sha256).sort()).toEqual([...HASHES].sort());
    for (const { bytes } of CLIPS) expect(readFileSync(this.#vaultFile(sha256(bytes))).equals(bytes)).toBe(true);
    expect(readdirSync(join(this.station.data, 'parts'))).toEqual([]);
    expect(existsSync(join(this.station.data, 'lock'))).toBe(false);
  }

  async remove(): Promise<void> {
    for (const station of this.#processes) await station.remove();
    await this.#dock.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  #vaultFile(hash: string): string {
    return join(this.station.data, 'vault', hash[0]!, hash);
  }

  #inVault(hash: string): boolean {
    const file = this.#vaultFile(hash);
    return existsSync(file) && sha256(readFileSync(file)) === hash;
  }

  get #entries(): number {
    let entries = 0;
    for (let at = 0; at < this.#log.length; at += RECORD_HEAD_BYTES + this.#log.readUInt32LE(at)) entries += 1;
    return entries;
  }

  /** The entries' file up to its last whole record: docs/custody-log.md, "Files on the station". */
  #wholeRecords(): Buffer {
    const bytes = readFileSync(join(this.station.data, 'log/entries/0000000000000000.seg'));
    let end = 0;
    for (;;) {
      if (end + RECORD_HEAD_BYTES > bytes.length) break;
      const length = bytes.readUInt32LE(end);
      if (length === 0 || end + RECORD_HEAD_BYTES + length > bytes.length || bytes[end + RECORD_HEAD_BYTES] !== 0x7b) break;
      end += RECORD_HEAD_BYTES + length;
    }
    return bytes.subarray(0, end);
  }
}

/** How often each call was made, by strace's own account. */
export function countCalls(trace: string): Counts {
  const counts = Object.fromEntries(DISK_CALLS.map((call) => [call, 0])) as Record<(typeof DISK_CALLS)[number], number>;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const call = /^\d+\s+(\w+)\(/.exec(line)?.[1];
    if (call !== undefined && call in counts) counts[call as keyof Counts] += 1;
  }
  return counts;
}

/** Whether strace made a call fail or lie. */
export function injected(trace: string): boolean {
  return readFileSync(trace, 'utf8').includes('(INJECTED)');
}
