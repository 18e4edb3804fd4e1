/** Shapes of recorders, officers, docks, hand-outs and findings in the API. */
import { Type, type TSchema } from 'typebox';
import type { FastifyReply } from 'fastify';
import { RECORDER_STATES } from '../../desk/recorders.ts';
import type { Part } from '../../desk/part-of-list.ts';
import { cursorOf, nullable, Time } from '../schemas.ts';

export const Text = Type.String({ minLength: 1, maxLength: 200 });
export const Id = Type.String({ minLength: 1, maxLength: 32 });
export const choice = <T extends string>(values: readonly T[]) => Type.Unsafe<T>(Type.String({ enum: [...values] }));
export const closed = <T extends Record<string, TSchema>>(fields: T) => Type.Object(fields, { additionalProperties: false });
const Count = Type.Integer({ minimum: 0 });

export const Clock = Type.Object({ offsetMs: nullable(Type.Number()), raw: Type.String(), verdict: choice(['right', 'drift', 'zone', 'unset'] as const) });
export const Says = Type.Object({ zh: Type.String(), en: Type.String() });
export const Quarantine = Type.Object({ reason: Type.String(), since: Time });

export const Recorder = Type.Object({
  recorder: Type.String(), model: Type.String(), unit: nullable(Type.String()), state: choice(RECORDER_STATES), since: nullable(Time),
  bay: nullable(Type.Object({ dock: Type.String(), bay: Type.Integer(), phase: Type.String() })),
  holder: nullable(Type.Object({ officer: Type.String(), name: nullable(Type.String()), from: Time, to: nullable(Time) })),
  handOut: nullable(Type.String()), firmware: nullable(Type.String()), battery: nullable(Type.Number()),
  card: nullable(Type.Object({ id: nullable(Type.String()), used: nullable(Type.Number()), total: nullable(Type.Number()) })),
  faults: Type.Array(Type.String()), clock: nullable(Clock), residualMs: nullable(Type.Number()), lastSeen: nullable(Time), clips: Count, apart: Count, outstanding: Count,
  quarantine: nullable(Quarantine), retired: nullable(Type.String()), enrolled: nullable(Time), version: Type.Integer(),
});
export const History = Type.Object({ seq: Type.Integer(), at: Time, kind: Type.String(), actor: Type.String(), actorName: nullable(Type.String()), says: Says });
export const Assignment = Type.Object({ officer: Type.String(), name: nullable(Type.String()), from: Time, to: nullable(Time) });
export const Officer = Type.Object({
  officer: Type.String(), unit: Type.String(), name: nullable(Type.String()), certificateNumber: nullable(Type.String()), left: nullable(Time),
  badges: Type.Array(Type.Object({ badge: Type.String(), since: Time })), holds: Type.Array(Type.String()), handOut: nullable(Type.String()), version: Type.Integer(),
});
export const HandOut = Type.Object({
  handOut: Type.String(), recorder: Type.String(), officer: Type.String(), name: nullable(Type.String()), unit: nullable(Type.String()), dock: nullable(Type.String()), bay: nullable(Type.Integer()),
  battery: nullable(Type.Number()), at: Time, taken: nullable(Time), ended: nullable(Time), why: nullable(choice(['taken-back', 'docked', 'undone', 'out-of-service'] as const)), version: Type.Integer(),
});
export const Finding = Type.Object({
  finding: Type.String(), kind: Type.String(), subject: Type.String(), subjectName: nullable(Type.String()), unit: nullable(Type.String()), article: Type.String(), detail: Type.String(), opened: Time, closed: nullable(Time), outcome: nullable(Type.String()),
  responsible: nullable(Type.String()), responsibleName: nullable(Type.String()), deadline: nullable(Type.String()), overdue: Type.Boolean(), version: Type.Integer(),
});

/** The same value for a schema's type, which knows no readonly. */
type Plain<T> = T extends readonly (infer U)[] ? Plain<U>[] : T extends string | number | boolean | null ? T : T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;
export function plain<T>(value: T): Plain<T> {
  return value as Plain<T>;
}

/** A part of a list as the API answers it. */
export function pageFrom<T>(prefix: string, { items, next }: Part<T>): { items: Plain<T>[]; nextCursor: string | null } {
  return { items: items.map(plain), nextCursor: next === null ? null : cursorOf(prefix, next) };
}

/** Answers with a record and its version for If-Match. */
export function withVersion<T extends { readonly version: number }>(reply: FastifyReply, record: T): Plain<T> {
  reply.header('etag', `"${record.version}"`);
  return plain(record);
}
