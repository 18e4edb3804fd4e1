/** Explanations why something was not recorded (Art. 17, 19(2)), the gaps they explain, and demands of the higher authority. */
import type { ActivityKind } from './activity-kinds.ts';
import { newestFirst, unitKey } from './equipment-register.ts';
import type { FindingKind, LoggedEvent } from './events.ts';
import type { HandOverFacts, HandOverParticulars } from './hand-over-events.ts';
import type { IsoTime, OfficerId, RecorderSerial } from './names.ts';
import { change, key, read, seqKey, write, type Rows } from './rows.ts';

export type ExplanationState = 'stated' | 'accepted' | 'returned' | 'filed';
type Stated = HandOverFacts['ExplanationStated'] & HandOverParticulars['ExplanationStated'];
export interface ExplanationRow extends Stated {
  readonly state: ExplanationState;
  readonly statedBy: string; readonly stated: IsoTime;
  readonly note: string | null; readonly reviewer: OfficerId | null; readonly reviewedBy: string | null; readonly reviewed: IsoTime | null;
  /** Running number in the file of explanations. */
  readonly number: number | null; readonly filer: OfficerId | null; readonly filedBy: string | null; readonly filed: IsoTime | null;
  /** Where its first statement stands: its place in the lists. */
  readonly firstSeq: number;
  readonly version: number;
}
export interface GapRow { readonly finding: string; readonly kind: FindingKind; readonly recorder: RecorderSerial; readonly opened: IsoTime; readonly detail: string }
export interface DemandRow { readonly demand: string; readonly activityKinds: readonly ActivityKind[]; readonly authority: string; readonly text: string; readonly since: IsoTime; readonly version: number }

/** Kinds of findings that say that something was recorded once and is not there, or was not recorded. */
export const GAP_KINDS: ReadonlySet<FindingKind> = new Set(['number-missing', 'segment-missing', 'lost-from-card']);

export const explanationRegister = {
  explanation: (id: string) => key<ExplanationRow>(`explanation/${id}`),
  byTime: () => key<0>('explanations/time/'),
  ofOfficer: (officer: OfficerId) => key<0>(`explanations/officer/${officer}/`),
  ofUnit: (unit: string) => key<0>(`explanations/unit/${unitKey(unit)}/`),
  ofActivity: (activity: string) => key<0>(`explanations/activity/${activity}/`),
  /** Oldest first: who waits longest is next. By unit where the unit head looks, over all where the recorder manager does. */
  inState: (state: ExplanationState) => key<0>(`explanations/state/${state}/`),
  inStateOfUnit: (state: ExplanationState, unit: string) => key<0>(`explanations/unit-state/${unitKey(unit)}/${state}/`),
  inStateOfOfficer: (state: ExplanationState, officer: OfficerId) => key<0>(`explanations/officer-state/${officer}/${state}/`),
  filed: () => key<number>('explanations-filed'),
  /** Which explanation, not returned, explains a finding. */
  explains: (finding: string) => key<string>(`explained/${finding}`),
  gap: (recorder: RecorderSerial, finding: string) => key<GapRow>(`gap/${recorder}/${finding}`),
  gapsNewest: (seq: number | '') => key<string>(`gap-newest/${seq === '' ? '' : newestFirst(seq)}`),
  gapAt: (finding: string) => key<{ readonly recorder: RecorderSerial; readonly seq: number }>(`gap-at/${finding}`),
  demand: (id: string) => key<DemandRow>(`demand/${id}`),
} as const;

