/** Activities: the duty roster entered ahead by form or file, what became of it, what it is about. */
import { Type, type Static } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { idOfKey, partOf } from '../../desk/part-of-list.ts';
import { ACTIVITY_KIND_IDS, ACTIVITY_KINDS } from '../../domain/activity-kinds.ts';
import { activityRegister, newestFirstAt, type ActivityRow } from '../../domain/activity-register.ts';
import { isoTime, type OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import type { Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf } from '../reach.ts';
import { IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { closed, Id, pageFrom, plain } from './equipment-schemas.ts';
import { Activity, activityShown, ActivityKindId, ActivityWish, versioned, Words } from './hand-over-schemas.ts';

const tags = ['activities'];
const on = (verb: Verb) => ({ verb, medium: 'activity' as const });
/** A roster in base64, as the desk's own bound has it. */
const MAX_FILE_CHARACTERS = 720_000;
const Content = Type.String({ minLength: 1, maxLength: MAX_FILE_CHARACTERS, contentEncoding: 'base64' });
const Filter = Type.Intersect([PageQuery, Type.Object({
  from: Type.Optional(Time), to: Type.Optional(Time), officer: Type.Optional(Id), unit: Type.Optional(Type.String({ maxLength: 200 })), case: Type.Optional(Type.String({ maxLength: 60, description: '案号 / case number' })),
})]);
const Kind = Type.Object({ id: ActivityKindId, ...Words, article: Type.String(), duty: Type.String({ enum: ['full', 'recorded', 'may'] }) });
const RosterLine = Type.Object({ line: Type.Integer(), activity: nullable(Type.String()), outcome: Type.String({ enum: ['new', 'changed', 'same', 'refused'] }), ...Words });
const Preview = Type.Object({
  hash: Type.String(), encoding: Type.String(), counts: Type.Object({ new: Type.Integer(), changed: Type.Integer(), same: Type.Integer(), refused: Type.Integer() }),
  lines: Type.Array(RosterLine), ignored: Type.Array(Type.String()),
});

export function activityRoutes(app: App, { handOver: { activities, rosterFiles }, stores: { index } }: HttpWorld): void {
  const nameOf = (officer: string) => read(index, register.officer(officer as OfficerId))?.name ?? null;
  const shown = (row: ActivityRow) => activityShown(row, read(index, activityRegister.clips(row.activity)) ?? { clips: 0, waiting: 0, received: 0 }, nameOf);
  const permit = (request: FastifyRequest, subject: string, unit: string, officers: readonly string[]) =>
    permitFor(request, subject, unit, officers.find((one) => one === request.who.officer) ?? null);
  const known = (request: FastifyRequest, id: string) => {
    const row = activities.row(id);
    permit(request, `activity:${id}`, row.unit, row.officers);
    return row;
  };
  const wishOf = (body: Static<typeof ActivityWish>) => {
    const utc = (time: string | null) => (time === null ? null : isoTime(Date.parse(time)));
    return { ...body, officers: body.officers as OfficerId[], plannedFrom: utc(body.plannedFrom), plannedTo: utc(body.plannedTo), from: utc(body.from), to: utc(body.to) };
  };

  app.get('/api/v1/activity-kinds', { config: on('list'), schema: { tags, summary: '执法活动类别 / kinds of activities', response: { 200: Type.Object({ items: Type.Array(Kind) }) } } },
    async () => ({ items: ACTIVITY_KIND_IDS.map((id) => ({ id, ...ACTIVITY_KINDS[id] })) }));

  app.get('/api/v1/activities', { config: on('list'), schema: { tags, summary: '执法活动，由新到旧 / activities, newest first', querystring: Filter, response: { 200: pageOf(Activity) } } }, async (request) => {
    const { limit, cursor, from, to, ...filter } = request.query;
    const reach = reachOf(request);
    const officer = reach.kind === 'own' ? reach.officer : filter.officer as OfficerId | undefined;
    const unit = reach.kind === 'unit' ? reach.unit : filter.unit;
    const prefix = filter.case !== undefined ? activityRegister.ofCase(filter.case) : officer !== undefined ? activityRegister.ofOfficer(officer) : unit !== undefined ? activityRegister.ofUnit(unit) : activityRegister.byTime();
    const until = from === undefined ? undefined : `${prefix}${newestFirstAt(isoTime(Date.parse(from)))}/~`;
    const after = keyOfCursor(prefix, cursor) ?? (to === undefined ? undefined : `${prefix}${newestFirstAt(isoTime(Date.parse(to)))}`);
    return pageFrom(prefix, await partOf<unknown, Static<typeof Activity>>(index, prefix, after, limit, (_, key) => {
      const row = read(index, activityRegister.activity(idOfKey(key)));
      return row !== undefined && (officer === undefined || row.officers.includes(officer)) && (unit === undefined || row.unit === unit) ? shown(row) : undefined;
    }, until));
  });

  app.post('/api/v1/activities', { config: on('enter'), schema: { tags, summary: '登记执法活动（计划或已进行的） / enter an activity, planned or past', body: ActivityWish, response: { 201: Activity } } }, async (request, reply) => {
    const wish = wishOf(request.body);
    permit(request, 'activity', wish.unit, wish.officers);
    const row = await activities.enter(request.who.actor, wish);
    return reply.code(201).send(versioned(reply, shown(row)));
  });

  app.get('/api/v1/activities/:id', { config: on('view'), schema: { tags, summary: '一项执法活动 / one activity', params: IdParams, response: { 200: Activity } } }, async (request, reply) =>
    versioned(reply, shown(known(request, request.params.id))));

  app.put('/api/v1/activities/:id', { config: on('change'), schema: { tags, summary: '更改执法活动；案由更改后文件随之更名 / change it; a changed cause renames its files', params: IdParams, body: ActivityWish, response: { 200: Activity } } }, async (request, reply) => {
    known(request, request.params.id);
    const wish = wishOf(request.body);
    // What is his to change he does not make somebody else's: neither another unit's, nor one that he has no part in.
    permit(request, `activity:${request.params.id}`, wish.unit, wish.officers);
    return versioned(reply, shown(await activities.change(request.who.actor, request.params.id, wish, versionOf(request))));
  });

  app.post('/api/v1/activities/:id/end', {
    config: on('change'), schema: { tags, summary: '填写实际起止时间；移交期限由此起算 / say when it was; the time for the hand-over runs from its end', params: IdParams, body: closed({ from: Time, to: Time }), response: { 200: Activity } },
  }, async (request, reply) => {
    const row = known(request, request.params.id);
    const { from, to } = request.body;
    return versioned(reply, shown(await activities.end(request.who.actor, row.activity, isoTime(Date.parse(from)), isoTime(Date.parse(to)), versionOf(request))));
  });

  app.delete('/api/v1/activities/:id', { config: on('change'), schema: { tags, summary: '取消未进行的执法活动 / cancel an activity that did not take place', params: IdParams, body: Reason, response: { 200: Activity } } }, async (request, reply) => {
    const row = known(request, request.params.id);
    return versioned(reply, shown(await activities.cancel(request.who.actor, row.activity, request.body.reason, versionOf(request))));
  });

  const File = { unit: nullable(Type.String({ maxLength: 200 })), content: Content };
  /** Whoever may enter activities for a unit takes its roster in: null for all units. An officer enters his own by the form. */
  const unitOf = (request: FastifyRequest): string | null => {
    const reach = reachOf(request);
    if (reach.kind === 'own') request.permit('any', null);
    return reach.kind === 'unit' ? reach.unit : null;
  };
  app.post('/api/v1/activities/roster/preview', { config: on('enter'), schema: { tags, summary: '勤务表预览：将有哪些变化 / what a roster would change', body: closed(File), response: { 200: Preview } } }, async (request) => {
    const within = unitOf(request);
    return plain(await rosterFiles.preview(request.body.unit ?? within, Buffer.from(request.body.content, 'base64'), within));
  });

  app.post('/api/v1/activities/roster', { config: on('enter'), schema: { tags, summary: '收入预览过的勤务表 / take in a roster that was previewed', body: closed({ ...File, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), response: { 200: Preview } } }, async (request) => {
    const within = unitOf(request);
    return plain(await rosterFiles.confirm(request.who.actor, request.body.unit ?? within, Buffer.from(request.body.content, 'base64'), within, request.body.hash));
  });
}
