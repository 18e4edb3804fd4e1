/** The desk of explanations (工作情况说明, Art. 17, 19(2)): the officer states, the unit head reviews, the recorder manager files. */
import type { Clock } from '../clock.ts';
import { isActivityKind } from '../domain/activity-kinds.ts';
import { activityRegister, spanOf } from '../domain/activity-register.ts';
import { chainRegister } from '../domain/chain-register.ts';
import { StationError } from '../domain/errors.ts';
import { explanationRegister, type DemandRow, type ExplanationRow } from '../domain/explanation-register.ts';
import type { LoggedEvent } from '../domain/events.ts';
import type { ExplanationAbout, ExplanationGround } from '../domain/hand-over-events.ts';
import { isPlainName, type IsoTime, type OfficerId } from '../domain/names.ts';
import { lastHolder, register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { mayEnter, refuse } from '../rules/desk-verdict.ts';
import { MAX_NOTE, mayState, mayStep } from '../rules/exemption.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { demandVersion } from './demand.ts';
import { demandRule, type DeskPerson } from './rule-demand.ts';
import { idOfKey } from './part-of-list.ts';

const ID_BYTES = 8;
export const MAX_DEMANDS = 100;
/** Steps of one explanation that are told: it would have to be returned a hundred times to have more. */
export const MAX_STEPS = 200;
const MAX_AUTHORITY = 100;
const MAX_DEMAND_TEXT = 500;

export interface ExplanationWish {
  readonly about: ExplanationAbout;
  readonly ground: ExplanationGround;
  /** Its span and kind are taken where none is given; both are needed without one. */
  readonly activity: string | null;
  readonly activityKind: string | null;
  readonly from: IsoTime | null;
  readonly to: IsoTime | null;
  readonly findings: readonly string[];
  readonly reason: string;
  readonly askedBy: string;
  readonly law: string;
}

type Step<K extends LoggedEvent['kind']> = Extract<LoggedEvent, { kind: K }>;
export type ExplanationEvent = Step<'ExplanationStated'> | Step<'ExplanationReviewed'> | Step<'ExplanationFiled'>;
const isStep = (event: LoggedEvent): event is ExplanationEvent => event.kind === 'ExplanationStated' || event.kind === 'ExplanationReviewed' || event.kind === 'ExplanationFiled';

export interface ExplanationsParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly turn: Turn;
}

