/** Shapes that many routes share. */
import { Type, type Static, type TSchema } from 'typebox';

export const MAX_PAGE = 200;
export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: MAX_PAGE, default: 50 }),
  cursor: Type.Optional(Type.String({ maxLength: 300, description: '上一页的 nextCursor / nextCursor of the page before' })),
});
export type PageQuery = Static<typeof PageQuery>;

export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) });
}

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** UTC, `2026-11-23T08:00:00.000Z`. */
export const Time = Type.String({ format: 'date-time' });
export const Done = Type.Object({ done: Type.Literal(true) });
export const DONE = { done: true } as const;
export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
export const Reason = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false });
/** A cursor is the index key after which the next page begins, so that it cannot be made to point elsewhere. */
export function cursorOf(prefix: string, key: string): string {
  return Buffer.from(key.slice(prefix.length), 'utf8').toString('base64url');
}
export function keyOfCursor(prefix: string, cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : `${prefix}${Buffer.from(cursor, 'base64url').toString('utf8')}`;
}
