/** Firmware: makers' keys, signed images, roll-outs and how far each recorder of one is. */
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { nameOf } from '../../desk/called.ts';
import { firmwareRegister, type RollOutRow } from '../../domain/firmware-register.ts';
import type { RecorderSerial, Sha256 } from '../../domain/names.ts';
import { FIRMWARE_LIMITS } from '../../rules/firmware.ts';
import type { Verb } from '../../rules/permissions.ts';
import { Problem } from '../problems.ts';
import { IdParams, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { choice, closed, Id, pageFrom, plain, Text, withVersion } from './equipment-schemas.ts';

const tags = ['firmware'];
const on = (verb: Verb) => ({ verb, medium: 'firmware' as const });
const { makerLength, models: mostModels, modelLength, versionLength, textLength, imageBytes, recorders: mostRecorders, atOnce: mostAtOnce, leastSample: mostSample } = FIRMWARE_LIMITS;
const Maker = Type.String({ minLength: 1, maxLength: makerLength });
const Models = Type.Array(Type.String({ minLength: 1, maxLength: modelLength }), { minItems: 1, maxItems: mostModels });
const Count = Type.Integer({ minimum: 0 });

const Key = Type.Object({ key: Type.String(), maker: Type.String(), publicKey: Type.String(), enrolled: Time, retired: nullable(Time), version: Type.Integer() });
const Image = Type.Object({
  image: Type.String({ description: 'SHA-256' }), size: Count, maker: Type.String(), models: Type.Array(Type.String()), firmware: Type.String(), text: Type.String(), key: Type.String(), signature: Type.String(),
  uploaded: Time, by: Type.String(), keyRetired: Type.Boolean(), version: Type.Integer(),
});
const Counts = Type.Object({ waiting: Count, offered: Count, installing: Count, declined: Count, installed: Count, already: Count, failed: Count, 'left-out': Count });
const Settings = { atOnce: Type.Integer(), failurePercent: Type.Integer(), leastSample: Type.Integer(), leastBattery: Type.Integer() };
const RollOut = Type.Object({
  rollOut: Type.String(), image: Type.String(), firmware: Type.String(),
  choice: Type.Object({ kind: choice(['list', 'older'] as const), model: Type.Optional(nullable(Type.String())), unit: Type.Optional(nullable(Type.String())) }),
  planned: Time, by: Type.String(), byName: nullable(Type.String()), ...Settings, state: choice(['running', 'paused', 'stopped', 'finished'] as const),
  why: nullable(choice(['person', 'failures', 'image-missing'] as const)), reason: nullable(Type.String()), since: Time, total: Count, counts: Counts, version: Type.Integer(),
});
const Item = Type.Object({
  recorder: Type.String(), state: choice(['waiting', 'offered', 'installing', 'declined', 'installed', 'already', 'failed', 'left-out'] as const), since: Time, docking: nullable(Type.String()),
  from: nullable(Type.String()), declines: Count, reason: nullable(Type.String()), text: nullable(Type.String()), permille: nullable(Type.Integer({ description: '写入进度，千分之 / of the image written' })),
});
const History = Type.Object({
  seq: Type.Integer(), at: Time, kind: Type.String(), recorder: Type.String(), image: Type.String(), firmware: nullable(Type.String()), rollOut: Type.String(), reason: nullable(Type.String()),
});
/** Beside the image, in the address: the body is the image itself. */
const UploadQuery = closed({
  maker: Maker, models: Models, firmware: Type.String({ minLength: 1, maxLength: versionLength }),
  text: Type.String({ maxLength: textLength, default: '', description: '更新说明 / change log' }), signature: Type.String({ minLength: 128, maxLength: 128, description: 'Ed25519，十六进制 / hex' }),
});
const Plan = closed({
  image: Type.String({ minLength: 64, maxLength: 64 }),
  recorders: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: mostRecorders, uniqueItems: true })),
  older: Type.Optional(closed({ model: Type.Optional(nullable(Text)), unit: Type.Optional(nullable(Text)) })),
  atOnce: Type.Integer({ minimum: 1, maximum: mostAtOnce, default: 4 }), failurePercent: Type.Integer({ minimum: 0, maximum: 100, default: 10 }),
  leastSample: Type.Integer({ minimum: 1, maximum: mostSample, default: 3 }), leastBattery: Type.Integer({ minimum: 0, maximum: 100, default: 50 }),
});
const STEER = { paused: 'pause', running: 'resume', stopped: 'stop' } as const;

