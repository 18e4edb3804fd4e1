/**
 * What the station does about firmware by itself: offers it to recorders that are done, writes it, orders the installing,
 * believes the next report, and stops a roll-out whose failures exceed its rate.
 */
import { createHash } from 'node:crypto';
import type { Cancel, Clock } from '../clock.ts';
import type { BaySource, FirmwareOffer } from '../domain/bay-source.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { FirmwareFault } from '../domain/firmware-events.ts';
import { firmwareRegister, type FirmwareExpectedRow, type FirmwareImageRow, type RollOutItemRow, type RollOutRow } from '../domain/firmware-register.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { StationError } from '../domain/errors.ts';
import { cutText } from '../domain/text.ts';
import type { Turn } from '../domain/turn.ts';
import type { BayProgress } from '../offload/bay-view.ts';
import { deliverFirmware, type DeliveryOutcome } from '../offload/deliver-firmware.ts';
import { findingDraft } from '../offload/findings.ts';
import type { FirmwareAtBay } from '../offload/world.ts';
import { MAX_DECLINES, mayOffer, shouldStop, type OfferVerdict } from '../rules/firmware.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { FirmwareImages, OpenImage } from '../store/firmware-images.ts';

/** A recorder that was ordered to install is back within this time, or has failed. */
export const BACK_WITHIN_MS = 10 * 60_000;
/** How often a recorder that installs is asked whether it has failed. */
const ASK_EVERY_MS = 3_000;
/** How often a recorder that waits for its battery is looked at again. */
const LOOK_AGAIN_MS = 10_000;
const RETRY_MS = 10_000;
/** All bays are reported at least this often. */
const REPORT_WITHIN_MS = 25_000;
const OFFER_ID_BYTES = 16;
const MAX_TEXT = 200;
/** Recorders that install at once, over all roll-outs, whose deadline is taken up again at a start. */
const MAX_INSTALLING = 1_000;

export interface FirmwareAtBaysParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly images: FirmwareImages;
  /** The desk's one-at-a-time. */
  readonly turn: Turn;
}

interface Writing { readonly rollOut: string; permille: number }
interface Matter { readonly rollOut: RollOutRow; readonly image: FirmwareImageRow; readonly item: RollOutItemRow }

export class FirmwareAtBays implements FirmwareAtBay {
  readonly #parts: FirmwareAtBaysParts;
  /** Recorders that are being written to now. */
  readonly #writing = new Map<RecorderSerial, Writing>();
  readonly #deadlines = new Map<RecorderSerial, Cancel>();
  #change: { readonly promise: Promise<void>; readonly resolve: () => void } = renewable();
  #stopped = false;

  constructor(parts: FirmwareAtBaysParts) {
    this.#parts = parts;
  }

  /** Takes up the recorders that were installing when the station stopped: they have their whole time again. */
  async resume(): Promise<void> {
    for (const [, row] of await this.#parts.rows.list(firmwareRegister.installing(''), MAX_INSTALLING)) {
      const { recorder, seq } = row as unknown as FirmwareExpectedRow;
      this.#expectBack(recorder, seq);
    }
  }

  heard(events: readonly LoggedEvent[]): void {
    if (this.#stopped || !events.some(({ kind }) => kind.startsWith('Firmware') || kind.startsWith('RollOut'))) return;
    for (const event of events) if (event.kind === 'FirmwareInstallOrdered') this.#expectBack(event.facts.recorder, event.seq);
    const { resolve } = this.#change;
    this.#change = renewable();
    resolve();
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#deadlines.values()) cancel();
    this.#deadlines.clear();
  }

  /** How much of the image a recorder holds while it is written to; null otherwise. */
  permille(rollOut: string, recorder: RecorderSerial): number | null {
    const writing = this.#writing.get(recorder);
    return writing?.rollOut === rollOut ? writing.permille : null;
  }

  async docked(source: BaySource): Promise<void> {
    const recorder = source.report.serial as RecorderSerial;
    const expected = read(this.#parts.rows, firmwareRegister.expected(recorder));
    if (expected === undefined || expected.firmware !== source.report.firmware) return;
    await this.#parts.turn.take(async () => {
      const { rows } = this.#parts;
      const now = read(rows, firmwareRegister.expected(recorder));
      if (now === undefined || now.firmware !== source.report.firmware) return;
      const { rollOut, image, firmware } = now;
      const drafts: EventDraft[] = [{ kind: 'FirmwareInstalled', actor: 'station', facts: { rollOut, recorder, image, firmware } }];
      const finding = read(rows, register.finding(findingOf(rollOut, recorder)));
      if (finding !== undefined && finding.closed === null) drafts.push({ kind: 'FindingClosed', actor: 'station', facts: { finding: finding.finding, outcome: 'it came back with the new version after all' } });
      await this.#parts.log.append(drafts);
    });
  }

