/** Findings: what Art. 22 makes punishable, who puts it right by when, and what came of it. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { equipmentRegister } from '../../domain/equipment-register.ts';
import type { FindingKind } from '../../domain/events.ts';
import type { Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { keyOfCursor, PageQuery, pageOf } from '../schemas.ts';
import { each, MAX_BULK, needed, outcome } from './bulk.ts';
import { choice, closed, Finding, Id, pageFrom, Text, withVersion } from './equipment-schemas.ts';

const tags = ['findings'];
const on = (verb: Verb) => ({ verb, medium: 'finding' as const });
const BulkResult = Type.Object({ done: Type.Integer(), refused: Type.Integer(), items: Type.Array(Type.Object({ finding: Type.String(), ...outcome })) });
const Bulk = closed({
  action: choice(['assign', 'close'] as const), findings: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: MAX_BULK, uniqueItems: true }),
  responsible: Type.Optional(Id), deadline: Type.Optional(Type.String({ format: 'date' })), outcome: Type.Optional(Text),
});
const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

export function findingRoutes(app: App, { equipment, equipmentDesks: { recorders } }: HttpWorld): void {
  app.get('/api/v1/findings', {
    config: on('list'),
    schema: {
      tags, summary: '问题清单，由新到旧 / findings, newest first', response: { 200: pageOf(Finding) },
      querystring: Type.Intersect([PageQuery, Type.Object({
        open: Type.Boolean({ default: true }), kind: Type.Optional(Type.String({ maxLength: 40 })), responsible: Type.Optional(Id), overdue: Type.Optional(Type.Boolean()), unit: Type.Optional(Text),
      })]),
    },
  }, async (request) => {
    const { open, kind, responsible, overdue, unit, cursor, limit } = request.query;
    const prefix = open ? equipmentRegister.findingsOpen('') : equipmentRegister.findingsNewest('');
    return pageFrom(prefix, await recorders.findings({ open, kind: kind as FindingKind | undefined, responsible, overdue, unit: unitWithin(reachOf(request), unit) }, keyOfCursor(prefix, cursor), limit));
  });

  app.get('/api/v1/findings/:id', { config: on('view'), schema: { tags, summary: '一个问题 / one finding', params: Params, response: { 200: Finding } } }, async (request, reply) => {
    const view = recorders.finding(request.params.id);
    permitFor(request, `finding:${view.finding}`, view.unit, null);
    return withVersion(reply, view);
  });

  app.put('/api/v1/findings/:id/duty', {
    config: on('change'),
    schema: { tags, summary: '限期整改：责任人和期限 / who puts it right, and by which day', params: Params, body: closed({ responsible: Id, deadline: Type.String({ format: 'date' }) }), response: { 200: Finding } },
  }, async (request, reply) => {
    permitFor(request, `finding:${request.params.id}`, recorders.finding(request.params.id).unit, null);
    await equipment.assignFinding(request.who.actor, request.params.id, request.body.responsible, request.body.deadline, recorders.today(), versionOf(request));
    return withVersion(reply, recorders.finding(request.params.id));
  });

  app.post('/api/v1/findings/:id/close', { config: on('close'), schema: { tags, summary: '办结，注明结果 / close it with its outcome', params: Params, body: closed({ outcome: Text }), response: { 200: Finding } } }, async (request, reply) => {
    permitFor(request, `finding:${request.params.id}`, recorders.finding(request.params.id).unit, null);
    await equipment.closeFinding(request.who.actor, request.params.id, request.body.outcome, versionOf(request));
    return withVersion(reply, recorders.finding(request.params.id));
  });

  // Whoever may set a day for one may close it: the table has no role with the one and not the other.
  app.post('/api/v1/findings/bulk', { config: on('close'), schema: { tags, summary: '批量限期整改、办结，逐条给出结果 / assign or close many at once, each with its own result', body: Bulk, response: { 200: BulkResult } } }, async (request) => {
    const { action, findings, responsible, deadline, outcome: said } = request.body;
    const { actor } = request.who;
    const { done, refused, outcomes } = await each(findings, async (finding) => {
      permitFor(request, `finding:${finding}`, recorders.finding(finding).unit, null);
      await (action === 'close' ? equipment.closeFinding(actor, finding, needed(said, 'outcome')) : equipment.assignFinding(actor, finding, needed(responsible, 'responsible'), needed(deadline, 'deadline'), recorders.today()));
    });
    return { done, refused, items: outcomes.map(({ id, ...one }) => ({ finding: id, ...one })) };
  });
}
