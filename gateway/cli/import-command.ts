/** `zhilu clip import`: clips that somebody copied to a folder before there was a station. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ask } from './ask.ts';
import { BayScreen } from './bay-lines.ts';
import type { CommandLine } from './zhilu.ts';

const REDRAW_MS = 300;

interface Report { readonly unreadable: number; readonly offered: number; readonly stored: number; readonly known: number; readonly apart: number }
type Bays = Parameters<BayScreen['show']>[0];

export function importCommand(clip: Command, { terminal, config }: CommandLine): void {
  const word = (zh: string, en: string) => terminal.word({ zh, en });
  clip.command('import <folder>').description(word('导入已有文件夹（二手来源，不删除原件）', 'take in a folder of older copies (second-hand; nothing is erased there)'))
    .requiredOption('--recorder <serial>', word('这些片段出自哪台记录仪', 'the recorder that made them'))
    .action(async (folder: string, o: { recorder: string }) => {
      const importing = ask(config(), 'clip import', { recorder: o.recorder, folder: resolve(folder) }) as Promise<Report>;
      const screen = new BayScreen(process.stdout, terminal.language);
      const redraw = terminal.json || !process.stdout.isTTY ? undefined : setInterval(() => {
        // A look that fails is one line that is not drawn; the import itself says what went wrong.
        void (ask(config(), 'bays', {}) as Promise<Bays>).then((bays) => screen.show(bays.filter((bay) => bay.dock === 'import'), () => null), () => undefined);
      }, REDRAW_MS);
      try {
        const report = await importing;
        if (terminal.json) return terminal.value(report);
        terminal.line(`${report.stored}/${report.offered} ${word('片段已在库', 'clips are at the station')} · ${report.known} ${word('原已在库', 'were there before')} · ${report.apart} ${word('另存待查', 'set apart')}${report.unreadable === 0 ? '' : ` · ${report.unreadable} ${word('无法列出', 'could not be listed')}`}`);
      } finally {
        clearInterval(redraw);
      }
    });
}
