import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'gen' ? [] : sources(path);
    return /\.(ts|js)$/.test(entry.name) ? [path] : [];
  });
}

/** The table "Layers" of ARCHITECTURE.md: layer, and what it may import. */
function layers(): { readonly layer: string; readonly may: readonly string[] }[] {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const table = /## Layers\n(?:(?!\n## )[\s\S])*?\n(\|[\s\S]*?)\n\n/.exec(text)?.[1];
  if (table === undefined) throw new Error('ARCHITECTURE.md has no table under "Layers"');
  return table.split('\n').slice(2).map((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    return { layer: names(cells[1]!)[0]!, may: names(cells[2]!) };
  });
}

const isIn = (path: string, layer: string) => path === layer || path.startsWith(layer.endsWith('/') ? layer : `${layer}/`);
const importsOf = (path: string) => [...readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
  .map((match) => relative(ROOT, resolve(ROOT, dirname(path), match[1]!)));

test('every import is one that the table of layers in ARCHITECTURE.md lists', () => {
  const table = layers();
  // The longest name wins: gateway/store.ts is a layer of its own beside gateway/.
  const layerOf = (path: string) => table.filter((row) => isIn(path, row.layer)).sort((a, b) => b.layer.length - a.layer.length)[0];
  const wrong: string[] = [];
  for (const path of [...sources('proto'), ...sources('gateway'), ...sources('device-sim')]) {
    const from = layerOf(path);
    if (from === undefined) {
      wrong.push(`${path} is in no layer`);
      continue;
    }
    for (const target of importsOf(path)) {
      if (target.startsWith('proto/gen/')) continue;
      const to = layerOf(target);
      if (to?.layer !== from.layer && !from.may.some((allowed) => isIn(target, allowed))) wrong.push(`${path} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('time, timers and randomness in the gateway come from the clock alone', () => {
  const forbidden = /\b(?:Date\.now|new Date\(\)|setTimeout|setInterval|Math\.random|randomBytes\(|performance\.now)\b/;
  // The command line draws on a screen and keeps the process alive; nothing that is decided or written rests on it.
  const allowed = new Set(['gateway/clock.ts', 'gateway/cli/station-commands.ts', 'gateway/cli/import-command.ts']);
  const found = sources('gateway').filter((path) => !allowed.has(path)).flatMap((path) => readFileSync(join(ROOT, path), 'utf8').split('\n')
    .filter((line) => forbidden.test(line) && !/clock\.randomBytes|#clock\.randomBytes|^\s*(\*|\/\/|\/\*\*)/.test(line)).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});

test('only the evidence store can make the value that an erase order needs', () => {
  const users = sources('gateway').filter((path) => /import \{[^}]*\bdurableClip\b/.test(readFileSync(join(ROOT, path), 'utf8')));
  expect(users.sort()).toEqual(['gateway/store/clip-group.ts', 'gateway/store/evidence-store.ts']);
});

test('no file has outgrown a reader', () => {
  const long = [...sources('proto'), ...sources('gateway'), ...sources('device-sim')]
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8').split('\n').length] as const).filter(([, lines]) => lines > 480);
  expect(long).toEqual([]);
});
