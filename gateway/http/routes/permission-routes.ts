/** The table of permissions, as it is: for whoever wants to know what he may do and by which article. */
import { Type } from 'typebox';
import type { App } from '../app.ts';
import { ROLE_NAMES, ROLES } from '../../domain/roles.ts';
import { PERMISSIONS } from '../../rules/permissions.ts';

const Row = Type.Object({
  who: Type.String(), relation: Type.String(), verbs: Type.Array(Type.String()), media: Type.Array(Type.String()), outcome: Type.String(), notOwn: Type.Boolean(),
  article: Type.String(), zh: Type.String(), en: Type.String(),
});

export function permissionRoutes(app: App): void {
  app.get('/api/v1/permissions', {
    config: { verb: 'view', medium: 'permission-table' },
    schema: { tags: ['accounts'], summary: '权限表 / the table of permissions', response: { 200: Type.Object({ roles: Type.Array(Type.Object({ role: Type.String(), zh: Type.String(), en: Type.String() })), rows: Type.Array(Row) }) } },
  }, async () => ({
    roles: ROLES.map((role) => ({ role, ...ROLE_NAMES[role] })),
    rows: PERMISSIONS.map((one) => ({ ...one, verbs: [...one.verbs], media: [...one.media], notOwn: one.notOwn ?? false })),
  }));
}
