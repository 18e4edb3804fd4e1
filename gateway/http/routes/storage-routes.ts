/** The room that the station's storage still has (Art. 15). */
import { Type } from 'typebox';
import type { App, HttpWorld } from '../app.ts';
import { nullable } from '../schemas.ts';
import { plain } from './equipment-schemas.ts';

const Storage = Type.Object({
  totalBytes: Type.Number(), freeBytes: Type.Number(), headroomBytes: Type.Number(), clips: Type.Integer(), clipBytes: Type.Number(), apart: Type.Integer(),
  bytesPerDay: Type.Number(), daysLeft: nullable(Type.Integer()), days: Type.Array(Type.Object({ day: Type.String(), clips: Type.Integer(), bytes: Type.Number() })),
});

export function storageRoutes(app: App, { equipmentDesks: { storage } }: HttpWorld): void {
  app.get('/api/v1/storage', { config: { verb: 'view', medium: 'storage' }, schema: { tags: ['storage'], summary: '存储空间、每日增长、可用天数 / room, growth per day, days left', response: { 200: Storage } } }, async () => plain(await storage.view()));
}
