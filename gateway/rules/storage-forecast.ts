/** When the disk will be full (Art. 15: the station is the dedicated storage), from what the last days brought. */

/** Days that the growth is averaged over. */
export const FORECAST_DAYS = 28;
const DAY_MS = 86_400_000;

export interface StoredDay {
  readonly day: string;
  readonly clips: number;
  readonly bytes: number;
}

export interface StorageForecast {
  /** Mean of the last whole days, at most FORECAST_DAYS, counted from the first on which anything was stored. */
  readonly bytesPerDay: number;
  /** null where nothing grows. */
  readonly daysLeft: number | null;
}

/** @param days days on which something was stored, in order; `today` is not whole yet and counts only where it is the first */
export function forecastStorage(days: readonly StoredDay[], today: string, freeBytes: number, headroomBytes: number): StorageForecast {
  const whole = days.filter(({ day }) => day < today);
  const first = whole[0]?.day;
  let bytesPerDay = days.find(({ day }) => day === today)?.bytes ?? 0;
  if (first !== undefined) {
    const passed = Math.round((Date.parse(today) - Date.parse(first)) / DAY_MS);
    const over = Math.max(1, Math.min(FORECAST_DAYS, passed));
    const from = new Date(Date.parse(today) - over * DAY_MS).toISOString().slice(0, 10);
    bytesPerDay = whole.filter(({ day }) => day >= from).reduce((sum, { bytes }) => sum + bytes, 0) / over;
  }
  const room = Math.max(0, freeBytes - headroomBytes);
  return { bytesPerDay: Math.round(bytesPerDay), daysLeft: bytesPerDay > 0 ? Math.floor(room / bytesPerDay) : null };
}
