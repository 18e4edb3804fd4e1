/** What reading media bytes fails with; they are anybody's, so that is no fault of ours. */
import { StationError } from '../../domain/errors.ts';

/** StationError 'bad-input' about bytes that are not what they should be. `what` names the format, e.g. 'FLV' or 'MP4 stsd'. */
export function badMedia(what: string, why: string): StationError {
  return new StationError('bad-input', `${what}: ${why}; the bytes are damaged or of another kind`, { what });
}

/** Only for bytes that are looked at out of curiosity: what was read, or null where they are bad. Other errors go through. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof StationError && error.code === 'bad-input') return null;
    throw error;
  }
}
