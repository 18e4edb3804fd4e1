/**
 * The firmware desk: makers' keys, signed images, roll-outs. Here is what people do; what the station does with a
 * recorder in a bay is firmware-at-bays.ts.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { RollOutChoice } from '../domain/firmware-events.ts';
import { firmwareRegister, type FirmwareHistoryRow, type FirmwareImageRow, type FirmwareKeyRow, type RollOutItemRow, type RollOutRow } from '../domain/firmware-register.ts';
import type { RecorderSerial, Sha256 } from '../domain/names.ts';
import { register, type RecorderRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import { isSignedBy } from '../link/firmware-signature.ts';
import { mayEnterText } from '../rules/enrolment.ts';
import {
  chooseOlder, FIRMWARE_LIMITS, mayEnrolMakerKey, mayKeepImage, mayPlan, maySteer, mayUpload, type Candidate, type ImageFacts, type RollOutSettings,
} from '../rules/firmware.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { FirmwareImages } from '../store/firmware-images.ts';
import { demand, demandVersion, notFound } from './demand.ts';
import { FirmwareAtBays } from './firmware-at-bays.ts';
import type { Part } from './part-of-list.ts';

const ROLL_OUT_ID_BYTES = 8;
const KEY_ID_DIGITS = 16;
/** Rows read at once, and rows that a choice looks at. */
const PAGE = 1_000;
const MAX_CANDIDATES = 10_000;
const MAX_KEYS = 200;

export interface FirmwareDeskParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly images: FirmwareImages;
}

export interface RollOutPlan extends RollOutSettings {
  readonly image: string;
  /** By serials, or by what they have now. */
  readonly recorders: readonly string[] | { readonly model: string | null; readonly unit: string | null };
}

export interface FirmwareImageView extends FirmwareImageRow { readonly keyRetired: boolean }
/** `permille` of the image that the recorder holds while it is written to; null otherwise. */
export interface RollOutItemView extends RollOutItemRow { readonly permille: number | null }

export class FirmwareDesk {
  /** The station's part: what the offload's world is given as `firmware`. */
  readonly atBays: FirmwareAtBays;
  readonly #parts: FirmwareDeskParts;
  readonly #turn = new Turn();

  constructor(parts: FirmwareDeskParts) {
    this.#parts = parts;
    this.atBays = new FirmwareAtBays({ ...parts, turn: this.#turn });
  }

  // ---------------------------------------------------------------------------------------------- keys

  async keys(): Promise<readonly FirmwareKeyRow[]> {
    return (await this.#parts.rows.list(firmwareRegister.key(''), MAX_KEYS)).map(([, row]) => row as unknown as FirmwareKeyRow);
  }

  key(key: string): FirmwareKeyRow {
    const row = read(this.#parts.rows, firmwareRegister.key(key));
    if (row === undefined) throw notFound('firmware-key', key);
    return row;
  }

  /** @param publicKey Ed25519, 64 hex digits @returns the key's id */
  enrolKey(actor: string, maker: string, publicKey: string): Promise<string> {
    return this.#turn.take(async () => {
      const key = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, KEY_ID_DIGITS);
      demand(mayEnrolMakerKey(maker, publicKey, read(this.#parts.rows, firmwareRegister.key(key))));
      if ((await this.keys()).length >= MAX_KEYS) throw new StationError('conflict', `最多登记 ${MAX_KEYS} 个厂商公钥 / ${MAX_KEYS} makers' keys are enrolled already`, { what: 'firmware-key' });
      await this.#append({ kind: 'FirmwareKeyEnrolled', actor, facts: { key, maker, publicKey } });
      return key;
    });
  }

  /** Images of a retired key are not offered any more, whatever was planned. */
  retireKey(actor: string, key: string, reason: string, version: number): Promise<void> {
    return this.#turn.take(async () => {
      const row = this.key(key);
      demandVersion(version, row.version, 'firmware-key', key);
      demand(mayEnterText('原因 / reason', reason));
      if (row.retired !== null) throw new StationError('conflict', `公钥 ${key} 已停用 / key ${key} is retired already`, { what: 'firmware-key', id: key });
      await this.#append({ kind: 'FirmwareKeyRetired', actor, facts: { key }, particulars: { reason } });
    });
  }

  // ---------------------------------------------------------------------------------------------- images

  /** Takes a signed image in. Throws 'bad-input' or 'conflict' with what is wrong; nothing is kept then. */
  async upload(actor: string, facts: ImageFacts, bytes: AsyncIterable<Uint8Array>): Promise<Sha256> {
    demand(mayUpload(facts));
    const { rows, images } = this.#parts;
    const incoming = await images.receive(bytes, FIRMWARE_LIMITS.imageBytes);
    try {
      await this.#turn.take(async () => {
        const { sha256, size } = incoming;
        const keys = (await this.keys()).filter((one) => one.maker === facts.maker && one.retired === null);
        const signer = keys.find((one) => isSignedBy(one.publicKey, { ...facts, size, sha256 })) ?? null;
        demand(mayKeepImage(size, keys.length, signer, read(rows, firmwareRegister.image(sha256))));
        await incoming.keep();
        const { maker, models, firmware, text, signature } = facts;
        await this.#append({ kind: 'FirmwareUploaded', actor, facts: { image: sha256, size, maker, models, firmware, text, key: signer!.key, signature } });
      });
    } finally {
      await incoming.discard();
    }
    return incoming.sha256;
  }

