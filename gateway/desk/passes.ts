/**
 * Passes: what a docked recorder takes along so that it can speak and show its picture from outside. Given when its docking
 * has come to rest and again before it grows old, over the air as well (pass-renewal.ts); the log keeps only the credential's
 * hash. A pass is revoked by not being given again, and at once and for good by retiring the recorder, its loss or its quarantine.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Cancel, Clock } from '../clock.ts';
import type { BaySource, RecorderPass } from '../domain/bay-source.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { PASS_HOURS } from '../domain/live-events.ts';
import { liveRegister } from '../domain/live-register.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isoTime, type DockId, type RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { FieldStanding } from '../link/field-link.ts';
import type { LiveOrder } from '../link/field-translate.ts';
import { ALL_TOKENS, type MediaEngine } from '../media/media-engine.ts';
import { streamPathOf } from '../media/token.ts';
import type { PassAtBay } from '../offload/world.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { whoseStanding } from './media-door.ts';

/** A docked recorder's pass is given anew when this part of its time has gone. */
const RENEW_AFTER = 0.2;
/** One that is out is given the next when half of its time has gone: the line may be down for hours. */
const OLD_AFTER = 0.5;
/** A recorder that did not answer is asked again after this, with the same pass. */
const RETRY_MS = 15_000;
const PASS_ID_BYTES = 8;
const CREDENTIAL_BYTES = 20;
const HOUR_MS = 3_600_000;

export interface PassesParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly stationKey: Uint8Array;
  /** PASS_HOURS; the default if left out. */
  readonly hours?: number | undefined;
  /** null where there is none, or not yet. */
  media(): MediaEngine | null;
  /** The broker that recorders reach, and their password there; null where none reaches any. `drawn` is a fresh password. */
  line(recorder: RecorderSerial, drawn: string): RecorderPass['line'];
}

export class Passes implements PassAtBay {
  readonly #parts: PassesParts;
  readonly #lifetimeMs: number;
  /** Docked recorders whose pass is looked at again at these calls. As many as there are bays. */
  readonly #resting = new Map<RecorderSerial, () => void>();
  #stopped = false;

  constructor(parts: PassesParts) {
    this.#parts = parts;
    this.#lifetimeMs = (parts.hours ?? PASS_HOURS.default) * HOUR_MS;
  }

  stop(): void {
    this.#stopped = true;
  }

  heard(events: readonly LoggedEvent[]): void {
    // One that was lost and is in its bay again is given its pass now, and not when the old one would have been renewed.
    for (const recorder of events.flatMap(whoseStanding)) if (!this.carriesPass(recorder)) this.#resting.get(recorder)?.();
  }

  /** The recorder is done: gives it its pass, and again before that grows old. Resolves when it has left. Throws StationError. */
  async rest(source: BaySource, docking: string): Promise<void> {
    if (source.report.onAir !== true) return;
    let here = true;
    void source.gone.then(() => { here = false; });
    const { clock } = this.#parts;
    let wanted: RecorderPass | null = null;
    const recorder = source.report.serial as RecorderSerial;
    while (here && !this.#stopped) {
      // What ended while it was on its way is not given.
      if (wanted !== null && wanted.pass !== this.newest(recorder)) wanted = null;
      wanted ??= await this.write(recorder, docking);
      const answer = wanted === null ? null : await source.ask({ kind: 'give-pass', ...wanted });
      if (answer?.kind === 'failure' && answer.code === 'unsupported') return;
      let wait = RETRY_MS;
      if (wanted !== null && answer?.kind === 'pass-taken') {
        await this.taken(recorder, wanted.pass);
        wanted = null;
        wait = this.#lifetimeMs * RENEW_AFTER;
      }
      // The timer goes with the recorder: it may be hours long.
      let cancel: Cancel = () => undefined;
      await Promise.race([new Promise<void>((resolve) => {
        cancel = clock.at(clock.monotonicMs() + wait, resolve);
        this.#resting.set(recorder, resolve);
      }), source.gone]);
      this.#resting.delete(recorder);
      cancel();
    }
  }

