/** The register of hand-overs (Art. 19(3)), and with it all that leads there: activities, clips, explanations. */
import { foldActivities } from './activity-register.ts';
import { changeClip, clipRegister, foldClips } from './clip-register.ts';
import { newestFirst, unitKey } from './equipment-register.ts';
import type { LoggedEvent } from './events.ts';
import { foldExplanations } from './explanation-register.ts';
import type { ClipId, IsoTime, OfficerId } from './names.ts';
import { change, key, read, seqKey, write, type Rows } from './rows.ts';

export type OfferState = 'offered' | 'received' | 'returned' | 'withdrawn';
export interface HandOverRow {
  readonly handOver: string; readonly officer: OfficerId; readonly unit: string; readonly clips: number; readonly activities: readonly string[];
  readonly due: IsoTime | null; readonly calendar: string; readonly provisional: boolean; readonly late: boolean; readonly textHash: string;
  readonly state: OfferState; readonly offeredBy: string; readonly offered: IsoTime; readonly offerSeq: number;
  /** When and by whom it was received, returned or withdrawn. */
  readonly settled: IsoTime | null; readonly settledBy: string | null; readonly settleSeq: number | null;
  readonly receiver: OfficerId | null; readonly receiptHash: string | null; readonly reason: string | null;
  /** Running number in the register; null before receipt. */
  readonly number: number | null;
  readonly version: number;
}

export const handOverRegister = {
  handOver: (id: string) => key<HandOverRow>(`hand-over/${id}`),
  clipsOf: (id: string) => key<readonly ClipId[]>(`hand-over-clips/${id}`),
  byTime: () => key<0>('hand-overs/time/'),
  ofOfficer: (officer: OfficerId) => key<0>(`hand-overs/officer/${officer}/`),
  ofUnit: (unit: string) => key<0>(`hand-overs/unit/${unitKey(unit)}/`),
  /** Offered and not settled, oldest first. */
  offers: () => key<0>('hand-overs/offers/'),
  /** Returned, with how many of its clips wait for being offered again. */
  returnsOf: (officer: OfficerId) => key<number>(`hand-overs/returns/${officer}/`),
  received: () => key<number>('hand-overs-received'),
} as const;

/** After the custody registers, which know the clip already. */
export function foldHandOver(event: LoggedEvent, rows: Rows): void {
  foldActivities(event, rows);
  foldClips(event, rows);
  foldExplanations(event, rows);
  switch (event.kind) {
    case 'HandOverOffered': return offer(event, rows);
    case 'HandOverReceived':
    case 'HandOverReturned':
    case 'HandOverWithdrawn': return settle(event, rows);
    default:
  }
}

type Of<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;

function offer(event: Of<'HandOverOffered'>, rows: Rows): void {
  const { clips, ...facts } = event.facts;
  if (read(rows, handOverRegister.handOver(facts.handOver)) !== undefined) return;
  for (const clip of clips) {
    const row = read(rows, clipRegister.clip(clip));
    if (row?.state !== 'waiting') continue;
    if (row.returned !== null) lessReturned(rows, row.returned);
    changeClip(rows, clip, { state: 'offered', handOver: facts.handOver, returned: null, version: event.seq });
  }
  write(rows, handOverRegister.clipsOf(facts.handOver), clips);
  write(rows, handOverRegister.handOver(facts.handOver), {
    ...facts, clips: clips.length, state: 'offered', offeredBy: event.actor, offered: event.at, offerSeq: event.seq,
    settled: null, settledBy: null, settleSeq: null, receiver: null, receiptHash: null, reason: null, number: null, version: event.seq,
  });
  const tail = `${newestFirst(event.seq)}/${facts.handOver}`;
  for (const list of [handOverRegister.byTime(), handOverRegister.ofOfficer(facts.officer), handOverRegister.ofUnit(facts.unit)]) rows.put(`${list}${tail}`, 0);
  rows.put(`${handOverRegister.offers()}${seqKey(event.seq)}/${facts.handOver}`, 0);
}

function settle(event: Of<'HandOverReceived' | 'HandOverReturned' | 'HandOverWithdrawn'>, rows: Rows): void {
  const { handOver } = event.facts;
  const before = read(rows, handOverRegister.handOver(handOver));
  if (before?.state !== 'offered') return;
  const received = event.kind === 'HandOverReceived';
  const returned = event.kind === 'HandOverReturned';
  let waiting = 0;
  for (const clip of read(rows, handOverRegister.clipsOf(handOver)) ?? []) {
    if (read(rows, clipRegister.clip(clip))?.handOver !== handOver) continue;
    waiting += 1;
    changeClip(rows, clip, received ? { state: 'received', version: event.seq } : { state: 'waiting', handOver: null, returned: returned ? handOver : null, version: event.seq });
  }
  rows.remove(`${handOverRegister.offers()}${seqKey(before.offerSeq)}/${handOver}`);
  if (returned && waiting > 0) rows.put(`${handOverRegister.returnsOf(before.officer)}${handOver}`, waiting);
  const settled = { settled: event.at, settledBy: event.actor, settleSeq: event.seq, version: event.seq };
  if (!received) return change(rows, handOverRegister.handOver(handOver), { ...settled, state: returned ? 'returned' : 'withdrawn', reason: returned ? event.particulars?.reason ?? '' : null });
  const number = (read(rows, handOverRegister.received()) ?? 0) + 1;
  write(rows, handOverRegister.received(), number);
  return change(rows, handOverRegister.handOver(handOver), { ...settled, state: 'received', receiver: event.facts.receiver, receiptHash: event.facts.textHash, number });
}

/** In the list of the officer to whom it came back, whoever offers the clip now. */
function lessReturned(rows: Rows, handOver: string): void {
  const officer = read(rows, handOverRegister.handOver(handOver))?.officer;
  if (officer === undefined) return;
  const at = key<number>(`${handOverRegister.returnsOf(officer)}${handOver}`);
  const left = (read(rows, at) ?? 0) - 1;
  if (left > 0) write(rows, at, left);
  else rows.remove(at);
}
