/** The register of hand-overs (Art. 19(3)): offered and received with signatures, given back, withdrawn, printed. */
import { Type, type Static } from 'typebox';
import { toString as qrCode } from 'qrcode';
import type { FastifyRequest } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { idOfKey, partOf } from '../../desk/part-of-list.ts';
import { handOverRegister, type HandOverRow } from '../../domain/hand-over-register.ts';
import type { ClipId, OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import type { RegisterEntry } from '../../desk/hand-over.ts';
import { MAX_HAND_OVER_CLIPS } from '../../rules/hand-over.ts';
import type { Verb } from '../../rules/permissions.ts';
import { signaturePicture } from '../../rules/signature.ts';
import { Problem } from '../problems.ts';
import { permitFor, reachOf } from '../reach.ts';
import { IdParams, keyOfCursor, PageQuery, pageOf, Reason } from '../schemas.ts';
import { choice, closed, Id, pageFrom, plain } from './equipment-schemas.ts';
import { Activity, activityShown, Clip, ClipIds, clipShown, Due, Entry, HandOver, handOverShown, Hash, Missing, missingShown, personOf, Signature, versioned } from './hand-over-schemas.ts';
import { activityRegister } from '../../domain/activity-register.ts';

const tags = ['hand-over'];
const on = (verb: Verb) => ({ verb, medium: 'hand-over' as const });
const Filter = Type.Intersect([PageQuery, Type.Object({ state: Type.Optional(choice(['offered', 'received', 'returned', 'withdrawn'] as const)), officer: Type.Optional(Id), late: Type.Optional(Type.Boolean()) })]);
const Prepared = Type.Object({
  officer: Type.String(), more: Type.Boolean(), clips: Type.Array(Clip), activities: Type.Array(Activity), missing: Type.Array(Missing), ready: Type.Boolean(), ...Due.properties, text: Type.String(), textHash: Type.String(),
});
const Signing = closed({ signature: Signature, textHash: Hash });

export function handOverRoutes(app: App, { handOver: { handOvers, clips }, stores: { index }, access }: HttpWorld): void {
  const nameOf = (officer: string) => read(index, register.officer(officer as OfficerId))?.name ?? null;
  const shown = (row: HandOverRow) => handOverShown(row, nameOf);
  const known = (request: FastifyRequest, id: string) => {
    const row = handOvers.row(id);
    permitFor(request, `hand-over:${id}`, row.unit, row.officer);
    return row;
  };
  const officerOf = (request: FastifyRequest): OfficerId => {
    request.permit('own', null);
    if (request.who.officer === null) throw new Problem(409, 'conflict', '此账号没有对应的执法人员', 'this account is no officer\'s');
    return request.who.officer;
  };

  /** Others' clips are not there for him, whatever else he may be; that he asked is in the log. */
  const demandOwn = (request: FastifyRequest, officer: OfficerId, ids: readonly string[]) => {
    for (const id of ids) if (clips.view(id as ClipId).officer !== officer) throw access.hidden(request, `clip:${id}`);
  };

  app.post('/api/v1/hand-overs/prepare', {
    config: on('enter'),
    schema: { tags, summary: '移交前：还缺什么、何时到期、将签署的文本 / before a hand-over: what is missing, when it is due, the text to sign', body: closed({ clips: Type.Optional(ClipIds(MAX_HAND_OVER_CLIPS)) }), response: { 200: Prepared } },
  }, async (request) => {
    const officer = officerOf(request);
    demandOwn(request, officer, request.body.clips ?? []);
    const prepared = await handOvers.prepare(officer, request.body.clips);
    return {
      officer, more: prepared.more, clips: prepared.clips.map(({ clip }) => clipShown(clips.view(clip))), missing: prepared.missing.map(missingShown), ready: prepared.clips.length > 0 && prepared.missing.every(({ blocks }) => !blocks),
      activities: prepared.activities.map((row) => activityShown(row, read(index, activityRegister.clips(row.activity)) ?? { clips: 0, waiting: 0, received: 0 }, nameOf)), ...prepared.due, text: prepared.text, textHash: prepared.textHash,
    };
  });

  app.post('/api/v1/hand-overs', {
    config: on('sign'), schema: { tags, summary: '移交并签名 / hand over, signed', body: closed({ clips: ClipIds(MAX_HAND_OVER_CLIPS), signature: Signature, textHash: Hash }), response: { 201: HandOver } },
  }, async (request, reply) => {
    demandOwn(request, officerOf(request), request.body.clips);
    access.demandFresh(request);
    const row = await handOvers.offer(personOf(request), request.body.clips, request.body.signature, request.body.textHash);
    return reply.code(201).send(versioned(reply, shown(row)));
  });

  app.get('/api/v1/hand-overs', { config: on('list'), schema: { tags, summary: '移交登记，由新到旧 / the register, newest first', querystring: Filter, response: { 200: pageOf(HandOver) } } }, async (request) => {
    const { limit, cursor, state, officer: asked, late } = request.query;
    const reach = reachOf(request);
    const officer = reach.kind === 'own' ? reach.officer : asked as OfficerId | undefined;
    const prefix = officer !== undefined ? handOverRegister.ofOfficer(officer) : reach.kind === 'unit' ? handOverRegister.ofUnit(reach.unit) : state === 'offered' ? handOverRegister.offers() : handOverRegister.byTime();
    const passes = (row: HandOverRow) => (state === undefined || row.state === state) && (late === undefined || row.late === late) && (reach.kind !== 'unit' || row.unit === reach.unit);
    return pageFrom(prefix, await partOf<unknown, Static<typeof HandOver>>(index, prefix, keyOfCursor(prefix, cursor), limit, (_, key) => {
      const row = read(index, handOverRegister.handOver(idOfKey(key)));
      return row !== undefined && passes(row) ? shown(row) : undefined;
    }));
  });

  app.get('/api/v1/hand-overs/:id', { config: on('view'), schema: { tags, summary: '一份移交及其片段 / one hand-over with its clips', params: IdParams, response: { 200: Type.Object({ handOver: HandOver, clips: Type.Array(Clip) }) } } }, async (request, reply) => {
    const row = known(request, request.params.id);
    versioned(reply, row);
    return { handOver: shown(row), clips: handOvers.clipsOf(row.handOver).map((clip) => clipShown(clips.view(clip))) };
  });

  app.delete('/api/v1/hand-overs/:id', { config: on('change'), schema: { tags, summary: '接收前撤回 / withdraw it before receipt', params: IdParams, response: { 200: HandOver } } }, async (request, reply) => {
    known(request, request.params.id);
    return versioned(reply, shown(await handOvers.withdraw(personOf(request), request.params.id, versionOf(request))));
  });

  app.get('/api/v1/hand-overs/:id/receipt', { config: on('review'), schema: { tags, summary: '接收人将签署的文本 / the text that the receiver signs', params: IdParams, response: { 200: Type.Object({ text: Type.String(), textHash: Type.String() }) } } }, async (request) => {
    known(request, request.params.id);
    return handOvers.receiptFor(personOf(request), request.params.id);
  });

  app.post('/api/v1/hand-overs/:id/receive', { config: on('review'), schema: { tags, summary: '接收并签名；附检查点 / receive, signed; with the checkpoint', params: IdParams, body: Signing, response: { 200: Entry } } }, async (request, reply) => {
    known(request, request.params.id);
    access.demandFresh(request);
    const { signature, textHash } = request.body;
    const row = await handOvers.receive(personOf(request), request.params.id, signature, textHash, versionOf(request));
    return entryShown(await handOvers.entry(versioned(reply, row).handOver));
  });

  app.post('/api/v1/hand-overs/:id/return', { config: on('review'), schema: { tags, summary: '退回，须写明理由 / give it back, with a reason', params: IdParams, body: Reason, response: { 200: HandOver } } }, async (request, reply) => {
    known(request, request.params.id);
    return versioned(reply, shown(await handOvers.giveBack(personOf(request), request.params.id, request.body.reason, versionOf(request))));
  });

  app.get('/api/v1/hand-overs/:id/entry', { config: on('view'), schema: { tags, summary: '可打印的登记页，含二维码 / the printable entry, with its QR code', params: IdParams, response: { 200: Entry } } }, async (request) => {
    const row = known(request, request.params.id);
    return entryShown(await handOvers.entry(row.handOver));
  });

  async function entryShown({ row, offer, receipt, checkpoint, code }: RegisterEntry) {
    const part = (one: RegisterEntry['offer']) => (one === null ? null : plain({ ...one, picture: signaturePicture(one.signature) }));
    return { handOver: shown(row), offer: part(offer), receipt: part(receipt), checkpoint: { ...checkpoint }, code, qr: code === null ? null : await qrCode(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
  }
}
