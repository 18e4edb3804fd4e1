/** Whether the station is alive and ready, and its figures. */
import { Registry, Gauge, collectDefaultMetrics } from 'prom-client';
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { nameOf } from '../../desk/called.ts';
import { register } from '../../domain/registers.ts';
import { read } from '../../domain/rows.ts';
import { NOT_PLAYABLE } from '../../media/playback/how-to-play.ts';
import { nullable } from '../schemas.ts';
import { Says } from './equipment-schemas.ts';

const open = { open: true } as const;
const NO_TOTALS = { clips: 0, bytes: 0, erased: 0, apart: 0 };
const Health = Type.Object({
  station: Type.String(), entries: Type.Integer(), checkpoint: Type.Object({ size: Type.Integer(), root: Type.String() }), suspect: nullable(Type.String()), freeBytes: Type.Number(),
  totals: Type.Object({ clips: Type.Integer(), bytes: Type.Number(), erased: Type.Integer(), apart: Type.Integer() }),
  manager: nullable(Type.Object({ officer: Type.String(), name: nullable(Type.String()), standingOrder: Type.String(), since: Type.String() })),
  carriers: Type.Array(Type.Object({ address: Type.String(), trouble: nullable(Type.String()) })), streams: Type.Integer(), vkey: Type.String(),
  /** Why the named folders (Art. 19(4)) are not as the register says; null while they are. */
  namedTrouble: nullable(Type.String()),
  /** Whether clips that a browser does not play as they are can be played; `says`: what cannot, null where all can. */
  playback: Type.Object({ ffmpeg: Type.Boolean(), ffprobe: Type.Boolean(), says: nullable(Says) }),
  /** Ways by which the station tells others of alarms, and of hand-overs that are due soon or overdue. */
  channels: Type.Array(Type.Object({ name: Type.String(), told: Type.Integer(), failed: Type.Integer(), dropped: Type.Integer(), unsettled: Type.Integer(), trouble: nullable(Type.String()) })),
});

export function healthRoutes(app: App, { stores, offload, carriers, changes, handOver, calendarDesks, alarmDesks, playback }: HttpWorld): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'zhilu_' });
  const gauge = (name: string, help: string, value: () => number | Promise<number>) => new Gauge({ name, help, registers: [registry], async collect() { this.set(await value()); } });
  const totals = () => read(stores.index, register.totals()) ?? NO_TOTALS;
  gauge('zhilu_custody_entries', 'Entries of the custody log', () => stores.log.size);
  gauge('zhilu_clips_stored', 'Clips in the store', () => totals().clips);
  gauge('zhilu_clips_bytes', 'Bytes of clips in the store', () => totals().bytes);
  gauge('zhilu_clips_apart', 'Clips set apart because they could not be proven whole', () => totals().apart);
  gauge('zhilu_storage_free_bytes', 'Bytes free on the disk of the store', () => stores.store.freeBytes());
  gauge('zhilu_bays_occupied', 'Bays that hold a recorder', () => offload.bays().filter((bay) => bay.recorder !== null).length);
  gauge('zhilu_store_suspect', '1 when the store no longer knows what is durable', () => (stores.store.suspect === null ? 0 : 1));
  gauge('zhilu_named_trouble', '1 when the named folders are not as the register says', () => (handOver.naming.trouble === null ? 0 : 1));
  gauge('zhilu_change_streams', 'Open streams of changes', () => changes.size);

  app.get('/healthz', { config: open, schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: open, schema: { hide: true } }, async (_request, reply) => reply.code(stores.store.suspect === null ? 200 : 503).send({ status: stores.store.suspect === null ? 'ready' : 'suspect' }));
  app.get('/api/v1/metrics', { config: { verb: 'view', medium: 'station-health' }, schema: { tags: ['health'], summary: 'Prometheus' } }, async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  // The address that collectors expect; it wants a key all the same.
  app.get('/metrics', { config: { verb: 'view', medium: 'station-health' }, schema: { hide: true } }, async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  app.get('/api/v1/health', { config: { verb: 'view', medium: 'station-health' }, schema: { tags: ['health'], summary: '工作站运行状况 / health of the station', response: { 200: Health } } }, async () => {
    const { size, root } = await stores.log.checkpoint();
    const manager = read(stores.index, register.manager());
    return {
      station: stores.station, entries: stores.log.size, checkpoint: { size, root: Buffer.from(root).toString('hex') }, suspect: stores.store.suspect, freeBytes: await stores.store.freeBytes(),
      totals: totals(), manager: manager === undefined ? null : { ...manager, name: nameOf(`officer:${manager.officer}`, stores.index) }, carriers: carriers().map((one) => ({ ...one })), streams: changes.size, vkey: stores.keys.vkey,
      playback: { ffmpeg: playback.programs.ffmpeg !== null, ffprobe: playback.programs.ffprobe !== null, says: playback.programs.ffmpeg === null || playback.programs.ffprobe === null ? NOT_PLAYABLE : null },
      namedTrouble: handOver.naming.trouble, channels: [...calendarDesks.chaser.channels(), ...alarmDesks.alarms.channels()].map((one) => ({ ...one })),
    };
  });
}
