/** Who may look at what by approval (Art. 20(2)), which views are open, and the bookmarks of clips. */
import type { LoggedEvent } from './events.ts';
import { newestFirst, unitKey } from './equipment-register.ts';
import type { ClipId, IsoTime } from './names.ts';
import { change, key, read, seqKey, write, type Rows } from './rows.ts';
import type { GrantEnd, GrantVerb, ShownSpans, ViewBasis, ViewWay } from './view-events.ts';

export interface GrantRow {
  readonly grant: string; readonly account: string; readonly unit: string; readonly clips: readonly ClipId[]; readonly activity: string | null;
  readonly verbs: readonly GrantVerb[]; readonly from: IsoTime; readonly to: IsoTime; readonly reason: string; readonly by: string; readonly at: IsoTime;
  readonly ended: { readonly at: IsoTime; readonly by: string; readonly why: GrantEnd; readonly reason: string } | null;
  readonly version: number;
}
export interface OpenViewRow {
  readonly view: string; readonly clip: ClipId; readonly actor: string; readonly basis: ViewBasis; readonly how: ViewWay; readonly at: IsoTime;
  readonly spans: ShownSpans;
}
export interface BookmarkRow { readonly bookmark: string; readonly clip: ClipId; readonly atMs: number; readonly basis: ViewBasis; readonly text: string; readonly by: string; readonly at: IsoTime }

/** Places in a clip are keys, too: room for a month of milliseconds. */
const AT_DIGITS = 12;

export const viewRegister = {
  grant: (id: string) => key<GrantRow>(`view-grant/${id}`),
  grants: () => key<0>('view-grants/all/'),
  grantsOfUnit: (unit: string) => key<0>(`view-grants/unit/${unitKey(unit)}/`),
  grantsTo: (account: string) => key<0>(`view-grants/account/${account}/`),
  /** Not ended yet, the one whose time runs out first in front. */
  running: () => key<0>('view-grants/running/'),
  /** Ids of those of one account that have not ended; rules/access.ts bounds them. */
  runningOf: (account: string) => key<readonly string[]>(`view-grants-of/${account}`),
  open: (view: string) => key<OpenViewRow>(`view-open/${view}`),
  bookmarks: (clip: ClipId) => key<0>(`bookmarks/${clip}/`),
  bookmark: (id: string) => key<BookmarkRow>(`bookmark/${id}`),
} as const;

type Of<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;

export function foldViews(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'ViewGranted': return grant(event, rows);
    case 'ViewGrantEnded': return endGrant(event, rows);
    case 'ViewOpened': {
      if (event.facts.how !== 'details') write(rows, viewRegister.open(event.facts.view), { ...event.facts, actor: event.actor, at: event.at, spans: [] });
      return;
    }
    case 'ViewShown': return change(rows, viewRegister.open(event.facts.view), { spans: event.facts.spans });
    case 'ViewClosed': return rows.remove(viewRegister.open(event.facts.view));
    case 'BookmarkSet': {
      const { bookmark, clip, atMs, basis } = event.facts;
      write(rows, viewRegister.bookmark(bookmark), { bookmark, clip, atMs, basis, text: event.particulars?.text ?? '', by: event.actor, at: event.at });
      return rows.put(bookmarkAt(clip, atMs, bookmark), 0);
    }
    case 'BookmarkRemoved': {
      const row = read(rows, viewRegister.bookmark(event.facts.bookmark));
      if (row === undefined) return;
      rows.remove(viewRegister.bookmark(row.bookmark));
      return rows.remove(bookmarkAt(row.clip, row.atMs, row.bookmark));
    }
    default:
  }
}

const bookmarkAt = (clip: ClipId, atMs: number, bookmark: string) => `${viewRegister.bookmarks(clip)}${String(atMs).padStart(AT_DIGITS, '0')}/${bookmark}`;

function grant(event: Of<'ViewGranted'>, rows: Rows): void {
  const { facts } = event;
  if (read(rows, viewRegister.grant(facts.grant)) !== undefined) return;
  write(rows, viewRegister.grant(facts.grant), { ...facts, reason: event.particulars?.reason ?? '', by: event.actor, at: event.at, ended: null, version: event.seq });
  const tail = `${newestFirst(event.seq)}/${facts.grant}`;
  for (const list of [viewRegister.grants(), viewRegister.grantsOfUnit(facts.unit), viewRegister.grantsTo(facts.account)]) rows.put(`${list}${tail}`, 0);
  rows.put(runningAt(facts), 0);
  write(rows, viewRegister.runningOf(facts.account), [...(read(rows, viewRegister.runningOf(facts.account)) ?? []), facts.grant]);
}

const runningAt = ({ to, grant: id }: Pick<GrantRow, 'to' | 'grant'>) => `${viewRegister.running()}${seqKey(Date.parse(to))}/${id}`;

function endGrant(event: Of<'ViewGrantEnded'>, rows: Rows): void {
  const row = read(rows, viewRegister.grant(event.facts.grant));
  if (row === undefined || row.ended !== null) return;
  rows.remove(runningAt(row));
  const left = (read(rows, viewRegister.runningOf(row.account)) ?? []).filter((one) => one !== row.grant);
  if (left.length === 0) rows.remove(viewRegister.runningOf(row.account));
  else write(rows, viewRegister.runningOf(row.account), left);
  write(rows, viewRegister.grant(row.grant), { ...row, ended: { at: event.at, by: event.actor, why: event.facts.why, reason: event.particulars?.reason ?? '' }, version: event.seq });
}
