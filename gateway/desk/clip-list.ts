/**
 * Finding clips among very many: each wish goes to the list that narrows it most, a scan in the list's own order; what is
 * left of the wish is asked of each row. A wish that little fits gives a short part, from which the next one goes on.
 */
import { activityRegister, newestFirstAt, oldestFirstAt } from '../domain/activity-register.ts';
import { clipOfKey, clipRegister, type ClipDeskRow, type HandOverState } from '../domain/clip-register.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { ClipKind } from '../domain/events.ts';
import { explanationRegister, type GapRow } from '../domain/explanation-register.ts';
import type { ClipId, IsoTime, OfficerId, RecorderSerial, Sha256 } from '../domain/names.ts';
import { lastHolder, register, type ClipRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { partOf, type Part } from './part-of-list.ts';

export interface ClipFilter {
  readonly from?: IsoTime | undefined;
  readonly to?: IsoTime | undefined;
  readonly officer?: string | undefined;
  readonly recorder?: string | undefined;
  readonly unit?: string | undefined;
  readonly activity?: string | undefined;
  /** With `recorder` alone: numbers are each recorder's own. */
  readonly number?: number | undefined;
  /** Beginning of the name that the recorder gave. */
  readonly name?: string | undefined;
  readonly kind?: ClipKind | undefined;
  readonly state?: HandOverState | undefined;
  /** Work lists. `waiting`: oldest end first. */
  readonly work?: 'no-activity' | 'no-officer' | 'waiting' | undefined;
}

export interface ClipView extends Omit<ClipDeskRow, 'recording' | 'offsetMs'> {
  readonly originalName: string | null; readonly size: number; readonly sha256: Sha256; readonly playable: ClipRow['playable']; readonly important: boolean; readonly private: boolean;
  readonly officerName: string | null; readonly cause: string | null;
  /** Art. 19(4): below the station's `named` folder; null before the hand-over. */
  readonly path: string | null;
}

export interface GapView extends GapRow { readonly explanation: string | null }

const MAX_SAME_NUMBER = 100;

interface Scan {
  readonly prefix: string;
  /** Begin with keys above this one. */
  readonly from: string | undefined;
  /** The list ends before this key. */
  readonly until: string | undefined;
}

export class ClipList {
  readonly #rows: RowsToRead;

  constructor(rows: RowsToRead) {
    this.#rows = rows;
  }

  view(clip: ClipId): ClipView {
    const row = read(this.#rows, clipRegister.clip(clip));
    if (row === undefined) throw new StationError('not-found', '没有找到 / not found', { what: 'clip', id: clip });
    return this.#view(row);
  }

  async search(filter: ClipFilter, after: string | undefined, limit: number): Promise<Part<ClipView>> {
    if (filter.number !== undefined) return { items: this.#numbered(filter, filter.number).slice(0, limit), next: null };
    const { prefix, from, until } = this.scanOf(filter);
    return partOf<unknown, ClipView>(this.#rows, prefix, after !== undefined && after.startsWith(prefix) ? after : from, limit, (_, key) => {
      const row = read(this.#rows, clipRegister.clip(clipOfKey(key)));
      return row !== undefined && passes(row, filter) ? this.#view(row) : undefined;
    }, until);
  }

  /** Where a wish begins to look. For tests, which hold that none of them reads the whole. */
  scanOf({ name, activity, work, officer, recorder, unit, from, to }: ClipFilter): Scan {
    if (name !== undefined && name !== '') return { prefix: clipRegister.byName(name), from: undefined, until: undefined };
    if (activity !== undefined) return oldest(clipRegister.ofActivity(activity), from, to);
    if (work === 'waiting') return oldest(officer === undefined ? clipRegister.waiting() : clipRegister.waitingOf(officer as OfficerId), undefined, undefined);
    if (work === 'no-officer') return newest(clipRegister.ownerless(), from, to);
    if (officer !== undefined) return newest(clipRegister.ofOfficer(officer as OfficerId), from, to);
    if (work === 'no-activity') return newest(clipRegister.unbound(), from, to);
    if (recorder !== undefined) return newest(clipRegister.ofRecorder(recorder as RecorderSerial), from, to);
    if (unit !== undefined) return newest(clipRegister.ofUnit(unit), from, to);
    return newest(clipRegister.byTime(), from, to);
  }

  #numbered(filter: ClipFilter, number: number): readonly ClipView[] {
    if (filter.recorder === undefined) throw new StationError('bad-input', '按编号查找须同时给出记录仪 / a number is one of a recorder; name it too', { what: 'number', pointer: '?recorder' });
    const ids = read(this.#rows, register.numbered(filter.recorder as RecorderSerial, number)) ?? [];
    return ids.slice(0, MAX_SAME_NUMBER).flatMap((id) => read(this.#rows, clipRegister.clip(id)) ?? []).filter((row) => passes(row, filter)).map((row) => this.#view(row));
  }

  #view({ recording: _recording, offsetMs: _offset, ...row }: ClipDeskRow): ClipView {
    const clip = read(this.#rows, register.clip(row.clip))!;
    const { officer, activity } = row;
    return {
      ...row, originalName: clip.name, size: clip.size, sha256: clip.sha256, playable: clip.playable, important: clip.important, private: clip.private,
      officerName: officer === null ? null : read(this.#rows, register.officer(officer))?.name ?? null,
      cause: activity === null ? null : read(this.#rows, activityRegister.activity(activity))?.cause ?? null, path: read(this.#rows, clipRegister.name(row.clip))?.path ?? null,
    };
  }

  /** Work list "number missing": recorders whose running numbers or segments have holes. Newest first. */
  async gaps(after: string | undefined, limit: number, unit?: string): Promise<Part<GapView>> {
    return partOf<string, GapView>(this.#rows, explanationRegister.gapsNewest(''), after, limit, (finding) => {
      const at = read(this.#rows, explanationRegister.gapAt(finding));
      const gap = at === undefined ? undefined : read(this.#rows, explanationRegister.gap(at.recorder, finding));
      return gap === undefined || (unit !== undefined && this.#unitOf(gap) !== unit) ? undefined : { ...gap, explanation: read(this.#rows, explanationRegister.explains(gap.finding)) ?? null };
    });
  }

  /** A gap is of the unit of whoever had the recorder, or else of the recorder's own. */
  #unitOf({ recorder, opened }: GapRow): string | null {
    const holder = lastHolder(read(this.#rows, register.assignments(recorder)) ?? [], opened);
    const unit = holder === null ? undefined : read(this.#rows, register.officer(holder))?.unit;
    return unit ?? read(this.#rows, equipmentRegister.equipment(recorder))?.unit ?? null;
  }
}

function newest(prefix: string, from: IsoTime | undefined, to: IsoTime | undefined): Scan {
  return { prefix, from: to === undefined ? undefined : `${prefix}${newestFirstAt(to)}`, until: from === undefined ? undefined : `${prefix}${newestFirstAt(from)}/~` };
}

function oldest(prefix: string, from: IsoTime | undefined, to: IsoTime | undefined): Scan {
  return { prefix, from: from === undefined ? undefined : `${prefix}${oldestFirstAt(from)}`, until: to === undefined ? undefined : `${prefix}${oldestFirstAt(to)}/~` };
}

function passes(row: ClipDeskRow, filter: ClipFilter): boolean {
  const { from, to, officer, recorder, unit, activity, kind, state, work } = filter;
  return (from === undefined || row.time >= from) && (to === undefined || row.time <= to) && (officer === undefined || row.officer === officer) && (recorder === undefined || row.recorder === recorder)
    && (unit === undefined || row.unit === unit) && (activity === undefined || row.activity === activity) && (kind === undefined || row.kind === kind) && (state === undefined || row.state === state)
    && (work !== 'no-activity' || row.activity === null) && (work !== 'no-officer' || row.officer === null) && (work !== 'waiting' || row.state === 'waiting');
}
