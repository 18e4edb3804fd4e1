/**
 * The part of the equipment manager's desk that says which docks and recorders the station knows, and by what: a key, a
 * one-time code, a broker's credential, the path of a camera's card. What does not prove itself is in quarantine.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { Carrier, EventDraft } from '../domain/events.ts';
import { isoTime, type DockId, type IsoTime, type RecorderSerial } from '../domain/names.ts';
import { register, splitSubject } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Turn } from '../domain/turn.ts';
import { mayEnrolDock, mayEnrolRecorder, mayEnterDevice, mayEnterText, mayNameId, mayUseCode, mayUseKey, type EnrolmentVerdict } from '../rules/enrolment.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { demand, notFound } from './demand.ts';

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

export interface EnrolmentDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly turn: Turn;
}

export class EnrolmentDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  readonly #turn: Turn;

  constructor(parts: EnrolmentDeskParts) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
    this.#turn = parts.turn;
  }

  /** The code is shown once; the log keeps its hash. */
  issueCode(actor: string, what: 'dock' | 'recorder', id: string, minutes: number = CODE_MINUTES.default): Promise<{ readonly code: string; readonly expires: IsoTime }> {
    return this.#turn.take(async () => {
      demand(mayNameId(what, id));
      if (!(minutes >= 1 && minutes <= CODE_MINUTES.most)) throw new StationError('bad-input', `登记码有效期为 1 至 ${CODE_MINUTES.most} 分钟 / a code lives 1 to ${CODE_MINUTES.most} minutes`, { what: 'minutes', value: minutes, pointer: '/minutes' });
      demand(what === 'dock' ? mayEnrolDock(read(this.#rows, register.dock(id as DockId))) : mayEnrolRecorder(read(this.#rows, register.recorder(id as RecorderSerial)), undefined));
      const code = this.#newCode();
      const expires = isoTime(this.#clock.wallMs() + minutes * MINUTE_MS);
      await this.#append({ kind: 'EnrolCodeIssued', actor, facts: { what, id, codeHash: codeHash(code), expires } });
      return { code, expires };
    });
  }

  enrolDock(actor: string, dock: string, carrier: Carrier, publicKey: string | null): Promise<void> {
    return this.#turn.take(async () => {
      demand(mayNameId('dock', dock), mayUseKey(publicKey), mayEnrolDock(read(this.#rows, register.dock(dock as DockId))));
      if (publicKey === null && (carrier === 'serial' || carrier === 'mqtt')) throw new StationError('bad-input', '线路或消息代理上的采集站须以公钥或一次性登记码登记 / a dock on a line or a broker is enrolled by its public key or by a one-time code', { what: 'publicKey' });
      await this.#append({ kind: 'DockEnrolled', actor, facts: { dock: dock as DockId, carrier, publicKey, credentialHash: null } });
    });
  }

  /** The dock itself shows the code. The credential is its broker password from now on; only its hash is kept. */
  enrolDockByCode(dock: string, carrier: Carrier, code: string, publicKey: string): Promise<{ readonly credential: string }> {
    return this.#turn.take(async () => {
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
    return this.#turn.take(async () => {
      if (read(this.#rows, register.dock(dock as DockId)) === undefined) throw notFound('dock', dock);
      demand(mayEnterText('理由 / reason', reason));
      await this.#append({ kind: 'DockRetired', actor, facts: { dock: dock as DockId, reason } });
    });
  }

  enrolRecorder(actor: string, one: NewRecorder): Promise<void> {
    return this.#turn.take(() => this.#enrolRecorder(actor, one));
  }

  async #enrolRecorder(actor: string, one: NewRecorder): Promise<void> {
    const recorder = one.recorder as RecorderSerial;
    const device = one.device ?? null;
    demand(mayNameId('recorder', recorder), mayEnterText('型号 / model', one.model), mayUseKey(one.publicKey ?? null), ...[one.hardwareId, one.device].flatMap((text) => (text == null ? [] : [mayEnterDevice(text)])));
    demand(mayEnrolRecorder(read(this.#rows, register.recorder(recorder)), device === null ? undefined : read(this.#rows, register.device(device))));
    await this.#append({
      kind: 'RecorderEnrolled', actor,
      facts: { recorder, model: one.model, publicKey: one.publicKey ?? null, hardwareId: one.hardwareId ?? null, device },
    });
  }

  /** False where the code is not good; the recorder stays in quarantine then. */
  enrolRecorderByCode(recorder: string, code: string, model: string, publicKey: string | null, hardwareId: string | null): Promise<boolean> {
    return this.#turn.take(async () => {
      const row = read(this.#rows, register.recorder(recorder as RecorderSerial));
      if (mayEnrolRecorder(row, undefined).kind === 'refused' || this.#codeVerdict(code, 'recorder', recorder).kind === 'refused') return false;
      await this.#enrolRecorder(`recorder:${recorder}`, { recorder, model: model === '' ? '?' : model, publicKey: publicKey ?? undefined, hardwareId: hardwareId ?? undefined });
      return true;
    });
  }

  /** `subject` is `recorder:<serial>` or `dock:<id>`. */
  liftQuarantine(actor: string, subject: string, reason: string): Promise<void> {
    return this.#turn.take(async () => {
      if (read(this.#rows, register.quarantined(subject)) === undefined) throw notFound('quarantine', subject);
      const [what, id] = splitSubject(subject);
      const unknown = what === 'recorder' ? read(this.#rows, register.recorder(id as RecorderSerial)) === undefined : read(this.#rows, register.dock(id as DockId)) === undefined;
      if (unknown) throw new StationError('conflict', `${subject} 未登记：请先登记 / ${subject} is unknown: enrol it instead`, { what: 'quarantine', id: subject });
      demand(mayEnterText('理由 / reason', reason));
      await this.#append({ kind: 'QuarantineLifted', actor, facts: { subject, reason } });
    });
  }

  #codeVerdict(code: string, what: 'dock' | 'recorder', id: string): EnrolmentVerdict {
    return mayUseCode(read(this.#rows, register.enrolCode(codeHash(code))), what, id, isoTime(this.#clock.wallMs()));
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

/** Under what the register keeps a one-time code, in whatever way it was written down. */
export function codeHash(code: string): string {
  return hashOf(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
