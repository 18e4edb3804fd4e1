/** Recorders that are out: who is on duty, where, with what charge; asking for a live picture, and ending it. */
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import type { App, HttpWorld } from '../app.ts';
import type { OnDutyView } from '../../desk/on-duty.ts';
import { isoTime } from '../../domain/names.ts';
import type { Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { nullable, Time } from '../schemas.ts';
import { choice, closed, plain, Says, Text } from './equipment-schemas.ts';

const tags = ['live'];
const on = (verb: Verb) => ({ verb, medium: 'live' as const });
const Params = Type.Object({ recorder: Type.String({ minLength: 1, maxLength: 32 }) });
const Whole = nullable(Type.Integer());
const Place = Type.Object({ latitude: Type.Number({ description: 'WGS-84' }), longitude: Type.Number(), at: Time, accuracyM: nullable(Type.Number()) });
export const Live = Type.Object({
  state: choice(['none', 'asked', 'starting', 'live', 'lost', 'failed'] as const), path: Type.String(), since: nullable(Time),
  ask: nullable(Type.Object({ ask: Type.String(), at: Time, by: Type.String(), why: choice(['desk', 'sos'] as const), alarm: nullable(Type.String()), openUntil: Time })),
  says: nullable(Says), video: nullable(choice(['h264', 'h265', 'other'] as const)), audio: nullable(choice(['aac', 'other'] as const)), width: Whole, height: Whole, viewers: Type.Integer(),
});
const OnDuty = Type.Object({
  recorder: Type.String(), unit: nullable(Type.String()), officer: nullable(Type.Object({ officer: Type.String(), name: nullable(Type.String()) })), out: nullable(Time),
  link: Type.Object({ state: choice(['up', 'down', 'never'] as const), since: nullable(Time) }), heard: nullable(Time),
  battery: nullable(Type.Number()), charging: nullable(Type.Boolean()), cardTotal: nullable(Type.Number()), cardFree: nullable(Type.Number()), recording: nullable(Type.Boolean()),
  talk: nullable(choice(['idle', 'talking', 'listening'] as const)), faults: Type.Array(Type.String()), place: nullable(Place), live: Live,
});

export function liveRoutes(app: App, { liveDesks: { live }, media, clock }: HttpWorld): void {
  const permitted = (request: FastifyRequest, recorder: string): OnDutyView => {
    const view = live.one(recorder);
    permitFor(request, `recorder:${recorder}`, view.unit, view.officer?.officer ?? null);
    return view;
  };

  app.get('/api/v1/live', {
    config: on('list'),
    schema: {
      tags, summary: '在勤记录仪 / recorders on duty', querystring: Type.Object({ unit: Type.Optional(Text) }),
      response: { 200: Type.Object({ at: Time, engine: choice(['up', 'down', 'none'] as const), items: Type.Array(OnDuty) }) },
    },
  }, async (request) => ({
    at: isoTime(clock.wallMs()), engine: media === null ? 'none' as const : media.trouble() === null ? 'up' as const : 'down' as const,
    items: plain([...await live.onDuty(unitWithin(reachOf(request), request.query.unit))]),
  }));

  app.get('/api/v1/live/:recorder', {
    config: on('view'), schema: { tags, summary: '一台在勤记录仪及其轨迹 / one recorder, and where it was', params: Params, response: { 200: Type.Intersect([OnDuty, Type.Object({ track: Type.Array(Place) })]) } },
  }, async (request) => {
    const view = permitted(request, request.params.recorder);
    return plain({ ...view, track: [...live.track(view.recorder)] });
  });

  app.post('/api/v1/live/:recorder/start', {
    config: on('change'), schema: { tags, summary: '请求实时画面 / ask for the live picture', params: Params, body: closed({}), response: { 202: Live } },
  }, async (request, reply) => {
    const { recorder } = permitted(request, request.params.recorder);
    return reply.code(202).send(await live.ask(request.who.actor, recorder, { why: 'desk', alarm: null }));
  });

  app.post('/api/v1/live/:recorder/stop', {
    config: on('change'), schema: { tags, summary: '结束实时画面 / end the live picture', params: Params, body: closed({}), response: { 202: Live } },
  }, async (request, reply) => {
    const { recorder } = permitted(request, request.params.recorder);
    return reply.code(202).send(await live.stop(request.who.actor, recorder));
  });
}
