/**
 * How the ground is drawn from a bureau's own file. Layers are known by the names that OpenMapTiles, Protomaps and Shortbread give them; what has
 * another name is drawn as thin lines, so that nothing that the bureau drew itself (its beats, its premises) is left out. Letters come from the
 * fonts of the browser's machine: no glyphs are loaded. Pure.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

export const SOURCE = 'ground';
export interface GroundLook { readonly dark: boolean; readonly language: 'zh' | 'en' }

const FONT = ['Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif'];
/** A file with more layers than this is not a map for people. */
const MAX_LAYERS = 64;

const COLOURS = {
  light: { ground: '#eef2f5', land: '#f6f5f1', green: '#dfead7', water: '#b9d5ea', built: '#dcdad4', road: '#ffffff', edge: '#b9bec4', border: '#8d7fa3', other: '#6d7a86', ink: '#3d4852', halo: '#ffffff' },
  dark: { ground: '#16202b', land: '#1b2530', green: '#1d2f2a', water: '#17364f', built: '#26313d', road: '#4a5968', edge: '#101820', border: '#7d7396', other: '#7f8d9a', ink: '#b8c3cd', halo: '#10171e' },
} as const;

type Kind = 'land' | 'green' | 'water' | 'stream' | 'built' | 'road' | 'border' | 'place' | 'road-name' | 'unseen';
const KINDS: Readonly<Record<string, Kind>> = {
  earth: 'land', ocean: 'water', water: 'water', water_polygons: 'water', waterway: 'stream', water_lines: 'stream', landuse: 'green', landcover: 'green', land: 'green', park: 'green', sites: 'green',
  building: 'built', buildings: 'built', roads: 'road', transportation: 'road', streets: 'road', transit: 'road', boundary: 'border', boundaries: 'border',
  place: 'place', places: 'place', place_labels: 'place', transportation_name: 'road-name', street_labels: 'road-name',
  // Shops and house numbers are too many for a desk that looks for a person.
  poi: 'unseen', pois: 'unseen', housenumber: 'unseen', addresses: 'unseen', mountain_peak: 'unseen', aerodrome_label: 'unseen', water_name: 'unseen', water_polygons_labels: 'unseen', boundary_labels: 'unseen',
};
/** Drawn in this order, what is first lies lowest. */
const ORDER: readonly Kind[] = ['land', 'green', 'water', 'stream', 'built', 'road', 'border', 'road-name', 'place'];
const [AREA, LINE]: readonly ExpressionSpecification[] = [['==', ['geometry-type'], 'Polygon'], ['==', ['geometry-type'], 'LineString']];
const CLASS: ExpressionSpecification = ['coalesce', ['get', 'class'], ['get', 'kind'], ''];
const byClass = (great: number, middle: number, small: number): ExpressionSpecification => ['match', CLASS, ['motorway', 'trunk', 'highway'], great, ['primary', 'secondary', 'tertiary', 'major_road'], middle, small];
const width = (more: number): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], 6, byClass(1 + more / 2, 0.4, 0), 12, byClass(3 + more, 2 + more, 0.6 + more / 2), 18, byClass(22 + more, 14 + more, 8 + more)];
const nameIn = (language: 'zh' | 'en'): ExpressionSpecification => ['coalesce', ...(language === 'zh' ? ['name:zh-Hans', 'name:zh', 'name_zh', 'name'] : ['name:en', 'name_en', 'name']).map((one): ExpressionSpecification => ['get', one])] as unknown as ExpressionSpecification;

/** @param layers names of the file's vector layers; null: its tiles are pictures @param url of the file, `pmtiles://…` */
export function groundStyle(url: string, layers: readonly string[] | null, { dark, language }: GroundLook): StyleSpecification {
  const colour = COLOURS[dark ? 'dark' : 'light'];
  const ground: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': colour.ground } };
  if (layers === null) {
    // Pictures are light as a rule: they are dimmed, so that what is marked on them stands out.
    return { version: 8, sources: { [SOURCE]: { type: 'raster', url } }, layers: [ground, { id: 'pictures', type: 'raster', source: SOURCE, paint: { 'raster-saturation': -0.4, 'raster-brightness-max': dark ? 0.55 : 1, 'raster-fade-duration': 0 } }] };
  }
  const named = layers.slice(0, MAX_LAYERS).map((layer) => ({ layer, kind: KINDS[layer] }));
  const of = (id: string, layer: string) => ({ id: `${layer}-${id}`, source: SOURCE, 'source-layer': layer });
  const words = { 'text-font': FONT, 'text-field': nameIn(language), 'text-size': 12 } as const;
  const ink = { 'text-color': colour.ink, 'text-halo-color': colour.halo, 'text-halo-width': 1.4 } as const;
  const drawn = (kind: Kind, layer: string): readonly LayerSpecification[] => {
    switch (kind) {
      case 'land': case 'green': case 'water': case 'built': return [{ ...of('area', layer), type: 'fill', filter: AREA!, paint: { 'fill-color': colour[kind], ...(kind === 'green' ? { 'fill-opacity': 0.7 } : {}) } }];
      case 'stream': return [{ ...of('line', layer), type: 'line', paint: { 'line-color': colour.water, 'line-width': 1.5 } }];
      case 'border': return [{ ...of('line', layer), type: 'line', filter: LINE!, paint: { 'line-color': colour.border, 'line-width': 1, 'line-dasharray': [4, 3] } }];
      case 'road': return [
        { ...of('edge', layer), type: 'line', filter: LINE!, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour.edge, 'line-width': width(2) } },
        { ...of('line', layer), type: 'line', filter: LINE!, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour.road, 'line-width': width(0) } },
        { ...of('name', layer), type: 'symbol', minzoom: 13, filter: LINE!, layout: { ...words, 'symbol-placement': 'line', 'text-size': 11 }, paint: ink },
      ];
      case 'road-name': return [{ ...of('name', layer), type: 'symbol', minzoom: 13, layout: { ...words, 'symbol-placement': 'line', 'text-size': 11 }, paint: ink }];
      case 'place': return [{ ...of('name', layer), type: 'symbol', layout: { ...words, 'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 14, 15] }, paint: ink }];
      case 'unseen': return [];
    }
  };
  return {
    version: 8, sources: { [SOURCE]: { type: 'vector', url } },
    layers: [
      ground,
      ...ORDER.flatMap((kind) => named.filter((one) => one.kind === kind).flatMap(({ layer }) => drawn(kind, layer))),
      ...named.filter(({ kind }) => kind === undefined).flatMap(({ layer }): readonly LayerSpecification[] => [
        { ...of('line', layer), type: 'line', paint: { 'line-color': colour.other, 'line-width': 1 } },
        { ...of('name', layer), type: 'symbol', layout: words, paint: ink },
      ]),
    ],
  };
}