export function foldExplanations(event: LoggedEvent, rows: Rows): void {
  switch (event.kind) {
    case 'ExplanationStated': {
      const before = read(rows, explanationRegister.explanation(event.facts.explanation));
      // Nothing skips a step, whatever the log says: see rules/exemption.ts.
      if (before !== undefined && before.state !== 'returned') return;
      for (const finding of before?.findings ?? []) free(rows, finding, event.facts.explanation);
      for (const finding of event.facts.findings) write(rows, explanationRegister.explains(finding), event.facts.explanation);
      const words = event.particulars ?? { reason: '', askedBy: '', law: '' };
      return put(rows, before, {
        ...event.facts, ...words, state: 'stated', statedBy: event.actor, stated: event.at, note: before?.note ?? null,
        reviewer: null, reviewedBy: null, reviewed: null, number: null, filer: null, filedBy: null, filed: null, firstSeq: before?.firstSeq ?? event.seq, version: event.seq,
      });
    }
    case 'ExplanationReviewed': {
      const before = read(rows, explanationRegister.explanation(event.facts.explanation));
      if (before?.state !== 'stated') return;
      if (event.facts.outcome === 'returned') for (const finding of before.findings) free(rows, finding, before.explanation);
      return put(rows, before, { ...before, state: event.facts.outcome, note: event.particulars?.note ?? null, reviewer: event.facts.reviewer, reviewedBy: event.actor, reviewed: event.at, version: event.seq });
    }
    case 'ExplanationFiled': {
      const before = read(rows, explanationRegister.explanation(event.facts.explanation));
      if (before?.state !== 'accepted') return;
      const number = (read(rows, explanationRegister.filed()) ?? 0) + 1;
      write(rows, explanationRegister.filed(), number);
      return put(rows, before, { ...before, state: 'filed', number, filer: event.facts.filer, filedBy: event.actor, filed: event.at, version: event.seq });
    }
    case 'HigherAuthorityDemandSet': {
      const { demand, activityKinds } = event.facts;
      if (activityKinds.length === 0) return rows.remove(explanationRegister.demand(demand));
      return write(rows, explanationRegister.demand(demand), { demand, activityKinds, authority: event.particulars?.authority ?? '', text: event.particulars?.text ?? '', since: event.at, version: event.seq });
    }
    case 'FindingOpened': {
      const { finding, kind, subject, detail } = event.facts;
      if (!GAP_KINDS.has(kind) || !subject.startsWith('recorder:')) return;
      const recorder = subject.slice('recorder:'.length) as RecorderSerial;
      closeGap(rows, finding);
      write(rows, explanationRegister.gap(recorder, finding), { finding, kind, recorder, opened: event.at, detail });
      write(rows, explanationRegister.gapsNewest(event.seq), finding);
      return write(rows, explanationRegister.gapAt(finding), { recorder, seq: event.seq });
    }
    case 'FindingClosed': return closeGap(rows, event.facts.finding);
    default:
  }
}

function free(rows: Rows, finding: string, explanation: string): void {
  if (read(rows, explanationRegister.explains(finding)) === explanation) rows.remove(explanationRegister.explains(finding));
}

function closeGap(rows: Rows, finding: string): void {
  const at = read(rows, explanationRegister.gapAt(finding));
  if (at === undefined) return;
  rows.remove(explanationRegister.gap(at.recorder, finding));
  rows.remove(explanationRegister.gapsNewest(at.seq));
  rows.remove(explanationRegister.gapAt(finding));
}

function put(rows: Rows, before: ExplanationRow | undefined, after: ExplanationRow): void {
  const keys = new Set(listKeys(after));
  for (const one of before === undefined ? [] : listKeys(before)) if (!keys.has(one)) rows.remove(one);
  for (const one of keys) rows.put(one, 0);
  if (before === undefined) return write(rows, explanationRegister.explanation(after.explanation), after);
  change(rows, explanationRegister.explanation(after.explanation), after);
}

function listKeys(row: ExplanationRow): readonly string[] {
  const newest = `${newestFirst(row.firstSeq)}/${row.explanation}`;
  const oldest = `${seqKey(row.firstSeq)}/${row.explanation}`;
  return [
    `${explanationRegister.byTime()}${newest}`, `${explanationRegister.ofOfficer(row.officer)}${newest}`, `${explanationRegister.ofUnit(row.unit)}${newest}`,
    ...(row.activity === null ? [] : [`${explanationRegister.ofActivity(row.activity)}${newest}`]),
    `${explanationRegister.inState(row.state)}${oldest}`, `${explanationRegister.inStateOfUnit(row.state, row.unit)}${oldest}`, `${explanationRegister.inStateOfOfficer(row.state, row.officer)}${oldest}`,
  ];
}
