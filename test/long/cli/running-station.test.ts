import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafHashOf, parseCheckpoint, parseVerifierKey, verifyInclusion } from '../../../proto/log-proof.ts';
import { sample, truncatedVideo } from '../../../device-sim/media.ts';
import { parseTlogProof } from '../../../gateway/verify/tlog-proof.ts';

const ZHILU = fileURLToPath(new URL('../../../gateway/cli/zhilu.js', import.meta.url));
/** Processes that this test lets run at once: the machine has two cores. */
const AT_ONCE = 3;
let folder: string;
let station: ChildProcess;

interface Outcome { readonly code: number; readonly out: string; readonly err: string }

function zhilu(args: readonly string[], locale = 'zh_CN.UTF-8'): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [ZHILU, ...args], { cwd: folder, env: { ...process.env, LC_ALL: locale, ZHILU_DEBUG: '' } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

async function json<T>(...args: string[]): Promise<T> {
  const outcome = await zhilu([...args, '--json']);
  expect([args, outcome.code, outcome.err]).toEqual([args, 0, '']);
  return JSON.parse(outcome.out) as T;
}

/** A few at a time, results in order. */
async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at]!);
  }));
  return results;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-cli-'));
  // No broker: its port may be taken on the machine that runs the tests.
  await writeFile(join(folder, 'zhilu.yaml'), 'station: s1\ndataFolder: data\nheadroomMegabytes: 100\n', { mode: 0o600 });
  station = spawn(process.execPath, [ZHILU, 'run', '--lang', 'en'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    station.stdout!.on('data', (text: Buffer) => { if (text.toString().includes('the station runs')) resolve(); });
    station.once('close', (code) => reject(new Error(`the station ended with ${code}`)));
  });
  for (const args of [
    ['officer', 'add', 'P1', '--name', '张伟', '--certificate', '65-1', '--unit', '执法大队'], ['manager', 'name', 'P1', '--order', 'SO-1'],
    ['recorder', 'add', 'ZFY-1', '--model', 'Z2'], ['assign', 'set', 'ZFY-1', 'P1', '--from', '2026-01-01T00:00:00+08:00'],
  ]) await json(...args);
  await mkdir(join(folder, 'old'));
  for (const [name, bytes] of [['a.mp4', sample('hotel.mp4')], ['b.mp4', truncatedVideo('cinema.mp4')]] as const) {
    await writeFile(join(folder, 'old', name), bytes);
    const then = new Date('2026-11-20T03:00:00Z');
    await utimes(join(folder, 'old', name), then, then);
  }
  expect(await json('clip', 'import', 'old', '--recorder', 'ZFY-1')).toMatchObject({ offered: 2, stored: 2, known: 0, apart: 0 });
}, 60_000);

afterAll(async () => {
  station.kill('SIGTERM');
  await new Promise((resolve) => { station.once('close', resolve); });
  await rm(folder, { recursive: true, force: true });
});

interface Clip { readonly clip: string; readonly seq: number; readonly sha256: string; readonly officer: string | null }
interface Finding { readonly finding: string; readonly kind: string }

test('every command that looks gives one JSON value of the running station', async () => {
  const [{ clip }] = await json<[Clip]>('clip', 'list');
  const looks: readonly (readonly [args: readonly string[], shape: unknown])[] = [
    [['status'], { station: 's1', running: true, totals: { clips: 2 }, bays: [], manager: { officer: 'P1', standingOrder: 'SO-1' } }],
    [['check', '--level', 'hash'], { level: 'hash', clips: 2, problems: [] }],
    [['doctor'], expect.any(Array)],
    [['officer', 'list'], [{ officer: 'P1', name: '张伟', certificateNumber: '65-1' }]],
    [['manager', 'show'], [{ officer: 'P1' }]],
    [['dock', 'list'], []],
    [['recorder', 'list'], [{ recorder: 'ZFY-1', model: 'Z2', clips: 2 }]],
    [['recorder', 'where', 'ZFY-1'], { recorder: 'ZFY-1', assignments: [{ officer: 'P1' }] }],
    [['assign', 'list', 'ZFY-1'], [{ officer: 'P1', from: '2025-12-31T16:00:00.000Z', to: null }]],
    [['clip', 'list', '--recorder', 'ZFY-1', '--limit', '1'], [{ recorder: 'ZFY-1' }]],
    [['clip', 'show', clip], { clip, provenance: 'second-hand' }],
    [['finding', 'list'], expect.arrayContaining([expect.objectContaining({ kind: 'not-playable' })])],
    // The clips are days old: once the chaser has looked, their hand-over is overdue.
    [['alarm', 'list'], expect.any(Array)],
    [['quarantine', 'list'], []],
    [['custody', 'tail', '--limit', '3'], [expect.anything(), expect.anything(), expect.anything()]],
    [['custody', 'checkpoint'], { vkey: expect.stringContaining('zhilu/s1+') as string }],
    [['custody', 'key'], { vkey: expect.stringContaining('zhilu/s1+') as string }],
  ];
  const values = await each(looks, async ([args]) => {
    const outcome = await zhilu([...args, '--json']);
    // Only doctor may find a problem of this machine.
    expect([args, args[0] === 'doctor' ? 0 : outcome.code, outcome.err]).toEqual([args, 0, '']);
    return JSON.parse(outcome.out) as unknown;
  });
  for (const [at, [args, shape]] of looks.entries()) {
    if (Array.isArray(shape)) expect([args, (values[at] as unknown[]).length]).toEqual([args, shape.length]);
    expect({ args, value: values[at] }).toMatchObject({ args, value: shape });
  }
}, 60_000);

