/**
 * The names that things have in code, API and custody log. Branded strings: an officer's id cannot be passed where a
 * recorder's serial is wanted. The glossary is docs/glossary.md.
 */

declare const brand: unique symbol;
type Name<B extends string> = string & { readonly [brand]: B };

/** Serial number of a recorder (执法记录仪), as its maker gave it: 1 to 32 of A-Z a-z 0-9 . _ - */
export type RecorderSerial = Name<'recorder'>;
/** Id of a dock (采集站), chosen when it is enrolled: same alphabet, 1 to 32. */
export type DockId = Name<'dock'>;
/** Id of an officer (执法人员): same alphabet, 1 to 32; the certificate number is a particular of the officer, not the id. */
export type OfficerId = Name<'officer'>;
/** `c` and 32 hex digits, computed from recorder, number, original name and hash: see domain/clip.ts. */
export type ClipId = Name<'clip'>;
/** SHA-256 in 64 lower-case hex digits. */
export type Sha256 = Name<'sha256'>;
/** Id of this station (采集工作站): same alphabet as a dock's. */
export type StationId = Name<'station'>;

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** True for 1 to 32 characters of A-Z a-z 0-9 . _ - that begin with a letter or digit: safe in topics, paths and URLs. */
export function isPlainName(text: string): boolean {
  return PLAIN.test(text);
}

export function isSha256(text: string): text is Sha256 {
  return /^[0-9a-f]{64}$/.test(text);
}

/** A time as the custody log writes it: UTC, milliseconds, `2026-11-23T08:00:00.000Z`. */
export type IsoTime = string;

export function isoTime(wallMs: number): IsoTime {
  return new Date(wallMs).toISOString();
}
