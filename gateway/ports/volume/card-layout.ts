/**
 * How the makers lay out their cards: where clips are, and what a file's name tells. A layout is data; a new maker is a
 * new line here. A name is never an identity: it gives a time and a mark, which the custody log keeps as the recorder's
 * own saying.
 */
import type { RawTime } from '../../../proto/signed-texts.ts';
import type { ClipKind } from '../../domain/events.ts';

export interface CardLayout {
  readonly name: string;
  /** Folders below the volume's root that hold clips; a card has this layout if it has one of them. Compared without case. */
  readonly folders: readonly string[];
  /** Where the 94-byte device record is, below the root; null where the layout has none. */
  readonly record: string | null;
  /** Names of files that the officer marked as important. */
  readonly important: RegExp | null;
}

/** The first one that fits is taken; the last fits every camera that follows DCF (JEITA CP-3461). */
export const LAYOUTS: readonly CardLayout[] = [
  { name: 'files-data', folders: ['files/data'], record: 'files/device.dat', important: null },
  { name: 'dcim', folders: ['DCIM'], record: 'ZFYINFO.DAT', important: /(?:^|[_-])(?:IMP|LOCK|SOS)(?:[_-]|\.)/i },
];

const KINDS: readonly (readonly [ClipKind, readonly string[]])[] = [
  ['video', ['mp4', 'mov', 'avi', 'ts', 'm4v', 'mkv', '3gp', 'h264', 'h265']],
  ['audio', ['wav', 'mp3', 'aac', 'm4a', 'amr', 'ogg']],
  ['photo', ['jpg', 'jpeg', 'png', 'bmp', 'heic']],
];

/** By the ending of the name; what no list has is 'other', and is taken all the same (a GNSS track, a log of the recorder). */
export function kindOf(name: string): ClipKind {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return KINDS.find(([, endings]) => endings.includes(ending))?.[0] ?? 'other';
}

/** Year to second as most makers write them into names; a month 0 is kept as it stands. */
const STAMP = /((?:19|20)\d\d)[-_]?(\d\d)[-_]?(\d\d)[-_T]?(\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)/g;

/** The last such stamp of the name: device and officer numbers stand before the time. null where there is none. */
export function timeInName(name: string): RawTime | null {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const found = [...base.matchAll(STAMP)].map((match) => match.slice(1).map(Number) as [number, number, number, number, number, number])
    .filter(([, month, day, hour, minute, second]) => month <= 12 && day <= 31 && hour <= 23 && minute <= 59 && second <= 59).at(-1);
  if (found === undefined) return null;
  const [year, month, day, hour, minute, second] = found;
  return { year, month, day, hour, minute, second, millis: 0 };
}