test('R19c: an exported clip and the proof of an entry hold without the station; a bundle with one bit turned does not', async () => {
  const [clip] = await json<[Clip]>('clip', 'list');
  const { vkey } = await json<{ vkey: string }>('custody', 'key');
  const proof = await json<{ seq: number; leaf: string; proof: string; vkey: string }>('custody', 'proof', clip.clip);
  expect(proof).toMatchObject({ seq: clip.seq, vkey });
  expect(holds(proof, vkey)).toBe(true);
  expect(holds({ ...proof, leaf: Buffer.from(Buffer.from(proof.leaf, 'base64').toString().replace('"size":', '"size":1')).toString('base64') }, vkey)).toBe(false);
  expect(Buffer.from(proof.leaf, 'base64').toString()).not.toContain('a.mp4');
  expect(await json('custody', 'proof', String(clip.seq))).toMatchObject({ seq: clip.seq, leaf: proof.leaf });
  await mkdir(join(folder, 'out'));
  const out = await json<{ clip: string }>('clip', 'export', clip.clip, join(folder, 'out'), '--purpose', '复核');
  expect(createHash('sha256').update(await readFile(join(folder, 'out', out.clip))).digest('hex')).toBe(clip.sha256);
  expect(await json('verify', 'out', '--key', vkey)).toMatchObject([{ kind: 'sound', clip: { sha256: clip.sha256 } }]);
  const bytes = await readFile(join(folder, 'out', out.clip));
  bytes[7]! ^= 1;
  await chmod(join(folder, 'out', out.clip), 0o600);
  await writeFile(join(folder, 'out', out.clip), bytes);
  const unsound = await zhilu(['verify', 'out', '--json']);
  expect(unsound.code).toBe(1);
  expect(JSON.parse(unsound.out)).toMatchObject([{ kind: 'unsound' }]);
}, 60_000);

test('what cannot be done has its exit code, the person’s language and one JSON value, and never a stack', async () => {
  const wrong: readonly (readonly [args: readonly string[], code: number, error: string])[] = [
    [['officr'], 2, 'bad-input'], [['officer'], 2, 'bad-input'], [['officer', 'add', 'P3'], 2, 'bad-input'],
    [['clip', 'list', '--limit', 'many'], 2, 'bad-input'], [['assign', 'set', 'ZFY-1', 'P1', '--from', 'yesterday'], 2, 'bad-input'],
    [['clip', 'show', 'c0'], 2, 'not-found'], [['custody', 'proof', '999999'], 2, 'not-found'],
    [['quarantine', 'lift', 'recorder:ZFY-1', '--reason', 'x'], 2, 'not-found'], [['clip', 'import', 'old', '--recorder', 'ZFY-9'], 2, 'not-found'],
    [['recorder', 'add', 'ZFY-1', '--model', 'Z2'], 2, 'conflict'], [['init'], 2, 'conflict'], [['assign', 'set', 'ZFY-1', 'P1', '--from', '2025-01-01T00:00:00Z'], 2, 'conflict'],
    [['rebuild'], 3, 'store-locked'],
  ];
  const outcomes = await each(wrong, ([args]) => zhilu([...args, '--json']));
  for (const [at, [args, code, error]] of wrong.entries()) {
    expect({ args, code: outcomes[at]!.code, value: JSON.parse(outcomes[at]!.out) as unknown }).toMatchObject({ args, code, value: { error: { code: error } } });
    expect(outcomes[at]!.err).not.toMatch(/\n\s+at /);
  }
  const [zh, en] = await each(['zh_CN.UTF-8', 'en_GB.UTF-8'], (locale) => zhilu(['recorder', 'where', 'ZFY-9'], locale));
  expect(zh).toMatchObject({ code: 2, out: '', err: '没有这一项\n  there is no recorder ZFY-9\n' });
  expect(en).toMatchObject({ code: 2, out: '', err: 'there is no such thing\n  there is no recorder ZFY-9\n' });
}, 60_000);

test('every command that changes a register does it in the running station, and the custody log names the person', async () => {
  const finding = (await json<Finding[]>('finding', 'list')).find((one) => one.kind === 'not-playable')!.finding;
  // Beside those with which this station was set up.
  const changes = [
    ['dock', 'add', 'dock-1', '--key', 'ab'.repeat(32)], ['recorder', 'code', 'ZFY-3', '--minutes', '5'], ['finding', 'close', finding, '--outcome', '已核对'], ['assign', 'end', 'ZFY-1'],
    ['recorder', 'retire', 'ZFY-1', '--reason', '送修'], ['dock', 'retire', 'dock-1', '--reason', '报废'], ['manager', 'relieve'],
  ];
  for (const args of changes) await json(...args);
  const events = await json<{ kind: string; actor: string; facts: object }[]>('custody', 'tail', '--limit', String(changes.length));
  expect(events.map((event) => event.kind)).toEqual(['DockEnrolled', 'EnrolCodeIssued', 'FindingClosed', 'AssignmentEnded', 'RecorderRetired', 'DockRetired', 'ManagerRelieved']);
  expect(events[2]!.facts).toEqual({ finding, outcome: '已核对' });
  expect(new Set(events.map((event) => event.actor)).size).toBe(1);
  expect(events[0]!.actor).toMatch(/^operator:./);
}, 60_000);

function holds(proof: { seq: number; leaf: string; proof: string }, vkey: string): boolean {
  const key = parseVerifierKey(vkey);
  const parsed = parseTlogProof(proof.proof);
  if (key === null || 'fault' in parsed) return false;
  const checkpoint = parseCheckpoint(parsed.note, key);
  if (!checkpoint.ok || parsed.index !== proof.seq) return false;
  return verifyInclusion({ leafHash: leafHashOf(Buffer.from(proof.leaf, 'base64')), index: proof.seq, size: checkpoint.checkpoint.size, proof: parsed.inclusion, root: checkpoint.checkpoint.root }).ok;
}
