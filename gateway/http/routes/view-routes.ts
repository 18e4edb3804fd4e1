/** Looking at stored clips (Art. 20): views, the bytes that belong to them, what was shown of them, bookmarks. */
import { Type, type Static } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, HttpWorld } from '../app.ts';
import { activityRegister, spanOf } from '../../domain/activity-register.ts';
import { clipOfKey, clipRegister, type ClipDeskRow } from '../../domain/clip-register.ts';
import { incidentRegister } from '../../domain/incident-register.ts';
import type { ClipId, OfficerId } from '../../domain/names.ts';
import { register } from '../../domain/registers.ts';
import type { BookmarkRow } from '../../domain/view-register.ts';
import { read } from '../../domain/rows.ts';
import { nameOf as calledNow } from '../../desk/called.ts';
import type { View, Viewer } from '../../desk/views.ts';
import { CONVERTED_SHIFT_MS, type Known } from '../../media/playback/playback.ts';
import { rangeAsked } from '../byte-range.ts';
import { Problem } from '../problems.ts';
import { DONE, Done, IdParams, nullable, Time } from '../schemas.ts';
import { choice, closed, Id } from './equipment-schemas.ts';
import { CLIP_KINDS, Line } from './hand-over-schemas.ts';

const tags = ['views'];
const config = { verb: 'view', medium: 'clip-content', byGrant: true } as const;
const MAX_REPORTED = 200;
const MAX_MS = 30 * 86_400_000;
/** Clips of one activity or incident on one time axis. */
export const MAX_ON_AXIS = 500;
const Ms = Type.Number({ minimum: 0, maximum: MAX_MS });
const Span = Type.Array(Ms, { minItems: 2, maxItems: 2 });
const Spans = Type.Object({ spans: Type.Array(Span) });

