/** The stream of changes. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { Problem } from '../problems.ts';

export function changeRoutes(app: App, { access, changes, sessions, accounts }: HttpWorld): void {
  app.get('/api/v1/changes', {
    config: { verb: 'view', medium: 'change-stream' },
    schema: {
      tags: ['changes'], summary: '变更流（text/event-stream），可凭 Last-Event-ID 续传 / changes, resumable by Last-Event-ID',
      querystring: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }),
    },
  }, async (request, reply) => {
    const { who } = request;
    const header = request.headers['last-event-id'];
    const after = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : request.query.after;
    const token = request.cookies['__Host-zhilu'] ?? '';
    const hearer = () => {
      // A machine hears what its key lists: nothing that concerns people.
      if (who.session === undefined) return accounts.keyScopes((request.headers.authorization ?? '').slice('Bearer '.length)) === undefined ? undefined : { account: who.account, roles: ['duty-desk' as const], unit: null, officer: null };
      return sessions.find(token, false) === undefined ? undefined : access.whoOf(who.session);
    };
    reply.hijack();
    const heard = await changes.open({ account: who.account, who: hearer }, reply.raw, after);
    if (!heard) {
      const problem = new Problem(429, 'too-many', '打开的页面过多', 'too many streams are open');
      reply.raw.writeHead(problem.status, { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '10' });
      reply.raw.end(JSON.stringify({ type: 'urn:zhilu:problem:too-many', title: problem.zh, title_en: problem.en, status: problem.status }));
    }
  });
}
