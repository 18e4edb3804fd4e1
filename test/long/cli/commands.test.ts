import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ZHILU = fileURLToPath(new URL('../../../gateway/cli/zhilu.js', import.meta.url));
let folder: string;

interface Outcome { readonly code: number; readonly out: string; readonly err: string }

function zhilu(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [ZHILU, ...args], { cwd: folder, env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '', ZHILU_DEBUG: '' } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zhilu-cli-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

test('a station is set up by commands, each of which stands in the custody log', async () => {
  expect((await zhilu('init', '--station', 's1')).out).toContain('zhilu/s1+');
  expect(await zhilu('officer', 'add', 'P1', '--name', '张伟', '--certificate', '65-1', '--unit', '执法大队')).toMatchObject({ code: 0 });
  expect(await zhilu('manager', 'name', 'P1', '--order', 'SO-1')).toMatchObject({ code: 0 });
  expect(await zhilu('recorder', 'add', 'ZFY-1', '--model', 'Z2')).toMatchObject({ code: 0 });
  expect(await zhilu('assign', 'set', 'ZFY-1', 'P1', '--from', '2026-11-01T00:00:00+08:00')).toMatchObject({ code: 0 });
  const { code } = JSON.parse((await zhilu('dock', 'code', 'dock-1', '--json')).out) as { code: string };
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  const events = JSON.parse((await zhilu('custody', 'tail', '--json')).out) as { kind: string; actor: string; facts: object }[];
  expect(events.map((event) => event.kind)).toEqual(['StationFounded', 'OfficerRegistered', 'ManagerNamed', 'RecorderEnrolled', 'RecorderAssigned', 'EnrolCodeIssued']);
  expect(events.slice(1).every((event) => event.actor.startsWith('operator:'))).toBe(true);
  expect(JSON.stringify(events)).not.toContain(code.replace('-', ''));
  expect(JSON.parse((await zhilu('rebuild', '--json')).out)).toMatchObject({ events: 6, equal: true });
  expect(await zhilu('check', '--level', 'hash')).toMatchObject({ code: 0 });
}, 30_000);

test('what cannot be done is said in words, with a stable exit code and without a stack', async () => {
  await zhilu('init');
  const outcomes = await Promise.all([
    zhilu('officr', 'list'), zhilu('--config', 'none.yaml', 'status'),
  ]);
  expect(outcomes[0]).toMatchObject({ code: 2 });
  expect(outcomes[0]!.err).toContain('officer');
  expect(outcomes[1]).toMatchObject({ code: 2 });
  expect(outcomes[1]!.err).toContain('zhilu init');
  expect((await zhilu('init')).err).toContain('nothing was changed');
  expect(await zhilu('assign', 'set', 'R1', 'P1')).toMatchObject({ code: 2 });
  await writeFile(join(folder, 'zhilu.yaml'), 'station: s1\nbrokr: {}\nheadroomMegabytes: few\n');
  const wrong = await zhilu('status', '--json');
  expect(wrong).toMatchObject({ code: 2 });
  expect(JSON.parse(wrong.out)).toMatchObject({ error: { code: 'bad-input' } });
  expect(wrong.out).toMatch(/brokr[\s\S]*headroomMegabytes|headroomMegabytes[\s\S]*brokr/);
  for (const one of [...outcomes, wrong]) expect(one.err).not.toMatch(/\n\s+at /);
}, 30_000);

test('help is in the language of the person', async () => {
  const [zh, en] = await Promise.all([zhilu('--help'), zhilu('--lang', 'en', '--help')]);
  expect(zh.out).toContain('执法记录仪采集工作站');
  expect(en.out).toContain('station gateway');
  for (const name of ['init', 'run', 'demo', 'check', 'rebuild', 'verify', 'doctor', 'recorder', 'dock', 'officer', 'assign', 'clip', 'custody', 'simulate']) expect(zh.out).toContain(`\n  ${name} `);
}, 15_000);