/** A refused upload is answered while bytes still come: the stream must not be torn off before the answer is out. */
function bytesOf(body: unknown): AsyncIterable<Uint8Array> {
  if (!(body instanceof Readable)) throw new Problem(415, 'unsupported', '请以 application/octet-stream 提交映像', 'send the image as application/octet-stream');
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}

export function firmwareRoutes(app: App, { firmware, stores: { index } }: HttpWorld): void {
  const shownRollOut = ({ choice: chosen, ...row }: RollOutRow) => ({ ...row, byName: nameOf(row.by, index), choice: chosen.kind === 'list' ? { kind: chosen.kind } : { ...chosen } });

  app.get('/api/v1/firmware/keys', { config: on('list'), schema: { tags, summary: '厂商公钥 / makers\' keys', response: { 200: Type.Object({ items: Type.Array(Key) }) } } }, async (request) => {
    request.permit('any', null);
    return { items: plain(await firmware.keys()) };
  });

  app.post('/api/v1/firmware/keys', {
    config: on('enter'), schema: { tags, summary: '登记厂商公钥 / enrol a maker\'s key', body: closed({ maker: Maker, publicKey: Type.String({ minLength: 64, maxLength: 64 }) }), response: { 201: Key } },
  }, async (request, reply) => {
    request.permit('any', null);
    const id = await firmware.enrolKey(request.who.actor, request.body.maker, request.body.publicKey);
    return withVersion(reply.code(201), firmware.key(id));
  });

  app.delete('/api/v1/firmware/keys/:id', { config: on('close'), schema: { tags, summary: '停用厂商公钥 / retire a maker\'s key', params: IdParams, body: Reason, response: { 200: Key } } }, async (request, reply) => {
    request.permit('any', `firmware-key:${request.params.id}`);
    await firmware.retireKey(request.who.actor, request.params.id, request.body.reason, versionOf(request));
    return withVersion(reply, firmware.key(request.params.id));
  });

  app.get('/api/v1/firmware/images', { config: on('list'), schema: { tags, summary: '固件映像，由新到旧 / images, newest first', querystring: PageQuery, response: { 200: pageOf(Image) } } }, async (request) => {
    request.permit('any', null);
    const prefix = firmwareRegister.imagesNewest('');
    return pageFrom(prefix, await firmware.images(keyOfCursor(prefix, request.query.cursor), request.query.limit));
  });

  app.post('/api/v1/firmware/images', {
    config: { ...on('enter'), stream: true }, bodyLimit: imageBytes,
    schema: {
      tags, summary: `上传签名映像，最多 ${imageBytes} 字节 / upload a signed image`, querystring: UploadQuery, response: { 201: Image },
      body: { content: { 'application/octet-stream': { schema: Type.Unsafe<unknown>({ description: '映像本身 / the image itself' }) } } },
    },
  }, async (request, reply) => {
    request.permit('any', null);
    const bytes = bytesOf(request.body);
    const image = await firmware.upload(request.who.actor, request.query, bytes);
    return withVersion(reply.code(201), firmware.image(image));
  });

  app.get('/api/v1/firmware/images/:id', { config: on('view'), schema: { tags, summary: '一个映像 / one image', params: IdParams, response: { 200: Image } } }, async (request, reply) => {
    request.permit('any', `firmware-image:${request.params.id}`);
    return withVersion(reply, firmware.image(request.params.id));
  });

  app.get('/api/v1/firmware/images/:id/history', { config: on('view'), schema: { tags, summary: '映像去向，由新到旧 / what became of it', params: IdParams, querystring: PageQuery, response: { 200: pageOf(History) } } }, async (request) => {
    request.permit('any', `firmware-image:${request.params.id}`);
    const prefix = firmwareRegister.historyOfImage(request.params.id as Sha256, '');
    return pageFrom(prefix, await firmware.historyOfImage(request.params.id, keyOfCursor(prefix, request.query.cursor), request.query.limit));
  });

  app.get('/api/v1/recorders/:id/firmware', { config: on('view'), schema: { tags, summary: '记录仪的固件履历，由新到旧 / a recorder\'s firmware', params: IdParams, querystring: PageQuery, response: { 200: pageOf(History) } } }, async (request) => {
    request.permit('any', `recorder:${request.params.id}`);
    const prefix = firmwareRegister.historyOf(request.params.id as RecorderSerial, '');
    return pageFrom(prefix, await firmware.historyOfRecorder(request.params.id, keyOfCursor(prefix, request.query.cursor), request.query.limit));
  });

  app.get('/api/v1/firmware/roll-outs', { config: on('list'), schema: { tags, summary: '推送计划，由新到旧 / roll-outs, newest first', querystring: PageQuery, response: { 200: pageOf(RollOut) } } }, async (request) => {
    request.permit('any', null);
    const prefix = firmwareRegister.rollOutsNewest('');
    const { items, next } = await firmware.rollOuts(keyOfCursor(prefix, request.query.cursor), request.query.limit);
    return pageFrom(prefix, { items: items.map(shownRollOut), next });
  });

  app.post('/api/v1/firmware/roll-outs', { config: on('enter'), schema: { tags, summary: '推送固件：指定记录仪，或版本较旧的全部 / roll out: to a list, or to all with an older version', body: Plan, response: { 201: RollOut } } }, async (request, reply) => {
    request.permit('any', null);
    const { recorders, older, ...plan } = request.body;
    if ((recorders === undefined) === (older === undefined)) {
      throw new Problem(400, 'bad-input', '请给出 recorders 或 older 之一', 'give either recorders or older', [{ pointer: '/recorders', zh: '与 older 二选一', en: 'or older, one of them' }]);
    }
    const id = await firmware.plan(request.who.actor, { ...plan, recorders: recorders ?? { model: older?.model ?? null, unit: older?.unit ?? null } });
    return withVersion(reply.code(201), shownRollOut(firmware.rollOut(id)));
  });

  app.get('/api/v1/firmware/roll-outs/:id', { config: on('view'), schema: { tags, summary: '一个推送计划 / one roll-out', params: IdParams, response: { 200: RollOut } } }, async (request, reply) => {
    request.permit('any', `roll-out:${request.params.id}`);
    return withVersion(reply, shownRollOut(firmware.rollOut(request.params.id)));
  });

  app.get('/api/v1/firmware/roll-outs/:id/recorders', { config: on('view'), schema: { tags, summary: '逐台进度 / progress of each recorder', params: IdParams, querystring: PageQuery, response: { 200: pageOf(Item) } } }, async (request) => {
    request.permit('any', `roll-out:${request.params.id}`);
    const prefix = firmwareRegister.item(request.params.id, '');
    return pageFrom(prefix, await firmware.items(request.params.id, keyOfCursor(prefix, request.query.cursor), request.query.limit));
  });

  app.put('/api/v1/firmware/roll-outs/:id/state', {
    config: on('change'),
    schema: { tags, summary: '暂停、继续、停止 / pause, resume, stop', params: IdParams, body: closed({ state: choice(['paused', 'running', 'stopped'] as const), reason: Type.String({ maxLength: 200, default: '' }) }), response: { 200: RollOut } },
  }, async (request, reply) => {
    request.permit('any', `roll-out:${request.params.id}`);
    await firmware.steer(request.who.actor, request.params.id, STEER[request.body.state], request.body.reason, versionOf(request));
    return withVersion(reply, shownRollOut(firmware.rollOut(request.params.id)));
  });
}
