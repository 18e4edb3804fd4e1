/** What each line of a register's file would change, and the events that change it. Lines are judged in order, each after those before it. */
import type { RegisterKind } from '../domain/equipment-events.ts';
import { certificateKey, equipmentRegister } from '../domain/equipment-register.ts';
import { halves, StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isoTime, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { register, type AssignmentRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { mayEnrolRecorder, mayEnterText, mayNameId, type EnrolmentVerdict } from '../rules/enrolment.ts';
import { whoIs } from './called.ts';
import type { EquipmentDesk } from './equipment.ts';

interface Column { readonly key: string; readonly names: readonly string[]; readonly optional?: boolean }

/** The first name stands in exported files, the last is the field's name in the API. */
export const COLUMNS: Readonly<Record<RegisterKind, readonly Column[]>> = {
  officers: [
    { key: 'officer', names: ['人员编号', '警号', 'officer'] }, { key: 'name', names: ['姓名', 'name'] }, { key: 'unit', names: ['单位', 'unit'] },
    { key: 'certificateNumber', names: ['执法证号', '执法证件编号', 'certificateNumber'] },
  ],
  recorders: [{ key: 'recorder', names: ['序列号', '记录仪', '记录仪编号', 'recorder'] }, { key: 'model', names: ['型号', 'model'] }, { key: 'unit', names: ['单位', 'unit'], optional: true }],
  assignments: [
    { key: 'recorder', names: ['序列号', '记录仪', '记录仪编号', 'recorder'] }, { key: 'officer', names: ['人员编号', '警号', 'officer'] },
    { key: 'from', names: ['开始', 'from'] }, { key: 'to', names: ['结束', 'to'], optional: true },
  ],
};

export interface Cells { readonly line: number; get(key: string): string }

export interface LineVerdict {
  readonly line: number;
  readonly id: string;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  /** The column for which it is refused; null for others. */
  readonly column: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface LinesWorld {
  readonly actor: string;
  readonly rows: RowsToRead;
  readonly equipment: EquipmentDesk;
  readonly utcOffsetMinutes: number;
}

interface Planned { readonly verdict: Omit<LineVerdict, 'line' | 'id'>; readonly drafts: readonly EventDraft[] }

/** Why a line does not go in; caught where lines are gone through. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly column: string;
  readonly zh: string;
  readonly en: string;
  constructor(column: string, zh: string, en: string) {
    super(en);
    this.column = column;
    this.zh = zh;
    this.en = en;
  }
}

export function planLines(kind: RegisterKind, all: readonly Cells[], world: LinesWorld): { readonly lines: readonly LineVerdict[]; readonly drafts: readonly EventDraft[] } {
  const plan = { officers: officerPlan, recorders: recorderPlan, assignments: assignmentPlan }[kind](world);
  const lines: LineVerdict[] = [];
  const drafts: EventDraft[] = [];
  for (const cells of all) {
    const id = cells.get(kind === 'officers' ? 'officer' : 'recorder');
    try {
      const planned = plan(cells);
      lines.push({ line: cells.line, id, ...planned.verdict });
      drafts.push(...planned.drafts);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      lines.push({ line: cells.line, id, outcome: 'refused', column: error.column, zh: error.zh, en: error.en });
    }
  }
  return { lines, drafts };
}

// ------------------------------------------------------------------------------------------------ officers and recorders

function officerPlan({ actor, rows }: LinesWorld): (cells: Cells) => Planned {
  const seen = new Map<string, number>();
  const certificates = new Map<string, string>();
  return (cells) => {
    const [officer, name, unit, certificateNumber] = ['officer', 'name', 'unit', 'certificateNumber'].map((key) => cells.get(key)) as [string, string, string, string];
    demand('officer', mayNameId('officer', officer));
    once(seen, officer, cells.line, 'officer');
    demand('name', mayEnterText('姓名 / name', name));
    demand('unit', mayEnterText('单位 / unit', unit));
    demand('certificateNumber', mayEnterText('执法证号 / certificate number', certificateNumber));
    const certificate = certificateKey(certificateNumber);
    const owner = certificates.get(certificate) ?? read(rows, equipmentRegister.certificate(certificate));
    if (owner !== undefined && owner !== officer) throw new Refused('certificateNumber', `此执法证号属于 ${whoIs(owner, rows)}`, `this certificate number is that of ${whoIs(owner, rows)}`);
    certificates.set(certificate, officer);
    const drafts: EventDraft[] = [{ kind: 'OfficerRegistered', actor, facts: { officer: officer as OfficerId, unit }, particulars: { name, certificateNumber } }];
    const before = read(rows, register.officer(officer as OfficerId));
    if (before === undefined) return { verdict: fresh('新登记', 'will be registered'), drafts };
    const left = read(rows, equipmentRegister.officer(officer as OfficerId))?.left ?? null;
    const changes = differing([['姓名', 'name', before.name ?? '', name], ['单位', 'unit', before.unit, unit], ['执法证号', 'certificate number', before.certificateNumber ?? '', certificateNumber]]);
    if (changes.zh === '' && left === null) return same;
    const back = left === null ? { zh: '', en: '' } : { zh: '复任；', en: 'comes back; ' };
    return { verdict: changed(`${back.zh}${changes.zh}`, `${back.en}${changes.en}`), drafts };
  };
}

function recorderPlan({ actor, rows }: LinesWorld): (cells: Cells) => Planned {
  const seen = new Map<string, number>();
  return (cells) => {
    const [recorder, model, unit] = [cells.get('recorder') as RecorderSerial, cells.get('model'), cells.get('unit')];
    demand('recorder', mayNameId('recorder', recorder));
    once(seen, recorder, cells.line, 'recorder');
    demand('model', mayEnterText('型号 / model', model));
    if (unit !== '') demand('unit', mayEnterText('单位 / unit', unit));
    const before = read(rows, register.recorder(recorder));
    const placed: EventDraft[] = unit === '' ? [] : [{ kind: 'RecorderPlaced', actor, facts: { recorder, unit } }];
    if (before === undefined) {
      demand('recorder', mayEnrolRecorder(before, undefined));
      return { verdict: fresh('新登记', 'will be enrolled'), drafts: [{ kind: 'RecorderEnrolled', actor, facts: { recorder, model, publicKey: null, hardwareId: null, device: null } }, ...placed] };
    }
    if (before.retired !== null) throw new Refused('recorder', `已停用：${before.retired}；重新启用请逐台登记`, `it is retired: ${before.retired}; enrol it by hand to use it again`);
    if (before.model !== model) throw new Refused('model', `登记的型号是 ${before.model}`, `it is enrolled as ${before.model}`);
    const old = read(rows, equipmentRegister.equipment(recorder))?.unit ?? null;
    if (unit === '' || old === unit) return same;
    const changes = differing([['单位', 'unit', old ?? '', unit]]);
    return { verdict: changed(changes.zh, changes.en), drafts: placed };
  };
}

// ------------------------------------------------------------------------------------------------ assignments

function assignmentPlan({ actor, rows, equipment, utcOffsetMinutes }: LinesWorld): (cells: Cells) => Planned {
  /** Assignments as they would be after the lines before. */
  const planned = new Map<RecorderSerial, readonly AssignmentRow[]>();
  return (cells) => {
    const [recorder, officer] = [cells.get('recorder') as RecorderSerial, cells.get('officer') as OfficerId];
    demand('recorder', mayNameId('recorder', recorder));
    demand('officer', mayNameId('officer', officer));
    const from = timeOf('from', cells.get('from'), utcOffsetMinutes);
    const to = cells.get('to') === '' ? null : timeOf('to', cells.get('to'), utcOffsetMinutes);
    const before = planned.get(recorder) ?? read(rows, register.assignments(recorder)) ?? [];
    const there = before.find((one) => one.officer === officer && one.from === from);
    if (there !== undefined && there.to === to) return same;
    if (there?.to === null && to !== null && to > from) {
      planned.set(recorder, before.map((one) => (one === there ? { ...one, to } : one)));
      return { verdict: changed(`${whoIs(officer, rows)} 的配发于 ${to} 结束`, `the assignment to ${whoIs(officer, rows)} ends at ${to}`), drafts: [{ kind: 'AssignmentEnded', actor, facts: { recorder, officer, to } }] };
    }
    try {
      equipment.demandAssignable(recorder, officer, before, from, to);
    } catch (error) {
      if (!(error instanceof StationError)) throw error;
      const { zh, en } = halves(error.message);
      const column = read(rows, register.recorder(recorder)) === undefined ? 'recorder' : read(rows, register.officer(officer)) === undefined ? 'officer' : 'from';
      throw new Refused(column, zh, en);
    }
    const ended = before.find((one) => one.from < from && one.to === null);
    planned.set(recorder, [...before.map((one) => (one === ended ? { ...one, to: from } : one)), { officer, from, to }].sort((a, b) => (a.from < b.from ? -1 : 1)));
    const drafts: EventDraft[] = [{ kind: 'RecorderAssigned', actor, facts: { recorder, officer, from, to } }];
    if (ended === undefined) return { verdict: fresh(`配发给 ${whoIs(officer, rows)}`, `will be assigned to ${whoIs(officer, rows)}`), drafts };
    return { verdict: changed(`配发给 ${whoIs(officer, rows)}；${whoIs(ended.officer, rows)} 自 ${ended.from} 的配发由此结束`, `will be assigned to ${whoIs(officer, rows)}; ends the assignment to ${whoIs(ended.officer, rows)} from ${ended.from}`), drafts };
  };
}

const LOCAL = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** `2026-11-23 08:00` in the station's own time; with a zone behind it in that one. A day alone begins at midnight. */
function timeOf(column: 'from' | 'to', text: string, utcOffsetMinutes: number): IsoTime {
  const parts = LOCAL.exec(text);
  const wrong = new Refused(column, `“${text.slice(0, 40)}”不是时间，例如 2026-11-23 08:00`, `'${text.slice(0, 40)}' is no time; for example 2026-11-23 08:00`);
  if (parts === null) throw wrong;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(parts[i] ?? 0)) as [number, number, number, number, number, number];
  const utc = Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(`0${parts[7] ?? ''}`) * 1_000);
  const back = new Date(utc);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) throw wrong;
  const zone = parts[8];
  const offset = zone === undefined ? utcOffsetMinutes : zone === 'Z' ? 0 : Math.sign(Number(`${zone[0]}1`)) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return isoTime(utc - offset * 60_000);
}

