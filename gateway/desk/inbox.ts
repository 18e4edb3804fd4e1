/** What waits for one person, from every desk that has something for people (Art. 5(3)). A desk that fails hides no other's items. */
import type { IsoTime, OfficerId } from '../domain/names.ts';
import type { Role } from '../domain/roles.ts';

/** Items of one source, and of the whole inbox. */
export const MAX_OF_SOURCE = 200;
export const MAX_ITEMS = 500;

export interface InboxPerson {
  readonly account: string;
  readonly roles: readonly Role[];
  readonly officer: OfficerId | null;
  readonly unit: string | null;
}

export interface InboxItem {
  /** The same for as long as it waits. */
  readonly id: string;
  /** `hand-over-due`, `calendar`, … */
  readonly kind: string;
  readonly urgency: 'overdue' | 'due-soon' | 'waiting';
  /** Whom or what it is about: `officer:P1`, `activity:A1`. */
  readonly subject: string;
  /** null where nothing runs out. */
  readonly due: IsoTime | null;
  /** The due time may still move. */
  readonly provisional: boolean;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

/** Gives at most 200 items, the most pressing first. */
export type InboxSource = (who: InboxPerson) => Promise<readonly InboxItem[]>;

export interface InboxView {
  readonly items: readonly InboxItem[];
  /** Sources that could not say: what they have is not here. */
  readonly silent: readonly string[];
  /** Something was left out for its number. */
  readonly more: boolean;
}

const RANK: Readonly<Record<InboxItem['urgency'], number>> = { overdue: 0, 'due-soon': 1, waiting: 2 };

export class Inbox {
  readonly #sources = new Map<string, InboxSource>();

  /** A second one of the same name takes the place of the first. */
  add(name: string, source: InboxSource): void {
    this.#sources.set(name, source);
  }

  async of(who: InboxPerson): Promise<InboxView> {
    const silent: string[] = [];
    let more = false;
    const all = await Promise.all([...this.#sources].map(async ([name, source]) => {
      try {
        const items = await source(who);
        if (items.length > MAX_OF_SOURCE) more = true;
        return items.slice(0, MAX_OF_SOURCE);
      } catch (error) {
        process.stderr.write(`zhilu: inbox: ${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
        silent.push(name);
        return [];
      }
    }));
    const items = all.flat().sort((a, b) => RANK[a.urgency] - RANK[b.urgency] || compare(a.due ?? '~', b.due ?? '~') || compare(a.id, b.id));
    return { items: items.slice(0, MAX_ITEMS), silent: silent.sort(), more: more || items.length > MAX_ITEMS };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
