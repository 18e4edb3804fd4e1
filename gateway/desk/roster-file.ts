/**
 * The duty roster from a spreadsheet: each line is an activity entered ahead. The file is looked at first (what would be new,
 * changed, the same, refused), and goes in only with the mark of what was shown.
 */
import { createHash } from 'node:crypto';
import { ACTIVITY_KINDS, isActivityKind, type ActivityKind } from '../domain/activity-kinds.ts';
import { activityRegister, newestFirstAt, type ActivityRow } from '../domain/activity-register.ts';
import { certificateKey, equipmentRegister } from '../domain/equipment-register.ts';
import { halves, StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isoTime, type IsoTime, type OfficerId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { BIND_TOLERANCE_MS } from '../rules/binding.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { ActivitiesDesk, ActivityWish } from './activities.ts';
import { whoIs } from './called.ts';
import { readCsv } from './csv-file.ts';
import { idOfKey } from './part-of-list.ts';

const COLUMNS = {
  activity: ['编号', 'activity'], unit: ['单位', 'unit'], officers: ['执法人员', '人员', 'officers'], kind: ['类别', 'kind'], from: ['开始', '计划开始', 'from'], to: ['结束', '计划结束', 'to'],
  cause: ['案由', 'cause'], caseNumber: ['案号', 'caseNumber'], place: ['地点', 'place'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['officers', 'kind', 'from', 'to'];
const BETWEEN = /[、，,;；/\s]+/u;
const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?$/;
/** Events that go into the log at once. */
const GROUP = 1_000;

export interface RosterLine {
  readonly line: number;
  /** null for one that would be new. */
  readonly activity: string | null;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly zh: string;
  readonly en: string;
}
export interface RosterPreview {
  readonly hash: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly counts: Readonly<Record<RosterLine['outcome'], number>>;
  readonly lines: readonly RosterLine[];
  readonly ignored: readonly string[];
}
interface Plan extends RosterPreview { readonly drafts: readonly EventDraft[] }

export interface RosterFilesParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly activities: ActivitiesDesk;
  readonly turn: Turn;
  readonly utcOffsetMinutes: number;
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

export class RosterFilesDesk {
  readonly #parts: RosterFilesParts;

  constructor(parts: RosterFilesParts) {
    this.#parts = parts;
  }

  /** What the file would change. Changes nothing. `unit`: of lines that name none. `within`: lines of other units are refused. */
  async preview(unit: string | null, content: Uint8Array, within: string | null): Promise<RosterPreview> {
    const { drafts: _drafts, ...shown } = await this.#plan('', unit, content, within);
    return shown;
  }

  /** Takes in what was shown under `hash`, without the refused lines. Throws 'conflict' where it would do something else by now. */
  confirm(actor: string, unit: string | null, content: Uint8Array, within: string | null, hash: string): Promise<RosterPreview> {
    return this.#parts.turn.take(async () => {
      const { drafts, ...shown } = await this.#plan(actor, unit, content, within);
      if (shown.hash !== hash) throw new StationError('conflict', '文件或登记内容与预览时不同，请重新预览 / the file or the roster is not that of the preview; look at it again', { what: 'preview', pointer: '/hash' });
      if (drafts.length === 0) throw new StationError('bad-input', '没有可以收入的变更 / there is nothing in it to take in', { what: 'file', pointer: '/content' });
      for (let at = 0; at < drafts.length; at += GROUP) await this.#parts.log.append(drafts.slice(at, at + GROUP));
      return shown;
    });
  }

  async #plan(actor: string, unit: string | null, content: Uint8Array, within: string | null): Promise<Plan> {
    const { header, lines: all, encoding } = readCsv(content);
    const places = placesOf(header);
    const [lines, drafts, seen]: [RosterLine[], EventDraft[], Set<string>] = [[], [], new Set()];
    for (const { line, cells } of all) {
      const get = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? '';
      let activity: string | null = null;
      try {
        const wish = this.#wishOf(get, unit);
        const before = await this.#before(get('activity'), wish);
        if (within !== null && (wish.unit !== within || (before !== undefined && before.unit !== within))) throw new Refused(`只能登记本单位（${within}）的勤务`, `only duties of ${within} may be entered`);
        // Only now: another unit's activity is not named to him.
        activity = before?.activity ?? null;
        const mark = `${wish.officers.join(' ')} ${wish.plannedFrom}`;
        if (seen.has(mark)) throw new Refused('文件中有重复的行', 'another line of the file is the same');
        seen.add(mark);
        if (before === undefined) drafts.push(this.#parts.activities.draftOf(actor, wish));
        else if (!same(before, wish)) drafts.push(this.#parts.activities.changeDraftOf(actor, before.activity, { ...wish, from: before.from, to: before.to }, before.version));
        const outcome = before === undefined ? 'new' : same(before, wish) ? 'same' : 'changed';
        const words = before === undefined ? { zh: `新增：${this.#named(wish.officers)}`, en: `new: ${this.#named(wish.officers)}` } : outcome === 'same' ? { zh: '无变化', en: 'no change' } : this.#differing(before, wish);
        lines.push({ line, activity, outcome, ...words });
      } catch (error) {
        if (!(error instanceof Refused) && !(error instanceof StationError)) throw error;
        const { zh, en } = error instanceof Refused ? error : halves(error.message);
        lines.push({ line, activity, outcome: 'refused', zh, en });
      }
    }
    const counts = { new: 0, changed: 0, same: 0, refused: 0 };
    for (const { outcome } of lines) counts[outcome] += 1;
    const known = new Set(places.values());
    const hash = createHash('sha256').update(JSON.stringify([createHash('sha256').update(content).digest('hex'), unit, lines])).digest('hex');
    return { hash, encoding, counts, lines, ignored: header.filter((name, i) => !known.has(i) && name !== ''), drafts };
  }

  #wishOf(get: (column: Column) => string, unit: string | null): ActivityWish {
    const officers = [...new Set(get('officers').split(BETWEEN).filter((one) => one !== '').map((one) => this.#officer(one)))];
    const first = officers[0];
    if (first === undefined) throw new Refused('没有执法人员', 'no officer is named');
    const own = read(this.#parts.rows, register.officer(first))!.unit;
    return {
      unit: get('unit') || unit || own, officers, kind: kindOf(get('kind')), plannedFrom: this.#instant(get('from')), plannedTo: this.#instant(get('to')), from: null, to: null,
      cause: get('cause'), caseNumber: get('caseNumber'), place: get('place'),
    };
  }

  /** By id or certificate number. Names are not unique. */
  #officer(text: string): OfficerId {
    const { rows } = this.#parts;
    if (read(rows, register.officer(text as OfficerId)) !== undefined) return text as OfficerId;
    const found = read(rows, equipmentRegister.certificate(certificateKey(text)));
    if (found === undefined) throw new Refused(`执法人员 ${text} 未登记（请填人员编号或执法证号）`, `officer ${text} is not registered (give an id or a certificate number)`);
    return found;
  }

  #named(officers: readonly string[]): string {
    return officers.map((one) => whoIs(one, this.#parts.rows)).join('、');
  }

  #differing(row: ActivityRow, wish: ActivityWish): { readonly zh: string; readonly en: string } {
    const shown = (en: string, value: string) => (en === 'officers' ? this.#named(value.split(' ')) : value);
    const differ = compared(row, wish).filter(([, , before, after]) => before !== after).map(([zh, en, before, after]) => [zh, en, `${shown(en, before)} → ${shown(en, after)}`] as const);
    return { zh: differ.map(([zh, , change]) => `${zh}：${change}`).join('；'), en: differ.map(([, en, change]) => `${en}: ${change}`).join('; ') };
  }

  /** `2026-11-24 09:00` in the station's own time, or a time with its zone. */
  #instant(text: string): IsoTime {
    const local = LOCAL.exec(text);
    const ms = local === null ? (/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN)
      : Date.UTC(Number(local[1]), Number(local[2]) - 1, Number(local[3]), Number(local[4]), Number(local[5]), Number(local[6] ?? 0)) - this.#parts.utcOffsetMinutes * 60_000;
    const day = local === null ? undefined : new Date(ms + this.#parts.utcOffsetMinutes * 60_000).getUTCDate();
    if (Number.isNaN(ms) || !/^\d{4}-/.test(new Date(ms).toISOString()) || (local !== null && day !== Number(local[3]))) throw new Refused(`时间“${text}”不正确，例如 2026-11-24 09:00`, `'${text}' is no time; for example 2026-11-24 09:00`);
    return isoTime(ms);
  }

  /** The activity that a line is about: by its id, or by its first officer and planned begin. */
  async #before(id: string, wish: ActivityWish): Promise<ActivityRow | undefined> {
    const { rows, activities } = this.#parts;
    if (id !== '') return activities.row(id);
    const prefix = activityRegister.ofOfficer(wish.officers[0]!);
    const near = await rows.list(`${prefix}`, 100, `${prefix}${newestFirstAt(isoTime(Date.parse(wish.plannedFrom!) + BIND_TOLERANCE_MS))}`);
    return near.flatMap(([key]) => read(rows, activityRegister.activity(idOfKey(key))) ?? []).find((row) => row.cancelled === null && row.plannedFrom === wish.plannedFrom);
  }
}

function placesOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const names: readonly string[] = COLUMNS[column];
    const at = header.findIndex((name) => names.some((one) => one.toLowerCase() === name.trim().toLowerCase()));
    if (at >= 0) places.set(column, at);
    else if (NEEDED.includes(column)) throw new StationError('bad-input', `第一行缺少“${names[0]}”一列 / the first line has no column '${names.at(-1)}'`, { what: 'file', value: column, pointer: '/content' });
  }
  return places;
}

function kindOf(text: string): ActivityKind {
  const found = isActivityKind(text) ? text : (Object.keys(ACTIVITY_KINDS) as ActivityKind[]).find((id) => ACTIVITY_KINDS[id].zh === text);
  if (found === undefined) throw new Refused(`没有类别“${text}”`, `there is no kind '${text}'`);
  return found;
}

/** What a line says, member by member, before and after. */
function compared(row: ActivityRow, wish: ActivityWish): readonly (readonly [zh: string, en: string, before: string, after: string])[] {
  return [
    ['单位', 'unit', row.unit, wish.unit], ['执法人员', 'officers', [...row.officers].sort().join(' '), [...wish.officers].sort().join(' ')], ['类别', 'kind', row.kind, wish.kind],
    ['计划开始', 'planned begin', row.plannedFrom ?? '', wish.plannedFrom ?? ''], ['计划结束', 'planned end', row.plannedTo ?? '', wish.plannedTo ?? ''],
    ['案由', 'cause', row.cause, wish.cause], ['案号', 'case number', row.caseNumber, wish.caseNumber], ['地点', 'place', row.place, wish.place],
  ];
}

function same(row: ActivityRow, wish: ActivityWish): boolean {
  return compared(row, wish).every(([, , before, after]) => before === after);
}
