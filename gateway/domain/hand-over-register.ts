/**
 * Clips on their way to the signed register. Every list that a page shows is a row of its own per clip, sorted as the page
 * wants it, so that a page costs the same at a million clips as at ten.
 */
import { foldActivity } from './activity-register.ts';
import { foldExplanation } from './explanation-register.ts';
import type { LoggedEvent } from './events.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial } from './names.ts';
import { register } from './registers.ts';
import { key, read, write, type Rows } from './rows.ts';

/** Where a clip stands. Its custody (bytes, hash, card) is in ClipRow. */
export interface ClipDeskRow {
  readonly clip: ClipId; readonly recorder: RecorderSerial; readonly officer: OfficerId | null; readonly unit: string | null;
  readonly activity: string | null; readonly bound: 'roster' | 'hand' | null;
  readonly startMs: number; readonly endMs: number; readonly durationMs: number | null; readonly clockOffsetMs: number | null;
  readonly handOver: string | null; readonly state: 'waiting' | 'offered' | 'received';
  /** Path below the named tree (Art. 19(4)); null before the hand-over. */
  readonly path: string | null;
  /** Original name, lower case, without its folder: what a search by name begins with. */
  readonly searchName: string;
  readonly version: number;
}
export interface HandOverRow {
  readonly handOver: string; readonly officer: OfficerId; readonly unit: string; readonly clips: readonly ClipId[]; readonly activities: readonly string[];
  readonly state: 'offered' | 'withdrawn' | 'returned' | 'received'; readonly offered: IsoTime; readonly offeredBy: string; readonly closed: IsoTime | null; readonly reason: string | null;
  readonly due: IsoTime | null; readonly calendar: string; readonly provisional: boolean; readonly late: boolean; readonly textHash: string;
  readonly receivedBy: string | null; readonly receivedName: string | null; readonly offeredSeq: number; readonly receivedSeq: number | null; readonly version: number;
}

/** Later first: lists of the newest are read from the start. */
export function newestFirst(ms: number): string {
  return String(9_999_999_999_999 - Math.min(Math.max(0, Math.trunc(ms)), 9_999_999_999_999)).padStart(13, '0');
}
export function oldestFirst(ms: number): string {
  return String(Math.min(Math.max(0, Math.trunc(ms)), 9_999_999_999_999)).padStart(13, '0');
}

export const handOverRegister = {
  clip: (clip: ClipId) => key<ClipDeskRow>(`clip-desk/${clip}`),
  handOver: (id: string) => key<HandOverRow>(`hand-over/${id}`),
  /** Lists hold the id of what they list. */
  newestClips: () => key<string>('clip-new/'),
  clipsOf: (officer: OfficerId) => key<string>(`clip-of/${officer}/`),
  clipsFrom: (recorder: RecorderSerial) => key<string>(`clip-from/${recorder}/`),
  clipsOfUnit: (unit: string) => key<string>(`clip-unit/${encodeURIComponent(unit)}/`),
  clipsIn: (activity: string) => key<string>(`clip-in/${activity}/`),
  clipsNamed: (prefix: string) => key<string>(`clip-named/${encodeURIComponent(prefix)}`),
  /** Not handed over, oldest first: of one officer, of everybody. */
  waitingOf: (officer: OfficerId) => key<string>(`waiting-of/${officer}/`),
  waiting: () => key<string>('waiting/'),
  withoutActivity: () => key<string>('no-activity/'),
  withoutOfficer: () => key<string>('no-officer/'),
  newestHandOvers: () => key<string>('hand-over-new/'),
  handOversOf: (officer: OfficerId) => key<string>(`hand-over-of/${officer}/`),
  openHandOvers: () => key<string>('hand-over-open/'),
} as const;

