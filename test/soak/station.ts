/** The station of the soak: a process of its own, so that its memory is its own. Says where it is, and mints what the others need. */
import { openHttp, UNIT } from '../http/http-world.ts';

export interface StationSays {
  readonly address: string;
  readonly rtmp: string;
  readonly cookie: string;
  readonly publish: readonly string[];
  readonly play: readonly string[];
}

const ACTOR = 'operator:soak';
const DAY_MS = 86_400_000;
const [streams = '1', dataFolder = ''] = process.argv.slice(2);
const names = Array.from({ length: Number(streams) }, (_, at) => `SOAK-${at}`);
const world = await openHttp({ media: { rtmp: { port: 0 } }, dataFolder });
const media = world.station.media!;
for (const recorder of names) {
  await world.station.equipment.enrolment.enrolRecorder(ACTOR, { recorder, model: 'Z2' });
  // The desk sees the recorders of its unit.
  await world.station.equipment.placeRecorder(ACTOR, recorder, UNIT);
}
const desk = await world.as('duty-desk');
const token = (action: 'publish' | 'play', name: string) => media.token({ action, path: `/live/${name}`, subject: name, expiresMs: Date.now() + DAY_MS });
// A page that watches asks for other things as well; that keeps its session awake.
setInterval(() => { void desk.get('/api/v1/session'); }, 60_000);
media.on((change) => { if (change.kind === 'engine-up' || change.kind === 'engine-down') process.send!({ engine: change.kind, pid: media.pid() ?? null }); });
const says: StationSays = { address: world.address, rtmp: media.publishAddress()!, cookie: desk.cookie!, publish: names.map((name) => token('publish', name)), play: names.map((name) => token('play', name)) };
process.send!({ ready: says, engine: 'engine-up', pid: media.pid() ?? null });
// What is still held after all garbage is gone; the resident size beside it has the slack of the allocators and what is on its way
// in it. Node is started with --expose-gc. Seldom, so that it collects by itself as it does elsewhere.
setInterval(() => {
  globalThis.gc?.();
  // What a first collection has found unreachable is given back in a second.
  setImmediate(() => {
    globalThis.gc?.();
    const { heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
    const mib = (bytes: number) => bytes / 1_048_576;
    process.send!({ heldMiB: mib(heapUsed), besideMiB: { 'heap taken': mib(heapTotal), external: mib(external), 'of it buffers': mib(arrayBuffers) } });
  });
}, 5 * 60_000);
process.on('message', () => { void world.stop().then(() => process.exit(0)); });
process.on('disconnect', () => process.exit(1));
