/**
 * Errors of the station. What the law foresees (overdue, denied, gap) is a verdict and not an error; an error is
 * something that kept the station from doing what it was asked.
 */

/** Codes are stable: commands, documents and other programs rely on them. New ones are appended. */
export type StationErrorCode =
  /** The call or configuration cannot be understood or breaks a stated limit. Details: what, value, expected. */
  | 'bad-input'
  /** There is no such thing. Details: what, id. */
  | 'not-found'
  /** The thing is there already or is in a state that forbids the wish. Details: what, id, reason. */
  | 'conflict'
  /** Another process owns the data folder. Details: path. */
  | 'store-locked'
  /** The medium is full. Details: path, freeBytes. Nothing was lost; the caller waits and tries again. */
  | 'disk-full'
  /** Reading or writing failed. Details: path, operation. */
  | 'disk-failed'
  /** A sync failed, so nobody knows what is durable: the station stops, starts and recovers. Details: path. */
  | 'durability-unknown'
  /** The custody log on disk is not the one that was signed. Details: reason, size. */
  | 'log-damaged'
  /** A key file is missing, readable by others, or not a key. Details: path, reason. */
  | 'key-unusable'
  /** A port, broker or line cannot be opened. Details: what, reason. */
  | 'carrier-unavailable'
  /** A peer did not answer in time or left. Details: what. */
  | 'peer-gone'
  /** The running station did not answer on its control socket. Details: path. */
  | 'station-unreachable'
  /** The machine lacks a program or a feature. Details: what, remedy. */
  | 'missing-program';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The one error class of the station. `durableStateUnknown` means that going on could acknowledge what is not on
 * the disk: only a restart with recovery is right then.
 */
export class StationError extends Error {
  override readonly name = 'StationError';
  readonly code: StationErrorCode;
  readonly details: ErrorDetails;
  readonly durableStateUnknown: boolean;

  constructor(code: StationErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
    this.durableStateUnknown = code === 'durability-unknown';
  }
}

const BOTH = ' / ';

/** The halves of a text that stands in both languages, `中文 / English`, parted at its first ` / `; a text without one is both. */
export function halves(text: string): { readonly zh: string; readonly en: string } {
  const parted = text.indexOf(BOTH);
  return parted < 0 ? { zh: text, en: text } : { zh: text.slice(0, parted), en: text.slice(parted + BOTH.length) };
}

/** Says that our own reasoning is wrong. Never used for what a peer, a disk or a person may do. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`a rule of the station's own code is broken: ${why}`);
}
