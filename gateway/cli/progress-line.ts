/** One line at the end of a terminal that says how far a long command has come; it goes away at the end. */
import type { Progress } from '../control/operations.ts';
import type { Language, Words } from '../words/language.ts';
import { padTo } from './bay-lines.ts';

const WHAT: Readonly<Record<Progress['what'], Words>> = {
  entries: { zh: '保管链', en: 'custody log' },
  clips: { zh: '片段', en: 'clips' },
};
const COLUMNS = 40;

export class ProgressLine {
  readonly #out: Pick<NodeJS.WriteStream, 'write'>;
  readonly #language: Language;
  #shown = '';

  constructor(out: Pick<NodeJS.WriteStream, 'write'>, language: Language) {
    this.#out = out;
    this.#language = language;
  }

  show({ what, done, of }: Progress): void {
    const share = of === 0 ? 100 : Math.floor((100 * done) / of);
    const text = `${WHAT[what][this.#language]} ${done}/${of} ${share}%`;
    if (text === this.#shown) return;
    this.#shown = text;
    this.#out.write(`\r${padTo(text, COLUMNS)}`);
  }

  end(): void {
    if (this.#shown !== '') this.#out.write(`\r${' '.repeat(COLUMNS)}\r`);
  }
}
