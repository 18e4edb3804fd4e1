/** Clips: finding them, their details (each view logged), whose and of which activity they are, holes in the numbers. */
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { clipRegister } from '../../domain/clip-register.ts';
import { explanationRegister } from '../../domain/explanation-register.ts';
import { isoTime, type ClipId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import type { ClipFilter } from '../../desk/clip-list.ts';
import type { Mender } from '../../rules/binding.ts';
import type { Medium, Verb } from '../../rules/permissions.ts';
import { Problem } from '../problems.ts';
import { permitFor, reachOf } from '../reach.ts';
import { cursorOf, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Time } from '../schemas.ts';
import { choice, closed, Id, pageFrom, plain } from './equipment-schemas.ts';
import { Clip, CLIP_KINDS, ClipDetails, ClipIds, clipShown, HAND_OVER_STATES, Line } from './hand-over-schemas.ts';

const tags = ['clips'];
const on = (verb: Verb, medium: Medium) => ({ verb, medium });
/** Clips in one wish. */
const MAX_BULK = 500;
const Filter = Type.Intersect([PageQuery, Type.Object({
  from: Type.Optional(Time), to: Type.Optional(Time), officer: Type.Optional(Id), recorder: Type.Optional(Id), unit: Type.Optional(Type.String({ maxLength: 200 })), activity: Type.Optional(Id),
  number: Type.Optional(Type.Integer({ minimum: 0, description: '须同时给出 recorder / with recorder alone' })), name: Type.Optional(Type.String({ maxLength: 100, description: '原文件名开头 / beginning of the original name' })),
  kind: Type.Optional(choice(CLIP_KINDS)), state: Type.Optional(choice(HAND_OVER_STATES)), work: Type.Optional(choice(['no-activity', 'no-officer', 'waiting'] as const)),
})]);
const Changed = Type.Object({ clips: Type.Array(Type.String()) });
const Gap = Type.Object({ finding: Type.String(), kind: Type.String(), recorder: Type.String(), opened: Time, detail: Type.String(), explanation: nullable(Type.String()) });

export function clipRoutes(app: App, { handOver, stores, views, incidents }: HttpWorld): void {
  const { clips, activities, naming } = handOver;
  const { index, log } = stores;

  const known = (request: FastifyRequest, id: string) => {
    const row = read(index, clipRegister.clip(id as ClipId));
    if (row === undefined) throw new Problem(404, 'not-found', '没有找到', 'not found');
    permitFor(request, `clip:${id}`, row.unit, row.officer);
    return row;
  };

  app.get('/api/v1/clips', {
    config: on('list', 'clip-list'),
    schema: { tags, summary: '查找音像记录；ETag 用于随后的批量归类 / find clips; the ETag goes into a bulk change', querystring: Filter, response: { 200: pageOf(Clip) } },
  }, async (request, reply) => {
    const { limit, cursor, from, to, ...rest } = request.query;
    const reach = reachOf(request);
    const filter: ClipFilter = {
      ...rest, from: from === undefined ? undefined : isoTime(Date.parse(from)), to: to === undefined ? undefined : isoTime(Date.parse(to)),
      ...(reach.kind === 'own' ? { officer: reach.officer } : reach.kind === 'unit' ? { unit: reach.unit } : {}),
    };
    reply.header('etag', `"${log.size}"`);
    const prefix = filter.number === undefined ? clips.scanOf(filter).prefix : '';
    const part = await clips.search(filter, keyOfCursor(prefix, cursor), limit);
    return { items: part.items.map(clipShown), nextCursor: part.next === null ? null : cursorOf(prefix, part.next) };
  });

  app.get('/api/v1/clips/:id', { config: on('view', 'clip-details'), schema: { tags, summary: '一个音像记录；查看即记入保管链 / one clip; the view is logged', params: IdParams, response: { 200: ClipDetails } } }, async (request) => {
    const row = known(request, request.params.id);
    const verdict = await activities.judge(row);
    const meets = await incidents.shown.incidentsOf(row.clip);
    const access = views.judge(request.who, row);
    if (access.kind === 'refused') throw request.refuse(access, access.secret, `clip:${row.clip}`);
    await views.looked(request.who.actor, row.clip, access.basis);
    const stored = read(index, register.clip(row.clip))!;
    return {
      ...clipShown(clips.view(row.clip)), seq: stored.seq, stored: stored.at, carrier: stored.carrier, provenance: stored.provenance, card: stored.card, sm3: stored.sm3, recording: stored.recording, segment: stored.segment,
      link: await naming.stateOf(row.clip) ?? null, incidents: meets.map(({ incident, clips: met }) => ({ incident, clips: [...met] })),
      binding: verdict.kind === 'bound' ? { kind: 'bound' as const, activity: verdict.activity, why: null, article: null, zh: null, en: null, candidates: [] }
        : { kind: 'unbound' as const, activity: null, why: verdict.why, article: verdict.article, zh: verdict.zh, en: verdict.en, candidates: [...verdict.candidates] },
    };
  });

  app.post('/api/v1/clips/bind', {
    config: on('change', 'clip-binding'),
    schema: { tags, summary: '批量归入执法活动；同一次录制的分段一并归入 / bind clips to an activity, with the other segments of their recordings', body: closed({ clips: ClipIds(MAX_BULK), activity: nullable(Id), reason: Line(200) }), response: { 200: Changed } },
  }, async (request) => {
    const reach = reachOf(request);
    const by: Mender = reach.kind === 'own' ? { kind: 'officer', officer: reach.officer } : { kind: 'recorder-manager' };
    for (const id of request.body.clips) known(request, id);
    return { clips: [...await activities.bind(request.who.actor, by, request.body.clips, request.body.activity, request.body.reason, versionOf(request))] };
  });

  app.post('/api/v1/clips/give', {
    config: on('enter', 'clip-binding'),
    schema: { tags, summary: '补登采集人，须写明理由 / say who recorded clips, with a reason', body: closed({ clips: ClipIds(MAX_BULK), officer: Id, reason: Line(200) }), response: { 200: Changed } },
  }, async (request) => {
    for (const id of request.body.clips) known(request, id);
    return { clips: [...await activities.give(request.who.actor, request.body.officer, request.body.clips, request.body.reason, versionOf(request))] };
  });

  app.get('/api/v1/gaps', { config: on('list', 'clip-list'), schema: { tags, summary: '编号缺失，由新到旧 / holes in the running numbers, newest first', querystring: PageQuery, response: { 200: pageOf(Gap) } } }, async (request) => {
    const { limit, cursor } = request.query;
    const reach = reachOf(request);
    const prefix = explanationRegister.gapsNewest('');
    if (reach.kind === 'own') return { items: (await handOver.handOvers.gapsOf(reach.officer)).slice(0, limit).map(plain), nextCursor: null };
    const part = await clips.gaps(keyOfCursor(prefix, cursor), limit, reach.kind === 'unit' ? reach.unit : undefined);
    return pageFrom(prefix, part);
  });
}
