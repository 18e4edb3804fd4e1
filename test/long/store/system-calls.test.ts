/** Faults in the system calls of a true station, by strace: failing, lying and fatal ones, each at several moments of an offload. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { countCalls, FaultedOffload, injected, setUpStation, type Counts } from './faulted-offload.ts';
import { eventually, type StationFolder } from './traced-station.ts';

/** Exit codes of docs/commands.md, and of a shell for a process that was killed. */
const SIGNALLED = 0;
const STATION_FAULT = 4;
const KILLED = 137;
const NOT_NOW = 3;
/** What no fault of a disk may look like: a stack, a promise that nobody waited for, a handle that nobody closed. */
const OUR_OWN_FAULT = /\n\s+at |an error of the program itself|FileHandle|file descriptor/;

let folder: string;
let like: StationFolder;
let counts: Counts;
let offload: FaultedOffload;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-faults-'));
  like = await setUpStation(folder);
  offload = await FaultedOffload.on(like);
  const station = offload.start([]);
  expect(await offload.runOut(station)).toMatchObject({ code: SIGNALLED });
  await offload.checkOver();
  counts = countCalls(station.trace!);
  await offload.remove();
}, 60_000);
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });
afterEach(async () => { await offload.remove(); });

/** Which call it is that comes at this part of all calls of its kind in a whole run, from the start of the station on. */
function nth(call: keyof Counts, part: number): number {
  return Math.max(1, Math.round(counts[call] * part));
}

type Moments = readonly [call: keyof Counts, parts: readonly number[]];

function eachMoment(table: readonly Moments[]): [call: keyof Counts, part: number][] {
  return table.flatMap(([call, parts]) => parts.map((part): [keyof Counts, number] => [call, part]));
}

const KILLS = eachMoment([
  ['fsync', [0.05, 0.4, 0.6, 0.75]], ['rename', [0.1, 0.5, 0.75]], ['fdatasync', [0.05, 0.45, 0.75]], ['pwrite64', [0.5, 0.97]], ['unlink', [0.2, 0.65]], ['chmod', [0.5]],
]);

test.each(KILLS)('D2: a station killed at %s, %s of the way, has lost nothing and goes on', async (call, part) => {
  offload = await FaultedOffload.on(like);
  const { code } = await offload.runOut(offload.start([`${call}:signal=KILL:when=${nth(call, part)}`]));
  expect(code).toBe(KILLED);
  offload.checkAtRest();
  await offload.recover();
}, 90_000);

test('D2: a station that meets faults while it recovers from one recovers all the same', async () => {
  offload = await FaultedOffload.on(like);
  expect((await offload.runOut(offload.start([`fdatasync:signal=KILL:when=${nth('fdatasync', 0.5)}`]))).code).toBe(KILLED);
  offload.checkAtRest();
  // The first calls of a start are those of its recovery.
  for (const [fault, code] of [
    ['pwrite64:signal=KILL:when=1', KILLED], ['fdatasync:signal=KILL:when=3', KILLED], ['fsync:signal=KILL:when=2', KILLED], ['rename:signal=KILL:when=1', KILLED],
    ['pwrite64:error=EIO:when=1', STATION_FAULT], ['pwrite64:error=ENOSPC:when=1', NOT_NOW], ['fdatasync:error=EIO:when=5', STATION_FAULT],
  ] as const) {
    const ended = await offload.runOut(offload.start([fault]));
    expect(ended, fault).toMatchObject({ code });
    expect(ended.said).not.toMatch(OUR_OWN_FAULT);
    offload.checkAtRest();
  }
  await offload.recover();
}, 120_000);

