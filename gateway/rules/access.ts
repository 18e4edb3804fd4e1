/**
 * Art. 20: may this person look at this clip now? The permission table (permissions.ts) has the law's outline; here it meets
 * the clip, the approvals and the hour. Pure: who, what, which approvals and when are arguments. Default: no.
 */
import type { ClipId, IsoTime, OfficerId } from '../domain/names.ts';
import type { Role } from '../domain/roles.ts';
import type { GrantVerb, ViewBasis } from '../domain/view-events.ts';
import { mayEnter, refuse, type DeskVerdict } from './desk-verdict.ts';
import { mayDo, type Relation } from './permissions.ts';

/** Longest approval: whoever needs it for longer asks again (Art. 20(2): approvals end). */
export const MAX_GRANT_DAYS = 90;
export const MAX_GRANT_CLIPS = 200;
/** Approvals of one account that have not ended. */
export const MAX_RUNNING_GRANTS = 100;
export const MAX_GRANT_REASON = 200;
export const MAX_BOOKMARK_TEXT = 200;
export const MAX_BOOKMARKS = 500;
const DAY_MS = 86_400_000;

export interface Looker {
  readonly account: string;
  readonly roles: readonly Role[];
  readonly officer: OfficerId | null;
  readonly unit: string | null;
}
export interface LookedAt {
  readonly clip: ClipId;
  readonly officer: OfficerId | null;
  readonly unit: string | null;
  readonly activity: string | null;
}
/** An approval as it stands; `ended` is true from the moment on that it ended. */
export interface Grant {
  readonly grant: string; readonly account: string; readonly unit: string; readonly clips: readonly ClipId[]; readonly activity: string | null;
  readonly verbs: readonly GrantVerb[]; readonly from: IsoTime; readonly to: IsoTime; readonly ended: boolean;
}

export type AccessVerdict =
  | { readonly kind: 'free'; readonly basis: ViewBasis; readonly article: string }
  | {
    readonly kind: 'refused';
    /** 'approval': the unit head could allow it. */
    readonly outcome: 'approval' | 'refused';
    /** That there is such a clip is none of his business either. */
    readonly secret: boolean;
    readonly article: string; readonly zh: string; readonly en: string;
  };

/** In this order: the nearest reason is the one that the log tells. */
const DIRECT: readonly (readonly [role: Role, basis: ViewBasis])[] = [['officer', 'own'], ['recorder-manager', 'manager'], ['unit-head', 'unit-head'], ['reviewer', 'reviewer']];

export function relationTo(person: Looker, clip: Pick<LookedAt, 'officer' | 'unit'>): Relation {
  if (clip.officer !== null && clip.officer === person.officer) return 'own';
  return clip.unit !== null && clip.unit === person.unit ? 'unit' : 'any';
}

/** @param grants those of this account; others are not looked at */
export function mayView(person: Looker, clip: LookedAt, grants: readonly Grant[], now: IsoTime): AccessVerdict {
  const relation = relationTo(person, clip);
  for (const [role, basis] of DIRECT) {
    const verdict = person.roles.includes(role) ? mayDo([role], 'view', 'clip-content', relation) : undefined;
    if (verdict?.outcome === 'free') return { kind: 'free', basis: relation === 'own' && role === 'officer' ? 'own' : basis, article: verdict.article };
  }
  const verdict = mayDo(person.roles, 'view', 'clip-content', relation);
  const grant = verdict.outcome === 'approval' ? grants.find((one) => covers(one, person, clip, 'view', now)) : undefined;
  if (grant !== undefined) return { kind: 'free', basis: `grant:${grant.grant}`, article: 'Art. 20(2)' };
  const secret = mayDo(person.roles, 'list', 'clip-list', relation).outcome !== 'free';
  return { kind: 'refused', outcome: verdict.outcome === 'approval' ? 'approval' : 'refused', secret, article: verdict.article, zh: verdict.zh, en: verdict.en };
}

/** Does this approval reach this clip for this person now? Never beyond the unit whose head gave it. */
export function covers(grant: Grant, person: Pick<Looker, 'account'>, clip: LookedAt, verb: GrantVerb, now: IsoTime): boolean {
  if (grant.ended || grant.account !== person.account || !grant.verbs.includes(verb) || now < grant.from || now >= grant.to) return false;
  if (clip.unit === null || clip.unit !== grant.unit) return false;
  return grant.activity === null ? grant.clips.includes(clip.clip) : clip.activity === grant.activity;
}

export interface GrantWish {
  readonly clips: readonly ClipId[];
  readonly activity: string | null;
  readonly verbs: readonly GrantVerb[];
  readonly from: IsoTime;
  readonly to: IsoTime;
  readonly reason: string;
}

/** What the wish is about, as the registers have it; undefined where there is no such thing. */
export interface GrantMatter {
  readonly unit: string | undefined;
  readonly clips: readonly (Pick<LookedAt, 'officer' | 'unit'> | undefined)[];
  /** Approvals of the account that have not ended. */
  readonly running: number;
}

