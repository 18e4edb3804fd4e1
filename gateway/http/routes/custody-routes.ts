/** The custody chain of a clip, a recorder, a person: every entry about it, oldest first, with what proves it. */
import { Type } from 'typebox';
import type { FastifyRequest } from 'fastify';
import type { App, HttpWorld } from '../app.ts';
import { namesIn } from '../../desk/called.ts';
import { activityRegister } from '../../domain/activity-register.ts';
import { chainRegister, subjectsOf } from '../../domain/chain-register.ts';
import type { LoggedEvent } from '../../domain/events.ts';
import { explanationRegister } from '../../domain/explanation-register.ts';
import { handOverRegister } from '../../domain/hand-over-register.ts';
import type { ClipId } from '../../domain/names.ts';
import { register, splitSubject } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import { mayDo, type Relation } from '../../rules/permissions.ts';
import { tlogProof } from '../../store/bundle.ts';
import { Problem } from '../problems.ts';
import { cursorOf, keyOfCursor, PageQuery, pageOf, Time } from '../schemas.ts';

const Entry = Type.Object({
  seq: Type.Integer(), kind: Type.String(), at: Time, actor: Type.String(), facts: Type.Any(), subjects: Type.Array(Type.String()),
  names: Type.Record(Type.String(), Type.String(), { description: '对象和操作者现在的名称，例如 officer:P1 / what subjects and actors are called now; those whose name the reader may not know are left out' }),
});
const tags = ['custody'];
/** Subjects whose chain the one concerned may read. */
const KINDS = ['clip', 'recorder', 'officer', 'dock', 'account', 'activity', 'hand-over', 'explanation', 'finding', 'roll-out'];

const OTHERS_LOOKS = /^(View|Bookmark|ClipViewed|LiveView|AccessRefused)/;

/** A place from which somebody called is for those who answer him, also where the log tells of it. */
const hasHiddenPlace = ({ who }: FastifyRequest, event: LoggedEvent) => event.kind === 'AlarmRaised' && event.facts.place !== null && mayDo(who.roles, 'view', 'person-alarm', 'any').outcome !== 'free';