describe('a sync that fails leaves unknown what is durable: the station says so, ends, and recovers when it is started again', () => {
  const failures: [keyof Counts, number, string][] = [
    ...eachMoment([['fdatasync', [0.05, 0.3, 0.5, 0.75]], ['fsync', [0.1, 0.4, 0.5, 0.7]]]).map(([call, part]): [keyof Counts, number, string] => [call, part, 'EIO']),
    ['fdatasync', 0.5, 'ENOSPC'], ['fsync', 0.6, 'ENOSPC'],
  ];
  test.each(failures)('D3: %s, %s of the way, %s', async (call, part, error) => {
    offload = await FaultedOffload.on(like);
    const station = offload.start([`${call}:error=${error}:when=${nth(call, part)}`]);
    const { code, said } = await offload.runOut(station);
    expect(injected(station.trace!)).toBe(true);
    expect(said).toMatch(/start the station again|the index cannot be opened/);
    expect(said).toMatch(error === 'EIO' ? /i\/o error|Input\/output error/ : /no space left/i);
    expect(said).not.toMatch(OUR_OWN_FAULT);
    expect(code).toBe(STATION_FAULT);
    offload.checkAtRest();
    await offload.recover();
  }, 90_000);
});

describe('a call that fails once costs its clip another try, or the station a restart, and nothing else', () => {
  test.each<[keyof Counts, number, string]>([
    ['pwrite64', 0.01, 'EIO'], ['pwrite64', 0.5, 'EIO'], ['pwrite64', 0.97, 'EIO'], ['rename', 0.1, 'EIO'], ['rename', 0.5, 'EIO'], ['rename', 0.8, 'ENOSPC'],
    ['unlink', 0.3, 'EIO'], ['unlink', 0.8, 'EIO'], ['chmod', 0.6, 'EIO'], ['ftruncate', 0.5, 'EIO'], ['mkdir', 0.5, 'ENOSPC'],
  ])('D2: %s, %s of the way, %s', async (call, part, error) => {
    offload = await FaultedOffload.on(like);
    const { code, said } = await offload.runOut(offload.start([`${call}:error=${error}:when=${nth(call, part)}`]));
    expect(said).not.toMatch(OUR_OWN_FAULT);
    expect([SIGNALLED, NOT_NOW, STATION_FAULT]).toContain(code);
    offload.checkAtRest();
    await offload.recover();
  }, 90_000);
});

describe('what passes is waited for, and nobody starts the station again', () => {
  test.each([0.02, 0.5, 0.9])('D2: a disk that is full for a while, from %s of the way on', async (part) => {
    const from = nth('pwrite64', part);
    offload = await FaultedOffload.on(like);
    const station = offload.start([`pwrite64:error=ENOSPC:when=${from}..${from + 30}`]);
    const { code, said } = await offload.runOut(station);
    expect(injected(station.trace!)).toBe(true);
    expect(said).toContain('waiting for space');
    expect({ code, said: OUR_OWN_FAULT.exec(said)?.[0] }).toEqual({ code: SIGNALLED, said: undefined });
    await offload.checkOver();
  }, 90_000);

  test('D3: a write that says it took bytes and did not: the clip is read once more before its card is touched', async () => {
    offload = await FaultedOffload.on(like);
    const station = offload.start([`pwrite64:retval=100:when=${nth('pwrite64', 0.5)}`]);
    expect((await offload.runOut(station)).code).toBe(SIGNALLED);
    expect(injected(station.trace!)).toBe(true);
    await offload.checkOver();
  }, 90_000);

  test('D2: short writes, and files that may not grow, until somebody lifts the limit', async () => {
    offload = await FaultedOffload.on(like);
    const station = offload.start(null);
    // No multiple of a chunk: the write that reaches the limit is taken in part, the next not at all.
    await offload.limitFiles(station, 5_000_001);
    await eventually('the bay says what is wrong', 30_000, () => station.said.includes('the store has a fault'));
    offload.checkAtRest();
    await offload.limitFiles(station, 'unlimited');
    expect((await offload.runOut(station)).code).toBe(SIGNALLED);
    await offload.checkOver();
  }, 90_000);
});

test('D2: an index whose files take nothing more ends the station, and is caught up from the log', async () => {
  offload = await FaultedOffload.on(like);
  const station = offload.start(['write:error=ENOSPC:when=6+'], Array.from({ length: 40 }, (_, n) => join(offload.station.data, `index/${String(n).padStart(6, '0')}.log`)));
  const { code, said } = await offload.runOut(station);
  expect(injected(station.trace!)).toBe(true);
  expect(said).toContain('the index did not take them');
  expect(code).toBe(STATION_FAULT);
  offload.checkAtRest();
  await offload.recover();
}, 90_000);
