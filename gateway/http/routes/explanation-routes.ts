/** Explanations (Art. 17, 19(2)): stated by the officer, reviewed by the unit head, filed by the recorder manager; demands of the higher authority. */
import { Type, type Static } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { nameOf } from '../../desk/called.ts';
import type { ExplanationEvent } from '../../desk/explanations.ts';
import { idOfKey, partOf } from '../../desk/part-of-list.ts';
import { explanationRegister, type ExplanationRow } from '../../domain/explanation-register.ts';
import { isoTime, type OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import { GROUNDS, MAX_ASKED_BY, MAX_EXPLAINED, MAX_LAW, MAX_NOTE, MAX_REASON } from '../../rules/exemption.ts';
import type { Medium, Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf } from '../reach.ts';
import { Done, DONE, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Time } from '../schemas.ts';
import { choice, closed, Id, pageFrom, plain } from './equipment-schemas.ts';
import { ABOUT, ActivityKindId, Explanation, explanationShown, GROUND_IDS, Line, personOf, versioned, Words } from './hand-over-schemas.ts';

const tags = ['explanations'];
const on = (verb: Verb, medium: Medium = 'explanation') => ({ verb, medium });
const STATES = ['stated', 'accepted', 'returned', 'filed'] as const;
const Wish = closed({
  about: choice(ABOUT), ground: choice(GROUND_IDS), activity: nullable(Id), activityKind: nullable(ActivityKindId), from: nullable(Time), to: nullable(Time),
  findings: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: MAX_EXPLAINED }), reason: Line(MAX_REASON), askedBy: Line(MAX_ASKED_BY), law: Line(MAX_LAW),
});
const Filter = Type.Intersect([PageQuery, Type.Object({ state: Type.Optional(choice(STATES)), officer: Type.Optional(Id), activity: Type.Optional(Id) })]);
const Step = Type.Object({
  seq: Type.Integer(), at: Time, step: choice(['stated', 'returned', 'accepted', 'filed'] as const), actor: Type.String(), name: nullable(Type.String()), note: Type.String(),
  said: nullable(Type.Object({ about: choice(ABOUT), ground: choice(GROUND_IDS), activity: nullable(Type.String()), activityKind: ActivityKindId, from: Time, to: Time, findings: Type.Array(Type.String()), reason: Type.String(), askedBy: Type.String(), law: Type.String() })),
});
const Demand = Type.Object({ demand: Type.String(), activityKinds: Type.Array(ActivityKindId), authority: Type.String(), text: Type.String(), since: Time, version: Type.Integer() });

