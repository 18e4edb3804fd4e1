/**
 * The desk of the hand-over register (移交登记, Art. 19(3)): the officer offers what is his and signs, the recorder manager
 * receives and signs, or gives it back with a reason. What is signed is a text that names the clips by their hashes; it is
 * shown before, and its hash comes back with the signature.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { activityRegister, type ActivityRow } from '../domain/activity-register.ts';
import { clipOfKey, clipRegister, type ClipDeskRow } from '../domain/clip-register.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { explanationRegister, type GapRow } from '../domain/explanation-register.ts';
import type { Signature } from '../domain/hand-over-events.ts';
import { handOverRegister, type HandOverRow } from '../domain/hand-over-register.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial, StationId } from '../domain/names.ts';
import { lastHolder, register, type ApartRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { mayEnter } from '../rules/desk-verdict.ts';
import {
  dueOfAll, dutyEnd, localText, MAX_HAND_OVER_CLIPS, MAX_RETURN_REASON, mayOffer, maySettle, mayWithdraw, missingBefore, offerText, receiptText, registerCode, type DueOf, type HandOverDue, type MissingItem,
} from '../rules/hand-over.ts';
import { mayUseSignature } from '../rules/signature.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { demandVersion, notFound } from './demand.ts';
import { demandRule, type DeskPerson } from './rule-demand.ts';

const ID_BYTES = 8;
const MAX_GAPS = 200;
const MAX_APART = 1_000;
/** Clips that wait over all and are looked at for open duties; one page at a time. */
const DUTY_PAGE = 500;
const MAX_DUTY_CLIPS = 100_000;

export interface HandOverParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly turn: Turn;
  readonly station: StationId;
  readonly utcOffsetMinutes: number;
  readonly dueOf: DueOf;
}

export interface PreparedOffer {
  readonly officer: OfficerId;
  readonly clips: readonly ClipDeskRow[];
  /** Of his clips that wait, beyond those that one entry takes. */
  readonly more: boolean;
  readonly activities: readonly ActivityRow[];
  readonly missing: readonly MissingItem[];
  readonly due: HandOverDue;
  readonly text: string;
  readonly textHash: string;
}

/** Everything that stands on the printed entry. */
export interface RegisterEntry {
  readonly row: HandOverRow;
  readonly offer: { readonly text: string; readonly signature: Signature; readonly by: string; readonly at: IsoTime; readonly seq: number } | null;
  readonly receipt: { readonly text: string; readonly signature: Signature; readonly by: string; readonly at: IsoTime; readonly seq: number } | null;
  /** Of now, and not before the receipt: whoever keeps it can show that the entry was there. */
  readonly checkpoint: { readonly note: string; readonly size: number; readonly root: string };
  /** null before receipt. */
  readonly code: string | null;
}

/** One officer's clips of one activity, or of none, that he has not offered yet. */
export interface OpenHandOver {
  /** The same for as long as it is open. */
  readonly key: string;
  readonly officer: OfficerId; readonly unit: string; readonly activity: string | null; readonly clips: number; readonly endedAtMs: number;
}

export class HandOverDesk {
  readonly #parts: HandOverParts;
  readonly #rows: RowsToRead;

  constructor(parts: HandOverParts) {
    this.#parts = parts;
    this.#rows = parts.rows;
  }

