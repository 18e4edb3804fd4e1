/** Passes that recorders carry, and live pictures that have begun. A fold over all events, after the custody registers have taken them. */
import type { LoggedEvent } from './events.ts';
import type { IsoTime, RecorderSerial } from './names.ts';
import { change, key, read, write, type Rows } from './rows.ts';

export interface PassCredential { readonly pass: string; readonly credentialHash: string; readonly expires: IsoTime }
export interface PassRow extends PassCredential {
  readonly recorder: RecorderSerial; readonly given: IsoTime;
  /** The recorder said that it has it. */
  readonly taken: boolean;
  /** The one that it may still carry as long as `taken` is false. */
  readonly before: PassCredential | null;
}
export interface LiveRow { readonly live: string; readonly recorder: RecorderSerial; readonly path: string; readonly since: IsoTime; readonly ask: string | null }

export const liveRegister = {
  pass: (recorder: RecorderSerial) => key<PassRow>(`pass/${recorder}`),
  /** The live picture of a recorder, as long as the log has no end of it. */
  live: (recorder: RecorderSerial | '') => key<LiveRow>(`live/${recorder}`),
} as const;

export function foldLive(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'PassGiven': {
      const { recorder, pass, credentialHash, expires } = event.facts;
      const last = read(rows, liveRegister.pass(recorder));
      const held = last === undefined ? null : last.taken ? { pass: last.pass, credentialHash: last.credentialHash, expires: last.expires } : last.before;
      return write(rows, liveRegister.pass(recorder), { recorder, pass, credentialHash, expires, given: event.at, taken: false, before: held });
    }
    case 'PassTaken':
      if (read(rows, liveRegister.pass(event.facts.recorder))?.pass === event.facts.pass) change(rows, liveRegister.pass(event.facts.recorder), { taken: true, before: null });
      return;
    case 'RecorderRetired': return rows.remove(liveRegister.pass(event.facts.recorder));
    case 'LiveBegan': {
      const { live, recorder, path, ask } = event.facts;
      return write(rows, liveRegister.live(recorder), { live, recorder, path, ask, since: event.at });
    }
    case 'LiveEnded':
      if (read(rows, liveRegister.live(event.facts.recorder))?.live === event.facts.live) rows.remove(liveRegister.live(event.facts.recorder));
      return;
    default:
  }
}
