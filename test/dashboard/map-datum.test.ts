import { expect, test } from 'vitest';
import { gcj02Of } from '../../dashboard/src/parts/map/map-datum.ts';

// The pairs are those that open implementations of the transformation test themselves with.
test.each([
  [[31.1774276, 121.5272106], [31.17530398364597, 121.531541859215]],
  [[22.543847, 113.912316], [22.540796131694766, 113.9171764808363]],
  [[39.911954, 116.377817], [39.91334545536069, 116.38404722455657]],
])('WGS 84 %j is %j in GCJ-02', ([latitude, longitude], expected) => {
  const there = gcj02Of({ latitude: latitude!, longitude: longitude! });
  expect(there.latitude).toBeCloseTo(expected[0]!, 6);
  expect(there.longitude).toBeCloseTo(expected[1]!, 6);
});

test('elsewhere than in China nothing is shifted', () => {
  expect(gcj02Of({ latitude: 48.85, longitude: 2.35 })).toEqual({ latitude: 48.85, longitude: 2.35 });
});