  async rest(source: BaySource, docking: string, progress: BayProgress): Promise<void> {
    const recorder = source.report.serial as RecorderSerial;
    let here = true;
    void source.gone.then(() => { here = false; });
    const { says } = progress;
    while (here && !this.#stopped) {
      const change = this.#change.promise;
      const matter = this.#matter(recorder);
      const verdict = matter === undefined ? undefined : this.#verdict(matter, source, docking);
      if (matter === undefined || verdict === undefined || verdict.kind === 'nothing') {
        progress.enter('done', says);
        await Promise.race([change, source.gone]);
      } else if (matter.item.state === 'installing') {
        progress.enter('updating', installing(matter.rollOut.firmware));
        await this.#awaitInstall(source, matter, change);
      } else if (verdict.kind === 'offer') {
        const outcome = await this.#deliver(source, docking, matter, progress);
        if (outcome.kind === 'broken' && here) await this.#wait(RETRY_MS, source.gone);
        if (outcome.kind === 'says-done') {
          // Its word counts for nothing: a report that shows the version ends this docking and begins another.
          await this.#wait(REPORT_WITHIN_MS, source.gone);
          if (here) await this.#fail(matter, 'old-version', '');
        }
      } else {
        progress.enter('done', says);
        await this.#wait(LOOK_AGAIN_MS, Promise.race([change, source.gone]));
      }
    }
  }

  // ---------------------------------------------------------------------------------------------- one recorder