export function foldHandOver(event: LoggedEvent, rows: Rows): void {
  foldActivity(event, rows);
  foldExplanation(event, rows);
  switch (event.kind) {
    case 'ClipStored': return storeClip(event, rows);
    case 'ClipsBound': return changeClips(rows, event.facts.clips, event.seq, (row) => (row.state === 'received' && event.facts.activity === null ? row : { ...row, activity: event.facts.activity, bound: event.facts.activity === null ? null : event.facts.how }));
    case 'ClipsGiven': {
      const unit = read(rows, register.officer(event.facts.officer))?.unit ?? null;
      return changeClips(rows, event.facts.clips, event.seq, (row) => ({ ...row, officer: event.facts.officer, unit }));
    }
    case 'HandOverOffered': {
      const f = event.facts;
      write(rows, handOverRegister.handOver(f.handOver), {
        ...f, state: 'offered', offered: event.at, offeredBy: event.actor, closed: null, reason: null, receivedBy: null, receivedName: null, offeredSeq: event.seq, receivedSeq: null, version: event.seq,
      });
      const at = Date.parse(event.at);
      for (const list of [`${handOverRegister.newestHandOvers()}${newestFirst(at)}`, `${handOverRegister.handOversOf(f.officer)}${newestFirst(at)}`, `${handOverRegister.openHandOvers()}${oldestFirst(at)}`]) rows.put(`${list}/${f.handOver}`, f.handOver);
      return changeClips(rows, f.clips, event.seq, (row) => ({ ...row, handOver: f.handOver, state: 'offered' }));
    }
    case 'HandOverWithdrawn': return closeHandOver(rows, event.facts.handOver, { state: 'withdrawn', closed: event.at, version: event.seq });
    case 'HandOverReturned': return closeHandOver(rows, event.facts.handOver, { state: 'returned', closed: event.at, reason: event.particulars?.reason ?? null, version: event.seq });
    case 'HandOverReceived': return closeHandOver(rows, event.facts.handOver, { state: 'received', closed: event.at, receivedBy: event.facts.by, receivedName: event.particulars?.name ?? null, receivedSeq: event.seq, version: event.seq });
    case 'ClipsNamed':
      return event.facts.clips.forEach(({ clip }, i) => {
        const path = event.particulars?.paths[i];
        if (path !== undefined) changeClips(rows, [clip], event.seq, (row) => ({ ...row, path }));
      });
    default:
  }
}

type Of<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;

function storeClip(event: Of<'ClipStored'>, rows: Rows): void {
  const f = event.facts;
  if (read(rows, handOverRegister.clip(f.clip)) !== undefined) return;
  const startMs = Date.parse(f.startedAt ?? event.at);
  const unit = f.officer === null ? null : read(rows, register.officer(f.officer))?.unit ?? null;
  const name = event.particulars?.originalName ?? '';
  const row: ClipDeskRow = {
    clip: f.clip, recorder: f.recorder, officer: f.officer, unit, activity: null, bound: null, startMs, endMs: startMs + (f.durationMs ?? 0), durationMs: f.durationMs, clockOffsetMs: f.offsetMs,
    handOver: null, state: 'waiting', path: null, searchName: name.slice(name.lastIndexOf('/') + 1).toLowerCase().slice(0, 100), version: event.seq,
  };
  write(rows, handOverRegister.clip(f.clip), row);
  for (const list of listsOf(row)) rows.put(list, f.clip);
}

function changeClips(rows: Rows, clips: readonly ClipId[], version: number, change: (row: ClipDeskRow) => ClipDeskRow): void {
  for (const clip of clips) {
    const before = read(rows, handOverRegister.clip(clip));
    if (before === undefined) continue;
    const after = { ...change(before), version };
    const now = listsOf(after);
    for (const list of listsOf(before)) if (!now.includes(list)) rows.remove(list);
    for (const list of now) rows.put(list, clip);
    write(rows, handOverRegister.clip(clip), after);
  }
}

/** Every list that a clip stands in, which follows from its row alone. */
function listsOf(row: ClipDeskRow): readonly string[] {
  const newest = `${newestFirst(row.startMs)}/${row.clip}`;
  const oldest = `${oldestFirst(row.startMs)}/${row.clip}`;
  const lists = [`${handOverRegister.newestClips()}${newest}`, `${handOverRegister.clipsFrom(row.recorder)}${newest}`, `${handOverRegister.clipsNamed(row.searchName)}/${row.clip}`];
  if (row.officer !== null) lists.push(`${handOverRegister.clipsOf(row.officer)}${newest}`);
  if (row.unit !== null) lists.push(`${handOverRegister.clipsOfUnit(row.unit)}${newest}`);
  if (row.activity !== null) lists.push(`${handOverRegister.clipsIn(row.activity)}${oldest}`);
  if (row.state === 'waiting') {
    lists.push(`${handOverRegister.waiting()}${oldestFirst(row.endMs)}/${row.clip}`);
    if (row.officer === null) lists.push(`${handOverRegister.withoutOfficer()}${oldest}`);
    else lists.push(`${handOverRegister.waitingOf(row.officer)}${oldest}`);
    if (row.activity === null) lists.push(`${handOverRegister.withoutActivity()}${oldest}`);
  }
  return lists;
}

function closeHandOver(rows: Rows, id: string, part: Partial<HandOverRow> & Pick<HandOverRow, 'state' | 'version'>): void {
  const before = read(rows, handOverRegister.handOver(id));
  if (before === undefined || before.state !== 'offered') return;
  rows.remove(`${handOverRegister.openHandOvers()}${oldestFirst(Date.parse(before.offered))}/${id}`);
  write(rows, handOverRegister.handOver(id), { ...before, ...part });
  const received = part.state === 'received';
  changeClips(rows, before.clips, part.version, (row) => (row.handOver !== id ? row : { ...row, handOver: received ? id : null, state: received ? 'received' : 'waiting' }));
}
