/**
 * Three days of work around the simulated clips, each in its own evening: what was where, who has handed over what, one hand-over that waits for the
 * recorder manager, one that is overdue, and an explanation that waits for the unit head. All of it by the desks, as people do it.
 */
import type { ActivityKind } from '../domain/activity-kinds.ts';
import { clipRegister, clipOfKey, type ClipDeskRow } from '../domain/clip-register.ts';
import type { Signature } from '../domain/hand-over-events.ts';
import { explanationRegister } from '../domain/explanation-register.ts';
import { isoTime, type OfficerId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { HandOverDesks } from '../desk/hand-over-desks.ts';
import type { DeskPerson } from '../desk/rule-demand.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NIGHT_MS = 6 * HOUR_MS;
const QUARTER_MS = 15 * 60_000;
const MAX_CLIPS = 200;

/** What the officers did, by the day: the kind, the cause, the case, the place. */
const WORK: readonly (readonly [kind: ActivityKind, cause: string, caseNumber: string, place: string])[] = [
  ['inspection', '旅馆未按规定登记住宿旅客', '皮文旅罚〔2026〕31号', '团结路 12 号'],
  ['inspection', '网吧接纳未成年人', '皮文旅罚〔2026〕32号', '文化路 3 号'],
  ['spot-check', '旅行社未签订书面合同', '皮文旅罚〔2026〕33号', '迎宾大道 88 号'],
];
/** What he has handed over of today waits for the recorder manager's signature. */
const OFFERING_OFFICER = 'P0268' as OfficerId;
/** His clips of the first day have not been handed over: they are overdue. */
const LATE_OFFICER = 'P0260';
const EXPLAINING_OFFICER = 'P0245';
const OFFICERS = ['P0231', 'P0245', 'P0252', 'P0260', 'P0268'];
const KEEPER: DeskPerson = { actor: 'account:keeper', officer: 'P0272' as OfficerId, name: '刘洋', unit: '执法一中队' };
const SIGNATURE: Signature = { kind: 'strokes', width: 300, height: 100, strokes: [[20, 60, 45, 30, 70, 62, 95, 28], [110, 40, 150, 42], [130, 20, 128, 80], [170, 30, 200, 70, 235, 25, 262, 66]] };
const KEEPERS: Signature = { kind: 'strokes', width: 300, height: 100, strokes: [[30, 25, 60, 25], [45, 10, 45, 45, 25, 75], [45, 45, 70, 70], [100, 20, 90, 40], [100, 35, 150, 35, 140, 60, 105, 80], [120, 35, 130, 78], [170, 60, 200, 35, 225, 62, 270, 30]] };

export interface Evening {
  /** The moment at which the station lives. */
  readonly nowMs: number;
  /** How long before today that is: 0 for today. */
  readonly agoMs: number;
}

/** What is done in the evening of one day. Does nothing where today's has been done before. */
export async function workADay(desks: HandOverDesks, rows: RowsToRead, { nowMs, agoMs }: Evening): Promise<void> {
  if ((await rows.list(explanationRegister.byTime(), 1)).length > 0) return;
  let begun: readonly number[] = [];
  for (const officer of OFFICERS) {
    const person = read(rows, register.officer(officer as OfficerId));
    if (person === undefined) continue;
    const own = begunOf((await waitingOf(rows, officer as OfficerId)).filter(({ activity }) => activity === null).map(({ time }) => Date.parse(time)));
    // Whose clock was never set has clips that nobody is known to have made: he was out with the others.
    begun = own.length === 0 ? begun : own;
    for (const at of begun) {
      const [kind, cause, caseNumber, place] = WORK[Math.floor((nowMs + agoMs - at) / DAY_MS) % WORK.length]!;
      const [from, to] = [isoTime(at - QUARTER_MS), isoTime(at + HOUR_MS + QUARTER_MS)];
      await desks.activities.enter('account:head', { unit: person.unit, officers: [officer as OfficerId], kind, plannedFrom: from, plannedTo: to, from, to, cause, caseNumber, place });
    }
  }
  await desks.settled();
  // What was recorded on a day that is over was handed over in its evening, but for the clips of one; those of today still wait.
  const over = (days: number) => (agoMs > 0 || days >= 1);
  for (const officer of OFFICERS) await handOver(desks, rows, officer as OfficerId, (days) => over(days) && !(officer === LATE_OFFICER && days > 1), nowMs);
  if (agoMs > 0) return desks.settled();
  await handOver(desks, rows, OFFERING_OFFICER, (days) => days < 1, nowMs, false);
  await desks.explanations.state(personOf(rows, EXPLAINING_OFFICER), {
    about: 'not-whole', ground: '17(1)', activity: null, activityKind: 'inspection', from: isoTime(nowMs - DAY_MS), to: isoTime(nowMs - DAY_MS + HOUR_MS), findings: [],
    reason: '举报人要求谈话时不录音录像，关机约十分钟。', askedBy: '举报人（要求匿名）', law: '',
  });
  await desks.settled();
}

/** When the work of each day began, the newest first: what lies further apart than a night is another day's. */
function begunOf(times: readonly number[]): readonly number[] {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.filter((time, i) => i === 0 || time - sorted[i - 1]! > NIGHT_MS).reverse();
}

async function waitingOf(rows: RowsToRead, officer: OfficerId): Promise<readonly ClipDeskRow[]> {
  return (await rows.list(clipRegister.waitingOf(officer), MAX_CLIPS)).map(([key]) => read(rows, clipRegister.clip(clipOfKey(key)))!);
}

/** What has an activity and was recorded on one of the days that `of` means, by how many days ago that was. */
async function handOver(desks: HandOverDesks, rows: RowsToRead, officer: OfficerId, of: (days: number) => boolean, nowMs: number, received = true): Promise<void> {
  const clips = (await waitingOf(rows, officer)).filter((one) => one.activity !== null && of(Math.floor((nowMs - Date.parse(one.time)) / DAY_MS))).map(({ clip }) => clip);
  if (clips.length === 0) return;
  const prepared = await desks.handOvers.prepare(officer, clips);
  if (prepared.missing.some((one) => one.blocks)) return;
  const offered = await desks.handOvers.offer(personOf(rows, officer), clips, SIGNATURE, prepared.textHash);
  if (!received) return;
  const { textHash } = desks.handOvers.receiptFor(KEEPER, offered.handOver);
  await desks.handOvers.receive(KEEPER, offered.handOver, KEEPERS, textHash, offered.version);
}

function personOf(rows: RowsToRead, officer: string): DeskPerson {
  const row = read(rows, register.officer(officer as OfficerId))!;
  return { actor: 'operator:demo', officer: officer as OfficerId, name: row.name ?? officer, unit: row.unit };
}
