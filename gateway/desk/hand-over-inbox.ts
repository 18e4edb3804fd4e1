/** What waits for a person on the way from a stored clip to the signed register (Art. 5(3), 19). */
import type { Clock } from '../clock.ts';
import { activityRegister } from '../domain/activity-register.ts';
import { clipOfKey, clipRegister } from '../domain/clip-register.ts';
import { explanationRegister } from '../domain/explanation-register.ts';
import { handOverRegister, type HandOverRow } from '../domain/hand-over-register.ts';
import type { OfficerId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { GROUNDS } from '../rules/exemption.ts';
import { dueOfAll, dutyEnd, type DueOf } from '../rules/hand-over.ts';
import type { ExplanationsDesk } from './explanations.ts';
import { idOfKey, partOf } from './part-of-list.ts';
import { MAX_OF_SOURCE, type InboxItem, type InboxPerson, type InboxSource } from './inbox.ts';

const PLAIN = { urgency: 'waiting', due: null, provisional: false } as const;

export function handOverInboxes({ rows, clock, dueOf }: { readonly rows: RowsToRead; readonly clock: Clock; readonly dueOf: DueOf }, explanations: ExplanationsDesk): readonly (readonly [name: string, source: InboxSource])[] {
  const nameOf = (officer: OfficerId) => read(rows, register.officer(officer))?.name ?? officer;

  const waiting: InboxSource = async ({ officer, roles }) => {
    if (officer === null || !roles.includes('officer')) return [];
    const keys = await rows.list(clipRegister.waitingOf(officer), MAX_OF_SOURCE + 1);
    if (keys.length === 0) return [];
    const clips = keys.flatMap(([key]) => read(rows, clipRegister.clip(clipOfKey(key))) ?? []);
    const unbound = clips.filter(({ activity }) => activity === null).length;
    const { due, provisional, late } = dueOfAll(clips.map((row) => dutyEnd(row, row.activity === null ? undefined : read(rows, activityRegister.activity(row.activity)))), dueOf, clock.wallMs());
    const number = countOf(keys);
    return [{ ...PLAIN, urgency: late ? 'overdue' : 'waiting', due, provisional, id: `clips-waiting-${officer}`, kind: 'clips-waiting', subject: `officer:${officer}`, article: 'Art. 19(3)', zh: `${number} 个片段待移交${unbound > 0 ? `，其中 ${unbound} 个未归入执法活动` : ''}`, en: `${number} clips wait for the hand-over${unbound > 0 ? `, ${unbound} of them without an activity` : ''}` }];
  };

  const returned: InboxSource = async ({ officer, roles }) => {
    if (officer === null || !roles.includes('officer')) return [];
    const prefix = handOverRegister.returnsOf(officer);
    const items: InboxItem[] = (await rows.list(prefix, MAX_OF_SOURCE)).flatMap(([key, left]) => {
      const row = read(rows, handOverRegister.handOver(key.slice(prefix.length)));
      return row === undefined ? [] : [{ ...PLAIN, id: `hand-over-returned-${row.handOver}`, kind: 'hand-over-returned', subject: `hand-over:${row.handOver}`, article: 'Art. 19(3)', zh: `移交被退回（${String(left)} 个片段）：${row.reason ?? ''}`, en: `a hand-over came back (${String(left)} clips): ${row.reason ?? ''}` }];
    });
    for (const row of await explanations.waiting('returned', { officer }, MAX_OF_SOURCE)) {
      items.push({ ...PLAIN, id: `explanation-returned-${row.explanation}-${row.version}`, kind: 'explanation-returned', subject: `explanation:${row.explanation}`, article: 'Art. 19(2)', zh: `工作情况说明被退回：${row.note ?? ''}`, en: `an explanation came back: ${row.note ?? ''}` });
    }
    return items;
  };

  const offers: InboxSource = async ({ officer, roles }) => {
    if (!roles.includes('recorder-manager')) return [];
    const keys = await rows.list(handOverRegister.offers(), MAX_OF_SOURCE + 1);
    const found = keys.flatMap(([key]) => read(rows, handOverRegister.handOver(idOfKey(key))) ?? []);
    return found.filter((row) => row.officer !== officer).map((row: HandOverRow): InboxItem => ({
      ...PLAIN, id: `hand-over-offered-${row.handOver}`, kind: 'hand-over-offered', urgency: row.late ? 'overdue' : 'waiting', subject: `hand-over:${row.handOver}`, due: row.due, provisional: row.provisional, article: 'Art. 19(3)',
      zh: `${nameOf(row.officer)} 移交 ${row.clips} 个片段，待接收`, en: `${nameOf(row.officer)} hands over ${row.clips} clips`,
    }));
  };

  /** What the recorder manager sees to (Art. 15): clips of nobody, and holes that nobody has explained yet, be it he or whoever had the recorder. */
  const worklists: InboxSource = async ({ roles }) => {
    if (!roles.includes('recorder-manager')) return [];
    const items: InboxItem[] = [];
    const ownerless = await rows.list(clipRegister.ownerless(), MAX_OF_SOURCE + 1);
    if (ownerless.length > 0) items.push({ ...PLAIN, id: 'clips-no-officer', kind: 'clips-no-officer', subject: 'clips:no-officer', article: 'Art. 19(4)', zh: `${countOf(ownerless)} 个片段不知由谁采集，请指定采集人`, en: `${countOf(ownerless)} clips of nobody: say who recorded them` });
    const { items: gaps } = await partOf<string, string>(rows, explanationRegister.gapsNewest(''), undefined, MAX_OF_SOURCE + 1, async (finding) => (read(rows, explanationRegister.explains(finding)) === undefined ? finding : undefined));
    if (gaps.length > 0) items.push({ ...PLAIN, id: 'clips-gaps', kind: 'clips-gaps', subject: 'clips:gaps', article: 'Art. 19(2)', zh: `${countOf(gaps)} 处编号缺失还没有情况说明`, en: `${countOf(gaps)} holes in the numbers that nobody has explained` });
    return items;
  };

  const explained = (state: 'stated' | 'accepted', of: (who: InboxPerson) => { readonly unit: string } | null | undefined, zh: string, en: string): InboxSource => async (who) => {
    const scope = of(who);
    if (scope === undefined) return [];
    const found = await explanations.waiting(state, scope, MAX_OF_SOURCE + 1);
    return found.filter((row) => who.officer === null || row.officer !== who.officer).map((row) => ({
      ...PLAIN, id: `explanation-${state}-${row.explanation}-${row.version}`, kind: `explanation-${state}`, subject: `explanation:${row.explanation}`, article: 'Art. 19(2)',
      zh: `${nameOf(row.officer)} 的工作情况说明${zh}（${GROUNDS[row.ground].zh}）`, en: `the explanation of ${nameOf(row.officer)} ${en} (${GROUNDS[row.ground].en})`,
    }));
  };

  return [
    ['clips-waiting', waiting], ['hand-over-returned', returned], ['hand-over-offered', offers], ['clip-work', worklists],
    ['explanation-review', explained('stated', ({ roles, unit }) => (roles.includes('unit-head') && unit !== null ? { unit } : undefined), '待审核', 'waits for your review')],
    ['explanation-file', explained('accepted', ({ roles }) => (roles.includes('recorder-manager') ? null : undefined), '待备案', 'waits to be filed')],
  ];
}

function countOf(keys: readonly unknown[]): string {
  return keys.length > MAX_OF_SOURCE ? `${MAX_OF_SOURCE}+` : String(keys.length);
}
