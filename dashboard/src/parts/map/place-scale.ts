/**
 * How places on the earth come onto a picture: north is up, by Web Mercator (EPSG:3857), as the tiles of maps have it, so that a ground
 * can lie below. `metresPerPixel` holds at the middle. No ground from elsewhere is needed.
 */
export interface Place { readonly latitude: number; readonly longitude: number }

export interface View {
  readonly middle: Place;
  readonly metresPerPixel: number;
}

const METRES_PER_DEGREE = 111_320;
/** A single place is shown in what one can walk in a few minutes. */
const LEAST_SPAN_M = 600;
const MOST_METRES_PER_PIXEL = 20_000;
const LEAST_METRES_PER_PIXEL = 0.05;
/** Part of the picture that stays free around what is shown. */
const EDGE = 0.16;
/** Lines of the graticule that a picture has at least, in its longer direction. */
const LEAST_LINES = 3;

/** Steps of the graticule, in degrees: parts of a degree as maps have them. */
const STEPS = [10, 5, 2, 1, 30 / 60, 20 / 60, 10 / 60, 5 / 60, 2 / 60, 1 / 60, 30 / 3_600, 20 / 3_600, 10 / 3_600, 5 / 3_600, 2 / 3_600, 1 / 3_600] as const;

/** Where Web Mercator ends. */
const MOST_LATITUDE = 85;
const RADIANS = Math.PI / 180;
const bound = (latitude: number) => Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
const shrink = (latitude: number) => Math.cos(bound(latitude) * RADIANS);
/** Latitude as a distance from the equator on the picture, in what a degree of longitude is long. */
const northing = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (bound(latitude) * RADIANS) / 2)) / RADIANS;
const latitudeOf = (north: number) => (2 * Math.atan(Math.exp(north * RADIANS)) - Math.PI / 2) / RADIANS;
/** Degrees of longitude that a pixel spans. */
const degreesPerPixel = ({ middle, metresPerPixel }: View) => metresPerPixel / (METRES_PER_DEGREE * shrink(middle.latitude));

/** The zoom of a renderer whose world is 512 pixels wide at zoom 0. */
export const zoomOf = (view: View) => Math.log2(360 / (512 * degreesPerPixel(view)));

/** A view that shows all of them; undefined for none. */
export function viewOf(places: readonly Place[], width: number, height: number): View | undefined {
  if (places.length === 0) return undefined;
  const [latitudes, longitudes] = [places.map((one) => one.latitude), places.map((one) => one.longitude)];
  const [south, north, west, east] = [Math.min(...latitudes), Math.max(...latitudes), Math.min(...longitudes), Math.max(...longitudes)];
  const middle = { latitude: latitudeOf((northing(south) + northing(north)) / 2), longitude: (west + east) / 2 };
  const metresPerDegree = METRES_PER_DEGREE * shrink(middle.latitude);
  const spanX = Math.max(LEAST_SPAN_M, (east - west) * metresPerDegree);
  const spanY = Math.max(LEAST_SPAN_M, (northing(north) - northing(south)) * metresPerDegree);
  const free = 1 - 2 * EDGE;
  return { middle, metresPerPixel: bounded(Math.max(spanX / (width * free), spanY / (height * free))) };
}

export function zoomed(view: View, times: number): View {
  return { ...view, metresPerPixel: bounded(view.metresPerPixel / times) };
}

export function moved(view: View, dx: number, dy: number): View {
  const { middle } = view;
  const degrees = degreesPerPixel(view);
  const latitude = bound(latitudeOf(northing(middle.latitude) + dy * degrees));
  // The ground keeps its size while it is dragged: what a pixel is long changes with the latitude.
  return { metresPerPixel: bounded(degrees * METRES_PER_DEGREE * shrink(latitude)), middle: { latitude, longitude: middle.longitude - dx * degrees } };
}

function bounded(metresPerPixel: number): number {
  return Math.max(LEAST_METRES_PER_PIXEL, Math.min(MOST_METRES_PER_PIXEL, metresPerPixel));
}

/** Pixels from the upper left corner. */
export function pixelOf(view: View, width: number, height: number, place: Place): readonly [x: number, y: number] {
  const degrees = degreesPerPixel(view);
  return [width / 2 + (place.longitude - view.middle.longitude) / degrees, height / 2 - (northing(place.latitude) - northing(view.middle.latitude)) / degrees];
}

export interface Line { readonly at: number; readonly text: string }
export interface Graticule { readonly meridians: readonly Line[]; readonly parallels: readonly Line[] }

/** Lines of longitude (`at`: x) and latitude (`at`: y), at round values. */
export function graticuleOf(view: View, width: number, height: number): Graticule {
  const { middle } = view;
  const degrees = degreesPerPixel(view);
  const [south, north] = [-1, 1].map((side) => latitudeOf(northing(middle.latitude) + (side * height * degrees) / 2)) as [number, number];
  const tall = north - south;
  const wide = width * degrees;
  const step = STEPS.find((one) => Math.max(tall, wide) / one >= LEAST_LINES) ?? STEPS.at(-1)!;
  const lines = (from: number, to: number, at: (value: number) => number, marks: readonly [string, string]) => {
    const found: Line[] = [];
    for (let n = Math.ceil(from / step); n * step <= to; n += 1) found.push({ at: at(n * step), text: degreesText(n * step, step, marks) });
    return found;
  };
  return {
    meridians: lines(middle.longitude - wide / 2, middle.longitude + wide / 2, (longitude) => pixelOf(view, width, height, { latitude: middle.latitude, longitude })[0], ['E', 'W']),
    parallels: lines(south, north, (latitude) => pixelOf(view, width, height, { latitude, longitude: middle.longitude })[1], ['N', 'S']),
  };
}

/** `43°48′N`, `87°36′20″E`: as many parts as the step needs. */
function degreesText(value: number, step: number, [plus, minus]: readonly [string, string]): string {
  const seconds = Math.round(Math.abs(value) * 3_600);
  const two = (part: number) => String(part).padStart(2, '0');
  const [degrees, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${degrees}°${step >= 1 ? '' : `${two(minutes)}′`}${step >= 1 / 60 ? '' : `${two(rest)}″`}${value < 0 ? minus : plus}`;
}

export interface ScaleBar { readonly pixels: number; readonly text: string }

/** A round length, at most so many pixels long. */
export function scaleOf({ metresPerPixel }: View, mostPixels: number): ScaleBar {
  const most = metresPerPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((times) => times * power).find((one) => one <= most) ?? power;
  return { pixels: metres / metresPerPixel, text: metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m` };
}
