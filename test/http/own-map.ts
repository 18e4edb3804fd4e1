/** A map as a bureau would drop one in: a PMTiles file with one vector tile, in which water is west of a meridian, and a road and a town lie east of it. */
import { writeFile } from 'node:fs/promises';
import protobuf from 'protobufjs';
import { zxyToTileId } from 'pmtiles';

const EXTENT = 4_096;
const ZOOM = 9;
const HEADER = 127;
const [UNCOMPRESSED, VECTOR] = [1, 1];
const { Writer } = protobuf;

interface Feature { readonly type: 1 | 2 | 3; readonly points: readonly (readonly [x: number, y: number])[]; readonly tags?: Readonly<Record<string, string>> }

/** The tile at zoom 9 in which the place is, and where in it, in parts of the extent. */
export function tileOf(latitude: number, longitude: number): { readonly x: number; readonly y: number; readonly inX: number; readonly inY: number } {
  const wide = 2 ** ZOOM;
  const east = ((longitude + 180) / 360) * wide;
  const south = ((1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2) * wide;
  return { x: Math.floor(east), y: Math.floor(south), inX: Math.round((east % 1) * EXTENT), inY: Math.round((south % 1) * EXTENT) };
}

/** @param shore where the water ends, the place beside which everything lies @returns the file's bytes */
export function mapBytesAround(shore: { readonly latitude: number; readonly longitude: number }, attribution = '某县测绘 <a href="http://elsewhere.example">© 某图</a>'): Buffer {
  const { x, y, inX, inY } = tileOf(shore.latitude, shore.longitude);
  const all = (from: number, to: number): Feature => ({ type: 3, points: [[from, 0], [to, 0], [to, EXTENT], [from, EXTENT]] });
  const tile = vectorTile({
    earth: [all(0, EXTENT)], water: [all(0, inX)], roads: [{ type: 2, points: [[inX + 8, 0], [inX + 8, EXTENT]], tags: { kind: 'highway', name: '沙枣路' } }],
    places: [{ type: 1, points: [[inX + 10, inY - 2]], tags: { name: '沙枣镇', 'name:en': 'Shazao' } }],
  });
  const directory = Writer.create().uint32(1).uint64(zxyToTileId(ZOOM, x, y)).uint32(1).uint32(tile.length).uint32(1).finish();
  const about = Buffer.from(JSON.stringify({ attribution, vector_layers: ['earth', 'water', 'roads', 'places'].map((id) => ({ id, fields: {} })) }));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 'latin1');
  header[7] = 3;
  const place = (at: number, from: number, length: number) => { header.writeBigUInt64LE(BigInt(from), at); header.writeBigUInt64LE(BigInt(length), at + 8); };
  place(8, HEADER, directory.length);
  place(24, HEADER + directory.length, about.length);
  place(40, HEADER + directory.length + about.length, 0);
  place(56, HEADER + directory.length + about.length, tile.length);
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at);
  header.set([1, UNCOMPRESSED, UNCOMPRESSED, VECTOR, ZOOM, ZOOM], 96);
  for (const [at, degrees] of [[102, -180], [106, -85], [110, 180], [114, 85]] as const) header.writeInt32LE(degrees * 1e7, at);
  return Buffer.concat([header, directory, about, tile]);
}

export async function writeMap(file: string, shore: { readonly latitude: number; readonly longitude: number }): Promise<void> {
  await writeFile(file, mapBytesAround(shore));
}

/** Source: Mapbox Vector Tile Specification 2.1. */
function vectorTile(layers: Readonly<Record<string, readonly Feature[]>>): Buffer {
  const tile = Writer.create();
  for (const [name, features] of Object.entries(layers)) {
    const keys = [...new Set(features.flatMap(({ tags }) => Object.keys(tags ?? {})))];
    const values = [...new Set(features.flatMap(({ tags }) => Object.values(tags ?? {})))];
    tile.uint32(26).fork().uint32(120).uint32(2).uint32(10).string(name);
    for (const { type, points, tags = {} } of features) {
      tile.uint32(18).fork().uint32(18).fork();
      for (const [key, value] of Object.entries(tags)) tile.uint32(keys.indexOf(key)).uint32(values.indexOf(value));
      tile.ldelim().uint32(24).uint32(type).uint32(34).fork();
      let [atX, atY] = [0, 0];
      points.forEach(([x, y], i) => {
        if (i === 0) tile.uint32(1 | (1 << 3));
        if (i === 1) tile.uint32(2 | ((points.length - 1) << 3));
        tile.sint32(x - atX).sint32(y - atY);
        [atX, atY] = [x, y];
      });
      if (type === 3) tile.uint32(7 | (1 << 3));
      tile.ldelim().ldelim();
    }
    for (const key of keys) tile.uint32(26).string(key);
    for (const value of values) tile.uint32(34).fork().uint32(10).string(value).ldelim();
    tile.uint32(40).uint32(EXTENT).ldelim();
  }
  return Buffer.from(tile.finish());
}