// ------------------------------------------------------------------------------------------------ verdicts

const same: Planned = { verdict: { outcome: 'same', column: null, zh: '无变化', en: 'no change' }, drafts: [] };
const fresh = (zh: string, en: string): Planned['verdict'] => ({ outcome: 'new', column: null, zh, en });
const changed = (zh: string, en: string): Planned['verdict'] => ({ outcome: 'changed', column: null, zh, en });

function differing(all: readonly (readonly [zh: string, en: string, before: string, after: string])[]): { readonly zh: string; readonly en: string } {
  const differ = all.filter(([, , before, after]) => before !== after);
  return { zh: differ.map(([zh, , before, after]) => `${zh}：${before} → ${after}`).join('；'), en: differ.map(([, en, before, after]) => `${en}: ${before} → ${after}`).join('; ') };
}

function demand(column: string, verdict: EnrolmentVerdict): void {
  if (verdict.kind === 'refused') throw new Refused(column, `${verdict.zh}（${verdict.article}）`, `${verdict.en} (${verdict.article})`);
}

function once(seen: Map<string, number>, id: string, line: number, column: string): void {
  const before = seen.get(id);
  if (before !== undefined) throw new Refused(column, `与第 ${before} 行重复`, `line ${before} says so already`);
  seen.set(id, line);
}