export class ExplanationsDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #turn: Turn;

  constructor(parts: ExplanationsParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#turn = parts.turn;
  }

  row(id: string): ExplanationRow {
    const row = read(this.#rows, explanationRegister.explanation(id));
    if (row === undefined) throw new StationError('not-found', '没有找到 / not found', { what: 'explanation', id });
    return row;
  }

  /** Every step that was taken with it, the oldest first, as the custody log has it: also what was stated before a return. */
  async steps(id: string): Promise<readonly ExplanationEvent[]> {
    const prefix = chainRegister.about(`explanation:${id}`, '');
    const found = [];
    for (const [key] of await this.#rows.list(prefix, MAX_STEPS)) found.push(await this.#log.event(Number(key.slice(prefix.length))));
    return found.filter(isStep);
  }

  state(by: DeskPerson, wish: ExplanationWish): Promise<ExplanationRow> {
    return this.#turn.take(() => this.#state(by, `e${Buffer.from(this.#clock.randomBytes(ID_BYTES)).toString('hex')}`, undefined, wish));
  }

  /** After it was returned. */
  stateAgain(by: DeskPerson, id: string, wish: ExplanationWish, version: number): Promise<ExplanationRow> {
    return this.#turn.take(async () => {
      const before = this.row(id);
      demandVersion(version, before.version, 'explanation', id);
      return this.#state(by, id, before, wish);
    });
  }

  async #state(by: DeskPerson, explanation: string, before: ExplanationRow | undefined, wish: ExplanationWish): Promise<ExplanationRow> {
    const { officer } = by;
    const person = officer === null ? undefined : read(this.#rows, register.officer(officer));
    if (officer === null || person === undefined) throw new StationError('bad-input', '此账号没有对应的执法人员，不能制作说明 / this account is no officer\'s: it has nothing to explain', { what: 'account', id: by.actor });
    const activity = wish.activity === null ? undefined : read(this.#rows, activityRegister.activity(wish.activity));
    if (wish.activity !== null && (activity === undefined || !activity.officers.includes(officer))) demandRule(refuse('not-found', 'Art. 19(2)', '没有这项您参加的执法活动', 'there is no such activity of yours', '/activity'));
    const span = activity === undefined ? undefined : spanOf(activity);
    const kind = wish.activityKind ?? activity?.kind ?? '';
    const [from, to] = [wish.from ?? span?.from, wish.to ?? span?.to];
    if (!isActivityKind(kind)) throw bad('/activityKind', '请选择执法活动类别', 'choose a kind of activity');
    if (activity !== undefined && kind !== activity.kind) throw bad('/activityKind', '类别与执法活动不一致', 'the kind is not that of the activity');
    if (from === undefined || to === undefined) throw bad('/from', '请选择执法活动或填写起止时间', 'choose an activity or give a span');
    const findings = [...new Set(wish.findings)];
    for (const finding of findings) this.#demandGap(finding, explanation, officer);
    const words = { reason: wish.reason.trim(), askedBy: wish.askedBy.trim(), law: wish.law.trim() };
    const facts = { about: wish.about, ground: wish.ground, activity: wish.activity, activityKind: kind, from, to, findings };
    demandRule(mayStep(before, 'state', by), mayState({ ...facts, ...words, officer }, await this.demands()));
    await this.#log.append([{ kind: 'ExplanationStated', actor: by.actor, facts: { explanation, officer, unit: person.unit, ...facts }, particulars: words }]);
    return this.row(explanation);
  }

  /** A gap is explained by whoever had the recorder; where the register knows nobody, by whoever says that he had it. Others' gaps are none to him. */
  #demandGap(finding: string, explanation: string, officer: OfficerId): void {
    const recorder = read(this.#rows, explanationRegister.gapAt(finding))?.recorder;
    const gap = recorder === undefined ? undefined : read(this.#rows, explanationRegister.gap(recorder, finding));
    const holder = gap === undefined ? null : lastHolder(read(this.#rows, register.assignments(gap.recorder)) ?? [], gap.opened);
    if (gap === undefined || (holder !== null && holder !== officer)) throw bad('/findings', `没有待说明的缺口 ${finding}`, `there is no open gap ${finding}`);
    const other = read(this.#rows, explanationRegister.explains(finding));
    if (other !== undefined && other !== explanation) throw new StationError('conflict', `缺口 ${finding} 已有工作情况说明（Art. 19(2)） / gap ${finding} has an explanation already (Art. 19(2))`, { what: 'finding', id: finding, pointer: '/findings' });
  }

  review(by: DeskPerson, id: string, outcome: 'accepted' | 'returned', note: string, version: number): Promise<ExplanationRow> {
    return this.#turn.take(async () => {
      const row = this.row(id);
      demandVersion(version, row.version, 'explanation', id);
      demandRule(mayStep(row, outcome === 'accepted' ? 'accept' : 'return', by), mayEnter('/note', '审核意见', 'note', note, MAX_NOTE, 'Art. 19(2)', outcome === 'returned'));
      await this.#log.append([{ kind: 'ExplanationReviewed', actor: by.actor, facts: { explanation: id, outcome, reviewer: by.officer }, particulars: { note: note.trim() } }]);
      return this.row(id);
    });
  }

  file(by: DeskPerson, id: string, version: number): Promise<ExplanationRow> {
    return this.#turn.take(async () => {
      const row = this.row(id);
      demandVersion(version, row.version, 'explanation', id);
      demandRule(mayStep(row, 'file', by));
      await this.#log.append([{ kind: 'ExplanationFiled', actor: by.actor, facts: { explanation: id, filer: by.officer } }]);
      return this.row(id);
    });
  }

  // ---------------------------------------------------------------------------------------------- the higher authority

  async demands(): Promise<readonly DemandRow[]> {
    return (await this.#rows.list(explanationRegister.demand(''), MAX_DEMANDS)).map(([, row]) => row as unknown as DemandRow);
  }

  /** Art. 17(4): what has to be recorded all the same. No kinds: the demand has ended. */
  setDemand(actor: string, demand: string, activityKinds: readonly string[], authority: string, text: string, version: number | undefined): Promise<DemandRow | null> {
    return this.#turn.take(async () => {
      const before = read(this.#rows, explanationRegister.demand(demand));
      if (before !== undefined && version !== undefined) demandVersion(version, before.version, 'demand', demand);
      if (!isPlainName(demand)) throw bad('/demand', '编号：1 至 32 个字母、数字或 . _ -', 'an id is 1 to 32 of A-Z a-z 0-9 . _ -');
      const kinds = [...new Set(activityKinds)].filter(isActivityKind);
      if (kinds.length < new Set(activityKinds).size) throw bad('/activityKinds', '有未知的执法活动类别', 'a kind of activity is unknown');
      if (before === undefined && kinds.length === 0) throw bad('/activityKinds', '请选择执法活动类别', 'choose kinds of activities');
      if (before === undefined && (await this.demands()).length >= MAX_DEMANDS) throw new StationError('conflict', `最多 ${MAX_DEMANDS} 项上级要求 / there are ${MAX_DEMANDS} demands at most`, { what: 'demand', id: demand });
      const ends = kinds.length === 0;
      demandRule(mayEnter('/authority', '上级主管部门', 'authority', authority, MAX_AUTHORITY, 'Art. 17(4)', !ends), mayEnter('/text', '要求', 'text', text, MAX_DEMAND_TEXT, 'Art. 17(4)', false));
      await this.#log.append([{ kind: 'HigherAuthorityDemandSet', actor, facts: { demand, activityKinds: kinds }, particulars: { authority: authority.trim(), text: text.trim() } }]);
      return read(this.#rows, explanationRegister.demand(demand)) ?? null;
    });
  }

  /** Explanations that wait for the unit head, the recorder manager or (returned) the officer: the oldest first. */
  async waiting(state: 'stated' | 'accepted' | 'returned', of: { readonly unit: string } | { readonly officer: OfficerId } | null, limit: number): Promise<readonly ExplanationRow[]> {
    const prefix = of === null ? explanationRegister.inState(state) : 'unit' in of ? explanationRegister.inStateOfUnit(state, of.unit) : explanationRegister.inStateOfOfficer(state, of.officer);
    const keys = await this.#rows.list(prefix, limit);
    return keys.flatMap(([key]) => read(this.#rows, explanationRegister.explanation(idOfKey(key))) ?? []);
  }
}

function bad(pointer: string, zh: string, en: string): StationError {
  return new StationError('bad-input', `${zh} / ${en}`, { what: 'explanation', pointer });
}