export function custodyRoutes(app: App, { stores }: HttpWorld): void {
  const { index, log } = stores;

  const relationTo = (request: FastifyRequest, subject: string): Relation => {
    const [what, id] = splitSubject(subject);
    const { officer } = request.who;
    if (officer === null) return 'any';
    const whose: Readonly<Record<string, () => readonly (string | null | undefined)[]>> = {
      'officer': () => [id], 'clip': () => [read(index, register.clip(id as ClipId))?.officer], 'activity': () => read(index, activityRegister.activity(id))?.officers ?? [],
      'hand-over': () => [read(index, handOverRegister.handOver(id))?.officer], 'explanation': () => [read(index, explanationRegister.explanation(id))?.officer],
    };
    return whose[what]?.().includes(officer) === true ? 'own' : 'any';
  };
  const readsAll = ({ who }: FastifyRequest) => mayDo(who.roles, 'view', 'custody-chain', 'any').outcome === 'free';
  /** The chain tells facts alone: what is personal in an entry stays with those who may see the thing itself. */
  const shown = (request: FastifyRequest, event: LoggedEvent) => ({
    seq: event.seq, kind: event.kind, at: event.at, actor: event.actor, facts: hasHiddenPlace(request, event) ? { ...event.facts, place: null } : event.facts, subjects: [...subjectsOf(event)],
    names: namesIn(event, index, readsAll(request) ? () => true : (subject) => subject === request.who.actor || relationTo(request, subject) === 'own'),
  });
  /** Who looks into a matter without asking (Art. 20(3)) is not told to the one whom he looks at. */
  const isKept = (request: FastifyRequest, event: LoggedEvent) => OTHERS_LOOKS.test(event.kind) && event.actor !== request.who.actor && !readsAll(request);

  app.get('/api/v1/custody/entries', { config: { verb: 'list', medium: 'custody-log' }, schema: { tags, summary: '保管链，由新到旧 / the custody log, newest first', querystring: PageQuery, response: { 200: pageOf(Entry) } } }, async (request) => {
    const { limit, cursor } = request.query;
    const before = cursor === undefined ? log.size : Math.min(log.size, numberOf(cursor));
    const items = [];
    for (let seq = before - 1; seq >= Math.max(0, before - limit); seq -= 1) items.push(shown(request, await log.event(seq)));
    return { items, nextCursor: before - limit > 0 ? String(before - limit) : null };
  });

  app.get('/api/v1/custody/chain', {
    config: { verb: 'view', medium: 'custody-chain' },
    schema: {
      tags, summary: '某一对象的保管链，由旧到新 / the custody chain of one thing, oldest first',
      querystring: Type.Intersect([PageQuery, Type.Object({ subject: Type.String({ minLength: 3, maxLength: 120, description: 'clip:c…, recorder:ZFY-1, officer:P1' }) })]), response: { 200: pageOf(Entry) },
    },
  }, async (request) => {
    const { subject, limit, cursor } = request.query;
    const [what] = splitSubject(subject);
    if (!KINDS.includes(what)) throw new Problem(400, 'bad-input', `对象写作 clip:编号、recorder:序列号、officer:编号 等`, 'a subject is written clip:<id>, recorder:<serial>, officer:<id> and so on', [{ pointer: '?subject', zh: '不是可查的对象', en: 'is no subject of a chain' }]);
    request.permit(relationTo(request, subject), subject);
    const prefix = chainRegister.about(subject, '');
    const rows = await index.list(prefix, limit + 1, keyOfCursor(prefix, cursor));
    const page = rows.slice(0, limit);
    const items = [];
    for (const [key] of page) {
      const event = await log.event(Number(key.slice(prefix.length)));
      if (!isKept(request, event)) items.push(shown(request, event));
    }
    return { items, nextCursor: rows.length > page.length ? cursorOf(prefix, page.at(-1)![0]) : null };
  });

  app.get('/api/v1/custody/checkpoint', {
    config: { verb: 'view', medium: 'custody-chain' },
    schema: { tags, summary: '最新检查点（C2SP tlog-checkpoint）：此前的全部记录都在其下 / the newest checkpoint: all entries before its size stand under it', response: { 200: Type.Object({ note: Type.String(), size: Type.Integer(), vkey: Type.String() }) } },
  }, async (request) => {
    // It tells of no entry what is in it: whoever may read any chain may have it.
    request.permit('own', null);
    const { note, size } = await log.checkpoint();
    return { note, size, vkey: log.keys.vkey };
  });

  app.get('/api/v1/custody/proof/:seq', {
    config: { verb: 'view', medium: 'custody-chain' },
    schema: {
      tags, summary: '一条记录的证明（C2SP tlog-proof） / what proves one entry', params: Type.Object({ seq: Type.Integer({ minimum: 0 }) }),
      response: { 200: Type.Object({ seq: Type.Integer(), leaf: Type.String(), proof: Type.String(), vkey: Type.String() }) },
    },
  }, async (request) => {
    const { seq } = request.params;
    const { note, size } = await log.checkpoint();
    if (seq >= size) throw new Problem(404, 'not-found', `没有第 ${seq} 条`, `there is no entry ${seq}`);
    // A leaf cannot be shown in part: its bytes are what is proved.
    const event = await log.event(seq);
    if (hasHiddenPlace(request, event)) request.permit('any', null, 'person-alarm');
    request.permit(!isKept(request, event) && subjectsOf(event).some((subject) => relationTo(request, subject) === 'own') ? 'own' : 'any', null);
    const [leaf, inclusion] = await Promise.all([log.leaf(seq), log.inclusion(seq, size)]);
    return { seq, leaf: Buffer.from(leaf).toString('base64'), proof: tlogProof(seq, inclusion, note), vkey: log.keys.vkey };
  });
}

function numberOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new Problem(400, 'bad-input', '翻页标记不正确', 'the cursor is not one of ours', [{ pointer: '?cursor', zh: '不正确', en: 'is wrong' }]);
  return Number(cursor);
}
