/**
 * Art. 19(4): a stored file is named after the officer and the cause. Here with the time of recording, so that a folder
 * sorts by it, and a number where two would be called alike. Safe on ext4, NTFS, exFAT, FAT, APFS and on discs. Pure.
 */

/** Longest name, in UTF-8 bytes: file systems take 255, and a copier may put a few before or behind it. */
export const MAX_NAME_BYTES = 200;
/** Longest name, in UTF-16 units: Windows counts the whole path, of which this is the last part. */
export const MAX_NAME_UNITS = 120;
const MAX_PERSON_UNITS = 20;
/** Names that Windows keeps for devices, whatever the ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)$/i;
/** Forbidden on Windows or a path elsewhere; controls; what turns the direction of text or cannot be seen. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Text as a part of a file name: NFC, nothing unsafe, no blank or dot at either end, at most so many UTF-16 units, never empty. */
export function safePart(text: string, maxUnits: number, instead: string): string {
  const plain = text.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' ');
  const cut = trimmed(cutTo(trimmed(plain), maxUnits));
  const safe = cut === '' ? instead : cut;
  return RESERVED.test(safe.split('.')[0]!.trim()) ? `_${safe}` : safe;
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '');
}

/** Cuts between characters as people see them: a base never loses its mark. */
function cutTo(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    if (cut.length + segment.length > maxUnits) break;
    cut += segment;
  }
  return cut;
}

export interface NameParts {
  /** Name of the officer. */
  readonly officer: string;
  /** 案由. */
  readonly cause: string;
  /** Local time of recording, `2026-11-23T08:15:30`. */
  readonly local: string;
  /** The original name, for its ending. */
  readonly originalName: string;
}

/** `张伟_某网吧接纳未成年人_20261123-081530.mp4`; with `_2` before the ending for the second that would be called so. */
export function clipName(parts: NameParts, nth: number): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(parts.originalName)?.[1]?.toLowerCase() ?? 'bin';
  const tail = `_${parts.local.slice(0, 10).replaceAll('-', '')}-${parts.local.slice(11, 19).replaceAll(':', '')}${nth <= 1 ? '' : `_${nth}`}.${ending}`;
  const person = safePart(parts.officer, MAX_PERSON_UNITS, '未登记');
  let cause = safePart(parts.cause, MAX_NAME_UNITS - person.length - tail.length - 1, '案由未定');
  let name = `${person}_${cause}${tail}`;
  while (Buffer.byteLength(name, 'utf8') > MAX_NAME_BYTES) {
    cause = trimmed(cutTo(cause, cause.length - 1));
    name = `${person}_${cause}${tail}`;
  }
  return name;
}

/** Names that a file system which does not tell case, or composes letters otherwise, would take for one another. */
export function collisionKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC').toUpperCase();
}

/** The folder of an activity below the named tree: unit, year, and day with cause. Each part is safe. */
export function clipFolder(unit: string, local: string, cause: string): string {
  return [safePart(unit, 40, '未登记单位'), local.slice(0, 4), `${local.slice(0, 10)} ${safePart(cause, 60, '案由未定')}`].join('/');
}

/** The first name that `taken` does not have yet; `taken` knows collision keys of one folder. Bounded by the names of one second. */
export function freeName(parts: NameParts, taken: (collision: string) => boolean): string {
  for (let nth = 1; nth <= MAX_ALIKE; nth += 1) {
    const name = clipName(parts, nth);
    if (!taken(collisionKey(name))) return name;
  }
  throw new RangeError(`more than ${MAX_ALIKE} clips of one officer, cause and second`);
}
const MAX_ALIKE = 10_000;
