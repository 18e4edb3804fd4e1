/** The ratio of Art. 18 as the registers give it at this moment, by unit; a shortfall is a finding for as long as it lasts. */
import type { Cancel, Clock } from '../clock.ts';
import { equipmentRegister, unitKey } from '../domain/equipment-register.ts';
import { StationError } from '../domain/errors.ts';
import type { EventDraft, EventKind } from '../domain/events.ts';
import { isoTime, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register, type FindingRow, type OfficerRow, type RecorderRow } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { judgeRatio, ratioInForce, RATIO_ARTICLE, type RatioSetting, type RatioVerdict } from '../rules/ratio.ts';
import type { CustodyLog } from '../store/custody-log.ts';

/** Officers and recorders are entered one after the other: the count is judged when nothing has changed for so long. */
export const RATIO_SETTLES_MS = 5_000;
const PAGE = 1_000;
/** Rows that are counted; a bureau has a few thousand. */
const MAX_COUNTED = 100_000;

/** What changes the count. */
const COUNTED: ReadonlySet<EventKind> = new Set([
  'OfficerRegistered', 'OfficerLeft', 'RecorderEnrolled', 'RecorderRetired', 'RecorderPlaced', 'RecorderStateSet', 'RecorderAssigned', 'AssignmentEnded', 'Quarantined', 'QuarantineLifted', 'RatioSet',
]);

export interface UnitRatio extends RatioVerdict {
  readonly unit: string;
  /** What the unit itself asks; null where it asks no more than the bureau. */
  readonly own: RatioSetting | null;
  /** Version of the unit's setting for If-Match; 0 where there is none. */
  readonly version: number;
}

export interface RatioView {
  readonly bureau: RatioVerdict & { readonly own: RatioSetting | null; readonly version: number };
  readonly units: readonly UnitRatio[];
  /** Fit recorders that no unit and no officer has: they count for the bureau alone. */
  readonly unplaced: number;
}

export class RatioDesk {
  readonly #log: CustodyLog;
  readonly #rows: RowsToRead;
  readonly #clock: Clock;
  #waiting: Cancel | undefined;
  #judging: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: { readonly log: CustodyLog; readonly rows: RowsToRead; readonly clock: Clock }) {
    this.#log = parts.log;
    this.#rows = parts.rows;
    this.#clock = parts.clock;
  }

  /** The station calls it after each event. */
  heard(kind: EventKind): void {
    if (COUNTED.has(kind)) this.judgeSoon();
  }

  /** Judges when the registers have come to rest. */
  judgeSoon(): void {
    if (this.#stopped) return;
    this.#waiting?.();
    this.#waiting = this.#clock.at(this.#clock.monotonicMs() + RATIO_SETTLES_MS, () => {
      this.#judging = this.#judging.then(() => this.judge()).catch((error: unknown) => {
        // The log takes nothing more: the station is at its end and judges again at its next start.
        if (!(error instanceof StationError)) throw error;
      });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting?.();
    await this.#judging;
  }

  /** Opens and closes the findings. */
  async judge(): Promise<void> {
    const { units } = await this.view();
    const drafts: EventDraft[] = [];
    const counted = new Set(units.map(({ unit }) => shortFinding(unit)));
    for (const [, row] of await this.#rows.list(register.finding(SHORT), PAGE)) {
      const { finding, closed } = row as unknown as FindingRow;
      if (closed === null && !counted.has(finding)) drafts.push({ kind: 'FindingClosed', actor: 'station', facts: { finding, outcome: '该单位已无执法人员和记录仪 / the unit has neither officers nor recorders any more' } });
    }
    for (const one of units) {
      const finding = shortFinding(one.unit);
      const open = read(this.#rows, register.finding(finding))?.closed === null;
      if (one.short > 0 && !open) {
        drafts.push({ kind: 'FindingOpened', actor: 'station', facts: { finding, kind: 'ratio-short', subject: `unit:${one.unit}`, article: RATIO_ARTICLE, detail: sentence(one) } });
      }
      if (one.short === 0 && open) drafts.push({ kind: 'FindingClosed', actor: 'station', facts: { finding, outcome: `已达到要求：${sentence(one)}` } });
    }
    if (drafts.length > 0 && !this.#stopped) await this.#log.append(drafts.slice(0, PAGE));
  }

  async view(): Promise<RatioView> {
    const counts = new Map<string, { officers: number; recorders: number }>();
    const of = (unit: string) => {
      const before = counts.get(unit) ?? { officers: 0, recorders: 0 };
      counts.set(unit, before);
      return before;
    };
    const total = { officers: 0, recorders: 0 };
    let unplaced = 0;
    for await (const row of this.#all<OfficerRow>(register.officer(''))) {
      // A unit that everybody has left is still named: its recorders are there.
      const unit = of(row.unit);
      if (read(this.#rows, equipmentRegister.officer(row.officer))?.left != null) continue;
      unit.officers += 1;
      total.officers += 1;
    }
    const now = isoTime(this.#clock.wallMs());
    for await (const row of this.#all<RecorderRow>(register.recorder(''))) {
      if (!this.#isFit(row)) continue;
      total.recorders += 1;
      const unit = this.#unitOf(row.recorder, now);
      if (unit === null) unplaced += 1;
      else of(unit).recorders += 1;
    }
    const bureau = read(this.#rows, equipmentRegister.ratio(null));
    const units = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([unit, { officers, recorders }]) => {
      const own = read(this.#rows, equipmentRegister.ratio(unit));
      return { unit, ...judgeRatio(officers, recorders, ratioInForce(bureau, own)), own: own === undefined ? null : { recorders: own.recorders, officers: own.officers }, version: own?.version ?? 0 };
    });
    return {
      bureau: { ...judgeRatio(total.officers, total.recorders, ratioInForce(bureau, undefined)), own: bureau === undefined ? null : { recorders: bureau.recorders, officers: bureau.officers }, version: bureau?.version ?? 0 },
      units, unplaced,
    };
  }

  #isFit(row: RecorderRow): boolean {
    const state = read(this.#rows, equipmentRegister.equipment(row.recorder))?.state ?? 'in-store';
    return row.retired === null && row.quarantine === null && state === 'in-store';
  }

  /** The unit it was placed in, or that of the officer who holds it. */
  #unitOf(recorder: RecorderSerial, now: string): string | null {
    const placed = read(this.#rows, equipmentRegister.equipment(recorder))?.unit ?? null;
    if (placed !== null) return placed;
    const holder = holderAt(read(this.#rows, register.assignments(recorder)) ?? [], now);
    return holder === null ? null : read(this.#rows, register.officer(holder))?.unit ?? null;
  }

  async *#all<R>(prefix: string): AsyncGenerator<R> {
    let after: string | undefined;
    for (let counted = 0; counted < MAX_COUNTED; counted += PAGE) {
      const rows = await this.#rows.list(prefix, PAGE, after);
      for (const [, row] of rows) yield row as unknown as R;
      if (rows.length < PAGE) return;
      after = rows.at(-1)![0];
    }
  }
}

const SHORT = 'ratio-short:';

function shortFinding(unit: string): string {
  return `${SHORT}${unitKey(unit)}`;
}

function sentence({ unit, officers, recorders, needed, short }: UnitRatio): string {
  return `${unit}：执法人员 ${officers} 名，可用记录仪 ${recorders} 台，应有 ${needed} 台，缺 ${short} 台 / ${unit}: ${officers} officers, ${recorders} recorders fit for service, ${needed} needed, ${short} short`;
}
