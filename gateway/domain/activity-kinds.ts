/**
 * Kinds of enforcement activities, in the words of Art. 10, 11, 13 and 16. Data for people: what has to be recorded in full
 * is marked here, and nowhere else.
 */

/** Must every minute be recorded, must there be records at all, or may there be. */
export type RecordingDuty = 'full' | 'recorded' | 'may';

export interface ActivityKindFacts {
  readonly zh: string;
  readonly en: string;
  readonly article: string;
  readonly duty: RecordingDuty;
}

export const ACTIVITY_KINDS = {
  'spot-check': { zh: '当场询问、检查、处置、处罚', en: 'questioning, inspection, handling or penalty on the spot', article: 'Art. 16(1)', duty: 'full' },
  'site-measure': { zh: '现场勘验、检查、搜查、扣押、扣留、收缴', en: 'survey, search, seizure, detention or confiscation on site', article: 'Art. 16(2)', duty: 'full' },
  enforcement: { zh: '排除妨害、恢复原状、停产停业等强制执行', en: 'compulsory enforcement: removal, restoration, closing down', article: 'Art. 16(3)', duty: 'full' },
  incident: { zh: '处置突发性、群体性事件', en: 'handling an emergency or a mass incident', article: 'Art. 16(4)', duty: 'full' },
  obstruction: { zh: '遇有拒绝、阻碍执法或者侵害执法人员', en: 'resistance, obstruction, or harm to officers', article: 'Art. 16(5)', duty: 'full' },
  'other-full': { zh: '其他应当全过程记录的情形', en: 'another case that must be recorded in full', article: 'Art. 16(6)', duty: 'full' },
  'vital-interests': { zh: '直接涉及人身自由、生命健康、重大财产权益', en: 'directly about liberty, life, health or major property', article: 'Art. 13', duty: 'full' },
  inspection: { zh: '现场检查（勘验）', en: 'on-site inspection (survey)', article: 'Art. 10', duty: 'recorded' },
  sampling: { zh: '抽样调查', en: 'sampling', article: 'Art. 10', duty: 'recorded' },
  hearing: { zh: '听证', en: 'hearing', article: 'Art. 10', duty: 'recorded' },
  'other-evidence': { zh: '其他调查取证', en: 'other investigation and taking of evidence', article: 'Art. 10', duty: 'may' },
  'follow-up': { zh: '履行情况、改正情况核查', en: 'check of performance or correction', article: 'Art. 11', duty: 'may' },
} as const satisfies Readonly<Record<string, ActivityKindFacts>>;

export type ActivityKind = keyof typeof ACTIVITY_KINDS;
export const ACTIVITY_KIND_IDS = Object.keys(ACTIVITY_KINDS) as readonly ActivityKind[];

export function isActivityKind(text: string): text is ActivityKind {
  return Object.hasOwn(ACTIVITY_KINDS, text);
}
