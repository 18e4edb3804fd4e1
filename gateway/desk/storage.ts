/** The room that the dedicated storage still has (Art. 15), and how fast it fills. */
import type { Clock } from '../clock.ts';
import { equipmentRegister, type DayRow } from '../domain/equipment-register.ts';
import { isoTime } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { forecastStorage, FORECAST_DAYS, type StorageForecast } from '../rules/storage-forecast.ts';

/** Days that are shown, today among them. */
const SHOWN_DAYS = FORECAST_DAYS + 2;
const DAY_MS = 86_400_000;

export interface StorageView extends StorageForecast {
  readonly totalBytes: number; readonly freeBytes: number;
  /** Kept free for the custody log; clips wait when it is reached. */
  readonly headroomBytes: number;
  readonly clips: number; readonly clipBytes: number; readonly apart: number;
  /** Days of UTC on which something was stored, oldest first. */
  readonly days: readonly DayRow[];
}

export interface StorageDeskParts {
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly freeBytes: () => Promise<number>;
  readonly totalBytes: () => Promise<number>;
  readonly headroomBytes: number;
}

export class StorageDesk {
  readonly #parts: StorageDeskParts;

  constructor(parts: StorageDeskParts) {
    this.#parts = parts;
  }

  async view(): Promise<StorageView> {
    const { rows, clock, headroomBytes } = this.#parts;
    const today = isoTime(clock.wallMs()).slice(0, 10);
    const since = isoTime(clock.wallMs() - SHOWN_DAYS * DAY_MS).slice(0, 10);
    const [totalBytes, freeBytes, listed] = await Promise.all([this.#parts.totalBytes(), this.#parts.freeBytes(), rows.list(equipmentRegister.day(''), SHOWN_DAYS, equipmentRegister.day(since))]);
    const days = listed.map(([, row]) => row as unknown as DayRow);
    const totals = read(rows, register.totals()) ?? { clips: 0, bytes: 0, erased: 0, apart: 0 };
    return { totalBytes, freeBytes, headroomBytes, clips: totals.clips, clipBytes: totals.bytes, apart: totals.apart, days, ...forecastStorage(days, today, freeBytes, headroomBytes) };
  }
}