  /** What an open roll-out, or one that has ordered it to install, wants of a recorder. */
  #matter(recorder: RecorderSerial): Matter | undefined {
    const { rows } = this.#parts;
    const id = read(rows, firmwareRegister.installing(recorder))?.rollOut ?? read(rows, firmwareRegister.openFor(recorder));
    if (id === undefined) return undefined;
    const rollOut = read(rows, firmwareRegister.rollOut(id));
    const item = read(rows, firmwareRegister.item(id, recorder));
    const image = rollOut === undefined ? undefined : read(rows, firmwareRegister.image(rollOut.image));
    return rollOut === undefined || item === undefined || image === undefined ? undefined : { rollOut, item, image };
  }

  #verdict({ rollOut, image, item }: Matter, source: BaySource, docking: string): OfferVerdict {
    const report = source.onLink?.latest() ?? source.report;
    return mayOffer(rollOut, image, this.#keyLive(image.key), item, {
      docking, offloaded: true, onLink: source.onLink !== undefined, model: report.model, firmware: report.firmware, battery: report.batteryPercent, charging: report.charging,
    }, this.#inFlight(rollOut, item.recorder));
  }

  #inFlight(rollOut: RollOutRow, but: RecorderSerial): number {
    let writing = 0;
    for (const [recorder, one] of this.#writing) {
      if (recorder !== but && one.rollOut === rollOut.rollOut && read(this.#parts.rows, firmwareRegister.installing(recorder)) === undefined) writing += 1;
    }
    return rollOut.counts.installing + writing;
  }

  #keyLive(key: string): boolean {
    return read(this.#parts.rows, firmwareRegister.key(key))?.retired === null;
  }

  async #deliver(source: BaySource, docking: string, matter: Matter, progress: BayProgress): Promise<DeliveryOutcome> {
    const { rollOut, image, item } = matter;
    const { recorder } = item;
    const writing: Writing = { rollOut: rollOut.rollOut, permille: 0 };
    // Before anything is waited for: the next bay that asks counts this one.
    this.#writing.set(recorder, writing);
    let bytes: OpenImage | undefined;
    try {
      bytes = await this.#parts.images.read(image.image);
      if (bytes === undefined) return await this.#imageMissing(rollOut.rollOut);
      if (item.state !== 'offered' || item.docking !== docking) {
        await this.#parts.log.append([{ kind: 'FirmwareOffered', actor: 'station', facts: { rollOut: rollOut.rollOut, recorder, image: image.image, docking, dock: source.dock, bay: source.bay, from: source.report.firmware } }]);
      }
      progress.enter('updating', writes(image.firmware, 0));
      const outcome = await deliverFirmware(source, offerOf(rollOut.rollOut, recorder, image), bytes, this.#parts.clock, {
        held: (held) => {
          writing.permille = Math.floor((held * 1_000) / image.size);
          progress.enter('updating', writes(image.firmware, Math.floor(writing.permille / 100) * 10));
        },
        mayGoOn: () => read(this.#parts.rows, firmwareRegister.rollOut(rollOut.rollOut))?.state === 'running' && this.#keyLive(image.key),
        aboutToInstall: () => this.#orderInstall(matter, docking),
      });
      await this.#settle(matter, docking, outcome);
      return outcome;
    } finally {
      this.#writing.delete(recorder);
      this.#wake();
      await bytes?.close();
    }
  }

  /** In the log before it is on the line, once: an order that was lost goes out again under the same entry. */
  async #orderInstall({ rollOut: { rollOut }, image: { image }, item: { recorder } }: Matter, docking: string): Promise<void> {
    if (read(this.#parts.rows, firmwareRegister.installing(recorder))?.rollOut === rollOut) return;
    await this.#parts.log.append([{ kind: 'FirmwareInstallOrdered', actor: 'station', facts: { rollOut, recorder, image, docking } }]);
  }

  async #settle(matter: Matter, docking: string, outcome: DeliveryOutcome): Promise<void> {
    const { rollOut: { rollOut }, image: { image }, item: { recorder, declines } } = matter;
    if (outcome.kind === 'failed') return this.#fail(matter, outcome.reason, outcome.text);
    if (outcome.kind !== 'declined') return;
    if (declines + 1 >= MAX_DECLINES) return this.#fail(matter, outcome.reason, outcome.text);
    await this.#parts.log.append([{ kind: 'FirmwareDeclined', actor: 'station', facts: { rollOut, recorder, image, docking, reason: outcome.reason }, particulars: { text: cutText(outcome.text, MAX_TEXT) } }]);
  }

  /** The recorder was ordered to install and sits there with its old version: it is about to go dark, or the order was lost, or it has failed. */
  async #awaitInstall(source: BaySource, matter: Matter, change: Promise<void>): Promise<void> {
    const offer = offerOf(matter.rollOut.rollOut, matter.item.recorder, matter.image);
    const said = await source.ask({ kind: 'offer-firmware', ...offer });
    if (said.kind === 'failure') return this.#wait(ASK_EVERY_MS, source.gone);
    if (said.stage === 'failed') return this.#fail(matter, said.reason, said.text);
    if (said.stage === 'declined') return this.#fail(matter, said.reason, said.text);
    if (said.stage === 'loading') {
      // Whole and not installed: the order did not reach it. Anything less: it has started again without it.
      if (said.offset < matter.image.size) return this.#fail(matter, 'old-version', '');
      await source.ask({ kind: 'install-firmware', offerId: offer.offerId });
    }
    await this.#wait(ASK_EVERY_MS, Promise.race([change, source.gone]));
  }

  /** The failure, its finding, and the end of the roll-out if it was one too many: in the log together. */
  async #fail({ rollOut: { rollOut }, image: { image, firmware }, item: { recorder } }: Matter, reason: FirmwareFault, text: string): Promise<void> {
    await this.#parts.turn.take(async () => {
      const { rows } = this.#parts;
      const now = read(rows, firmwareRegister.rollOut(rollOut));
      const item = read(rows, firmwareRegister.item(rollOut, recorder));
      if (now === undefined || item === undefined || item.state === 'failed' || item.state === 'installed' || item.state === 'already' || item.state === 'left-out') return;
      const drafts: EventDraft[] = [
        { kind: 'FirmwareFailed', actor: 'station', facts: { rollOut, recorder, image, reason }, particulars: { text: cutText(text, MAX_TEXT) } },
        findingDraft(findingOf(rollOut, recorder), 'firmware-failed', `recorder:${recorder}`, 'Art. 15', `固件 ${firmware} 安装失败：${reason} / firmware ${firmware}: ${reason}`),
      ];
      const open = now.state === 'running' || now.state === 'paused';
      if (open && shouldStop(now, { ...now.counts, failed: now.counts.failed + 1 })) {
        drafts.push({ kind: 'RollOutStopped', actor: 'station', facts: { rollOut, why: 'failures' }, particulars: { reason: '失败率超过上限 / failures exceed the rate' } });
      }
      await this.#parts.log.append(drafts);
    });
  }

  async #imageMissing(rollOut: string): Promise<DeliveryOutcome> {
    await this.#parts.turn.take(async () => {
      const now = read(this.#parts.rows, firmwareRegister.rollOut(rollOut));
      if (now?.state !== 'running') return;
      await this.#parts.log.append([{ kind: 'RollOutStopped', actor: 'station', facts: { rollOut, why: 'image-missing' }, particulars: { reason: '映像文件缺失 / the image is not on the disk' } }]);
    });
    return { kind: 'held-back' };
  }

  // ---------------------------------------------------------------------------------------------- time

  #expectBack(recorder: RecorderSerial, seq: number): void {
    const { clock, rows } = this.#parts;
    this.#deadlines.get(recorder)?.();
    this.#deadlines.set(recorder, clock.at(clock.monotonicMs() + BACK_WITHIN_MS, () => {
      this.#deadlines.delete(recorder);
      const expected = read(rows, firmwareRegister.installing(recorder));
      const matter = expected?.seq === seq ? this.#matter(recorder) : undefined;
      if (matter === undefined || this.#stopped) return;
      const docked = read(rows, register.recorder(recorder))?.docked;
      const back = docked != null && docked.at > expected!.ordered && docked.docking !== matter.item.docking;
      // What the log does not take now is found again at the next start.
      void this.#fail(matter, back ? 'old-version' : 'not-back', '').catch((error: unknown) => { if (!(error instanceof StationError)) throw error; });
    }));
  }

  /** Until something happens, or `ms` milliseconds are over. Leaves no timer behind. */
  async #wait(ms: number, happens: Promise<unknown>): Promise<void> {
    const { clock } = this.#parts;
    let cancel: Cancel = () => undefined;
    const over = new Promise<void>((resolve) => { cancel = clock.at(clock.monotonicMs() + ms, resolve); });
    await Promise.race([over, happens]);
    cancel();
  }

  #wake(): void {
    const { resolve } = this.#change;
    this.#change = renewable();
    resolve();
  }
}

/** The same for the same recorder of the same roll-out: what was begun goes on. */
function offerOf(rollOut: string, recorder: RecorderSerial, image: FirmwareImageRow): FirmwareOffer {
  return {
    offerId: createHash('sha256').update(`zhilu firmware offer ${rollOut} ${recorder}`).digest().subarray(0, OFFER_ID_BYTES),
    maker: image.maker, models: image.models, version: image.firmware, size: image.size, sha256: image.image, signature: Buffer.from(image.signature, 'hex'),
  };
}

function findingOf(rollOut: string, recorder: RecorderSerial): string {
  return `firmware-failed:${recorder}:${rollOut}`;
}

function writes(firmware: string, percent: number): { readonly zh: string; readonly en: string } {
  return { zh: `正在写入固件 ${firmware}：${percent}%，请勿取出`, en: `firmware ${firmware} is being written: ${percent}%; leave it in the bay` };
}

function installing(firmware: string): { readonly zh: string; readonly en: string } {
  return { zh: `正在安装固件 ${firmware}，将自动重启，请勿取出`, en: `firmware ${firmware} is being installed and the recorder starts again; leave it in the bay` };
}

function renewable(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => { resolve = done; });
  return { promise, resolve };
}
