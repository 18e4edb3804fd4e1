/** The built dashboard as static files. Any path that is no file and no API is the dashboard's own page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';
import { Problem } from './problems.ts';

export async function serveDashboard(app: App, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder, wildcard: false, index: false, dotfiles: 'ignore',
      // Names of assets carry a hash of their content; the page itself does not.
      setHeaders: (reply, path) => reply.header('cache-control', path.includes('assets') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0]!);
    if (page && built) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    if (page) return reply.code(503).type('text/plain; charset=utf-8').send('网页尚未构建：请运行 npm ci / the dashboard is not built: run npm ci\n');
    throw new Problem(404, 'not-found', '没有这个地址', 'there is no such address');
  });
}