  /** A pass, in the log before anybody has it; null where there is nothing to give. `docking`: null over the air. */
  async write(recorder: RecorderSerial, docking: string | null): Promise<RecorderPass | null> {
    const { clock, log, stationKey } = this.#parts;
    if (!this.isServed(recorder)) return null;
    const password = Buffer.from(clock.randomBytes(CREDENTIAL_BYTES)).toString('base64url');
    const line = this.#parts.line(recorder, password);
    const order = this.order(recorder);
    if (line === null && order === null) return null;
    const expiresMs = order?.expiresMs ?? Math.round(clock.wallMs() + this.#lifetimeMs);
    const pass = Buffer.from(clock.randomBytes(PASS_ID_BYTES)).toString('hex');
    await log.append([{
      kind: 'PassGiven', actor: 'station',
      facts: { recorder, pass, docking, credentialHash: hashOf(line?.password ?? password), path: streamPathOf(recorder), expires: isoTime(expiresMs) },
    }]);
    return { pass, expiresMs, line, live: order === null ? null : { url: order.url, path: order.path, token: order.token }, stationKey };
  }

  /** The recorder has it: the one before is over. */
  async taken(recorder: RecorderSerial, pass: string): Promise<void> {
    await this.#parts.log.append([{ kind: 'PassTaken', actor: 'station', facts: { recorder, pass } }]);
  }

  /** So much of its time has gone that whoever is out should have the next; of one that nobody has taken, all of it. */
  isOld(recorder: RecorderSerial): boolean {
    const row = read(this.#parts.rows, liveRegister.pass(recorder));
    if (row === undefined) return true;
    return !row.taken || this.#parts.clock.wallMs() - Date.parse(row.given) > this.#lifetimeMs * OLD_AFTER;
  }

  /** The pass that was given last. */
  newest(recorder: RecorderSerial): string | undefined {
    return read(this.#parts.rows, liveRegister.pass(recorder))?.pass;
  }

  /** Where a recorder publishes from now on, with a token of its own; null where the station takes no pictures. */
  order(recorder: RecorderSerial): LiveOrder | null {
    const media = this.#parts.media();
    const url = media?.publishAddress() ?? null;
    if (media === null || url === null) return null;
    const path = streamPathOf(recorder);
    const expiresMs = Math.round(this.#parts.clock.wallMs() + this.#lifetimeMs);
    return { url, path, token: media.token({ action: 'publish', path, subject: recorder, expiresMs }), expiresMs };
  }

  /** Enrolled, and neither retired, lost nor in quarantine. */
  isServed(recorder: RecorderSerial): boolean {
    const row = read(this.#parts.rows, register.recorder(recorder));
    return row !== undefined && row.retired === null && row.quarantine === null && read(this.#parts.rows, equipmentRegister.equipment(recorder))?.state !== 'lost';
  }

  /** Tokens that this recorder was given and that expire by then open nothing (milliseconds since 1970): `ALL_TOKENS` of one that is not served, 0 of one that always was. */
  tokensEnded(recorder: RecorderSerial): number {
    if (!this.isServed(recorder)) return ALL_TOKENS;
    const ended = read(this.#parts.rows, liveRegister.passesEnded(recorder));
    return ended === undefined ? 0 : Date.parse(ended) + this.#lifetimeMs;
  }

  /** It has been given a pass that is still good. */
  carriesPass(recorder: RecorderSerial): boolean {
    return this.#good(recorder).length > 0;
  }

  /** May a client with this user name and password speak on the broker as this recorder. */
  mayConnect(recorder: RecorderSerial, password: string): boolean {
    if (!this.isServed(recorder) || this.#isDock(recorder)) return false;
    const hash = Buffer.from(hashOf(password));
    // 160 random bits need no slow hash: there is nothing to guess.
    return this.#good(recorder).some((one) => timingSafeEqual(Buffer.from(one.credentialHash), hash));
  }

  standing(recorder: RecorderSerial): FieldStanding {
    const row = read(this.#parts.rows, register.recorder(recorder));
    if (row === undefined || this.#isDock(recorder)) return { kind: 'refused', reason: 'unknown', zh: '记录仪未登记', en: 'this recorder is not enrolled' };
    if (!this.isServed(recorder)) return { kind: 'refused', reason: 'quarantined', zh: '记录仪已停用、丢失或隔离', en: 'this recorder is retired, lost or in quarantine' };
    if (!this.carriesPass(recorder)) return { kind: 'refused', reason: 'unknown', zh: '出勤凭证已过期，请放入采集站', en: 'its pass is over; put it into a bay' };
    return { kind: 'served', publicKey: row.publicKey };
  }

  /** Topics of an outside broker tell a dock from a recorder by the name alone. */
  #isDock(recorder: RecorderSerial): boolean {
    return read(this.#parts.rows, register.dock(recorder as string as DockId)) !== undefined;
  }

  #good(recorder: RecorderSerial) {
    const row = read(this.#parts.rows, liveRegister.pass(recorder));
    const now = isoTime(this.#parts.clock.wallMs());
    return row === undefined ? [] : [row, ...(row.before === null ? [] : [row.before])].filter((one) => one.expires > now);
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
