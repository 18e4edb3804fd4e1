/** Approvals to look at clips (Art. 20(2)): the unit head gives them and ends them; whoever has one sees his. */
import { Type, type Static } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { accountRegister } from '../../domain/account-register.ts';
import { activityRegister } from '../../domain/activity-register.ts';
import { clipRegister } from '../../domain/clip-register.ts';
import { isoTime, type ClipId, type OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import type { GrantRow } from '../../domain/view-register.ts';
import { nameOf as calledNow } from '../../desk/called.ts';
import type { GrantReach } from '../../desk/view-grants.ts';
import { MAX_GRANT_CLIPS, MAX_GRANT_REASON } from '../../rules/access.ts';
import { mayDo, mightBeGranted, type Verb } from '../../rules/permissions.ts';
import { cursorOf, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { choice, closed, Id } from './equipment-schemas.ts';
import { ClipIds, CLIP_KINDS, Line, versioned } from './hand-over-schemas.ts';
import { idOfKey } from '../../desk/part-of-list.ts';

const tags = ['views'];
const on = (verb: Verb) => ({ verb, medium: 'view-grant' as const });
const VERBS = ['view', 'copy'] as const;
/** Clips of a grant that are shown one by one. */
const MAX_SHOWN = 50;
const MAX_ACCOUNTS = 200;
const Grant = Type.Object({
  grant: Type.String(), account: Type.String(), accountName: nullable(Type.String()), unit: Type.String(), activity: nullable(Type.String()), cause: nullable(Type.String()), clips: Type.Integer(),
  shown: Type.Array(Type.Object({ clip: Type.String(), kind: choice(CLIP_KINDS), time: Time, officerName: nullable(Type.String()) })),
  verbs: Type.Array(choice(VERBS)), from: Time, to: Time, reason: Type.String(), by: Type.String(), byName: nullable(Type.String()), at: Time,
  ended: nullable(Type.Object({ at: Time, by: Type.String(), why: choice(['time', 'head', 'left'] as const), reason: Type.String() })), state: choice(['coming', 'running', 'ended'] as const), version: Type.Integer(),
});
const Wish = closed({
  account: Id, clips: Type.Optional(ClipIds(MAX_GRANT_CLIPS)), activity: Type.Optional(nullable(Id)), verbs: Type.Array(choice(VERBS), { minItems: 1, maxItems: 2, uniqueItems: true }),
  from: Type.Optional(Time), to: Time, reason: Line(MAX_GRANT_REASON),
});

export function viewGrantRoutes(app: App, { views: { grants }, stores: { index }, clock }: HttpWorld): void {
  const nameOf = (officer: string | null) => (officer === null ? null : read(index, register.officer(officer as OfficerId))?.name ?? null);
  const shown = (row: GrantRow): Static<typeof Grant> => {
    const now = isoTime(clock.wallMs());
    return {
      ...row, accountName: calledNow(`account:${row.account}`, index), byName: calledNow(row.by, index), cause: row.activity === null ? null : read(index, activityRegister.activity(row.activity))?.cause ?? null, clips: row.clips.length, verbs: [...row.verbs],
      shown: row.clips.slice(0, MAX_SHOWN).flatMap((clip) => read(index, clipRegister.clip(clip)) ?? []).map(({ clip, kind, time, officer }) => ({ clip, kind, time, officerName: nameOf(officer) })),
      state: row.ended !== null || now >= row.to ? 'ended' : now < row.from ? 'coming' : 'running',
    };
  };

  app.get('/api/v1/view-grants', {
    config: on('list'), schema: { tags, summary: '调阅批准，由新到旧；各人只见给予本人的 / approvals, newest first; of his own alone who gives none', querystring: Type.Intersect([PageQuery, Type.Object({ mine: Type.Optional(Type.Boolean()) })]), response: { 200: pageOf(Grant) } },
  }, async (request) => {
    const { limit, cursor, mine } = request.query;
    const { roles, unit, account } = request.who;
    const free = (relation: 'any' | 'unit') => mine !== true && mayDo(roles, 'list', 'view-grant', relation).outcome === 'free';
    const reach: GrantReach = free('any') ? { kind: 'any' } : unit !== null && free('unit') ? { kind: 'unit', unit } : { kind: 'account', account };
    const prefix = grants.prefixOf(reach);
    const part = await grants.list(reach, keyOfCursor(prefix, cursor), limit);
    return { items: part.items.map(shown), nextCursor: part.next === null ? null : cursorOf(prefix, part.next) };
  });

  app.post('/api/v1/view-grants', { config: on('enter'), schema: { tags, summary: '单位负责人批准调阅、复制 / the unit head approves viewing or copying', body: Wish, response: { 201: Grant } } }, async (request, reply) => {
    const { account, clips = [], activity = null, verbs, from, to, reason } = request.body;
    request.permit('unit', null);
    const begins = from === undefined ? isoTime(clock.wallMs()) : isoTime(Date.parse(from));
    const row = await grants.grant(request.who, account, { clips: clips as ClipId[], activity, verbs, from: begins, to: isoTime(Date.parse(to)), reason });
    return versioned(reply.code(201), shown(row));
  });

  app.delete('/api/v1/view-grants/:id', { config: on('close'), schema: { tags, summary: '终止批准；正在进行的查看随即中断 / end an approval; views under way stop at once', params: IdParams, body: Reason, response: { 200: Grant } } }, async (request, reply) => {
    request.permit('unit', null);
    return versioned(reply, shown(await grants.end(request.who, request.params.id, request.body.reason, versionOf(request))));
  });

  app.get('/api/v1/view-grants/accounts', {
    config: on('enter'), schema: { tags, summary: '可向其批准调阅的账号 / accounts that an approval may be given to', response: { 200: Type.Object({ items: Type.Array(Type.Object({ account: Type.String(), name: nullable(Type.String()), roles: Type.Array(Type.String()), officer: nullable(Type.String()) })) }) } },
  }, async (request) => {
    request.permit('unit', null);
    const { unit, account: mine } = request.who;
    const rows = await index.list(accountRegister.account(''), MAX_ACCOUNTS);
    const found = rows.flatMap(([key]) => read(index, accountRegister.account(idOfKey(key))) ?? []);
    return {
      items: found.filter((one) => one.closed === null && one.account !== mine && mightBeGranted(one.roles, 'view', 'clip-content') && (one.unit === unit || mayDo(one.roles, 'view', 'clip-content', 'any').outcome === 'approval'))
        .map(({ account, name, roles, officer }) => ({ account, name, roles: [...roles], officer })),
    };
  });
}
