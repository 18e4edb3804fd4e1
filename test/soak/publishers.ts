/** Some recorders of the soak in one process: each publishes the film with the burnt-in clock over and over, and comes back at once when its line breaks. */
import { publishClockFilm, readClockFilm, type ClockPublisher } from '../media/clock-film.ts';
import type { StationSays } from './station.ts';

const lines = new Map<number, ClockPublisher>();

process.on('message', (told: { readonly streams: readonly number[]; readonly source: string; readonly says: StationSays } | { readonly drop: number }) => {
  if ('drop' in told) return lines.get(told.drop)?.drop();
  const film = readClockFilm(told.source);
  const port = Number(new URL(told.says.rtmp).port);
  for (const stream of told.streams) lines.set(stream, publishClockFilm(film, port, `SOAK-${stream}`, told.says.publish[stream]!));
});
process.on('disconnect', () => process.exit(0));