const PlayClip = Type.Object({
  clip: Type.String(), kind: choice(CLIP_KINDS), time: Time, end: Time, timed: Type.Boolean(), durationMs: nullable(Type.Number()), offsetMs: nullable(Type.Number()), recorder: Type.String(),
  officer: nullable(Type.String()), officerName: nullable(Type.String()), recording: nullable(Type.Integer()), segment: nullable(Type.Integer()), activity: nullable(Type.String()), originalName: nullable(Type.String()), size: Type.Integer(),
  atStation: Type.Boolean({ description: '本站由直播录制 / recorded at the station from the live stream' }),
});
const PlayList = Type.Object({
  activity: nullable(Type.Object({ activity: Type.String(), cause: Type.String(), place: Type.String(), from: Time, to: Time, ended: Type.Boolean(), officers: Type.Array(Type.Object({ officer: Type.String(), name: nullable(Type.String()) })) })),
  incident: nullable(Type.Object({ incident: Type.String(), recorder: Type.String(), begun: Time })),
  clips: Type.Array(PlayClip), hidden: Type.Integer({ description: '无权查看的片段数 / clips that he may not look at' }),
});
const Opened = Type.Object({
  view: Type.String(), clip: Type.String(), basis: Type.String(), how: choice(['browser', 'rtmp'] as const), durationMs: nullable(Type.Number()), frameRate: nullable(Type.Number()), width: nullable(Type.Integer()), height: nullable(Type.Integer()),
  container: Type.String(), video: nullable(Type.String()), audio: nullable(Type.String()),
  play: Type.Object({ kind: choice(['direct', 'image', 'remux', 'transcode', 'cannot'] as const), type: nullable(Type.String()), zh: nullable(Type.String()), en: nullable(Type.String()) }),
  content: nullable(Type.String()), converted: nullable(Type.String()), shiftMs: Type.Integer({ description: '转换后的时间较片段多出的毫秒 / by so much the times of what is converted are ahead of the clip\'s' }), thumbnails: nullable(Type.String()), streams: Type.Boolean(),
});
const Bookmark = Type.Object({ bookmark: Type.String(), clip: Type.String(), atMs: Type.Number(), text: Type.String(), by: Type.String(), byName: nullable(Type.String()), at: Time });
const Addresses = Type.Object({ rtmp: nullable(Type.String()), flv: Type.String(), startMs: Type.Number(), expires: Time });
const CONTAINER_TYPES: Readonly<Record<string, string>> = { 'video/mp4': 'mp4', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3', 'audio/aac': 'aac', 'audio/wav': 'wav', 'image/jpeg': 'jpg', 'image/png': 'png' };

export function viewRoutes(app: App, { incidents, views, playback, vod, stores, access, sessions, origin }: HttpWorld): void {
  const { index } = stores;
  const nameOf = (officer: string | null) => (officer === null ? null : read(index, register.officer(officer as OfficerId))?.name ?? null);

  const viewerOf = ({ who }: FastifyRequest): Viewer => {
    const { session, account, actor } = who;
    if (session === undefined) throw new Problem(403, 'not-allowed', '密钥不含此项权限', 'the key is not for this');
    return { actor, account, session, now: () => (sessions.isOpen(session) ? access.whoOf(session) : undefined) };
  };
  /** The clip, if he may look at it now. */
  const permitted = (request: FastifyRequest, id: string): ClipDeskRow => {
    const row = read(index, clipRegister.clip(id as ClipId));
    if (row === undefined) throw new Problem(404, 'not-found', '没有找到', 'not found');
    const verdict = views.judge(request.who, row);
    if (verdict.kind === 'refused') throw request.refuse(verdict, verdict.secret, `clip:${id}`);
    return row;
  };
  const using = (request: FastifyRequest<{ Params: { id: string } }>): View => views.use(request.params.id, viewerOf(request).session);

  const playClip = (row: ClipDeskRow): Static<typeof PlayClip> => {
    const stored = read(index, register.clip(row.clip))!;
    const { clip, kind, time, end, timed, durationMs, offsetMs, recorder, officer, recording, activity } = row;
    return {
      clip, kind, time, end, timed, durationMs, offsetMs, recorder, officer, officerName: nameOf(officer), recording, segment: stored.segment, activity, originalName: stored.name, size: stored.size,
      atStation: read(index, incidentRegister.clipOrigin(clip)) !== undefined,
    };
  };
  const incidentNamed = (id: string | undefined): Static<typeof PlayList>['incident'] => {
    const row = id === undefined ? undefined : read(index, incidentRegister.incident(id));
    return row === undefined ? null : { incident: row.incident, recorder: row.recorder, begun: row.begun };
  };
  /** Those of the clips that he may look at. Refuses where there is none of them. */
  const seenOf = (request: FastifyRequest, clips: readonly ClipId[], subject: string): readonly ClipDeskRow[] => {
    const rows = clips.flatMap((clip) => read(index, clipRegister.clip(clip)) ?? []);
    if (rows.length === 0) throw new Problem(404, 'not-found', '没有找到', 'not found');
    const verdicts = rows.map((row) => views.judge(request.who, row));
    const refused = verdicts[0]!;
    const seen = rows.filter((_, i) => verdicts[i]!.kind === 'free');
    if (seen.length === 0 && refused.kind === 'refused') throw request.refuse(refused, refused.secret, subject);
    return seen;
  };

  app.get('/api/v1/play-list', {
    config, schema: {
      tags, summary: '一次执法活动、一次事件（含卡上同一时段）或一个片段可供本人播放的记录 / what of an activity, of an incident (with the card\'s clips of the same span), or of a clip, he may play',
      querystring: closed({ activity: Type.Optional(Id), incident: Type.Optional(Id), clip: Type.Optional(Type.String({ maxLength: 64 })) }), response: { 200: PlayList },
    },
  }, async (request) => {
    const { activity, incident, clip } = request.query;
    if ([activity, incident, clip].filter((one) => one !== undefined).length !== 1) throw new Problem(400, 'bad-input', '须指明片段、事件或执法活动，三者之一', 'name a clip, an incident or an activity, one of them', [{ pointer: '?clip', zh: '三者之一', en: 'one of the three' }]);
    if (clip !== undefined) {
      const row = permitted(request, clip);
      return { activity: null, incident: incidentNamed((await incidents.shown.incidentsOf(row.clip))[0]?.incident), clips: [playClip(row)], hidden: 0 };
    }
    if (incident !== undefined) {
      const named = incidentNamed(incident);
      const clips = named === null ? [] : [...await incidents.shown.clipsOf(incident), ...await incidents.shown.cardClipsOf(incident)].map((one) => one.clip).slice(0, MAX_ON_AXIS);
      const seen = seenOf(request, clips, `incident:${incident}`);
      return { activity: null, incident: named, clips: seen.map(playClip), hidden: clips.length - seen.length };
    }
    const clips = (await index.list(clipRegister.ofActivity(activity!), MAX_ON_AXIS)).map(([key]) => clipOfKey(key));
    const row = read(index, activityRegister.activity(activity!));
    const seen = seenOf(request, row === undefined ? [] : clips, `activity:${activity}`);
    return {
      activity: { activity: row!.activity, cause: row!.cause, place: row!.place, ...spanOf(row!), ended: row!.to !== null, officers: row!.officers.map((officer) => ({ officer, name: nameOf(officer) })) },
      incident: null, clips: seen.map(playClip), hidden: clips.length - seen.length,
    };
  });

  app.post('/api/v1/views', {
    config, schema: { tags, summary: '开始查看一个片段；先记入保管链，地址只对本次登录和本次查看有效 / look at a clip; logged first, the addresses hold for this session and this view alone', body: closed({ clip: Type.String({ maxLength: 64 }), how: Type.Optional(choice(['browser', 'rtmp'] as const)) }), response: { 201: Opened } },
  }, async (request, reply) => {
    const row = permitted(request, request.body.clip);
    const view = await views.open(viewerOf(request), row.clip, request.body.how ?? 'browser');
    let known: Known;
    try {
      known = await playback.know(view);
    } catch (error) {
      await views.closed(view);
      throw error;
    }
    const { facts, how } = known;
    views.measured(view, facts.durationMs);
    const base = `/api/v1/views/${view.view}`;
    const converts = how.kind === 'remux' || how.kind === 'transcode';
    return reply.code(201).send({
      view: view.view, clip: view.clip, basis: view.basis, how: view.how === 'rtmp' ? 'rtmp' as const : 'browser' as const, durationMs: facts.durationMs ?? row.durationMs, frameRate: facts.frameRate, width: facts.width, height: facts.height,
      container: facts.container, video: facts.video, audio: facts.audio,
      play: how.kind === 'cannot' ? { kind: how.kind, type: null, zh: how.zh, en: how.en } : { kind: how.kind, type: how.type, zh: null, en: null },
      content: how.kind === 'direct' || how.kind === 'image' ? `${base}/content` : null, converted: converts ? `${base}/converted` : null, shiftMs: CONVERTED_SHIFT_MS,
      thumbnails: playback.programs.ffmpeg !== null && how.kind !== 'cannot' && how.kind !== 'image' && facts.video !== null ? `${base}/thumbnails` : null,
      streams: vod.possible && facts.video !== null && (converts || how.kind === 'direct'),
    });
  });

  /** What the clip's own bytes are sent as; for what a browser does not play there is nothing to send. */
  const contentOf = async (request: FastifyRequest<{ Params: { id: string } }>) => {
    const view = using(request);
    const { how } = await playback.know(view);
    if (how.kind === 'cannot') throw new Problem(409, 'conflict', how.zh, how.en);
    if (how.kind !== 'direct' && how.kind !== 'image') throw new Problem(409, 'conflict', '浏览器不能直接播放，请用转换后的地址', 'a browser does not play it as it is; take the converted address');
    return { view, type: how.type };
  };
  const headed = (reply: FastifyReply, view: View, type: string) => reply.headers({
    'accept-ranges': 'bytes', etag: `"${view.sha256}"`, 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-disposition': `inline; filename="${view.clip}.${CONTAINER_TYPES[type] ?? 'bin'}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  });

  app.head('/api/v1/views/:id/content', { config, schema: { hide: true, params: IdParams } }, async (request, reply) => {
    const { view, type } = await contentOf(request);
    return headed(reply, view, type).header('content-length', String(view.size)).send();
  });

  app.get('/api/v1/views/:id/content', { config, exposeHeadRoute: false, schema: { tags, summary: '片段的原始字节，可按字节区间取 / the clip\'s own bytes, by ranges', params: IdParams } }, async (request, reply) => {
    const { view, type } = await contentOf(request);
    const { range, 'if-range': ifRange } = request.headers;
    const asked = rangeAsked(range, view.size, `"${view.sha256}"`, typeof ifRange === 'string' ? ifRange : undefined);
    headed(reply, view, type);
    if (asked.kind === 'refused') {
      reply.header('content-range', `bytes */${view.size}`);
      throw new Problem(416, 'bad-range', '没有这样的字节区间（一次只能取一个）', 'there is no such range of bytes (one at a time)');
    }
    const [from, to] = asked.kind === 'part' ? [asked.from, asked.to] : [0, view.size];
    if (asked.kind === 'part') reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${view.size}`);
    reply.header('content-length', String(to - from));
    if (from === to) return reply.send();
    return reply.send(await playback.bytes(view, from, to, view.signal, (bytes, at) => views.sent(view, bytes, at)));
  });

  app.get('/api/v1/views/:id/converted', {
    config, exposeHeadRoute: false, schema: { tags, summary: '即时转换为分段 MP4，时间与片段一致 / made into fragmented MP4 on the way, times shifted by shiftMs', params: IdParams, querystring: closed({ fromMs: Type.Optional(Ms) }) },
  }, async (request, reply) => {
    const view = using(request);
    const stream = await playback.converted(view.view, view, request.query.fromMs ?? 0, view.signal);
    stream.on('data', (piece: Buffer) => views.sent(view, piece.length, null));
    stream.pause();
    return reply.headers({ 'content-type': 'video/mp4', 'x-content-type-options': 'nosniff', 'accept-ranges': 'none', 'content-disposition': 'inline' }).send(stream);
  });

  app.get('/api/v1/views/:id/thumbnails/:ms', {
    config, exposeHeadRoute: false, schema: { tags, summary: '某一时刻的缩略图 / a small picture of one moment', params: Type.Object({ id: IdParams.properties.id, ms: Type.Integer({ minimum: 0, maximum: MAX_MS }) }) },
  }, async (request, reply) => {
    const view = views.use(request.params.id, viewerOf(request).session);
    const picture = await playback.thumbnail(view, request.params.ms, view.signal);
    // It may have ended while the picture was made.
    views.use(request.params.id, viewerOf(request).session);
    views.still(view, picture.length, request.params.ms);
    return reply.headers({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline' }).send(picture);
  });

  app.put('/api/v1/views/:id/spans', {
    config, schema: { tags, summary: '播放器报告已显示的区间（毫秒）；重复报告无妨 / what the player has shown, in milliseconds; the same again changes nothing', params: IdParams, body: closed({ spans: Type.Array(Span, { maxItems: MAX_REPORTED }) }), response: { 200: Spans } },
  }, async (request) => {
    const counted = views.shown(using(request), request.body.spans.map(([from, to]) => [from!, to!] as const));
    return { spans: counted.map(([from, to]) => [from, to]) };
  });

  app.post('/api/v1/views/:id/close', { config, schema: { tags, summary: '结束查看，连同最后显示的区间 / end the view, with what was shown last', params: IdParams, body: closed({ spans: Type.Optional(Type.Array(Span, { maxItems: MAX_REPORTED })) }), response: { 200: Done } } }, async (request) => {
    const view = using(request);
    views.shown(view, (request.body.spans ?? []).map(([from, to]) => [from!, to!] as const));
    await views.closed(view);
    return DONE;
  });

  app.post('/api/v1/views/:id/stream', {
    config, schema: { tags, summary: '经流媒体服务播放：RTMP 与 FLV 地址，可指定起点 / through the media server: RTMP and FLV addresses, from a moment on', params: IdParams, body: closed({ startMs: Ms }), response: { 200: Addresses } },
  }, async (request) => {
    const view = using(request);
    if (view.how !== 'rtmp') throw new Problem(409, 'conflict', '此次查看是在浏览器中播放的；请另开一次', 'this view is one in the browser; open another');
    const addresses = await vod.start(view.view, view, `${request.who.name} ${request.who.account}`, request.body.startMs, view.signal, (from, to) => {
      views.sent(view, 0, null);
      views.shown(view, [[from, to]]);
    }, (bytes) => views.sent(view, bytes, null));
    return { rtmp: addresses.rtmp, flv: `${origin(request)}${addresses.flvPath}`, startMs: addresses.startMs, expires: new Date(addresses.expiresMs).toISOString() };
  });

  // A player of its own has no session: what opens it is the secret of the address, which ends with the view.
  app.get('/api/v1/vod/:name', { config: { open: true, stream: true }, exposeHeadRoute: false, schema: { tags, summary: '点播的 FLV 流 / the stream as FLV', params: Type.Object({ name: Type.String({ pattern: '^v[0-9a-f]{32}\\.flv$' }) }), querystring: closed({ token: Type.String({ maxLength: 64 }) }) } }, async (request, reply) => {
    const stream = await vod.flv(request.params.name.slice(0, -'.flv'.length), request.query.token);
    if (stream === undefined) throw new Problem(404, 'not-found', '没有找到', 'not found');
    return reply.headers({ 'content-type': 'video/x-flv', 'x-content-type-options': 'nosniff' }).send(stream);
  });

  // ---------------------------------------------------------------------------------------------- bookmarks

  const bookmarkShown = ({ basis: _basis, ...one }: BookmarkRow) => ({ ...one, byName: calledNow(one.by, index) });

  app.get('/api/v1/views/:id/bookmarks', { config, schema: { tags, summary: '片段的书签，按时间 / the clip\'s bookmarks, in order', params: IdParams, response: { 200: Type.Object({ items: Type.Array(Bookmark) }) } } }, async (request) =>
    ({ items: (await views.bookmarks(using(request), request.who.actor)).map(bookmarkShown) }));

  app.post('/api/v1/views/:id/bookmarks', { config, schema: { tags, summary: '设置书签 / set a bookmark', params: IdParams, body: closed({ atMs: Ms, text: Line(200) }), response: { 201: Bookmark } } }, async (request, reply) =>
    reply.code(201).send(bookmarkShown(await views.bookmark(using(request), request.who.actor, request.body.atMs, request.body.text))));

  app.delete('/api/v1/views/:id/bookmarks/:bookmark', { config, schema: { tags, summary: '删除本人的书签 / remove one\'s own bookmark', params: Type.Object({ id: IdParams.properties.id, bookmark: Id }), response: { 200: Done } } }, async (request) => {
    await views.removeBookmark(views.use(request.params.id, viewerOf(request).session), request.who.actor, request.params.bookmark);
    return DONE;
  });
}
