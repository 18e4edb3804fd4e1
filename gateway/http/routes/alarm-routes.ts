/** Alarms: in groups, the newest first; who acknowledged, what was said, how it ended. Places go to those alone who answer calls for help. */
import { Type, type Static } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { listPrefix, type AlarmFix, type AlarmStep } from '../../desk/alarms.ts';
import { natureOf, SEVERITIES, type AlarmSeverity } from '../../domain/alarm-kinds.ts';
import type { AlarmGroupRow, AlarmState } from '../../domain/alarm-register.ts';
import { incidentRegister } from '../../domain/incident-register.ts';
import { isoTime, type OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import { MAX_COMMENT, mediumOf, relationTo, ringsFor } from '../../rules/alarm.ts';
import { mayDo, type Medium, type Verb } from '../../rules/permissions.ts';
import { cursorOf, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Time } from '../schemas.ts';
import { choice, closed, Id, Says, withVersion } from './equipment-schemas.ts';

const tags = ['alarms'];
/** How far back the track goes before the first alarm of a group, and how many places it has. */
const TRACK_BEFORE_MS = 30 * 60_000;
const MAX_TRACK = 500;
const on = (verb: Verb) => ({ verb, medium: 'alarm' as const });
const STATES = ['ringing', 'open', 'all'] as const;
const ABOUT = ['person', 'equipment', 'station', 'hand-over'] as const;
const TARGETS = ['unit-head', 'all-heads'] as const;
const OUTCOMES = ['resolved', 'false-alarm'] as const;
const Line = (most: number) => Type.String({ maxLength: most });
const By = { at: Time, by: Type.String(), name: nullable(Type.String()) };
const Fix = Type.Object({ at: Time, latitude: Type.Number(), longitude: Type.Number() });

const Alarm = Type.Object({
  group: Type.String(), kind: Type.String(), zh: Type.String(), en: Type.String(), severity: choice(SEVERITIES), about: choice(ABOUT),
  recorder: nullable(Type.String()), dock: nullable(Type.String()), subject: Type.String(), officer: nullable(Type.String()), officerName: nullable(Type.String()), unit: nullable(Type.String()),
  text: nullable(Type.String()), place: nullable(Fix), count: Type.Integer(), first: Time, last: Time,
  /** Since when it rings; null once somebody has acknowledged. */
  ringing: nullable(Time),
  /** It rings for the one who asks. */
  rings: Type.Boolean(),
  rounds: Type.Integer(), step: Type.Integer(), escalated: nullable(Type.Object({ at: Time, to: Type.Array(choice(TARGETS)) })), next: nullable(Type.Object({ at: Time, step: Type.Integer(), to: choice(TARGETS) })),
  acknowledged: nullable(Type.Object(By)), closed: nullable(Type.Object({ ...By, outcome: choice(OUTCOMES), note: nullable(Type.String()) })), comments: Type.Integer(),
  /** The newest incident that was recorded of any of its alarms; null where none was. */
  incident: nullable(Type.String()),
  /** Why there is no picture of a call for help, and so no recording at the station; null while there is one, while it is on its way, and of any other alarm. */
  noPicture: nullable(Says),
  may: Type.Object({ acknowledge: Type.Boolean(), comment: Type.Boolean(), close: Type.Boolean() }), version: Type.Integer(),
});
const Step = Type.Object({
  seq: Type.Integer(), at: Time, step: choice(['raised', 'acknowledged', 'commented', 'escalated', 'closed'] as const), actor: Type.String(), name: nullable(Type.String()), text: Type.String(),
  alarm: nullable(Type.String()), to: nullable(choice(TARGETS)), outcome: nullable(choice(OUTCOMES)),
});
const AlarmWithHistory = Type.Object({
  alarm: Alarm, steps: Type.Array(Step),
  /** Older steps are in the custody log alone. */
  more: Type.Boolean(),
  /** Places of the recorder, the oldest first. */
  track: Type.Array(Fix),
});

export function alarmRoutes(app: App, { alarmDesks: { alarms }, liveDesks: { live }, stores: { index } }: HttpWorld): void {
  /** Keys are issued by the administrator, who sees no alarms of officers: neither do they. */
  const may = ({ who }: FastifyRequest, verb: Verb, row: AlarmGroupRow, medium: Medium = mediumOf(row.kind)) => (
    who.scopes === undefined ? mayDo(who.roles, verb, medium, relationTo(row, who)).outcome === 'free' : (verb === 'list' || verb === 'view') && ['equipment-alarm', 'station-alarm'].includes(medium));
  const seesPlace = (request: FastifyRequest, row: AlarmGroupRow) => may(request, 'view', row, 'person-alarm');
  const known = (request: FastifyRequest, id: string) => {
    const row = alarms.row(id);
    const medium = mediumOf(row.kind);
    request.permit(relationTo(row, request.who), `alarm:${id}`, medium);
    return row;
  };
  const by = (one: { readonly at: string; readonly by: string }) => ({ at: one.at, by: one.by, name: alarms.nameOf(one.by) });

  const shown = (request: FastifyRequest, row: AlarmGroupRow): Static<typeof Alarm> => {
    const { severity, about, zh, en } = natureOf(row.kind);
    const { group, kind, recorder, dock, subject, officer, unit, text, count, first, last, ringing, rounds, step, escalated, acknowledged, comments, version } = row;
    const next = alarms.next(row);
    return {
      group, kind, zh, en, severity, about, recorder, dock, subject, officer, officerName: officer === null ? null : read(index, register.officer(officer))?.name ?? null, unit, text,
      place: seesPlace(request, row) ? row.place : null, count, first, last, ringing, rings: ringsFor(row, request.who), rounds, step, escalated: escalated === null ? null : { at: escalated.at, to: [...escalated.to] },
      next: next === null ? null : { at: isoTime(next.atMs), step: next.step, to: next.to }, acknowledged: acknowledged === null ? null : by(acknowledged),
      incident: read(index, incidentRegister.ofGroup(row.group)) ?? null, noPicture: kind === 'sos' && recorder !== null && row.closed === null ? live.noPicture(recorder) : null,
      closed: row.closed === null ? null : { ...by(row.closed), outcome: row.closed.outcome, note: row.closed.note }, comments,
      may: {
        acknowledge: ringing !== null && may(request, 'change', row), comment: may(request, 'enter', row), close: row.closed === null && may(request, 'close', row),
      }, version,
    };
  };

  app.get('/api/v1/alarms', {
    config: on('list'),
    schema: {
      tags, summary: '报警，由新到旧；同一来源的同类报警合为一组 / alarms in groups, newest first', response: { 200: pageOf(Alarm) },
      querystring: Type.Intersect([PageQuery, Type.Object({
        state: Type.Unsafe<AlarmState>(Type.String({ enum: [...STATES], default: 'open' })), kind: Type.Optional(Line(40)), severity: Type.Optional(choice(SEVERITIES)), recorder: Type.Optional(Id), officer: Type.Optional(Id), unit: Type.Optional(Line(200)),
      })]),
    },
  }, async (request) => {
    const { state, kind, severity, recorder, officer, unit, cursor, limit } = request.query;
    const prefix = listPrefix(state, unit ?? null);
    const passes = (row: AlarmGroupRow) => may(request, 'list', row) && (kind === undefined || row.kind === kind) && (severity === undefined || natureOf(row.kind).severity === severity as AlarmSeverity)
      && (recorder === undefined || row.recorder === recorder) && (officer === undefined || row.officer === officer as OfficerId);
    const { items, next } = await alarms.list(state, unit ?? null, passes, limit, keyOfCursor(prefix, cursor));
    return { items: items.map((row) => shown(request, row)), nextCursor: next === null ? null : cursorOf(prefix, next) };
  });

  app.get('/api/v1/alarms/:id', { config: on('view'), schema: { tags, summary: '一组报警及其经过 / one group with all that has happened', params: IdParams, response: { 200: AlarmWithHistory } } }, async (request, reply) => {
    const row = known(request, request.params.id);
    const { steps, more } = await alarms.steps(row.group);
    return {
      alarm: withVersion(reply, shown(request, row)), more, track: seesPlace(request, row) ? trackOf(steps.flatMap(fixOf), row.recorder === null ? [] : live.track(row.recorder)) : [],
      steps: steps.map((event) => ({ ...stepShown(event), name: alarms.nameOf(event.actor) })),
    };
  });

  app.post('/api/v1/alarms/:id/acknowledge', { config: on('change'), schema: { tags, summary: '确认：已有人处理，停止响铃 / acknowledge: somebody sees to it, it stops ringing', params: IdParams, response: { 200: Alarm } } }, async (request, reply) => {
    known(request, request.params.id);
    return withVersion(reply, shown(request, await alarms.acknowledge(request.who.actor, request.params.id, versionOf(request))));
  });

  app.post('/api/v1/alarms/:id/comments', { config: on('enter'), schema: { tags, summary: '备注 / a comment', params: IdParams, body: closed({ comment: Line(MAX_COMMENT) }), response: { 200: Alarm } } }, async (request, reply) => {
    known(request, request.params.id);
    return withVersion(reply, shown(request, await alarms.comment(request.who.actor, request.params.id, request.body.comment)));
  });

  app.post('/api/v1/alarms/:id/close', { config: on('close'), schema: { tags, summary: '办结，注明结果 / close it with its outcome', params: IdParams, body: closed({ outcome: choice(OUTCOMES), note: Line(MAX_COMMENT) }), response: { 200: Alarm } } }, async (request, reply) => {
    known(request, request.params.id);
    const { outcome, note } = request.body;
    return withVersion(reply, shown(request, await alarms.close(request.who.actor, request.params.id, outcome, note, versionOf(request))));
  });
}

/** What a disposal has removed from the log is shown as nothing. */
function stepShown(event: AlarmStep): Omit<Static<typeof Step>, 'name'> {
  const step = { seq: event.seq, at: event.at, actor: event.actor, text: '', alarm: null, to: null, outcome: null };
  switch (event.kind) {
    case 'AlarmRaised': return { ...step, step: 'raised', text: event.particulars?.text ?? '', alarm: event.facts.alarm };
    case 'AlarmAcknowledged': return { ...step, step: 'acknowledged', alarm: event.facts.alarm };
    case 'AlarmCommented': return { ...step, step: 'commented', text: event.particulars?.comment ?? '' };
    case 'AlarmEscalated': return { ...step, step: 'escalated', to: event.facts.to };
    case 'AlarmClosed': return { ...step, step: 'closed', text: event.particulars?.note ?? '', outcome: event.facts.outcome };
  }
}

/** Where the recorder was: with each alarm, and what it told over the air since about then. */
function trackOf(alarms: readonly AlarmFix[], told: readonly AlarmFix[]): AlarmFix[] {
  const since = alarms.length === 0 ? 0 : Date.parse(alarms[0]!.at) - TRACK_BEFORE_MS;
  const all = [...alarms, ...told.filter(({ at }) => Date.parse(at) >= since)].map(({ at, latitude, longitude }) => ({ at, latitude, longitude }));
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-MAX_TRACK);
}

function fixOf(event: AlarmStep): AlarmFix[] {
  if (event.kind !== 'AlarmRaised' || event.facts.place === null) return [];
  const [latitude, longitude] = event.facts.place;
  return [{ at: event.at, latitude, longitude }];
}
