/**
 * The equipment manager's desk: officers, who holds which recorder, where each is, and what has to be put right. Each use case
 * reads the registers, asks a rule, appends its events at once and returns when they are durable. How a device becomes
 * known is in enrolment.ts; what takes more than the registers stands beside it: hand-out.ts, scan.ts, register-file.ts, recorders.ts.
 */
import type { Clock } from '../clock.ts';
import type { HandOutEnd, SetState } from '../domain/equipment-events.ts';
import { equipmentRegister, type HandOutRow } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft } from '../domain/events.ts';
import { isoTime, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register, type AssignmentRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { LEAST_BATTERY } from '../rules/duty-check.ts';
import { mayAssign, mayAssignFinding, mayEnterText, mayLeave, mayNameId, mayNameManager, maySetState } from '../rules/enrolment.ts';
import { judgeLoss } from '../rules/loss.ts';
import { maySetRatio, type RatioSetting } from '../rules/ratio.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { whoIs } from './called.ts';
import { demand, demandVersion, notFound } from './demand.ts';
import { EnrolmentDesk } from './enrolment.ts';

/** Recorders that one officer may be found to hold when he leaves. */
const MAX_HELD = 1_000;

export interface EquipmentDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

export class EquipmentDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  /** Of this desk and of those beside it, which share its facts. */
  readonly turn = new Turn();
  readonly enrolment: EnrolmentDesk;

  constructor(parts: EquipmentDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.enrolment = new EnrolmentDesk({ ...parts, turn: this.turn });
  }

  /** Enters an officer, or the particulars and unit as they are from now on; one who had left is back. `version` 'new': refused where he is there. */
  registerOfficer(actor: string, officer: string, unit: string, name: string, certificateNumber: string, version?: number | 'new'): Promise<void> {
    return this.turn.take(async () => {
      if (version === 'new' && read(this.#rows, register.officer(officer as OfficerId)) !== undefined) {
        throw new StationError('conflict', `执法人员 ${officer} 已登记 / officer ${officer} is registered already`, { what: 'officer', id: officer, pointer: '/officer' });
      }
      if (typeof version === 'number') demandVersion(version, read(this.#rows, equipmentRegister.officer(officer as OfficerId))?.version, 'officer', officer);
      demand(mayNameId('officer', officer), mayEnterText('单位 / unit', unit), mayEnterText('姓名 / name', name), mayEnterText('执法证号 / certificate number', certificateNumber));
      await this.#append({ kind: 'OfficerRegistered', actor, facts: { officer: officer as OfficerId, unit }, particulars: { name, certificateNumber } });
    });
  }

  /** To another unit, with name and certificate as they are. Throws 'conflict' for one who has left, or whose name is not known any more. */
  moveOfficer(actor: string, officer: string, unit: string): Promise<void> {
    return this.turn.take(async () => {
      const row = read(this.#rows, register.officer(officer as OfficerId));
      if (row === undefined) throw new StationError('not-found', `没有登记执法人员 ${officer} / officer ${officer} is not registered`, { what: 'officer', id: officer });
      if ((read(this.#rows, equipmentRegister.officer(officer as OfficerId))?.left ?? null) !== null) throw new StationError('conflict', `${officer} 已离任，复任须逐人登记 / ${officer} has left; register him again to bring him back`, { what: 'officer', id: officer });
      const { name, certificateNumber } = row;
      if (name === null || certificateNumber === null) throw new StationError('conflict', `${officer} 的姓名或执法证号已不在册，请逐人更改 / the name or certificate of ${officer} is not known any more; change him by himself`, { what: 'officer', id: officer });
      demand(mayEnterText('单位 / unit', unit));
      if (row.unit !== unit) await this.#append({ kind: 'OfficerRegistered', actor, facts: { officer: officer as OfficerId, unit }, particulars: { name, certificateNumber } });
    });
  }

  /** Art. 15: from now on docks copy and erase in this officer's standing order (Art. 19(4)). Version 0: nobody is named. */
  nameManager(actor: string, officer: string, standingOrder: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      if (version !== undefined) demandVersion(version, read(this.#rows, register.manager())?.version ?? 0, 'manager', officer);
      demand(mayNameId('officer', officer), mayNameManager(read(this.#rows, register.officer(officer as OfficerId)), read(this.#rows, equipmentRegister.officer(officer as OfficerId)), officer), mayEnterText('常设指令 / standing order', standingOrder));
      await this.#append({ kind: 'ManagerNamed', actor, facts: { officer: officer as OfficerId, standingOrder } });
    });
  }

  relieveManager(actor: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const manager = read(this.#rows, register.manager());
      if (version !== undefined) demandVersion(version, manager?.version ?? 0, 'manager', manager?.officer ?? '');
      if (manager === undefined) throw new StationError('not-found', '没有指定专职管理人员 / no recorder manager is named', { what: 'manager' });
      await this.#append({ kind: 'ManagerRelieved', actor, facts: { officer: manager.officer } });
    });
  }

  /** Ends its hand-out and the assignment of now with it: what is retired is with nobody. */
  retireRecorder(actor: string, recorder: string, reason: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const serial = recorder as RecorderSerial;
      if (read(this.#rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
      this.#demandRecorderVersion(serial, version);
      demand(mayEnterText('理由 / reason', reason));
      await this.#log.append([...this.#releaseDrafts(actor, serial, 'out-of-service'), { kind: 'RecorderRetired', actor, facts: { recorder: serial, reason } }]);
    });
  }

  /**
   * Into store, into repair, lost, found. Store and repair take it from whom it is with; a lost one stays his, because
   * what it recorded is his. Loss opens the finding 'recorder-lost' (Art. 22(4)), any other state closes it.
   */
  setState(actor: string, recorder: string, state: SetState, reason: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const serial = recorder as RecorderSerial;
      this.#demandRecorderVersion(serial, version);
      demand(mayEnterText('理由 / reason', reason));
      await this.#setState(actor, serial, state, reason, state !== 'lost');
    });
  }

  /** A lost recorder is in a bay again. Nothing where it is not lost. */
  foundInBay(recorder: RecorderSerial, dock: string, bay: number): Promise<void> {
    return this.turn.take(async () => {
      if (read(this.#rows, equipmentRegister.equipment(recorder))?.state !== 'lost') return;
      await this.#setState('station', recorder, 'in-store', `已放入采集站 ${dock} 的 ${bay} 号仓 / put into bay ${bay} of dock ${dock}`, false);
    });
  }

  async #setState(actor: string, recorder: RecorderSerial, state: SetState, reason: string, release: boolean): Promise<void> {
    const row = read(this.#rows, register.recorder(recorder));
    const equipment = read(this.#rows, equipmentRegister.equipment(recorder));
    const assignments = read(this.#rows, register.assignments(recorder)) ?? [];
    const now = isoTime(this.#clock.wallMs());
    demand(maySetState(row, equipment, recorder, state, holderAt(assignments, now) !== null));
    const drafts: EventDraft[] = release ? this.#releaseDrafts(actor, recorder, state === 'in-store' ? 'taken-back' : 'out-of-service') : [];
    drafts.push({ kind: 'RecorderStateSet', actor, facts: { recorder, state }, particulars: { reason } });
    const finding = lossFinding(recorder);
    const open = read(this.#rows, register.finding(finding))?.closed === null;
    if (state === 'lost' && !open) {
      const loss = judgeLoss(row!, equipment!, assignments, now);
      drafts.push({ kind: 'FindingOpened', actor: 'station', facts: { finding, kind: 'recorder-lost', subject: `recorder:${recorder}`, article: loss.article, detail: loss.detail } });
    }
    if (state !== 'lost' && open) drafts.push({ kind: 'FindingClosed', actor, facts: { finding, outcome: `已找到：${reason}` } });
    await this.#log.append(drafts);
  }

  /** What ends when a recorder is taken from whom it is with: the hand-out, and the assignment of this moment. */
  #releaseDrafts(actor: string, recorder: RecorderSerial, why: HandOutEnd): EventDraft[] {
    const now = isoTime(this.#clock.wallMs());
    const held = (read(this.#rows, register.assignments(recorder)) ?? []).find((one) => one.from <= now && (one.to === null || now < one.to));
    const open = this.#openHandOut(recorder);
    return [
      ...(open === undefined ? [] : [{ kind: 'HandOutEnded', actor, facts: { handOut: open.handOut, recorder, officer: open.officer, why } } as const]),
      ...(held === undefined ? [] : [{ kind: 'AssignmentEnded', actor, facts: { recorder, officer: held.officer, to: now } } as const]),
    ];
  }

  #openHandOut(recorder: RecorderSerial): HandOutRow | undefined {
    const id = read(this.#rows, equipmentRegister.equipment(recorder))?.handOut;
    return id == null ? undefined : read(this.#rows, equipmentRegister.handOut(id));
  }

  /** Art. 18 counts by unit. */
  placeRecorder(actor: string, recorder: string, unit: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const serial = recorder as RecorderSerial;
      const row = read(this.#rows, register.recorder(serial));
      if (row === undefined) throw notFound('recorder', recorder);
      this.#demandRecorderVersion(serial, version);
      demand(mayEnterText('单位 / unit', unit));
      if (row.retired !== null) throw new StationError('conflict', `记录仪 ${recorder} 已停用 / recorder ${recorder} is retired`, { what: 'recorder', id: recorder });
      await this.#append({ kind: 'RecorderPlaced', actor, facts: { recorder: serial, unit } });
    });
  }

  /** From now on he is not counted (Art. 18) and his badges open nothing; his clips stay his. */
  officerLeaves(actor: string, officer: string, reason: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const id = officer as OfficerId;
      const standing = read(this.#rows, equipmentRegister.officer(id));
      if (version !== undefined) demandVersion(version, standing?.version, 'officer', officer);
      demand(mayEnterText('理由 / reason', reason), mayLeave(standing, officer, await this.heldBy(id), read(this.#rows, register.manager())?.officer === id));
      await this.#append({ kind: 'OfficerLeft', actor, facts: { officer: id }, particulars: { reason } });
    });
  }

  /** Recorders that an officer holds at this moment. */
  async heldBy(officer: OfficerId): Promise<RecorderSerial[]> {
    const now = isoTime(this.#clock.wallMs());
    const rows = await this.#rows.list(equipmentRegister.heldBy(officer, ''), MAX_HELD);
    return rows.map(([, serial]) => serial as unknown as RecorderSerial).filter((serial) => holderAt(read(this.#rows, register.assignments(serial)) ?? [], now) === officer);
  }

  /** `unit` null is the bureau. Refused below one recorder per two officers (Art. 18). */
  setRatio(actor: string, unit: string | null, setting: RatioSetting, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const verdict = maySetRatio(setting);
      if (verdict.kind === 'refused') throw new StationError('bad-input', `${verdict.zh}（${verdict.article}） / ${verdict.en} (${verdict.article})`, { what: 'ratio', reason: verdict.article, pointer: '/recorders' });
      if (unit !== null) demand(mayEnterText('单位 / unit', unit));
      if (version !== undefined) demandVersion(version, read(this.#rows, equipmentRegister.ratio(unit))?.version ?? 0, 'ratio', unit ?? '');
      await this.#append({ kind: 'RatioSet', actor, facts: { unit, recorders: setting.recorders, officers: setting.officers } });
    });
  }

  setHandOutRule(actor: string, leastBattery: number, version?: number): Promise<void> {
    return this.turn.take(async () => {
      if (!(Number.isInteger(leastBattery) && leastBattery >= LEAST_BATTERY.least && leastBattery <= LEAST_BATTERY.most)) {
        throw new StationError('bad-input', `最低电量为 ${LEAST_BATTERY.least} 至 ${LEAST_BATTERY.most}% / the least charge is ${LEAST_BATTERY.least} to ${LEAST_BATTERY.most} %`, { what: 'leastBattery', pointer: '/leastBattery' });
      }
      if (version !== undefined) demandVersion(version, read(this.#rows, equipmentRegister.handOutRule())?.version ?? 0, 'hand-out-rule', '');
      await this.#append({ kind: 'HandOutRuleSet', actor, facts: { leastBattery } });
    });
  }

  /** From when to when an officer holds a recorder, so that a clip knows its officer by its time of recording. */
  assign(actor: string, recorder: string, officer: string, from: IsoTime, to: IsoTime | null, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const serial = recorder as RecorderSerial;
      this.#demandRecorderVersion(serial, version);
      this.demandAssignable(recorder, officer, read(this.#rows, register.assignments(serial)) ?? [], from, to);
      await this.#append({ kind: 'RecorderAssigned', actor, facts: { recorder: serial, officer: officer as OfficerId, from, to } });
    });
  }

  /** Throws the reason for which this assignment may not be entered beside those given. */
  demandAssignable(recorder: string, officer: string, assignments: readonly AssignmentRow[], from: IsoTime, to: IsoTime | null): void {
    const serial = recorder as RecorderSerial;
    demand(mayAssign(read(this.#rows, register.recorder(serial)), read(this.#rows, register.officer(officer as OfficerId)), assignments, from, to, (one) => whoIs(one, this.#rows)));
    const left = read(this.#rows, equipmentRegister.officer(officer as OfficerId))?.left ?? null;
    if (left !== null && (to === null || to > left)) throw new StationError('conflict', `执法人员 ${officer} 已于 ${left} 离任 / officer ${officer} left on ${left}`, { what: 'officer', id: officer, pointer: '/officer' });
    const open = this.#openHandOut(serial);
    if (open !== undefined && (to === null || to > isoTime(this.#clock.wallMs()))) {
      throw new StationError('conflict', `该记录仪自 ${open.at} 起由 ${whoIs(open.officer, this.#rows)} 领用，请先收回 / the recorder is handed out to ${whoIs(open.officer, this.#rows)} since ${open.at}; take it back first`, { what: 'recorder', id: recorder });
    }
  }

  endAssignment(actor: string, recorder: string, to: IsoTime, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const serial = recorder as RecorderSerial;
      this.#demandRecorderVersion(serial, version);
      const open = (read(this.#rows, register.assignments(serial)) ?? []).find((one) => one.from <= to && (one.to === null || one.to > to));
      if (open === undefined) throw notFound('assignment', recorder);
      const handOut = this.#openHandOut(serial);
      const ended: EventDraft[] = handOut?.assigned === true && handOut.officer === open.officer ? [{ kind: 'HandOutEnded', actor, facts: { handOut: handOut.handOut, recorder: serial, officer: open.officer, why: 'taken-back' } }] : [];
      await this.#log.append([...ended, { kind: 'AssignmentEnded', actor, facts: { recorder: serial, officer: open.officer, to } }]);
    });
  }

  /** Art. 22: within which time it is put right, and by whom. Again: another day or person. `today` is the station's own day. */
  assignFinding(actor: string, finding: string, responsible: string, deadline: string, today: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      if (version !== undefined) demandVersion(version, read(this.#rows, equipmentRegister.findingDuty(finding))?.version, 'finding', finding);
      demand(mayAssignFinding(read(this.#rows, register.finding(finding)), finding, read(this.#rows, equipmentRegister.officer(responsible as OfficerId)), responsible, deadline, today));
      await this.#append({ kind: 'FindingAssigned', actor, facts: { finding, responsible: responsible as OfficerId, deadline } });
    });
  }

  closeFinding(actor: string, finding: string, outcome: string, version?: number): Promise<void> {
    return this.turn.take(async () => {
      const row = read(this.#rows, register.finding(finding));
      if (row === undefined) throw notFound('finding', finding);
      if (version !== undefined) demandVersion(version, read(this.#rows, equipmentRegister.findingDuty(finding))?.version, 'finding', finding);
      if (row.closed !== null) throw new StationError('conflict', `该问题已于 ${row.closed} 办结 / the finding was closed at ${row.closed}`, { what: 'finding', id: finding });
      demand(mayEnterText('结果 / outcome', outcome));
      await this.#append({ kind: 'FindingClosed', actor, facts: { finding, outcome } });
    });
  }

  #demandRecorderVersion(recorder: RecorderSerial, version: number | undefined): void {
    if (version !== undefined) demandVersion(version, read(this.#rows, equipmentRegister.equipment(recorder))?.version, 'recorder', recorder);
  }

  async #append(draft: EventDraft): Promise<void> {
    await this.#log.append([draft]);
  }
}

/** A recorder is lost once at a time. */
function lossFinding(recorder: RecorderSerial): string {
  return `recorder-lost:${recorder}`;
}
