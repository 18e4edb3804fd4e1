/** Docks and their bays as they are at this moment, enrolment by one-time codes, and quarantine. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import type { BayPhase, BayView } from '../../offload/bay-view.ts';
import type { RecorderSerial } from '../../domain/names.ts';
import { register, type DockRow, type QuarantineRow } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import { holderAt } from '../../domain/registers.ts';
import { equipmentRegister } from '../../domain/equipment-register.ts';
import { isoTime, type DockId } from '../../domain/names.ts';
import { notFound } from '../../desk/demand.ts';
import type { Medium, Verb } from '../../rules/permissions.ts';
import { cursorOf, Done, DONE, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { choice, Clock, closed, Id, plain, Quarantine, Says, Text } from './equipment-schemas.ts';

const tags = ['docks'];
const on = (verb: Verb, medium: Medium = 'dock') => ({ verb, medium });
const Dock = Type.Object({
  dock: Type.String(), carrier: Type.String(), retired: nullable(Type.String()), quarantine: nullable(Quarantine), hasKey: Type.Boolean(),
  connected: nullable(Type.Object({ label: Type.String(), model: Type.String(), firmware: Type.String(), bays: Type.Integer(), damagedFrames: Type.Integer() })),
});
const Bay = Type.Object({
  dock: Type.String(), bay: Type.Integer(), carrier: Type.String(), phase: Type.Unsafe<BayPhase>(Type.String()), says: nullable(Says), signal: nullable(Type.String()), recorder: nullable(Type.String()), model: nullable(Type.String()),
  firmware: nullable(Type.String()), battery: nullable(Type.Number()), charging: nullable(Type.Boolean()), cardTotal: nullable(Type.Number()), cardUsed: nullable(Type.Number()), faults: Type.Array(Type.String()),
  clock: nullable(Clock), docking: nullable(Type.String()),
  clips: Type.Object({ listed: Type.Integer(), stored: Type.Integer(), erased: Type.Integer(), apart: Type.Integer(), refused: Type.Integer() }),
  bytes: Type.Object({ listed: Type.Number(), copied: Type.Number() }), bytesPerSecond: Type.Number(), secondsLeft: nullable(Type.Number()),
  unit: nullable(Type.String()), holder: nullable(Type.Object({ officer: Type.String(), name: nullable(Type.String()) })),
});
const CARRIERS = ['serial', 'mqtt', 'volume'] as const;

export function dockRoutes(app: App, { equipment, offload, stores, clock }: HttpWorld): void {
  const { index } = stores;
  const connected = () => new Map(offload.docks().map(({ dock, label, model, firmware, bays, damagedFrames }) => [dock, { label, model, firmware, bays, damagedFrames }]));
  const shown = ({ dock, carrier, retired, quarantine, publicKey }: DockRow, live: ReturnType<typeof connected>) => ({ dock, carrier, retired, quarantine, hasKey: publicKey !== null, connected: live.get(dock) ?? null });
  const one = (id: string) => {
    const row = read(index, register.dock(id as DockId));
    if (row === undefined) throw notFound('dock', id);
    return shown(row, connected());
  };

  app.get('/api/v1/docks', { config: on('list'), schema: { tags, summary: '采集站列表 / docks', querystring: PageQuery, response: { 200: pageOf(Dock) } } }, async (request) => {
    const prefix = register.dock('');
    const { limit, cursor } = request.query;
    const rows = await index.list(prefix, limit + 1, keyOfCursor(prefix, cursor));
    const page = rows.slice(0, limit);
    const live = connected();
    return { items: page.map(([, row]) => shown(row as unknown as DockRow, live)), nextCursor: rows.length > page.length ? cursorOf(prefix, page.at(-1)![0]) : null };
  });

  app.get('/api/v1/docks/:id', { config: on('view'), schema: { tags, summary: '一台采集站 / one dock', params: IdParams, response: { 200: Dock } } }, async (request) => one(request.params.id));

  app.get('/api/v1/bays', {
    config: on('list'), schema: { tags, summary: '所有仓位的当前状态 / all bays as they are now', querystring: Type.Object({ dock: Type.Optional(Id) }), response: { 200: Type.Object({ items: Type.Array(Bay) }) } },
  }, async (request) => {
    const now = isoTime(clock.wallMs());
    const bays = offload.bays().filter(({ dock }) => request.query.dock === undefined || dock === request.query.dock);
    return { items: bays.map((bay) => plain({ ...bay, ...whose(bay, now) })) };
  });

  const whose = ({ recorder }: BayView, now: string) => {
    if (recorder === null) return { unit: null, holder: null };
    const officer = holderAt(read(index, register.assignments(recorder as RecorderSerial)) ?? [], now);
    const name = officer === null ? null : read(index, register.officer(officer))?.name ?? null;
    return { unit: read(index, equipmentRegister.equipment(recorder as RecorderSerial))?.unit ?? null, holder: officer === null ? null : { officer, name } };
  };

  app.post('/api/v1/docks', {
    config: on('enter'), schema: { tags, summary: '以公钥登记采集站 / enrol a dock by its public key', body: closed({ dock: Id, carrier: choice(CARRIERS), publicKey: Type.Optional(Type.String({ maxLength: 64 })) }), response: { 201: Dock } },
  }, async (request, reply) => {
    const { dock, carrier, publicKey } = request.body;
    await equipment.enrolment.enrolDock(request.who.actor, dock, carrier, publicKey ?? null);
    return reply.code(201).send(one(dock));
  });

  app.delete('/api/v1/docks/:id', { config: on('close'), schema: { tags, summary: '停用采集站 / retire a dock', params: IdParams, body: Reason, response: { 200: Dock } } }, async (request) => {
    await equipment.enrolment.retireDock(request.who.actor, request.params.id, request.body.reason);
    return one(request.params.id);
  });

  app.post('/api/v1/enrol-codes', {
    config: on('enter'),
    schema: { tags, summary: '签发一次性登记码，只显示一次 / a one-time enrolment code, shown once', body: closed({ what: choice(['dock', 'recorder'] as const), id: Id, minutes: Type.Optional(Type.Integer({ minimum: 1 })) }), response: { 201: Type.Object({ code: Type.String(), expires: Time }) } },
  }, async (request, reply) => reply.code(201).send(await equipment.enrolment.issueCode(request.who.actor, request.body.what, request.body.id, request.body.minutes)));

  app.get('/api/v1/quarantine', {
    config: on('list'), schema: { tags, summary: '隔离清单 / what is in quarantine', querystring: PageQuery, response: { 200: pageOf(Type.Object({ subject: Type.String(), reason: Type.String(), since: Time })) } },
  }, async (request) => {
    const prefix = register.quarantined('');
    const { limit, cursor } = request.query;
    const rows = await index.list(prefix, limit + 1, keyOfCursor(prefix, cursor));
    const page = rows.slice(0, limit);
    return { items: page.map(([key, row]) => ({ subject: key.slice(prefix.length), ...(row as unknown as QuarantineRow) })), nextCursor: rows.length > page.length ? cursorOf(prefix, page.at(-1)![0]) : null };
  });

  app.post('/api/v1/quarantine/lift', { config: on('change'), schema: { tags, summary: '解除隔离 / lift a quarantine', body: closed({ subject: Type.String({ minLength: 3, maxLength: 300 }), reason: Text }), response: { 200: Done } } }, async (request) => {
    await equipment.enrolment.liftQuarantine(request.who.actor, request.body.subject, request.body.reason);
    return DONE;
  });
}
