/** Bays on a terminal: a bar for each while they work, plain lines when the output is no terminal. */
import stringWidth from 'string-width';
import { bytesText } from '../domain/bytes-text.ts';
import type { BayView } from '../offload/bay-view.ts';
import type { Language } from '../words/language.ts';
import { phaseWords } from '../words/phases.ts';

const BAR = 24;

function timeText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Pads by columns on the screen: a Chinese character takes two. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** One line for a bay. */
export function bayLine(bay: BayView, language: Language, holder: string | null): string {
  const place = padTo(`${bay.dock}/${bay.bay}`, 12);
  const phase = padTo(phaseWords[bay.phase][language], language === 'zh' ? 10 : 18);
  const sentence = bay.says === null ? '' : ` · ${bay.says[language]}`;
  if (bay.recorder === null) return `${place} ${phase.trimEnd()}${sentence}`;
  const who = padTo(`${bay.recorder}${holder === null ? '' : ` ${holder}`}`, 20);
  const share = bay.bytes.listed === 0 ? (bay.phase === 'done' ? 1 : 0) : Math.max(0, Math.min(1, bay.bytes.copied / bay.bytes.listed));
  const full = Math.round(share * BAR);
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)}%`;
  const pace = bay.phase === 'copying' && bay.bytesPerSecond > 0
    ? `${bytesText(bay.bytesPerSecond)}/s ${bay.secondsLeft === null ? '' : timeText(bay.secondsLeft)}`
    : `${bytesText(bay.bytes.listed)}`;
  const counts = language === 'zh'
    ? `${bay.clips.stored}/${bay.clips.listed} 入库 ${bay.clips.erased} 清卡`
    : `${bay.clips.stored}/${bay.clips.listed} stored ${bay.clips.erased} erased`;
  return `${place} ${who} ${phase} ${bar} ${padTo(pace, 16)} ${counts}${sentence}`;
}

/** Keeps a block of lines up to date at the end of a terminal, or prints a line at each change of phase. */
export class BayScreen {
  readonly #out: NodeJS.WriteStream;
  readonly #language: Language;
  readonly #phases = new Map<string, string>();
  #lines = 0;

  constructor(out: NodeJS.WriteStream, language: Language) {
    this.#out = out;
    this.#language = language;
  }

  show(bays: readonly BayView[], holderOf: (recorder: string) => string | null): void {
    const lines = bays.map((bay) => bayLine(bay, this.#language, bay.recorder === null ? null : holderOf(bay.recorder)));
    if (this.#out.isTTY) {
      const up = this.#lines > 0 ? `\u001b[${this.#lines}A` : '';
      const width = this.#out.columns || 120;
      this.#out.write(`${up}${lines.map((line) => `\u001b[2K${clip(line, width)}\n`).join('')}`);
      this.#lines = lines.length;
      return;
    }
    bays.forEach((bay, i) => {
      const key = `${bay.dock}/${bay.bay}`;
      const phase = `${bay.phase} ${bay.recorder} ${bay.says?.en ?? ''}`;
      if (bay.phase !== 'empty' && this.#phases.get(key) !== phase) this.#out.write(`${lines[i]}\n`);
      this.#phases.set(key, phase);
    });
  }
}

function clip(line: string, columns: number): string {
  let cut = line;
  while (stringWidth(cut) > columns) cut = cut.slice(0, -1);
  return cut;
}
