/** The room that the dedicated storage still has (Art. 15), and how fast it fills. */
import type { Clock } from '../clock.ts';
import { equipmentRegister, QUARTER_MS, type StoredRow } from '../domain/equipment-register.ts';
import { isoTime } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { forecastStorage, FORECAST_DAYS, type StorageForecast, type StoredDay } from '../rules/storage-forecast.ts';

/** Days that are shown, today among them. */
const SHOWN_DAYS = FORECAST_DAYS + 2;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_ROWS = (SHOWN_DAYS + 1) * (DAY_MS / QUARTER_MS);

export interface StorageView extends StorageForecast {
  readonly totalBytes: number; readonly freeBytes: number;
  /** Kept free for the custody log; clips wait when it is reached. */
  readonly headroomBytes: number;
  readonly clips: number; readonly clipBytes: number; readonly apart: number;
  /** Days of the station's own zone on which something was stored, oldest first. */
  readonly days: readonly StoredDay[];
}

export interface StorageDeskParts {
  readonly rows: RowsToRead;
  readonly clock: Clock;
  readonly freeBytes: () => Promise<number>;
  readonly totalBytes: () => Promise<number>;
  readonly headroomBytes: number;
  readonly utcOffsetMinutes: number;
}

export class StorageDesk {
  readonly #parts: StorageDeskParts;

  constructor(parts: StorageDeskParts) {
    this.#parts = parts;
  }

  async view(): Promise<StorageView> {
    const { rows, clock, headroomBytes, utcOffsetMinutes } = this.#parts;
    const dayOf = (ms: number) => isoTime(ms + utcOffsetMinutes * MINUTE_MS).slice(0, 10);
    const today = dayOf(clock.wallMs());
    const since = isoTime(Date.parse(today) - (SHOWN_DAYS - 1) * DAY_MS - utcOffsetMinutes * MINUTE_MS - 1);
    const [totalBytes, freeBytes, listed] = await Promise.all([this.#parts.totalBytes(), this.#parts.freeBytes(), rows.list(equipmentRegister.stored(''), MOST_ROWS, equipmentRegister.stored(since))]);
    const byDay = new Map<string, StoredDay>();
    for (const [, row] of listed) {
      const { at, clips, bytes } = row as unknown as StoredRow;
      const day = dayOf(Date.parse(at));
      const before = byDay.get(day);
      byDay.set(day, { day, clips: (before?.clips ?? 0) + clips, bytes: (before?.bytes ?? 0) + bytes });
    }
    const days = [...byDay.values()];
    const totals = read(rows, register.totals()) ?? { clips: 0, bytes: 0, erased: 0, apart: 0 };
    return { totalBytes, freeBytes, headroomBytes, clips: totals.clips, clipBytes: totals.bytes, apart: totals.apart, days, ...forecastStorage(days, today, freeBytes, headroomBytes) };
  }
}
