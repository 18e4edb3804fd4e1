/**
 * The bureau's own map: one PMTiles file that is dropped into the data folder (or named in the configuration). It is read by ranges and never
 * written. The file may come, go or be replaced while the station runs: it is looked at anew for each question.
 * Source: PMTiles version 3, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** The name of the file in the data folder. */
export const MAP_NAME = 'map.pmtiles';
/** What the file's coordinates are counted in. Places of recorders are WGS 84 (CGCS 2000 is the same within a metre); GCJ-02 is shifted by some hundred metres. */
export const DATUMS = ['wgs84', 'gcj02'] as const;
export type Datum = (typeof DATUMS)[number];

export interface MapSettings {
  readonly file: string;
  readonly datum: Datum;
}

export interface MapFile {
  readonly bytes: number;
  /** Changes with the file. */
  readonly etag: string;
  readonly tiles: 'vector' | 'raster';
  readonly leastZoom: number;
  readonly mostZoom: number;
}

export type MapLook =
  | { readonly kind: 'there'; readonly map: MapFile }
  | { readonly kind: 'none' }
  /** There is a file, and it is no map. */
  | { readonly kind: 'unusable'; readonly zh: string; readonly en: string };

const HEADER_BYTES = 127;
const MAGIC = 'PMTiles';
const VERSION = 3;
/** Tile types of the header: 1 is Mapbox vector tiles, 2 to 5 are PNG, JPEG, WebP and AVIF. */
const VECTOR = 1;
const LAST_RASTER = 5;

export async function lookAtMap(file: string): Promise<MapLook> {
  let handle;
  try {
    handle = await open(file, 'r');
    const { size, mtimeMs } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES || buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) return { kind: 'unusable', zh: '地图文件不是 PMTiles 格式', en: 'the file of the map is no PMTiles file' };
    if (buffer[7] !== VERSION) return { kind: 'unusable', zh: `地图文件是 PMTiles 第 ${buffer[7]} 版，只能用第 3 版：请用 pmtiles convert 转换`, en: `the file of the map is PMTiles version ${buffer[7]}, and version 3 is read: 'pmtiles convert' makes it one` };
    const type = buffer[99]!;
    if (type < VECTOR || type > LAST_RASTER) return { kind: 'unusable', zh: '地图文件的瓦片类型无法显示', en: 'the tiles of the map are of a kind that is not shown' };
    return { kind: 'there', map: { bytes: size, etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`, tiles: type === VECTOR ? 'vector' : 'raster', leastZoom: buffer[100]!, mostZoom: buffer[101]! } };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    return { kind: 'unusable', zh: `地图文件无法读取：${(cause as Error).message}`, en: `the file of the map cannot be read: ${(cause as Error).message}` };
  } finally {
    await handle?.close();
  }
}

/** Bytes `from` to `to`, exclusive. */
export function mapBytes(file: string, from: number, to: number): Readable {
  return createReadStream(file, { start: from, end: to - 1 });
}
