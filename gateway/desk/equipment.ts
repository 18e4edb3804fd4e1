/**
 * The equipment manager's desk: officers, docks, recorders, who holds which, and what is in quarantine. Each use case
 * reads the registers, asks a rule, appends one event and returns when it is durable.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { Carrier, EventDraft } from '../domain/events.ts';
import { isoTime, type DockId, type IsoTime, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { register, splitSubject } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import {
  mayAssign, mayEnrolDock, mayEnrolRecorder, mayEnterText, mayNameId, mayNameManager, mayUseCode, mayUseKey, type EnrolmentVerdict,
} from '../rules/enrolment.ts';
import type { CustodyLog } from '../store/custody-log.ts';

/** Letters and digits that no handwriting confuses; 8 of 30 are 39 bits, good for a code that lives minutes. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;
const CODE_GROUP = 4;
const CREDENTIAL_BYTES = 20;
export const CODE_MINUTES = { default: 60, most: 7 * 24 * 60 } as const;
const MINUTE_MS = 60_000;

export interface NewRecorder {
  readonly recorder: string;
  readonly model: string;
  readonly publicKey?: string | undefined;
  readonly hardwareId?: string | undefined;
  readonly device?: string | undefined;
}

export interface EquipmentDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

export class EquipmentDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: EquipmentDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
  }

  registerOfficer(actor: string, officer: string, unit: string, name: string, certificateNumber: string): Promise<void> {
    return this.#inTurn(async () => {
      demand(mayNameId('officer', officer), mayEnterText('unit', unit), mayEnterText('name', name), mayEnterText('certificate number', certificateNumber));
      await this.#append({ kind: 'OfficerRegistered', actor, facts: { officer: officer as OfficerId, unit }, particulars: { name, certificateNumber } });
    });
  }

  /** Art. 15: from now on docks copy and erase in this officer's standing order (Art. 19(4)). */
  nameManager(actor: string, officer: string, standingOrder: string): Promise<void> {
    return this.#inTurn(async () => {
      demand(mayNameId('officer', officer), mayNameManager(read(this.#rows, register.officer(officer as OfficerId)), officer), mayEnterText('standing order', standingOrder));
      await this.#append({ kind: 'ManagerNamed', actor, facts: { officer: officer as OfficerId, standingOrder } });
    });
  }

  relieveManager(actor: string): Promise<void> {
    return this.#inTurn(async () => {
      const manager = read(this.#rows, register.manager());
      if (manager === undefined) throw new StationError('not-found', 'no recorder manager is named', { what: 'manager' });
      await this.#append({ kind: 'ManagerRelieved', actor, facts: { officer: manager.officer } });
    });
  }

  /** The code is shown once; the log keeps its hash. */
  issueCode(actor: string, what: 'dock' | 'recorder', id: string, minutes: number = CODE_MINUTES.default): Promise<{ readonly code: string; readonly expires: IsoTime }> {
    return this.#inTurn(async () => {
      demand(mayNameId(what, id));
      if (!(minutes >= 1 && minutes <= CODE_MINUTES.most)) throw new StationError('bad-input', `a code lives 1 to ${CODE_MINUTES.most} minutes`, { what: 'minutes', value: minutes });
      demand(what === 'dock' ? mayEnrolDock(read(this.#rows, register.dock(id as DockId))) : mayEnrolRecorder(read(this.#rows, register.recorder(id as RecorderSerial)), undefined));
      const code = this.#newCode();
      const expires = isoTime(this.#clock.wallMs() + minutes * MINUTE_MS);
      await this.#append({ kind: 'EnrolCodeIssued', actor, facts: { what, id, codeHash: hashOf(plain(code)), expires } });
      return { code, expires };
    });
  }

  enrolDock(actor: string, dock: string, carrier: Carrier, publicKey: string | null): Promise<void> {
    return this.#inTurn(async () => {
      demand(mayNameId('dock', dock), mayUseKey(publicKey), mayEnrolDock(read(this.#rows, register.dock(dock as DockId))));
      if (publicKey === null && (carrier === 'serial' || carrier === 'mqtt')) throw new StationError('bad-input', 'a dock on a line or a broker is enrolled by its public key or by a one-time code', { what: 'publicKey' });
      await this.#append({ kind: 'DockEnrolled', actor, facts: { dock: dock as DockId, carrier, publicKey, credentialHash: null } });
    });
  }

  /** The dock itself shows the code. The credential is its broker password from now on; only its hash is kept. */
  enrolDockByCode(dock: string, carrier: Carrier, code: string, publicKey: string): Promise<{ readonly credential: string }> {
    return this.#inTurn(async () => {
      demand(mayNameId('dock', dock), mayUseKey(publicKey), mayEnrolDock(read(this.#rows, register.dock(dock as DockId))), this.#codeVerdict(code, 'dock', dock));
      const credential = Buffer.from(this.#clock.randomBytes(CREDENTIAL_BYTES)).toString('base64url');
      await this.#append({ kind: 'DockEnrolled', actor: `dock:${dock}`, facts: { dock: dock as DockId, carrier, publicKey, credentialHash: hashOf(credential) } });
      return { credential };
    });
  }

  /** May a client with this user name and password speak on the broker: an enrolled dock, or one that holds a live code. */
  dockMayConnect(dock: string, password: string): boolean {
    const row = read(this.#rows, register.dock(dock as DockId));
    if (row !== undefined && row.retired === null) {
      // 160 random bits need no slow hash: there is nothing to guess.
      return row.credentialHash !== null && timingSafeEqual(Buffer.from(row.credentialHash), Buffer.from(hashOf(password)));
    }
    return this.#codeVerdict(password, 'dock', dock).kind === 'allowed';
  }

  retireDock(actor: string, dock: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      if (read(this.#rows, register.dock(dock as DockId)) === undefined) throw notFound('dock', dock);
      demand(mayEnterText('reason', reason));
      await this.#append({ kind: 'DockRetired', actor, facts: { dock: dock as DockId, reason } });
    });
  }

  enrolRecorder(actor: string, one: NewRecorder): Promise<void> {
    return this.#inTurn(() => this.#enrolRecorder(actor, one));
  }

  async #enrolRecorder(actor: string, one: NewRecorder): Promise<void> {
    const recorder = one.recorder as RecorderSerial;
    const device = one.device ?? null;
    demand(mayNameId('recorder', recorder), mayEnterText('model', one.model), mayUseKey(one.publicKey ?? null));
    demand(mayEnrolRecorder(read(this.#rows, register.recorder(recorder)), device === null ? undefined : read(this.#rows, register.device(device))));
    await this.#append({
      kind: 'RecorderEnrolled', actor,
      facts: { recorder, model: one.model, publicKey: one.publicKey ?? null, hardwareId: one.hardwareId ?? null, device },
    });
  }

  /** False where the code is not good; the recorder stays in quarantine then. */
  enrolRecorderByCode(recorder: string, code: string, model: string, publicKey: string | null, hardwareId: string | null): Promise<boolean> {
    return this.#inTurn(async () => {
      const row = read(this.#rows, register.recorder(recorder as RecorderSerial));
      if (mayEnrolRecorder(row, undefined).kind === 'refused' || this.#codeVerdict(code, 'recorder', recorder).kind === 'refused') return false;
      await this.#enrolRecorder(`recorder:${recorder}`, { recorder, model: model === '' ? '?' : model, publicKey: publicKey ?? undefined, hardwareId: hardwareId ?? undefined });
      return true;
    });
  }

  retireRecorder(actor: string, recorder: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      if (read(this.#rows, register.recorder(recorder as RecorderSerial)) === undefined) throw notFound('recorder', recorder);
      demand(mayEnterText('reason', reason));
      await this.#append({ kind: 'RecorderRetired', actor, facts: { recorder: recorder as RecorderSerial, reason } });
    });
  }

  /** From when to when an officer holds a recorder, so that a clip knows its officer by its time of recording. */
  assign(actor: string, recorder: string, officer: string, from: IsoTime, to: IsoTime | null): Promise<void> {
    return this.#inTurn(async () => {
      const serial = recorder as RecorderSerial;
      demand(mayAssign(read(this.#rows, register.recorder(serial)), read(this.#rows, register.officer(officer as OfficerId)), read(this.#rows, register.assignments(serial)) ?? [], from, to));
      await this.#append({ kind: 'RecorderAssigned', actor, facts: { recorder: serial, officer: officer as OfficerId, from, to } });
    });
  }

  endAssignment(actor: string, recorder: string, to: IsoTime): Promise<void> {
    return this.#inTurn(async () => {
      const serial = recorder as RecorderSerial;
      const open = (read(this.#rows, register.assignments(serial)) ?? []).find((one) => one.from <= to && (one.to === null || one.to > to));
      if (open === undefined) throw notFound('assignment', recorder);
      await this.#append({ kind: 'AssignmentEnded', actor, facts: { recorder: serial, officer: open.officer, to } });
    });
  }

  /** `subject` is `recorder:<serial>` or `dock:<id>`. */
  liftQuarantine(actor: string, subject: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      if (read(this.#rows, register.quarantined(subject)) === undefined) throw notFound('quarantine', subject);
      const [what, id] = splitSubject(subject);
      const unknown = what === 'recorder' ? read(this.#rows, register.recorder(id as RecorderSerial)) === undefined : read(this.#rows, register.dock(id as DockId)) === undefined;
      if (unknown) throw new StationError('conflict', `${subject} is unknown: enrol it instead`, { what: 'quarantine', id: subject });
      demand(mayEnterText('reason', reason));
      await this.#append({ kind: 'QuarantineLifted', actor, facts: { subject, reason } });
    });
  }

  closeFinding(actor: string, finding: string, outcome: string): Promise<void> {
    return this.#inTurn(async () => {
      const row = read(this.#rows, register.finding(finding));
      if (row === undefined) throw notFound('finding', finding);
      if (row.closed !== null) throw new StationError('conflict', `the finding was closed at ${row.closed}`, { what: 'finding', id: finding });
      demand(mayEnterText('outcome', outcome));
      await this.#append({ kind: 'FindingClosed', actor, facts: { finding, outcome } });
    });
  }

  /** One use case at a time: what a rule has seen is still so when its event is appended. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #codeVerdict(code: string, what: 'dock' | 'recorder', id: string): EnrolmentVerdict {
    return mayUseCode(read(this.#rows, register.enrolCode(hashOf(plain(code)))), what, id, isoTime(this.#clock.wallMs()));
  }

  #newCode(): string {
    let code = '';
    // Bytes that would favour the first letters are drawn again.
    const fair = 256 - (256 % CODE_ALPHABET.length);
    while (code.length < CODE_LENGTH) {
      for (const byte of this.#clock.randomBytes(CODE_LENGTH)) if (byte < fair && code.length < CODE_LENGTH) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
    }
    return `${code.slice(0, CODE_GROUP)}-${code.slice(CODE_GROUP)}`;
  }

  async #append(draft: EventDraft): Promise<void> {
    await this.#log.append([draft]);
  }
}

function plain(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function notFound(what: string, id: string): StationError {
  return new StationError('not-found', `there is no ${what} ${id}`, { what, id });
}

/** Throws the first refusal as an error that says which rule it is. */
function demand(...verdicts: readonly EnrolmentVerdict[]): void {
  for (const verdict of verdicts) {
    if (verdict.kind === 'refused') throw new StationError(verdict.code, `${verdict.why} (${verdict.article})`, { what: 'enrolment', reason: verdict.article });
  }
}
