/**
 * Whom a change is about: which units, officers and accounts. Whoever may list a kind of thing in his unit alone, or what is
 * his own alone, is not told that something of the kind has happened elsewhere.
 */
import { accountRegister } from '../domain/account-register.ts';
import { activityRegister } from '../domain/activity-register.ts';
import { alarmRegister } from '../domain/alarm-register.ts';
import { subjectsOf } from '../domain/chain-register.ts';
import { clipRegister } from '../domain/clip-register.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import type { EventKind, LoggedEvent } from '../domain/events.ts';
import { explanationRegister } from '../domain/explanation-register.ts';
import { handOverRegister } from '../domain/hand-over-register.ts';
import { isoTime, type ClipId, type OfficerId, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register, splitSubject } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { Role } from '../domain/roles.ts';
import { viewRegister } from '../domain/view-register.ts';
import { mayDo, mightDo, type Medium, type Relation } from '../rules/permissions.ts';

/** Clips of one entry whose officers are looked up; an order of a full card is of one recorder. */
const MOST_SUBJECTS = 64;
/**
 * After these a thing may belong to others than before, and those before are not in the entry: whoever may hear of the
 * kind at all loads his list again. That an officer or a recorder has moved is no secret within the bureau.
 */
const MOVES: ReadonlySet<EventKind> = new Set(['OfficerRegistered', 'OfficerLeft', 'RecorderPlaced', 'ActivityChanged', 'ClipsGiven', 'ClipsBound', 'ClipsNamed',
  // May have gone to all heads before: they have to hear that it does not ring any more.
  'AlarmAcknowledged', 'AlarmClosed']);

export interface Concerned { readonly units: ReadonlySet<string>; readonly officers: ReadonlySet<string>; readonly accounts: ReadonlySet<string> }

export interface Hearer { readonly account: string; readonly roles: readonly Role[]; readonly unit: string | null; readonly officer: string | null }

/** null for what is nobody's in particular: it is told to whoever may list the kind in any matter. */
export function concernedBy(event: LoggedEvent, rows: Pick<RowsToRead, 'get'>): Concerned | null {
  if (MOVES.has(event.kind)) return null;
  const units = new Set<string>();
  const officers = new Set<string>();
  const accounts = new Set<string>();
  const unit = (one: string | null | undefined) => { if (one != null) units.add(one); };
  const officer = (one: string | null | undefined) => {
    if (one == null) return;
    officers.add(one);
    unit(read(rows, register.officer(one as OfficerId))?.unit);
  };
  const about = (subject: string, depth = 0): void => {
    const [what, id] = splitSubject(subject);
    switch (what) {
      case 'unit': return unit(id);
      case 'officer': return officer(id);
      case 'recorder': {
        unit(read(rows, equipmentRegister.equipment(id as RecorderSerial))?.unit);
        return officer(holderAt(read(rows, register.assignments(id as RecorderSerial)) ?? [], isoTime(Date.parse(event.at))));
      }
      case 'clip': return officer((read(rows, clipRegister.clip(id as ClipId)) ?? read(rows, register.clip(id as ClipId)))?.officer);
      case 'activity': {
        const row = read(rows, activityRegister.activity(id));
        unit(row?.unit);
        return row?.officers.forEach(officer);
      }
      case 'hand-over': case 'explanation': {
        // Of the unit that it was written in: its head lists it, also when the officer has moved.
        const row = what === 'hand-over' ? read(rows, handOverRegister.handOver(id)) : read(rows, explanationRegister.explanation(id));
        unit(row?.unit);
        return officer(row?.officer);
      }
      case 'finding': {
        const row = read(rows, register.finding(id));
        return row === undefined || depth > 0 ? undefined : about(row.subject, depth + 1);
      }
      case 'account': {
        accounts.add(id);
        const row = read(rows, accountRegister.account(id));
        unit(row?.unit);
        return officer(row?.officer);
      }
      default:
    }
  };
  const facts = event.facts as Readonly<Record<string, unknown>>;
  if (event.kind === 'ViewGranted' || event.kind === 'ViewGrantEnded') {
    // To him it was given, by the head of that unit: whose clips they are is not told of it.
    unit(read(rows, viewRegister.grant(event.facts.grant))?.unit);
    return { units, officers, accounts: accounts.add(event.facts.account) };
  }
  if (typeof facts['unit'] === 'string') unit(facts['unit']);
  if (typeof facts['group'] === 'string' || event.kind === 'AlarmRaised') {
    const group = read(rows, alarmRegister.group(event.kind === 'AlarmRaised' ? read(rows, alarmRegister.groupOf(event.facts.alarm)) ?? '' : String(facts['group'])));
    // What went to all heads is every unit's.
    if (group === undefined || group.unit === null || (event.kind === 'AlarmEscalated' && event.facts.to === 'all-heads')) return null;
    unit(group.unit);
    officer(group.officer);
  }
  for (const subject of subjectsOf(event).slice(0, MOST_SUBJECTS)) about(subject);
  return units.size + officers.size + accounts.size === 0 ? null : { units, officers, accounts };
}

/** May this person list or view the matter that the change is about? */
export function reaches(who: Hearer, medium: Medium, concerned: Concerned | null): boolean {
  const free = (relation: Relation) => (['list', 'view'] as const).some((verb) => mayDo(who.roles, verb, medium, relation).outcome === 'free');
  if (concerned === null) return (['list', 'view'] as const).some((verb) => mightDo(who.roles, verb, medium).outcome === 'free');
  return free('any') || (who.unit !== null && concerned.units.has(who.unit) && free('unit'))
    || ((concerned.accounts.has(who.account) || (who.officer !== null && concerned.officers.has(who.officer))) && free('own'));
}
