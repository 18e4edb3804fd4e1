/**
 * What a card's list of clips says about clips that are not on it. Art. 19(1) wants recording from start to end and
 * Art. 22 punishes deletion and loss; a recorder that numbers its clips makes both visible.
 */
import type { CardEntry, RecorderReport } from '../domain/bay-source.ts';
import type { FindingKind } from '../domain/events.ts';
import { rangesText, subtract, toRanges, type Ranges } from '../domain/ranges.ts';
import type { RecorderRow } from '../domain/registers.ts';

export interface CardListVerdict {
  readonly listed: Ranges;
  readonly next: number | null;
  /** Recorded since the last docking, as the running numbers show, but not on the card. */
  readonly missing: Ranges;
  /** On the card at an earlier docking, never stored, not there now. */
  readonly lost: Ranges;
  readonly findings: readonly ListFinding[];
}

export interface ListFinding {
  readonly kind: FindingKind;
  /** Makes the finding's id, with the recorder: the same fact found twice is one finding. */
  readonly mark: string;
  readonly article: string;
  readonly detail: string;
}

/** Findings that one list can open; a card that is all gaps gives one finding with all its ranges. */
const MAX_SEGMENT_FINDINGS = 100;

export function judgeCardList(entries: readonly CardEntry[], report: RecorderReport, row: RecorderRow): CardListVerdict {
  const numbers = entries.filter((entry) => entry.numbered).map((entry) => entry.number);
  const findings: ListFinding[] = [];
  if (entries.length > 0 && numbers.length === 0) return { listed: [], next: null, missing: [], lost: [], findings: segmentFindings(entries) };
  const listed = toRanges(numbers);
  const highest = listed.at(-1)?.[1] ?? 0;
  const next = report.nextClipNumber;
  if (next !== null && next <= row.accounted && row.accounted > 0) {
    findings.push({ kind: 'number-reused', mark: `next-${next}-after-${row.accounted}`, article: 'Art. 22', detail: `下一个编号是 ${next}，而编号 ${row.accounted} 此前已用过 / the next number is ${next}, but number ${row.accounted} was given before` });
  }
  const upTo = Math.max(highest, (next ?? 1) - 1);
  const fresh: Ranges = upTo > row.accounted ? [[row.accounted + 1, upTo]] : [];
  const missing = subtract(fresh, listed);
  if (missing.length > 0) findings.push({ kind: 'number-missing', mark: rangesText(missing).slice(0, 80), article: 'Art. 22', detail: rangesText(missing) });
  const lost = subtract(row.outstanding, listed);
  if (lost.length > 0) findings.push({ kind: 'lost-from-card', mark: rangesText(lost).slice(0, 80), article: 'Art. 22', detail: rangesText(lost) });
  return { listed, next, missing, lost, findings: [...findings, ...segmentFindings(entries)] };
}

/** A recording whose segments do not run from 0 to the last one. Segments erased after an earlier docking are not missed. */
function segmentFindings(entries: readonly CardEntry[]): ListFinding[] {
  const recordings = new Map<number, CardEntry[]>();
  for (const entry of entries) {
    if (entry.recording === null || entry.segment === null) continue;
    const segments = recordings.get(entry.recording);
    if (segments === undefined) recordings.set(entry.recording, [entry]);
    else segments.push(entry);
  }
  const findings: ListFinding[] = [];
  for (const [recording, segments] of recordings) {
    const there = toRanges(segments.map((entry) => entry.segment!));
    const first = there[0]![0];
    const last = there.at(-1)![1];
    const missing = subtract([[first, last]], there);
    if (missing.length === 0 || findings.length >= MAX_SEGMENT_FINDINGS) continue;
    findings.push({ kind: 'segment-missing', mark: `recording-${recording}-${rangesText(missing).slice(0, 40)}`, article: 'Art. 19(1)', detail: `第 ${recording} 次录制缺第 ${rangesText(missing)} 段 / recording ${recording} lacks segment ${rangesText(missing)}` });
  }
  return findings;
}
