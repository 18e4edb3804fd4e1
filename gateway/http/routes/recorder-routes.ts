/** Recorders: where each is, who has it and had it, its state, its unit; one by one and many at once. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { RECORDER_STATES } from '../../desk/recorders.ts';
import { equipmentRegister } from '../../domain/equipment-register.ts';
import type { SetState } from '../../domain/equipment-events.ts';
import { isoTime } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import type { Medium, Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { each, MAX_BULK, needed, outcome } from './bulk.ts';
import { Assignment, choice, closed, History, Id, pageFrom, Recorder, Text, withVersion } from './equipment-schemas.ts';

const tags = ['recorders'];
const on = (verb: Verb, medium: Medium = 'recorder') => ({ verb, medium });
const STATES: readonly SetState[] = ['in-store', 'repair', 'lost'];
const Filter = Type.Intersect([PageQuery, Type.Object({
  unit: Type.Optional(Text), state: Type.Optional(choice(RECORDER_STATES)), officer: Type.Optional(Id), faults: Type.Optional(Type.Boolean({ description: '有故障或已隔离 / faulty or in quarantine' })),
  text: Type.Optional(Type.String({ maxLength: 100, description: '序列号、型号或持有人 / serial, model or holder' })),
})]);
const Span = { from: Type.Optional(Time), to: Type.Optional(nullable(Time)) };
const Bulk = closed({
  action: choice(['retire', 'place', 'assign', 'state'] as const), recorders: Type.Array(Id, { minItems: 1, maxItems: MAX_BULK, uniqueItems: true }),
  reason: Type.Optional(Text), unit: Type.Optional(Text), officer: Type.Optional(Id), state: Type.Optional(choice(STATES)), ...Span,
});
const BulkResult = Type.Object({
  done: Type.Integer(), refused: Type.Integer(),
  items: Type.Array(Type.Object({ recorder: Type.String(), ...outcome })),
});

export function recorderRoutes(app: App, { equipment, equipmentDesks: { recorders }, clock }: HttpWorld): void {
  const now = () => isoTime(clock.wallMs());
  const utc = (time: string) => isoTime(Date.parse(time));
  const shown = (id: string) => recorders.recorder(id);

  app.get('/api/v1/recorders', { config: on('list'), schema: { tags, summary: '记录仪列表 / recorders', querystring: Filter, response: { 200: pageOf(Recorder) } } }, async (request) => {
    const { limit, cursor, ...filter } = request.query;
    const reach = reachOf(request);
    const prefix = register.recorder('');
    const part = await recorders.recorders({ ...filter, unit: unitWithin(reach, filter.unit), ...(reach.kind === 'own' ? { officer: reach.officer } : {}) }, keyOfCursor(prefix, cursor), limit);
    return pageFrom(prefix, part);
  });

  app.get('/api/v1/recorders/:id', { config: on('view'), schema: { tags, summary: '一台记录仪 / one recorder', params: IdParams, response: { 200: Recorder } } }, async (request, reply) => {
    const view = shown(request.params.id);
    permitFor(request, `recorder:${view.recorder}`, view.unit, view.holder?.officer ?? null);
    return withVersion(reply, view);
  });

  app.get('/api/v1/recorders/:id/history', { config: on('view'), schema: { tags, summary: '履历，由新到旧 / its history, newest first', params: IdParams, querystring: PageQuery, response: { 200: pageOf(History) } } }, async (request) => {
    const view = shown(request.params.id);
    permitFor(request, `recorder:${view.recorder}`, view.unit, view.holder?.officer ?? null);
    const prefix = equipmentRegister.history(view.recorder, '');
    return pageFrom(prefix, await recorders.history(view.recorder, keyOfCursor(prefix, request.query.cursor), request.query.limit));
  });

  app.get('/api/v1/recorders/:id/assignments', { config: on('view', 'assignment'), schema: { tags, summary: '配发记录 / who had it from when to when', params: IdParams, response: { 200: Type.Object({ items: Type.Array(Assignment) }) } } }, async (request) => {
    const view = shown(request.params.id);
    permitFor(request, `recorder:${view.recorder}`, view.unit, view.holder?.officer ?? null);
    return { items: [...recorders.assignments(view.recorder)] };
  });

  app.post('/api/v1/recorders', {
    config: on('enter'),
    schema: {
      tags, summary: '登记记录仪 / enrol a recorder', response: { 201: Recorder },
      body: closed({ recorder: Id, model: Text, publicKey: Type.Optional(Type.String({ maxLength: 64 })), hardwareId: Type.Optional(Type.String({ maxLength: 200 })), device: Type.Optional(Type.String({ maxLength: 300 })), unit: Type.Optional(Text) }),
    },
  }, async (request, reply) => {
    const { unit, ...one } = request.body;
    await equipment.enrolment.enrolRecorder(request.who.actor, one);
    if (unit !== undefined) await equipment.placeRecorder(request.who.actor, one.recorder, unit);
    return withVersion(reply.code(201), shown(one.recorder));
  });

  app.put('/api/v1/recorders/:id/state', {
    config: on('change'), schema: { tags, summary: '入库、送修、丢失、找到 / into store, into repair, lost, found', params: IdParams, body: closed({ state: choice(STATES), reason: Text }), response: { 200: Recorder } },
  }, async (request, reply) => {
    await equipment.setState(request.who.actor, request.params.id, request.body.state, request.body.reason, versionOf(request));
    return withVersion(reply, shown(request.params.id));
  });

  app.put('/api/v1/recorders/:id/unit', { config: on('change'), schema: { tags, summary: '归属单位 / place it in a unit', params: IdParams, body: closed({ unit: Text }), response: { 200: Recorder } } }, async (request, reply) => {
    await equipment.placeRecorder(request.who.actor, request.params.id, request.body.unit, versionOf(request));
    return withVersion(reply, shown(request.params.id));
  });

  app.delete('/api/v1/recorders/:id', { config: on('close'), schema: { tags, summary: '停用记录仪 / retire a recorder', params: IdParams, body: Reason, response: { 200: Recorder } } }, async (request, reply) => {
    await equipment.retireRecorder(request.who.actor, request.params.id, request.body.reason, versionOf(request));
    return withVersion(reply, shown(request.params.id));
  });

  app.post('/api/v1/recorders/:id/assignments', { config: on('enter', 'assignment'), schema: { tags, summary: '配发 / assign it', params: IdParams, body: closed({ officer: Id, ...Span }), response: { 201: Recorder } } }, async (request, reply) => {
    const { officer, from, to } = request.body;
    await equipment.assign(request.who.actor, request.params.id, officer, from === undefined ? now() : utc(from), to == null ? null : utc(to));
    return withVersion(reply.code(201), shown(request.params.id));
  });

  app.post('/api/v1/recorders/:id/assignments/end', { config: on('change', 'assignment'), schema: { tags, summary: '收回 / end its assignment', params: IdParams, body: closed({ to: Type.Optional(Time) }), response: { 200: Recorder } } }, async (request, reply) => {
    await equipment.endAssignment(request.who.actor, request.params.id, request.body.to === undefined ? now() : utc(request.body.to));
    return withVersion(reply, shown(request.params.id));
  });

  app.post('/api/v1/recorders/bulk', { config: on('change'), schema: { tags, summary: '批量操作，逐台给出结果 / many at once, each with its own result', body: Bulk, response: { 200: BulkResult } } }, async (request) => {
    const { action, recorders: serials, reason, unit, officer, state, from, to } = request.body;
    const { actor } = request.who;
    const begin = from === undefined ? now() : utc(from);
    const act = (serial: string): Promise<void> => {
      switch (action) {
        case 'retire': return equipment.retireRecorder(actor, serial, needed(reason, 'reason'));
        case 'place': return equipment.placeRecorder(actor, serial, needed(unit, 'unit'));
        case 'assign': return equipment.assign(actor, serial, needed(officer, 'officer'), begin, to == null ? null : utc(to));
        case 'state': return equipment.setState(actor, serial, needed(state, 'state'), needed(reason, 'reason'));
      }
    };
    const { done, refused, outcomes } = await each(serials, act);
    return { done, refused, items: outcomes.map(({ id, ...one }) => ({ recorder: id, ...one })) };
  });
}