  image(image: string): FirmwareImageView {
    const row = read(this.#parts.rows, firmwareRegister.image(image as Sha256));
    if (row === undefined) throw notFound('firmware-image', image);
    return { ...row, keyRetired: !this.#keyLive(row.key) };
  }

  /** Newest first. */
  async images(after: string | undefined, limit: number): Promise<Part<FirmwareImageView>> {
    return this.#part(firmwareRegister.imagesNewest(''), after, limit, (image: Sha256) => this.image(image));
  }

  historyOfImage(image: string, after: string | undefined, limit: number): Promise<Part<FirmwareHistoryRow>> {
    this.image(image);
    return this.#part(firmwareRegister.historyOfImage(image as Sha256, ''), after, limit, (row: FirmwareHistoryRow) => row);
  }

  historyOfRecorder(recorder: string, after: string | undefined, limit: number): Promise<Part<FirmwareHistoryRow>> {
    if (read(this.#parts.rows, register.recorder(recorder as RecorderSerial)) === undefined) throw notFound('recorder', recorder);
    return this.#part(firmwareRegister.historyOf(recorder as RecorderSerial, ''), after, limit, (row: FirmwareHistoryRow) => row);
  }

  // ---------------------------------------------------------------------------------------------- roll-outs

  /** Begins at once: a recorder that sits in a bay and is done is offered the image. @returns the roll-out's id */
  plan(actor: string, plan: RollOutPlan): Promise<string> {
    return this.#turn.take(async () => {
      const image = this.image(plan.image);
      const { atOnce, failurePercent, leastSample, leastBattery } = plan;
      const { serials, choice } = await this.#choose(image, plan.recorders);
      const chosen = serials.map((serial) => this.#candidate(read(this.#parts.rows, register.recorder(serial))));
      demand(mayPlan(image, !image.keyRetired, serials, chosen, plan));
      const rollOut = `r${Buffer.from(this.#parts.clock.randomBytes(ROLL_OUT_ID_BYTES)).toString('hex')}`;
      await this.#append({ kind: 'RollOutPlanned', actor, facts: { rollOut, image: image.image, recorders: serials, choice, atOnce, failurePercent, leastSample, leastBattery } });
      return rollOut;
    });
  }

  /** What is being written is broken off and goes on after 'resume'; a recorder that installs is not stopped. */
  steer(actor: string, rollOut: string, to: 'pause' | 'resume' | 'stop', reason: string, version: number): Promise<void> {
    return this.#turn.take(async () => {
      const row = this.rollOut(rollOut);
      demandVersion(version, row.version, 'roll-out', rollOut);
      demand(maySteer(row.state, to));
      if (to === 'resume') return this.#append({ kind: 'RollOutResumed', actor, facts: { rollOut } });
      demand(mayEnterText('原因 / reason', reason));
      if (to === 'pause') return this.#append({ kind: 'RollOutPaused', actor, facts: { rollOut }, particulars: { reason } });
      return this.#append({ kind: 'RollOutStopped', actor, facts: { rollOut, why: 'person' }, particulars: { reason } });
    });
  }

  rollOut(rollOut: string): RollOutRow {
    const row = read(this.#parts.rows, firmwareRegister.rollOut(rollOut));
    if (row === undefined) throw notFound('roll-out', rollOut);
    return row;
  }

  /** Newest first. */
  rollOuts(after: string | undefined, limit: number): Promise<Part<RollOutRow>> {
    return this.#part(firmwareRegister.rollOutsNewest(''), after, limit, (id: string) => this.rollOut(id));
  }

  /** Recorders of a roll-out by serial, with how far each is. */
  items(rollOut: string, after: string | undefined, limit: number): Promise<Part<RollOutItemView>> {
    this.rollOut(rollOut);
    return this.#part(firmwareRegister.item(rollOut, ''), after, limit, (row: RollOutItemRow) => ({ ...row, permille: this.atBays.permille(rollOut, row.recorder) }));
  }

  heard(events: readonly LoggedEvent[]): void {
    this.atBays.heard(events);
  }

  /** After the offload desk has stopped: nothing is appended once it has resolved. */
  async stop(): Promise<void> {
    this.atBays.stop();
    await this.#turn.over();
  }

  async #choose(image: FirmwareImageRow, recorders: RollOutPlan['recorders']): Promise<{ readonly serials: readonly RecorderSerial[]; readonly choice: RollOutChoice }> {
    if (!('model' in recorders)) return { serials: [...new Set(recorders as readonly RecorderSerial[])], choice: { kind: 'list' } };
    const { model, unit } = recorders;
    const all: Candidate[] = [];
    for (let after: string | undefined; all.length < MAX_CANDIDATES;) {
      const rows = await this.#parts.rows.list(register.recorder(''), PAGE, after);
      all.push(...rows.map(([, row]) => this.#candidate(row as unknown as RecorderRow)!));
      if (rows.length < PAGE) break;
      after = rows.at(-1)![0];
    }
    return { serials: chooseOlder(image, all, model, unit), choice: { kind: 'older', model, unit } };
  }

  #candidate(row: RecorderRow | undefined): Candidate | undefined {
    if (row === undefined) return undefined;
    const { rows } = this.#parts;
    return {
      recorder: row.recorder, model: row.model, unit: read(rows, equipmentRegister.equipment(row.recorder))?.unit ?? null, firmware: row.docked?.firmware ?? null,
      retired: row.retired !== null, rollOut: read(rows, firmwareRegister.openFor(row.recorder)) ?? null,
    };
  }

  #keyLive(key: string): boolean {
    return read(this.#parts.rows, firmwareRegister.key(key))?.retired === null;
  }

  async #part<R, T>(prefix: string, after: string | undefined, limit: number, view: (row: R) => T): Promise<Part<T>> {
    const rows = await this.#parts.rows.list(prefix, limit + 1, after);
    const shown = rows.slice(0, limit);
    return { items: shown.map(([, row]) => view(row as unknown as R)), next: rows.length > limit ? shown.at(-1)![0] : null };
  }

  async #append(draft: EventDraft): Promise<void> {
    await this.#parts.log.append([draft]);
  }

}
