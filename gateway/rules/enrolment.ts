/**
 * What may be entered into the registers of equipment, and by which rule not. Pure verdicts. Art. 15 wants the recorders
 * and the station managed by a named person; Art. 18 counts recorders by officers, so the register has to be exact.
 */
import { isPlainName, type IsoTime } from '../domain/names.ts';
import type { AssignmentRow, DockRow, EnrolCodeRow, OfficerRow, RecorderRow } from '../domain/registers.ts';

export type EnrolmentVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly article: string; readonly code: 'bad-input' | 'not-found' | 'conflict'; readonly why: string };

const ALLOWED: EnrolmentVerdict = { kind: 'allowed' };
const ED25519_HEX = /^[0-9a-f]{64}$/;
/** Longest text that a person may enter for a name, a unit, a reason. */
export const MAX_ENTRY_TEXT = 200;

function refuse(code: 'bad-input' | 'not-found' | 'conflict', why: string, article = 'Art. 15'): EnrolmentVerdict {
  return { kind: 'refused', article, code, why };
}

export function mayNameId(what: string, id: string): EnrolmentVerdict {
  return isPlainName(id) ? ALLOWED : refuse('bad-input', `${what} '${id}': 1 to 32 of A-Z a-z 0-9 . _ - and a letter or digit first`);
}

export function mayEnterText(what: string, text: string): EnrolmentVerdict {
  if (text.trim() === '') return refuse('bad-input', `${what} is empty`);
  if (text.length > MAX_ENTRY_TEXT) return refuse('bad-input', `${what} is longer than ${MAX_ENTRY_TEXT} characters`);
  return /[\u0000-\u001f\u007f]/.test(text) ? refuse('bad-input', `${what} has control characters`) : ALLOWED;
}

export function mayUseKey(publicKey: string | null): EnrolmentVerdict {
  return publicKey === null || ED25519_HEX.test(publicKey) ? ALLOWED : refuse('bad-input', 'a public key is 64 hex digits');
}

export function mayEnrolDock(row: DockRow | undefined): EnrolmentVerdict {
  return row === undefined || row.retired !== null ? ALLOWED : refuse('conflict', `dock ${row.dock} is enrolled already; retire it first`);
}

export function mayEnrolRecorder(row: RecorderRow | undefined, deviceOwner: string | undefined): EnrolmentVerdict {
  if (row !== undefined && row.retired === null) return refuse('conflict', `recorder ${row.recorder} is enrolled already; retire it first`);
  return deviceOwner === undefined ? ALLOWED : refuse('conflict', `this device is recorder ${deviceOwner} already`);
}

/** A code is good once, for what it was given out for, until it expires. */
export function mayUseCode(code: EnrolCodeRow | undefined, what: 'dock' | 'recorder', id: string, now: IsoTime): EnrolmentVerdict {
  if (code === undefined || code.what !== what || code.id !== id) return refuse('not-found', 'no such enrolment code');
  return now < code.expires ? ALLOWED : refuse('conflict', 'the enrolment code has expired');
}

export function mayNameManager(officer: OfficerRow | undefined, id: string): EnrolmentVerdict {
  return officer === undefined ? refuse('not-found', `officer ${id} is not registered`) : ALLOWED;
}

/** A recorder is with one officer at a time (Art. 18 counts them). A new assignment ends an open one; a closed one must not be crossed. */
export function mayAssign(
  recorder: RecorderRow | undefined, officer: OfficerRow | undefined, assignments: readonly AssignmentRow[], from: IsoTime, to: IsoTime | null,
): EnrolmentVerdict {
  if (recorder === undefined) return refuse('not-found', 'the recorder is not enrolled', 'Art. 18');
  if (recorder.retired !== null) return refuse('conflict', `recorder ${recorder.recorder} is retired: ${recorder.retired}`, 'Art. 18');
  if (officer === undefined) return refuse('not-found', 'the officer is not registered', 'Art. 18');
  if (to !== null && to <= from) return refuse('bad-input', 'the assignment ends before it begins', 'Art. 18');
  // One that was taken back at its begin never was: so a wrong entry is put right.
  const crossed = assignments.filter((one) => one.to === null || one.from < one.to).find((one) => one.from >= from ? (to === null || one.from < to) : (one.to !== null && one.to > from));
  return crossed === undefined ? ALLOWED : refuse('conflict', `the recorder is with officer ${crossed.officer} from ${crossed.from} to ${crossed.to ?? 'now'}`, 'Art. 18');
}
