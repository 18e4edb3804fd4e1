/** A recorder for a shift by tapping a card, and what speaks against each that is not handed out. */
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import type { TapOutcome } from '../../desk/hand-out.ts';
import { equipmentRegister } from '../../domain/equipment-register.ts';
import type { OfficerId } from '../../domain/names.ts';
import { read } from '../../domain/rows.ts';
import { LEAST_BATTERY } from '../../rules/duty-check.ts';
import type { Verb } from '../../rules/permissions.ts';
import { Problem } from '../problems.ts';
import { permitFor } from '../reach.ts';
import { IdParams, keyOfCursor, nullable, PageQuery, pageOf } from '../schemas.ts';
import { closed, HandOut, Id, pageFrom, plain, Says, Text, withVersion } from './equipment-schemas.ts';

const tags = ['hand-outs'];
const on = (verb: Verb) => ({ verb, medium: 'hand-out' as const });
/** Recorders whose reasons are told in one refusal. */
const MAX_TOLD = 50;
const Rule = Type.Object({ leastBattery: Type.Integer(), version: Type.Integer() });
const Verdict = Type.Object({ recorder: Type.String(), fit: Type.Boolean(), reasons: Type.Array(Type.Intersect([Type.Object({ code: Type.String(), article: Type.String() }), Says])) });

export function handOutRoutes(app: App, { equipment, equipmentDesks: { handOuts, recorders, scan }, stores }: HttpWorld): void {
  const rule = () => ({ leastBattery: handOuts.leastBattery, version: read(stores.index, equipmentRegister.handOutRule())?.version ?? 0 });
  const whose = (request: FastifyRequest, tap: string | undefined, officer: string | undefined): OfficerId => {
    const id = officer as OfficerId | undefined ?? (tap === undefined ? request.who.officer : scan.officerOf(tap));
    if (id === null) throw new Problem(400, 'bad-input', '请刷卡或指明执法人员', 'tap a card or name an officer', [{ pointer: '/tap', zh: '必填', en: 'is required' }]);
    permitFor(request, `officer:${id}`, null, id);
    return id;
  };
  const permitHandOut = (request: FastifyRequest, id: string) => {
    const row = recorders.handOut(id);
    permitFor(request, `hand-out:${id}`, row.unit, row.officer);
  };

  app.get('/api/v1/hand-outs', {
    config: on('list'), schema: { tags, summary: '领用记录，由新到旧 / hand-outs, newest first', querystring: Type.Intersect([PageQuery, Type.Object({ open: Type.Boolean({ default: false }), unit: Type.Optional(Text) })]), response: { 200: pageOf(HandOut) } },
  }, async (request) => {
    request.permit('any', null);
    const { open, unit, cursor, limit } = request.query;
    const prefix = open ? equipmentRegister.openHandOut('') : equipmentRegister.handOutsNewest('');
    return pageFrom(prefix, await recorders.handOuts(open, unit, keyOfCursor(prefix, cursor), limit));
  });

  app.get('/api/v1/hand-outs/:id', { config: on('view'), schema: { tags, summary: '一次领用 / one hand-out', params: IdParams, response: { 200: HandOut } } }, async (request, reply) => {
    permitHandOut(request, request.params.id);
    return withVersion(reply, recorders.handOut(request.params.id));
  });

  app.post('/api/v1/hand-outs', {
    config: on('enter'),
    schema: {
      tags, summary: '刷卡领用；再刷一次即归还 / tap to take one out; tap again to give it back', body: closed({ tap: Type.Optional(Text), officer: Type.Optional(Id) }),
      response: { 200: Type.Object({ outcome: Type.Literal('taken-back'), handOut: HandOut }), 201: Type.Object({ outcome: Type.Literal('handed-out'), handOut: HandOut }) },
    },
  }, async (request, reply) => {
    const outcome = await handOuts.tap(request.who.actor, whose(request, request.body.tap, request.body.officer));
    if (outcome.kind === 'refused') throw refused(outcome);
    const handOut = plain(recorders.handOut(outcome.handOut.handOut));
    return outcome.kind === 'handed-out' ? reply.code(201).send({ outcome: outcome.kind, handOut }) : reply.code(200).send({ outcome: outcome.kind, handOut });
  });

  app.get('/api/v1/duty-check', {
    config: on('enter'),
    schema: { tags, summary: '会领到哪一台，其余为何不行 / which would be handed out, and why not the others', querystring: Type.Object({ officer: Type.Optional(Id) }), response: { 200: Type.Object({ picked: nullable(Type.String()), leastBattery: Type.Integer(), items: Type.Array(Verdict) }) } },
  }, async (request) => {
    const { picked, verdicts } = await handOuts.check(whose(request, undefined, request.query.officer));
    return { picked, leastBattery: handOuts.leastBattery, items: plain(verdicts) };
  });

  app.post('/api/v1/hand-outs/:id/undo', { config: on('enter'), schema: { tags, summary: '撤销，限几分钟内 / undo, within a few minutes', params: IdParams, response: { 200: HandOut } } }, async (request) => {
    permitHandOut(request, request.params.id);
    const row = await handOuts.undo(request.who.actor, request.params.id);
    return plain(recorders.handOut(row.handOut));
  });

  app.post('/api/v1/hand-outs/:id/take-back', { config: on('enter'), schema: { tags, summary: '收回 / take it back', params: IdParams, response: { 200: HandOut } } }, async (request) => {
    permitHandOut(request, request.params.id);
    const row = await handOuts.takeBack(request.who.actor, request.params.id);
    return plain(recorders.handOut(row.handOut));
  });

  app.get('/api/v1/hand-out-rule', { config: on('view'), schema: { tags, summary: '领用的最低电量 / the least charge of a hand-out', response: { 200: Rule } } }, async (request, reply) => {
    request.permit('any', null);
    return withVersion(reply, rule());
  });

  app.put('/api/v1/hand-out-rule', {
    config: on('change'), schema: { tags, summary: '设定最低电量 / set the least charge', body: closed({ leastBattery: Type.Integer({ minimum: LEAST_BATTERY.least, maximum: LEAST_BATTERY.most }) }), response: { 200: Rule } },
  }, async (request, reply) => {
    request.permit('any', null);
    await equipment.setHandOutRule(request.who.actor, request.body.leastBattery, versionOf(request));
    return withVersion(reply, rule());
  });
}

/** None fits: each recorder's reasons, as a pointer to it. */
function refused({ verdicts }: Extract<TapOutcome, { kind: 'refused' }>): Problem {
  if (verdicts.length === 0) return new Problem(409, 'conflict', '本单位没有记录仪（Art. 18）', 'the unit has no recorder (Art. 18)');
  const errors = verdicts.slice(0, MAX_TOLD).map(({ recorder, reasons }) => ({
    pointer: `/recorders/${recorder}`, zh: reasons.map((one) => `${one.zh}（${one.article}）`).join('；'), en: reasons.map((one) => `${one.en} (${one.article})`).join('; '),
  }));
  return new Problem(409, 'conflict', '没有可以领用的记录仪，原因见各台', 'no recorder is fit to be handed out; each has its reason', errors);
}
