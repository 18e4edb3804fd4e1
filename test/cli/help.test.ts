import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { registerCommands } from '../../gateway/cli/register-commands.ts';
import { stationCommands } from '../../gateway/cli/station-commands.ts';
import { Terminal } from '../../gateway/cli/terminal.ts';
import { ProgressLine } from '../../gateway/cli/progress-line.ts';
import type { Language } from '../../gateway/words/language.ts';

function programIn(language: Language): Command {
  const program = new Command('zhilu');
  const line = { program, terminal: new Terminal(language, false), config: () => 'zhilu.yaml', exit: () => undefined };
  stationCommands(line);
  registerCommands(line);
  return program;
}
const all = (command: Command): Command[] => command.commands.flatMap((one) => [one, ...all(one)]);
const nameOf = (command: Command): string => (command.parent === null || command.parent.name() === 'zhilu' ? command.name() : `${nameOf(command.parent)} ${command.name()}`);

test('every command and every option of it says what it does, in either language', () => {
  const [zh, en] = [programIn('zh'), programIn('en')].map(all);
  expect(zh!.map(nameOf)).toEqual(en!.map(nameOf));
  expect(zh!.length).toBeGreaterThan(40);
  for (const [at, command] of zh!.entries()) {
    const name = nameOf(command);
    expect([name, command.description()]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([name, en![at]!.description()]).toEqual([name, expect.stringMatching(/^[^\p{Script=Han}]+$/u)]);
    for (const option of command.options) expect([name, option.flags, option.description.length > 1]).toEqual([name, option.flags, true]);
    expect(command.helpInformation()).toContain(`zhilu ${name}`);
  }
});

test('every command stands in docs/commands.md', async () => {
  const text = await readFile(new URL('../../docs/commands.md', import.meta.url), 'utf8');
  for (const command of programIn('en').commands) expect([command.name(), text.includes(`\`${command.name()}`)]).toEqual([command.name(), true]);
});

test('a long check says how far it is on one line that goes away', () => {
  const out: string[] = [];
  const line = new ProgressLine({ write: (text: string | Uint8Array) => out.push(String(text)) > 0 }, 'zh');
  line.show({ what: 'entries', done: 1_000, of: 4_000 });
  line.show({ what: 'entries', done: 1_000, of: 4_000 });
  line.show({ what: 'clips', done: 0, of: 0 });
  line.end();
  expect(out).toHaveLength(3);
  expect(out[0]).toMatch(/^\r保管链 1000\/4000 25% +$/);
  expect(out[1]).toMatch(/^\r片段 0\/0 100% +$/);
  expect(out[2]).toMatch(/^\r +\r$/);
});
