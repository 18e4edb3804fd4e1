import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graticuleOf, moved, pixelOf, scaleOf, viewOf, zoomed, type Place } from '../../dashboard/src/parts/map/place-scale.ts';

const [WIDTH, HEIGHT] = [400, 440];
const place = fc.record({ latitude: fc.double({ min: -80, max: 80, noNaN: true }), longitude: fc.double({ min: -179, max: 179, noNaN: true }) });
/** Within a county, as the desk sees them. */
const county = fc.tuple(place, fc.array(fc.record({ n: fc.double({ min: -0.5, max: 0.5, noNaN: true }), e: fc.double({ min: -0.5, max: 0.5, noNaN: true }) }), { minLength: 1, maxLength: 12 }))
  .map(([{ latitude, longitude }, all]) => all.map(({ n, e }): Place => ({ latitude: latitude + n, longitude: longitude + e })));

test('whatever is to be shown is inside the picture, with room around it, north above south and east beside west', () => {
  expect(viewOf([], WIDTH, HEIGHT)).toBeUndefined();
  fc.assert(fc.property(county, (places) => {
    const view = viewOf(places, WIDTH, HEIGHT)!;
    const pixels = places.map((one) => ({ one, at: pixelOf(view, WIDTH, HEIGHT, one) }));
    for (const { at: [x, y] } of pixels) {
      expect(x).toBeGreaterThan(WIDTH * 0.1);
      expect(x).toBeLessThan(WIDTH * 0.9);
      expect(y).toBeGreaterThan(HEIGHT * 0.1);
      expect(y).toBeLessThan(HEIGHT * 0.9);
    }
    for (const a of pixels) for (const b of pixels) {
      if (a.one.latitude - b.one.latitude > 0.001) expect(a.at[1]).toBeLessThan(b.at[1]);
      if (a.one.longitude - b.one.longitude > 0.001) expect(a.at[0]).toBeGreaterThan(b.at[0]);
    }
  }));
});

test.each([0.05, 0.5, 2, 40, 900, 20_000])('at %d metres a pixel the graticule is neither empty nor a thicket, its values are round, and the scale bar is right', (metresPerPixel) => {
  const view = { middle: { latitude: 43.8, longitude: 87.6 }, metresPerPixel };
  const { meridians, parallels } = graticuleOf(view, WIDTH, HEIGHT);
  expect(meridians.length + parallels.length).toBeGreaterThanOrEqual(metresPerPixel < 0.1 ? 0 : 2);
  expect(Math.max(meridians.length, parallels.length)).toBeLessThanOrEqual(20);
  for (const { text } of [...meridians, ...parallels]) expect(text).toMatch(/^\d+°(\d\d′(\d\d″)?)?[NSEW]$/);
  const bar = scaleOf(view, 110);
  expect(bar.pixels).toBeLessThanOrEqual(110.001);
  expect(bar.pixels).toBeGreaterThan(40);
  const metres = Number(/^[\d.]+/.exec(bar.text)![0]) * (bar.text.endsWith('km') ? 1_000 : 1);
  expect(bar.pixels * metresPerPixel).toBeCloseTo(metres, 6);
  expect(String(metres).replace(/[0.]/g, '')).toMatch(/^[125]$/);
});

test('a place that was dragged along comes back, and what is in the middle stays there when one goes nearer', () => {
  fc.assert(fc.property(county, fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (places, dx, dy) => {
    const view = viewOf(places, WIDTH, HEIGHT)!;
    if (Math.abs(view.middle.latitude) > 75) return;
    const back = moved(moved(view, dx, dy), -dx, -dy);
    expect(back.middle.latitude).toBeCloseTo(view.middle.latitude, 6);
    expect(pixelOf(zoomed(view, 2), WIDTH, HEIGHT, view.middle)).toEqual([WIDTH / 2, HEIGHT / 2]);
  }));
});
