/** Findings: what Art. 22 makes punishable, who puts it right by when, and what came of it. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { equipmentRegister } from '../../domain/equipment-register.ts';
import type { FindingKind } from '../../domain/events.ts';
import type { Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { keyOfCursor, PageQuery, pageOf } from '../schemas.ts';
import { closed, Finding, Id, pageFrom, Text, withVersion } from './equipment-schemas.ts';

const tags = ['findings'];
const on = (verb: Verb) => ({ verb, medium: 'finding' as const });
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
}
