/** The live picture of a recorder, to whoever may watch it. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { COOKIE } from '../access.ts';
import { streamPathOf } from '../../media/token.ts';
import { mayDo } from '../../rules/permissions.ts';
import { Problem } from '../problems.ts';
import { relationTo } from '../reach.ts';

export function liveViewRoutes(app: App, { access, sessions, live, equipmentDesks: { recorders } }: HttpWorld): void {
  app.get('/api/v1/live/:recorder/flv', {
    config: { verb: 'view', medium: 'live' },
    schema: {
      tags: ['live'], params: Type.Object({ recorder: Type.String({ minLength: 1, maxLength: 64 }) }),
      summary: '实时画面（WebSocket，FLV） / the live picture, FLV over a WebSocket',
      description: '关闭码 / close codes: 4004 没有画面 no stream, 4010 画面结束 it ended, 4011 中断，请重连 interrupted, ask again; 1001 工作站停止 the station stops',
    },
  }, async (request, reply) => {
    // A page of another site may open sockets to here, and the browser would send the cookie along.
    if (request.headers.origin === undefined) throw new Problem(403, 'wrong-origin', '请求须来自本站网页', 'the request must come from a page of this station');
    access.demandSameOrigin(request);
    const { who } = request;
    const { session } = who;
    if (session === undefined) throw new Problem(403, 'not-allowed', '密钥不能观看画面', 'a key watches no pictures');
    const { recorder } = recorders.recorder(request.params.recorder);
    const relation = (of: typeof who) => {
      const { unit, holder } = recorders.recorder(recorder);
      return relationTo(of, unit, holder?.officer ?? null);
    };
    request.permit(relation(who), `recorder:${recorder}`);
    const token = request.cookies[COOKIE] ?? '';
    const may = () => {
      const now = sessions.find(token, false) === undefined ? undefined : access.whoOf(session);
      return now !== undefined && mayDo(now.roles, 'view', 'live', relation(now)).outcome === 'free';
    };
    live.accept(request, reply.raw, { account: who.account, actor: who.actor, recorder, path: streamPathOf(recorder), may });
    reply.hijack();
  });
}
