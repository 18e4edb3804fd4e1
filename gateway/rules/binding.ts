/** Which activity a clip belongs to, by who made it and when (Art. 19(4) names by cause). People do not categorise; they mend. Pure. */
import type { ActivityRow } from '../domain/activity-register.ts';
import type { OfficerId } from '../domain/names.ts';

/** How long before its planned start or after its end a clip still belongs to an activity, in milliseconds. */
export const BINDING_TOLERANCE_MS = 15 * 60_000;

export type BindingVerdict =
  | { readonly kind: 'bound'; readonly activity: string }
  | { readonly kind: 'none'; readonly why: 'no-officer' | 'no-activity' }
  /** More than one fits: a person says which. */
  | { readonly kind: 'ambiguous'; readonly activities: readonly string[] };

/**
 * One that contains the start wins over one that it only comes near to.
 * @param activities of the officer, not dropped, any order
 */
export function chooseActivity(officer: OfficerId | null, startMs: number, activities: readonly ActivityRow[]): BindingVerdict {
  if (officer === null) return { kind: 'none', why: 'no-officer' };
  const mine = activities.filter((one) => one.dropped === null && one.officers.includes(officer));
  for (const tolerance of [0, BINDING_TOLERANCE_MS]) {
    const fitting = mine.filter((one) => startMs >= Date.parse(one.from) - tolerance && (one.to === null || startMs <= Date.parse(one.to) + tolerance));
    if (fitting.length === 1) return { kind: 'bound', activity: fitting[0]!.activity };
    if (fitting.length > 1) return { kind: 'ambiguous', activities: fitting.map((one) => one.activity).sort() };
  }
  return { kind: 'none', why: 'no-activity' };
}