export function explanationRoutes(app: App, { handOver: { explanations }, stores: { index } }: HttpWorld): void {
  const shown = (row: ExplanationRow) => explanationShown(row, (officer) => read(index, register.officer(officer as OfficerId))?.name ?? null);
  const known = (request: FastifyRequest, id: string) => {
    const row = explanations.row(id);
    permitFor(request, `explanation:${id}`, row.unit, row.officer);
    return row;
  };
  const wishOf = (body: Static<typeof Wish>) => ({ ...body, from: body.from === null ? null : isoTime(Date.parse(body.from)), to: body.to === null ? null : isoTime(Date.parse(body.to)) });

  app.get('/api/v1/explanation-grounds', { config: on('list', 'higher-demand'), schema: { tags, summary: '可以不使用音像记录设备的情形 / grounds of Art. 17', response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: choice(GROUND_IDS), ...Words, article: Type.String() })) }) } } },
    async () => ({ items: GROUND_IDS.map((id) => ({ id, ...GROUNDS[id] })) }));

  app.get('/api/v1/explanations', { config: on('list'), schema: { tags, summary: '工作情况说明，由新到旧 / explanations, newest first', querystring: Filter, response: { 200: pageOf(Explanation) } } }, async (request) => {
    const { limit, cursor, state, activity, officer: asked } = request.query;
    const reach = reachOf(request);
    const officer = reach.kind === 'own' ? reach.officer : asked as OfficerId | undefined;
    const prefix = activity !== undefined ? explanationRegister.ofActivity(activity) : officer !== undefined ? explanationRegister.ofOfficer(officer)
      : reach.kind === 'unit' ? explanationRegister.ofUnit(reach.unit) : explanationRegister.byTime();
    const passes = (row: ExplanationRow) => (state === undefined || row.state === state) && (officer === undefined || row.officer === officer) && (reach.kind !== 'unit' || row.unit === reach.unit);
    return pageFrom(prefix, await partOf<unknown, Static<typeof Explanation>>(index, prefix, keyOfCursor(prefix, cursor), limit, (_, key) => {
      const row = read(index, explanationRegister.explanation(idOfKey(key)));
      return row !== undefined && passes(row) ? shown(row) : undefined;
    }));
  });

  app.post('/api/v1/explanations', { config: on('enter'), schema: { tags, summary: '制作工作情况说明 / state an explanation', body: Wish, response: { 201: Explanation } } }, async (request, reply) => {
    request.permit('own', null);
    const row = await explanations.state(personOf(request), wishOf(request.body));
    return reply.code(201).send(versioned(reply, shown(row)));
  });

  app.get('/api/v1/explanations/:id', { config: on('view'), schema: { tags, summary: '一份说明 / one explanation', params: IdParams, response: { 200: Explanation } } }, async (request, reply) => versioned(reply, shown(known(request, request.params.id))));

  app.get('/api/v1/explanations/:id/history', { config: on('view'), schema: { tags, summary: '一份说明的经过，由旧到新 / every step of one explanation, oldest first', params: IdParams, response: { 200: Type.Object({ items: Type.Array(Step) }) } } }, async (request) => {
    known(request, request.params.id);
    return { items: (await explanations.steps(request.params.id)).map((event) => ({ ...stepShown(event), name: nameOf(event.actor, index) })) };
  });

  app.put('/api/v1/explanations/:id', { config: on('change'), schema: { tags, summary: '退回后重新说明 / state it again after a return', params: IdParams, body: Wish, response: { 200: Explanation } } }, async (request, reply) => {
    known(request, request.params.id);
    return versioned(reply, shown(await explanations.stateAgain(personOf(request), request.params.id, wishOf(request.body), versionOf(request))));
  });

  app.post('/api/v1/explanations/:id/review', {
    config: on('review'), schema: { tags, summary: '单位负责人审核 / the unit head reviews', params: IdParams, body: closed({ outcome: choice(['accepted', 'returned'] as const), note: Line(MAX_NOTE) }), response: { 200: Explanation } },
  }, async (request, reply) => {
    known(request, request.params.id);
    const { outcome, note } = request.body;
    return versioned(reply, shown(await explanations.review(personOf(request), request.params.id, outcome, note, versionOf(request))));
  });

  app.post('/api/v1/explanations/:id/file', { config: on('file'), schema: { tags, summary: '记录仪管理员留存备案 / the recorder manager files it', params: IdParams, response: { 200: Explanation } } }, async (request, reply) => {
    known(request, request.params.id);
    return versioned(reply, shown(await explanations.file(personOf(request), request.params.id, versionOf(request))));
  });

  app.get('/api/v1/higher-demands', { config: on('list', 'higher-demand'), schema: { tags, summary: '上级主管部门的规定（第十七条第四项） / what the higher authority demands', response: { 200: Type.Object({ items: Type.Array(Demand) }) } } },
    async () => ({ items: (await explanations.demands()).map(plain) }));

  app.put('/api/v1/higher-demands/:id', {
    config: on('change', 'higher-demand'),
    schema: { tags, summary: '录入或更改一项规定；新录入时 If-Match 为 "0" / enter or change one; If-Match is "0" for a new one', params: IdParams, body: closed({ activityKinds: Type.Array(ActivityKindId, { minItems: 1, uniqueItems: true }), authority: Line(100), text: Line(500) }), response: { 200: Demand } },
  }, async (request, reply) => {
    request.permit('any', null);
    const { activityKinds, authority, text } = request.body;
    return versioned(reply, plain((await explanations.setDemand(request.who.actor, request.params.id, activityKinds, authority, text, versionOf(request)))!));
  });

  app.delete('/api/v1/higher-demands/:id', { config: on('change', 'higher-demand'), schema: { tags, summary: '规定终止 / a demand has ended', params: IdParams, response: { 200: Done } } }, async (request) => {
    request.permit('any', null);
    await explanations.setDemand(request.who.actor, request.params.id, [], '', '', versionOf(request));
    return DONE;
  });
}

/** What a disposal has removed from the log is shown as nothing. */
function stepShown(event: ExplanationEvent): Omit<Static<typeof Step>, 'name'> {
  const { seq, at, actor } = event;
  const plainStep = { seq, at, actor, note: '', said: null };
  if (event.kind === 'ExplanationFiled') return { ...plainStep, step: 'filed' };
  if (event.kind === 'ExplanationReviewed') return { ...plainStep, step: event.facts.outcome, note: event.particulars?.note ?? '' };
  const { about, ground, activity, activityKind, from, to, findings } = event.facts;
  return { ...plainStep, step: 'stated', said: { about, ground, activity, activityKind, from, to, findings: [...findings], ...(event.particulars ?? { reason: '', askedBy: '', law: '' }) } };
}
