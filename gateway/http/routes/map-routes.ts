/** The ground of the map on which alarms are shown: the bureau's own file, by ranges. */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { rangeAsked } from '../byte-range.ts';
import { DATUMS, lookAtMap, mapBytes } from '../map-file.ts';
import { Problem } from '../problems.ts';
import { nullable } from '../schemas.ts';
import { choice, Says } from './equipment-schemas.ts';

const config = { verb: 'view', medium: 'map' } as const;
const tags = ['map'];
/** A directory or a tile is far smaller; nobody takes the whole file along by accident. */
const MAX_RANGE = 16 * 1_048_576;

const Map = Type.Object({
  map: nullable(Type.Object({ tiles: choice(['vector', 'raster'] as const), leastZoom: Type.Integer(), mostZoom: Type.Integer(), bytes: Type.Integer(), version: Type.String({ description: '文件更换后不同 / differs when the file was replaced' }) })),
  datum: choice(DATUMS), trouble: nullable(Says),
});

export function mapRoutes(app: App, { map: { file, datum } }: HttpWorld): void {
  app.get('/api/v1/map', { config, schema: { tags, summary: '本单位地图文件（PMTiles） / the bureau\'s own map', response: { 200: Map } } }, async () => {
    const look = await lookAtMap(file);
    if (look.kind !== 'there') return { map: null, datum, trouble: look.kind === 'none' ? null : { zh: look.zh, en: look.en } };
    const { tiles, leastZoom, mostZoom, bytes, etag } = look.map;
    return { map: { tiles, leastZoom, mostZoom, bytes, version: etag.replaceAll('"', '') }, datum, trouble: null };
  });

  app.get('/api/v1/map/tiles', { config, exposeHeadRoute: false, schema: { tags, summary: '地图文件的字节区间 / ranges of its bytes' } }, async (request, reply) => {
    const look = await lookAtMap(file);
    if (look.kind !== 'there') throw new Problem(404, 'not-found', look.kind === 'none' ? '没有地图文件' : look.zh, look.kind === 'none' ? 'there is no map' : look.en);
    const { bytes, etag } = look.map;
    const { range, 'if-range': ifRange } = request.headers;
    const asked = rangeAsked(range, bytes, etag, typeof ifRange === 'string' ? ifRange : undefined);
    if (asked.kind !== 'part' || asked.to - asked.from > MAX_RANGE) {
      reply.header('content-range', `bytes */${bytes}`);
      throw new Problem(416, 'bad-range', `须按字节区间取，一次一个，至多 ${MAX_RANGE} 字节`, `it is given by ranges, one at a time, of at most ${MAX_RANGE} bytes`);
    }
    // What a browser keeps of it is checked again by its mark: the file may be replaced.
    return reply.code(206).headers({ 'content-range': `bytes ${asked.from}-${asked.to - 1}/${bytes}`, 'content-length': String(asked.to - asked.from), 'content-type': 'application/vnd.pmtiles', 'accept-ranges': 'bytes', etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' })
      .send(mapBytes(file, asked.from, asked.to));
  });
}
