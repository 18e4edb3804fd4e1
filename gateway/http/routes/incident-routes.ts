/** Incidents: begin and end the recording of a live stream, the list, and of each what was recorded and what the card has of the same span. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import type { IncidentClip, IncidentView } from '../../desk/incident-list.ts';
import type { Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { IdParams, keyOfCursor, nullable, PageQuery, pageOf, Time } from '../schemas.ts';
import { choice, closed, Id, pageFrom, plain, Text, withVersion } from './equipment-schemas.ts';
import { CLIP_KINDS, HAND_OVER_STATES } from './hand-over-schemas.ts';

const tags = ['incidents'];
const on = (verb: Verb) => ({ verb, medium: 'incident' as const });
const ENDS = ['by-hand', 'stream-gone', 'no-stream', 'disk-full', 'disk-failed', 'not-recordable', 'station-down', 'too-long'] as const;
const fields = {
  incident: Type.String(), recorder: Type.String(), officer: nullable(Type.String()), officerName: nullable(Type.String()), unit: nullable(Type.String()), alarms: Type.Array(Type.String()), groups: Type.Array(Type.String(), { description: '报警组 / the groups of its alarms' }),
  begun: Time, begunBy: Type.String(), begunByName: nullable(Type.String()), ended: nullable(Time), endedBy: nullable(Type.String()), why: nullable(choice(ENDS)), state: choice(['waiting', 'recording', 'storing', 'stored'] as const),
  writing: nullable(Type.Object({ segment: Type.Integer(), bytes: Type.Integer() })),
  clips: Type.Integer(), bytes: Type.Integer(), from: nullable(Time), to: nullable(Time), version: Type.Integer(),
};
const Incident = Type.Object(fields);
const Clip = Type.Object({
  clip: Type.String(), recorder: Type.String(), number: nullable(Type.Integer()), segment: nullable(Type.Integer()), kind: choice(CLIP_KINDS), time: Time, end: Time, timed: Type.Boolean(), durationMs: nullable(Type.Number()),
  activity: nullable(Type.String()), state: choice(HAND_OVER_STATES), size: Type.Integer(), originalName: nullable(Type.String()),
});
const Details = Type.Object({ ...fields, recorded: Type.Array(Clip), onCard: Type.Array(Clip) });
const Filter = Type.Intersect([PageQuery, Type.Object({ recorder: Type.Optional(Id), unit: Type.Optional(Text), running: Type.Optional(Type.Boolean()) })]);

const shown = ({ manager: _manager, standingOrder: _order, ...view }: IncidentView) => plain(view);
const clipsShown = (clips: readonly IncidentClip[]) => plain(clips);

export function incidentRoutes(app: App, { incidents }: HttpWorld): void {
  app.get('/api/v1/incidents', {
    config: on('list'), schema: { tags, summary: '事件录制，由新到旧；running 为正在录制的 / incidents, newest first; running: those that go on', querystring: Filter, response: { 200: pageOf(Incident) } },
  }, async (request) => {
    const { limit, cursor, recorder, unit, running } = request.query;
    const filter = { recorder, running, unit: unitWithin(reachOf(request), unit) };
    const prefix = incidents.shown.prefixOf(filter);
    const part = await incidents.list(filter, keyOfCursor(prefix, cursor), limit);
    return pageFrom(prefix, { items: part.items.map(shown), next: part.next });
  });

  app.get('/api/v1/incidents/:id', { config: on('view'), schema: { tags, summary: '一次事件录制：本站所录片段，及卡上同一时段的片段 / one incident: what was recorded, and what the card has of the same span', params: IdParams, response: { 200: Details } } }, async (request, reply) => {
    const { id } = request.params;
    const view = incidents.shown.view(id);
    permitFor(request, `incident:${id}`, view.unit, view.officer);
    return withVersion(reply, { ...shown(view), recorded: clipsShown(await incidents.shown.clipsOf(id)), onCard: clipsShown(await incidents.shown.cardClipsOf(id)) });
  });

  app.post('/api/v1/incidents', {
    config: on('enter'),
    schema: { tags, summary: '开始录制一台记录仪的直播；已在录制的即为同一事件 / record the live stream of a recorder; one that is recorded is the same incident', body: closed({ recorder: Id, alarm: Type.Optional(nullable(Id)) }), response: { 201: Incident } },
  }, async (request, reply) => {
    request.permit('any', `recorder:${request.body.recorder}`);
    return withVersion(reply.code(201), shown(await incidents.begin(request.who.actor, request.body.recorder, { alarm: request.body.alarm ?? null })));
  });

  app.post('/api/v1/incidents/:id/end', { config: on('close'), schema: { tags, summary: '结束录制 / end the recording', params: IdParams, response: { 200: Incident } } }, async (request, reply) => {
    request.permit('any', `incident:${request.params.id}`);
    return withVersion(reply, shown(await incidents.end(request.who.actor, request.params.id, 'by-hand')));
  });
}