/** Art. 20(2): the head of the unit approves, for his unit's clips, for somebody else, with a reason and an end. */
export function mayGrant(head: Looker, to: Looker | undefined, wish: GrantWish, matter: GrantMatter, now: IsoTime): DeskVerdict {
  const no = (pointer: string, zh: string, en: string, code: 'bad-input' | 'conflict' = 'bad-input') => refuse(code, 'Art. 20(2)', zh, en, pointer);
  const about = wish.activity === null ? '/clips' : '/activity';
  if (!head.roles.includes('unit-head') || head.unit === null) return no('/account', '只有单位负责人可以批准调阅', 'the unit head alone approves');
  if ((wish.activity === null) === (wish.clips.length === 0)) return no('/clips', '须选择片段或一项执法活动，二者之一', 'name either clips or an activity');
  if (wish.clips.length > MAX_GRANT_CLIPS) return no('/clips', `一次最多 ${MAX_GRANT_CLIPS} 个片段`, `at most ${MAX_GRANT_CLIPS} clips at once`);
  // What is not of his unit is to him as if it were not there.
  if (matter.unit !== head.unit || matter.clips.some((one) => one === undefined || one.unit !== head.unit)) return refuse('not-found', 'Art. 20(2)', '本单位没有这样的记录', 'the unit has no such clip or activity', about);
  if (to === undefined) return no('/account', '没有这个账号', 'there is no such account');
  if (to.account === head.account || (to.officer !== null && to.officer === head.officer)) return no('/account', '不能批准自己', 'nobody approves for himself');
  if (wish.verbs.length === 0) return no('/verbs', '须选择调阅或复制', 'choose viewing or copying');
  const relations = new Set<Relation>(wish.activity === null ? matter.clips.map((one) => relationTo(to, one!)) : [relationTo(to, { officer: null, unit: head.unit })]);
  for (const relation of relations) {
    const open = wish.verbs.filter((verb) => mayDo(to.roles, verb, 'clip-content', relation).outcome !== 'approval');
    if (open.length === 0) continue;
    const free = open.some((verb) => mayDo(to.roles, verb, 'clip-content', relation).outcome === 'free');
    return free ? no('/account', '此人无须批准即可调阅', 'he may look without an approval') : no('/account', '权限表不允许向此人批准', 'the permission table lets nobody approve it for him');
  }
  if (wish.to <= wish.from || wish.to <= now) return no('/to', '截止时间须在开始之后，且在将来', 'it ends after it begins, and in the future');
  if (Date.parse(wish.to) - Math.max(Date.parse(wish.from), Date.parse(now)) > MAX_GRANT_DAYS * DAY_MS) return no('/to', `最长 ${MAX_GRANT_DAYS} 天，到期可再次批准`, `${MAX_GRANT_DAYS} days at most; it can be approved again`);
  if (matter.running >= MAX_RUNNING_GRANTS) return no('/account', `此人已有 ${MAX_RUNNING_GRANTS} 项未终止的批准`, `${MAX_RUNNING_GRANTS} approvals of this account have not ended`, 'conflict');
  return mayEnter('/reason', '理由', 'reason', wish.reason, MAX_GRANT_REASON, 'Art. 20(2)');
}

export function mayEndGrant(head: Pick<Looker, 'roles' | 'unit'>, grant: Pick<Grant, 'unit' | 'ended'>, reason: string): DeskVerdict {
  if (!head.roles.includes('unit-head') || head.unit !== grant.unit) return refuse('not-found', 'Art. 20(2)', '没有找到', 'not found');
  if (grant.ended) return refuse('conflict', 'Art. 20(2)', '此项批准已终止', 'it has ended already');
  return mayEnter('/reason', '理由', 'reason', reason, MAX_GRANT_REASON, 'Art. 20(2)');
}

/** Whoever looks without asking (Art. 20(3)) is not given away by what he marks: reviewers' bookmarks are for reviewers. */
export function maySeeBookmark(basis: ViewBasis, mark: { readonly by: string; readonly basis: ViewBasis }, actor: string): boolean {
  return mark.by === actor || mark.basis !== 'reviewer' || basis === 'reviewer';
}

export function mayBookmark(atMs: number, durationMs: number | null, text: string, there: number): DeskVerdict {
  if (!Number.isFinite(atMs) || atMs < 0 || (durationMs !== null && atMs > durationMs)) return refuse('bad-input', 'Art. 20', '书签须在片段之内', 'a bookmark lies within the clip', '/atMs');
  if (there >= MAX_BOOKMARKS) return refuse('conflict', 'Art. 20', `一个片段最多 ${MAX_BOOKMARKS} 个书签`, `a clip has at most ${MAX_BOOKMARKS} bookmarks`, '/text');
  return mayEnter('/text', '文字', 'text', text, MAX_BOOKMARK_TEXT, 'Art. 20');
}
