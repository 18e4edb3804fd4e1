/**
 * GCJ-02, the shifted coordinates of maps that are approved in China. Places of recorders are WGS 84; on a ground in GCJ-02 the same place
 * lies 100 to 700 m away. The shift changes by centimetres over what one picture shows, so the ground is moved as a whole.
 * Source: the published approximation of the transformation (constants of the Krasovsky 1940 ellipsoid), right to some metres.
 */
import type { Place } from './place-scale.ts';

const [AXIS, FLATNESS] = [6_378_245, 0.006_693_421_622_965_943];
const RADIANS = Math.PI / 180;
/** Where the shift is made. */
const CHINA = { south: 0.8293, north: 55.8271, west: 72.004, east: 137.8347 };
const waves = (value: number, ...all: readonly (readonly [height: number, times: number])[]) => all.reduce((sum, [height, times]) => sum + height * Math.sin(value * Math.PI * times), 0) * (2 / 3);

/** Where a place of WGS 84 is on a map in GCJ-02. Elsewhere than in China: the place itself. */
export function gcj02Of({ latitude, longitude }: Place): Place {
  if (latitude < CHINA.south || latitude > CHINA.north || longitude < CHINA.west || longitude > CHINA.east) return { latitude, longitude };
  const [x, y] = [longitude - 105, latitude - 35];
  const root = Math.sqrt(Math.abs(x));
  const fast = waves(x, [20, 6], [20, 2]);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + fast + waves(y, [20, 1], [40, 1 / 3]) + waves(y, [160, 1 / 12], [320, 1 / 30]);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + fast + waves(x, [20, 1], [40, 1 / 3]) + waves(x, [150, 1 / 12], [300, 1 / 30]);
  const bend = 1 - FLATNESS * Math.sin(latitude * RADIANS) ** 2;
  return {
    latitude: latitude + north / (((AXIS * (1 - FLATNESS)) / (bend * Math.sqrt(bend))) * RADIANS),
    longitude: longitude + east / ((AXIS / Math.sqrt(bend)) * Math.cos(latitude * RADIANS) * RADIANS),
  };
}
