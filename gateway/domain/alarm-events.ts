/** What people do with an alarm, and what the station does while nobody does anything. */

/**
 * Who is called next when nobody acknowledges: the head of the unit concerned (where no unit is, those who look after the
 * equipment), or the heads of all units.
 */
export type EscalationTarget = 'unit-head' | 'all-heads';
export type AlarmOutcome = 'resolved' | 'false-alarm';

export interface AlarmFacts {
  /** `alarm`: the newest of the group that the person could know of. */
  AlarmAcknowledged: { readonly group: string; readonly alarm: string };
  AlarmCommented: { readonly group: string };
  /** Nobody acknowledged in time. `step`: which one, from 1. `unit`: whose head is called; null for equipment without a unit and for all heads. */
  AlarmEscalated: { readonly group: string; readonly alarm: string; readonly step: number; readonly to: EscalationTarget; readonly unit: string | null };
  /** By a person, or by the station where the reason itself has gone. */
  AlarmClosed: { readonly group: string; readonly outcome: AlarmOutcome };
}

export interface AlarmParticulars {
  AlarmCommented: { readonly comment: string };
  AlarmClosed: { readonly note: string };
}