  row(id: string): HandOverRow {
    const row = read(this.#rows, handOverRegister.handOver(id));
    if (row === undefined) throw new StationError('not-found', '没有找到 / not found', { what: 'hand-over', id });
    return row;
  }

  clipsOf(id: string): readonly ClipId[] {
    return read(this.#rows, handOverRegister.clipsOf(this.row(id).handOver)) ?? [];
  }

  // ---------------------------------------------------------------------------------------------- the officer

  /** What he would hand over: these clips, or what waits longest; with all that is missing, and the text that he signs. */
  async prepare(officer: OfficerId, clips?: readonly string[]): Promise<PreparedOffer> {
    const { station, utcOffsetMinutes, clock, dueOf } = this.#parts;
    const person = read(this.#rows, register.officer(officer));
    if (person === undefined) throw notFound('officer', officer);
    const waiting = clips === undefined ? (await this.#rows.list(clipRegister.waitingOf(officer), MAX_HAND_OVER_CLIPS + 1)).map(([key]) => clipOfKey(key)) : [];
    const chosen = clips === undefined ? waiting.slice(0, MAX_HAND_OVER_CLIPS).map((id) => read(this.#rows, clipRegister.clip(id))!) : this.#chosen(clips);
    const rows = [...chosen].sort(inTurn);
    const activities = new Map<string, ActivityRow>();
    for (const { activity } of rows) {
      const row = activity === null ? undefined : read(this.#rows, activityRegister.activity(activity));
      if (row !== undefined) activities.set(row.activity, row);
    }
    const recorders = [...new Set(rows.map(({ recorder }) => recorder))];
    const nowMs = clock.wallMs();
    const missing = missingBefore({ clips: rows, activities, gaps: await this.#gaps(officer, recorders), apart: await this.#apart(recorders, rows[0]?.time), nowMs });
    const due = dueOfAll(rows.map((row) => dutyEnd(row, row.activity === null ? undefined : activities.get(row.activity))), dueOf, nowMs);
    const text = offerText({
      station, utcOffsetMinutes, due, activities: [...activities.values()],
      officer: { officer, name: person.name ?? officer, certificateNumber: person.certificateNumber ?? '', unit: person.unit },
      clips: rows.map((row) => {
        const { size, sha256 } = read(this.#rows, register.clip(row.clip))!;
        return { recorder: row.recorder, number: row.number, time: row.time, timed: row.timed, size, sha256, activity: row.activity ?? '' };
      }),
    });
    return { officer, clips: rows, more: waiting.length > MAX_HAND_OVER_CLIPS, activities: [...activities.values()], missing, due, text, textHash: hashOf(text) };
  }

  #chosen(clips: readonly string[]): readonly ClipDeskRow[] {
    return [...new Set(clips)].slice(0, MAX_HAND_OVER_CLIPS + 1).map((id) => {
      const row = read(this.#rows, clipRegister.clip(id as ClipId));
      if (row === undefined) throw new StationError('not-found', `没有片段 ${id} / there is no clip ${id}`, { what: 'clip', id, pointer: '/clips' });
      return row;
    });
  }

  /** Holes that were found when a recorder came back from this officer. */
  async #gaps(officer: OfficerId, recorders: readonly RecorderSerial[]): Promise<readonly (GapRow & { readonly explained: boolean })[]> {
    const found = [];
    for (const recorder of recorders) {
      const assignments = read(this.#rows, register.assignments(recorder)) ?? [];
      for (const [, value] of await this.#rows.list(explanationRegister.gap(recorder, ''), MAX_GAPS)) {
        const gap = value as unknown as GapRow;
        if (lastHolder(assignments, gap.opened) === officer) found.push({ ...gap, explained: read(this.#rows, explanationRegister.explains(gap.finding)) !== undefined });
      }
    }
    return found;
  }

  /** Of all recorders that he holds or held of late: what waits for his explanation, and what has one. */
  async gapsOf(officer: OfficerId): Promise<readonly (GapRow & { readonly explanation: string | null })[]> {
    const recorders = new Set((await this.#rows.list(equipmentRegister.heldBy(officer, ''), MAX_GAPS)).map(([, serial]) => serial as unknown as RecorderSerial));
    for (const [, finding] of await this.#rows.list(explanationRegister.gapsNewest(''), MAX_GAPS)) {
      const at = read(this.#rows, explanationRegister.gapAt(finding as string));
      if (at !== undefined) recorders.add(at.recorder);
    }
    return (await this.#gaps(officer, [...recorders])).map(({ explained: _explained, ...gap }) => ({ ...gap, explanation: read(this.#rows, explanationRegister.explains(gap.finding)) ?? null }));
  }

  async #apart(recorders: readonly RecorderSerial[], since: IsoTime | undefined): Promise<readonly { readonly recorder: RecorderSerial; readonly files: number }[]> {
    const found = [];
    for (const recorder of recorders) {
      const rows = await this.#rows.list(`apart/${recorder}/`, MAX_APART);
      const files = rows.filter(([, value]) => since === undefined || (value as unknown as ApartRow).at >= since).length;
      if (files > 0) found.push({ recorder, files });
    }
    return found;
  }

  /** Art. 19(3): signed. `textHash` is that of the text he has read; where it is not the text of now, he reads again. */
  offer(by: DeskPerson, clips: readonly string[], signature: Signature, textHash: string): Promise<HandOverRow> {
    return this.#parts.turn.take(async () => {
      const { officer } = by;
      if (officer === null) throw new StationError('bad-input', '此账号没有对应的执法人员，不能移交 / this account is no officer\'s: it has nothing to hand over', { what: 'account', id: by.actor });
      const prepared = await this.prepare(officer, clips);
      demandRule(mayOffer(officer, prepared.clips, prepared.missing), mayUseSignature(signature, by.name));
      demandText(textHash, prepared.textHash);
      const handOver = `h${Buffer.from(this.#parts.clock.randomBytes(ID_BYTES)).toString('hex')}`;
      await this.#parts.log.append([{
        kind: 'HandOverOffered', actor: by.actor,
        facts: {
          handOver, officer, unit: read(this.#rows, register.officer(officer))!.unit, clips: prepared.clips.map(({ clip }) => clip), activities: prepared.activities.map(({ activity }) => activity),
          ...prepared.due, textHash: prepared.textHash,
        },
        particulars: { text: prepared.text, signature },
      }]);
      return this.row(handOver);
    });
  }

  /** Undone, before anybody has received it. */
  withdraw(by: DeskPerson, id: string, version: number): Promise<HandOverRow> {
    return this.#parts.turn.take(async () => {
      const row = this.row(id);
      demandVersion(version, row.version, 'hand-over', id);
      demandRule(mayWithdraw(row, by));
      await this.#parts.log.append([{ kind: 'HandOverWithdrawn', actor: by.actor, facts: { handOver: id, officer: row.officer, clips: this.clipsOf(id) } }]);
      return this.row(id);
    });
  }

  // ---------------------------------------------------------------------------------------------- the recorder manager

  /** The text that whoever receives signs. */
  receiptFor(by: DeskPerson, id: string): { readonly text: string; readonly textHash: string } {
    const row = this.row(id);
    const officerName = read(this.#rows, register.officer(row.officer))?.name ?? row.officer;
    const text = receiptText({ station: this.#parts.station, handOver: id, offerHash: row.textHash, clips: row.clips, receiver: this.#receiverName(by), officerName });
    return { text, textHash: hashOf(text) };
  }

  #receiverName(by: DeskPerson): string {
    const officer = by.officer === null ? undefined : read(this.#rows, register.officer(by.officer));
    return officer === undefined ? by.name : `${officer.name ?? by.name}，执法证件编号 ${officer.certificateNumber ?? '无'}`;
  }

  receive(by: DeskPerson, id: string, signature: Signature, textHash: string, version: number): Promise<HandOverRow> {
    return this.#parts.turn.take(async () => {
      const row = this.row(id);
      demandVersion(version, row.version, 'hand-over', id);
      demandRule(maySettle(row, by), mayUseSignature(signature, by.name));
      const receipt = this.receiptFor(by, id);
      demandText(textHash, receipt.textHash);
      await this.#parts.log.append([{
        kind: 'HandOverReceived', actor: by.actor,
        facts: { handOver: id, officer: row.officer, clips: this.clipsOf(id), receiver: by.officer, offerHash: row.textHash, textHash: receipt.textHash },
        particulars: { text: receipt.text, signature },
      }]);
      return this.row(id);
    });
  }

  giveBack(by: DeskPerson, id: string, reason: string, version: number): Promise<HandOverRow> {
    return this.#parts.turn.take(async () => {
      const row = this.row(id);
      demandVersion(version, row.version, 'hand-over', id);
      demandRule(maySettle(row, by), mayEnter('/reason', '理由', 'reason', reason, MAX_RETURN_REASON, 'Art. 19(3)'));
      await this.#parts.log.append([{ kind: 'HandOverReturned', actor: by.actor, facts: { handOver: id, officer: row.officer, clips: this.clipsOf(id) }, particulars: { reason } }]);
      return this.row(id);
    });
  }

  // ---------------------------------------------------------------------------------------------- the entry

  /** What was signed, as the log has it, under a checkpoint that holds it. */
  async entry(id: string): Promise<RegisterEntry> {
    const { log, station } = this.#parts;
    const row = this.row(id);
    const [offer, receipt] = [await log.event(row.offerSeq), row.state === 'received' && row.settleSeq !== null ? await log.event(row.settleSeq) : undefined];
    const published = await log.publish();
    const checkpoint = { note: published.note, size: published.size, root: Buffer.from(published.root).toString('hex') };
    return {
      row, offer: signed(offer), receipt: receipt === undefined ? null : signed(receipt), checkpoint,
      code: row.receiptHash === null ? null : registerCode({ station, handOver: id, offerHash: row.textHash, receiptHash: row.receiptHash, entry: row.settleSeq!, size: checkpoint.size, root: checkpoint.root }),
    };
  }

  // ---------------------------------------------------------------------------------------------- open duties

  /** What ended at or before this instant and is not offered yet, by officer and activity; the oldest 100,000 clips count. */
  async *list(untilEndMs: number): AsyncGenerator<OpenHandOver> {
    const duties = new Map<string, OpenHandOver>();
    let after: string | undefined;
    for (let looked = 0; looked < MAX_DUTY_CLIPS; looked += DUTY_PAGE) {
      const keys = await this.#rows.list(clipRegister.waiting(), DUTY_PAGE, after);
      for (const [key] of keys) {
        const row = read(this.#rows, clipRegister.clip(clipOfKey(key)));
        if (row !== undefined && row.officer !== null) this.#count(row, row.officer, duties);
      }
      if (keys.length < DUTY_PAGE) break;
      after = keys.at(-1)![0];
    }
    for (const duty of duties.values()) if (duty.endedAtMs <= untilEndMs) yield duty;
  }

  #count(row: ClipDeskRow, officer: OfficerId, duties: Map<string, OpenHandOver>): void {
    const activity = row.activity === null ? undefined : read(this.#rows, activityRegister.activity(row.activity));
    // Without an activity each day is a duty of its own: one old clip must not make today's overdue.
    const key = `${officer}/${activity?.activity ?? localText(row.end, this.#parts.utcOffsetMinutes).slice(0, 10)}`;
    const endedAtMs = Date.parse(dutyEnd(row, activity));
    const before = duties.get(key);
    duties.set(key, {
      key, officer, unit: before?.unit ?? read(this.#rows, register.officer(officer))?.unit ?? row.unit ?? '', activity: activity?.activity ?? null,
      clips: (before?.clips ?? 0) + 1, endedAtMs: Math.max(before?.endedAtMs ?? 0, endedAtMs),
    });
  }
}

/** As they were recorded: by time, and where that is one for several, which is so without a clock, by each recorder's running numbers. */
function inTurn(a: ClipDeskRow, b: ClipDeskRow): number {
  return compare(a.time, b.time) || compare(a.recorder, b.recorder) || (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) || compare(a.clip, b.clip);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function signed(event: LoggedEvent): RegisterEntry['offer'] {
  if (event.kind !== 'HandOverOffered' && event.kind !== 'HandOverReceived') return null;
  return event.particulars === undefined ? null : { ...event.particulars, by: event.actor, at: event.at, seq: event.seq };
}

function demandText(shown: string, now: string): void {
  if (shown !== now) throw new StationError('conflict', '移交内容刚有变化，请重新阅读后签名（Art. 19(3)） / what is handed over has just changed: read it again and sign then (Art. 19(3))', { what: 'text', pointer: '/textHash' });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
