import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../gateway/cli/zhilu.js', import.meta.url));
let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhilu-cli-')); });
afterAll(async () => { await rm(folder, { recursive: true }); });

function zhilu(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [PROGRAM, '--lang', 'en', ...args], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  return new Promise((resolve) => { child.once('close', (code) => resolve({ code, out, err })); });
}

test('an administrator who forgot the password gets a new link on the station itself', async () => {
  await zhilu('init', '--station', 's1');
  expect((await zhilu('account', 'open', 'root', '--name', '系统管理员', '--role', 'administrator')).code).toBe(0);
  const link = await zhilu('account', 'link', 'root');
  expect(link.out).toMatch(/^\/sign-in#token=[A-Za-z0-9_-]{32}\n/);
  const list = JSON.parse((await zhilu('account', 'list', '--json')).out) as { account: string; roles: string[] }[];
  expect(list.map((one) => [one.account, one.roles])).toEqual([['root', ['administrator']]]);
  expect((await zhilu('account', 'close', 'root', '--reason', 'x')).code).toBe(2);
  const wrong = await zhilu('account', 'open', 'x', '--name', 'x', '--role', 'king');
  expect([wrong.code, wrong.err.includes('roles')]).toEqual([2, true]);
});

test('the table of permissions is printed for people and as data', async () => {
  const [table, data] = [await zhilu('roles'), await zhilu('roles', '--json')];
  expect(table.out).toContain('What no row allows is refused.');
  expect((JSON.parse(data.out) as { article: string }[]).every((one) => one.article.startsWith('Art. '))).toBe(true);
});
