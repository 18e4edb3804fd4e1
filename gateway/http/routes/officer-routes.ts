/** Officers: units, badges, who has left; the recorder manager; what a scanner has read; registers as files. */
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import type { RegisterKind } from '../../domain/equipment-events.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import type { Medium, Verb } from '../../rules/permissions.ts';
import { permitFor, reachOf, unitWithin } from '../reach.ts';
import { Done, DONE, IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { each, MAX_BULK, needed, outcome } from './bulk.ts';
import { choice, closed, Id, Officer, pageFrom, plain, Text, withVersion } from './equipment-schemas.ts';

const tags = ['officers'];
const on = (verb: Verb, medium: Medium = 'officer') => ({ verb, medium });
const particulars = { name: Text, unit: Text, certificateNumber: Text };
const REGISTERS: readonly RegisterKind[] = ['officers', 'recorders', 'assignments'];
/** 512 KiB in base64. */
const MAX_CONTENT = 700_000;
const Content = Type.String({ minLength: 1, maxLength: MAX_CONTENT, pattern: '^[A-Za-z0-9+/]*={0,2}$', description: 'base64' });
const Preview = Type.Object({
  register: choice(REGISTERS), encoding: choice(['utf-8', 'gb18030'] as const), hash: Type.String(), ignored: Type.Array(Type.String()),
  counts: Type.Object({ new: Type.Integer(), changed: Type.Integer(), same: Type.Integer(), refused: Type.Integer() }),
  lines: Type.Array(Type.Object({ line: Type.Integer(), id: Type.String(), outcome: choice(['new', 'changed', 'same', 'refused'] as const), column: nullable(Type.String()), zh: Type.String(), en: Type.String() })),
});
const Bulk = closed({
  action: choice(['move', 'leave'] as const), officers: Type.Array(Id, { minItems: 1, maxItems: MAX_BULK, uniqueItems: true }), unit: Type.Optional(Text), reason: Type.Optional(Text),
});
const BulkResult = Type.Object({ done: Type.Integer(), refused: Type.Integer(), items: Type.Array(Type.Object({ officer: Type.String(), ...outcome })) });
const Manager = Type.Object({ manager: nullable(Type.Object({ officer: Type.String(), name: nullable(Type.String()), standingOrder: Type.String(), since: Time })), version: Type.Integer({ description: '未指定时为 0 / 0 where nobody is named' }) });

export function officerRoutes(app: App, world: HttpWorld): void {
  const { equipment, equipmentDesks: { recorders, scan }, stores } = world;

  app.get('/api/v1/officers', {
    config: on('list'),
    schema: {
      tags, summary: '执法人员列表 / officers', response: { 200: pageOf(Officer) },
      querystring: Type.Intersect([PageQuery, Type.Object({ unit: Type.Optional(Text), serving: Type.Optional(Type.Boolean()), text: Type.Optional(Type.String({ maxLength: 100 })) })]),
    },
  }, async (request) => {
    const { limit, cursor, ...filter } = request.query;
    const prefix = register.officer('');
    return pageFrom(prefix, await recorders.officers({ ...filter, unit: unitWithin(reachOf(request), filter.unit) }, keyOfCursor(prefix, cursor), limit));
  });

  app.get('/api/v1/officers/:id', { config: on('view'), schema: { tags, summary: '一名执法人员 / one officer', params: IdParams, response: { 200: Officer } } }, async (request, reply) => {
    const view = await recorders.officer(request.params.id);
    permitFor(request, `officer:${view.officer}`, view.unit, view.officer);
    return withVersion(reply, view);
  });

  app.post('/api/v1/officers', { config: on('enter'), schema: { tags, summary: '登记执法人员 / register an officer', body: closed({ officer: Id, ...particulars }), response: { 201: Officer } } }, async (request, reply) => {
    const { officer, unit, name, certificateNumber } = request.body;
    await equipment.registerOfficer(request.who.actor, officer, unit, name, certificateNumber, 'new');
    return withVersion(reply.code(201), await recorders.officer(officer));
  });

  app.put('/api/v1/officers/:id', { config: on('change'), schema: { tags, summary: '更改执法人员；离任者由此复任 / change an officer; one who had left is back', params: IdParams, body: closed(particulars), response: { 200: Officer } } }, async (request, reply) => {
    const { unit, name, certificateNumber } = request.body;
    await equipment.registerOfficer(request.who.actor, request.params.id, unit, name, certificateNumber, versionOf(request));
    return withVersion(reply, await recorders.officer(request.params.id));
  });

  app.delete('/api/v1/officers/:id', { config: on('close'), schema: { tags, summary: '离任：不再计入配备比例，卡全部失效 / leaves: counted no more, badges void', params: IdParams, body: Reason, response: { 200: Officer } } }, async (request, reply) => {
    await equipment.officerLeaves(request.who.actor, request.params.id, request.body.reason, versionOf(request));
    return withVersion(reply, await recorders.officer(request.params.id));
  });

  app.post('/api/v1/officers/bulk', { config: on('change'), schema: { tags, summary: '批量调动单位、离任，逐人给出结果 / move or let go many at once, each with his own result', body: Bulk, response: { 200: BulkResult } } }, async (request) => {
    const { action, officers, unit, reason } = request.body;
    const { actor } = request.who;
    const { done, refused, outcomes } = await each(officers, (officer) => (action === 'move' ? equipment.moveOfficer(actor, officer, needed(unit, 'unit')) : equipment.officerLeaves(actor, officer, needed(reason, 'reason'))));
    return { done, refused, items: outcomes.map(({ id, ...one }) => ({ officer: id, ...one })) };
  });

  app.post('/api/v1/officers/:id/badges', { config: on('change'), schema: { tags, summary: '发卡 / give a badge', params: IdParams, body: closed({ badge: Text }), response: { 201: Officer } } }, async (request, reply) => {
    await scan.giveBadge(request.who.actor, request.params.id, request.body.badge);
    return withVersion(reply.code(201), await recorders.officer(request.params.id));
  });

  app.delete('/api/v1/officers/:id/badges/:badge', {
    config: on('change'), schema: { tags, summary: '收卡 / take a badge', params: Type.Object({ id: Id, badge: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), response: { 200: Officer } },
  }, async (request, reply) => {
    await scan.takeBadge(request.who.actor, request.params.id, request.params.badge, versionOf(request));
    return withVersion(reply, await recorders.officer(request.params.id));
  });

  const manager = () => {
    const row = read(stores.index, register.manager());
    if (row === undefined) return { manager: null, version: 0 };
    const { version, ...named } = row;
    return { manager: { ...named, name: read(stores.index, register.officer(row.officer))?.name ?? null }, version };
  };
  app.get('/api/v1/manager', { config: on('view'), schema: { tags, summary: '专职记录仪管理员（第十五条） / the recorder manager (Art. 15)', response: { 200: Manager } } }, async (request, reply) => {
    request.permit('any', null);
    return withVersion(reply, manager());
  });
  app.put('/api/v1/manager', { config: on('change'), schema: { tags, summary: '指定专职记录仪管理员 / name the recorder manager', body: closed({ officer: Id, standingOrder: Text }), response: { 200: Manager } } }, async (request, reply) => {
    await equipment.nameManager(request.who.actor, request.body.officer, request.body.standingOrder, versionOf(request));
    return withVersion(reply, manager());
  });
  app.delete('/api/v1/manager', { config: on('change'), schema: { tags, summary: '免去；采集随即停下 / relieve; offload stops', response: { 200: Done } } }, async (request) => {
    await equipment.relieveManager(request.who.actor, versionOf(request));
    return DONE;
  });

  app.post('/api/v1/scan', {
    config: on('view', 'recorder'),
    schema: {
      tags, summary: '扫码枪或读卡器读到的任何内容是什么 / what any text that a scanner has read is', body: closed({ text: Text }),
      response: { 200: Type.Object({ matches: Type.Array(Type.Object({ kind: choice(['recorder', 'dock', 'officer', 'code'] as const), id: Type.String(), by: Type.Optional(choice(['badge', 'certificate', 'id'] as const)), what: Type.Optional(choice(['dock', 'recorder'] as const)) })) }) },
    },
  }, async (request) => {
    request.permit('any', null);
    return { matches: [...scan.identify(request.body.text)] };
  });

  registerFileRoutes(app, world);
}

function registerFileRoutes(app: App, { equipmentDesks: { registerFiles } }: HttpWorld): void {
  const bytes = (content: string) => Buffer.from(content, 'base64');

  app.post('/api/v1/register-files/preview', {
    config: on('enter'), schema: { tags, summary: '预览 CSV：每行将如何变更，拒绝的原因 / what each line of a file would change, and why some are refused', body: closed({ register: choice(REGISTERS), content: Content }), response: { 200: Preview } },
  }, async (request) => plain(registerFiles.preview(request.body.register, bytes(request.body.content))));

  app.post('/api/v1/register-files', {
    config: on('enter'), schema: { tags, summary: '确认导入；须与预览一致 / take in what the preview has shown', body: closed({ register: choice(REGISTERS), content: Content, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), response: { 200: Preview } },
  }, async (request) => plain(await registerFiles.confirm(request.who.actor, request.body.register, bytes(request.body.content), request.body.hash)));

  app.get('/api/v1/register-files/:register', {
    config: on('list'), schema: { tags, summary: '导出 CSV（UTF-8，带 BOM） / a register as CSV', params: Type.Object({ register: choice(REGISTERS) }) },
  }, async (request, reply) => {
    request.permit('any', null);
    const { register: kind } = request.params;
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${kind}.csv"`).send(await registerFiles.export(kind));
  });
}
