/** Shapes of activities, clips, hand-overs and explanations in the API, and who asks as the desks know him. */
import { Type, type Static } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACTIVITY_KIND_IDS } from '../../domain/activity-kinds.ts';
import type { ActivityRow } from '../../domain/activity-register.ts';
import type { ExplanationRow } from '../../domain/explanation-register.ts';
import type { HandOverRow } from '../../domain/hand-over-register.ts';
import type { ClipView } from '../../desk/clip-list.ts';
import type { DeskPerson } from '../../desk/rule-demand.ts';
import type { MissingItem } from '../../rules/hand-over.ts';
import { MAX_FIELD, MAX_SIGNATURE_BYTES, MAX_STROKES, MAX_TYPED } from '../../rules/signature.ts';
import { nullable, Time } from '../schemas.ts';
import { choice, closed } from './equipment-schemas.ts';

export const CLIP_KINDS = ['video', 'audio', 'photo', 'other'] as const;
export const HAND_OVER_STATES = ['waiting', 'offered', 'received', 'at-station'] as const;
export const GROUND_IDS = ['17(1)', '17(2)', '17(3)', '17(4)', '17(5)', 'other-law'] as const;
export const ABOUT = ['not-recorded', 'not-whole'] as const;
export const ClipIds = (most: number) => Type.Array(Type.String({ pattern: '^c[0-9a-f]{32}$' }), { minItems: 1, maxItems: most, uniqueItems: true });
export const Line = (most: number) => Type.String({ maxLength: most });
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Words = { zh: Type.String(), en: Type.String() };

export const ActivityKindId = choice(ACTIVITY_KIND_IDS);
export const Activity = Type.Object({
  activity: Type.String(), unit: Type.String(), officers: Type.Array(Type.String()), officerNames: Type.Array(nullable(Type.String())), kind: ActivityKindId,
  plannedFrom: nullable(Time), plannedTo: nullable(Time), from: nullable(Time), to: nullable(Time), cause: Type.String(), caseNumber: Type.String(), place: Type.String(),
  cancelled: nullable(Time), entered: Time, clips: Type.Integer(), waiting: Type.Integer(), received: Type.Integer(), version: Type.Integer(),
});
export const ActivityWish = closed({
  unit: Line(200), officers: Type.Array(Type.String({ minLength: 1, maxLength: 32 }), { minItems: 1, maxItems: 50 }), kind: ActivityKindId,
  plannedFrom: nullable(Time), plannedTo: nullable(Time), from: nullable(Time), to: nullable(Time), cause: Line(100), caseNumber: Line(60), place: Line(200),
});

const clipFields = {
  clip: Type.String(), recorder: Type.String(), number: nullable(Type.Integer()), kind: choice(CLIP_KINDS), time: Time, end: Time, timed: Type.Boolean(), durationMs: nullable(Type.Number()),
  officer: nullable(Type.String()), officerName: nullable(Type.String()), unit: nullable(Type.String()), activity: nullable(Type.String()), cause: nullable(Type.String()), bound: nullable(choice(['roster', 'hand'] as const)),
  state: choice(HAND_OVER_STATES), handOver: nullable(Type.String()), returned: nullable(Type.String()), originalName: nullable(Type.String()), path: nullable(Type.String()),
  size: Type.Integer(), sha256: Type.String(), playable: choice(['yes', 'no', 'unknown'] as const), important: Type.Boolean(), private: Type.Boolean(), version: Type.Integer(),
};
export const Clip = Type.Object(clipFields);
export const ClipDetails = Type.Object({
  ...clipFields, seq: Type.Integer(), stored: Time, carrier: Type.String(), provenance: Type.String(), card: Type.String(), sm3: nullable(Type.String()), recording: nullable(Type.Integer()), segment: nullable(Type.Integer()),
  link: nullable(choice(['right', 'missing', 'wrong', 'vault-missing'] as const)),
  incidents: Type.Array(Type.Object({ incident: Type.String(), clips: Type.Array(Type.String()) }), { description: '录制了同一时段的事件，及对应的片段 / incidents that recorded the same span, with the clips of it' }),
  binding: Type.Object({ kind: choice(['bound', 'unbound'] as const), activity: nullable(Type.String()), why: nullable(Type.String()), article: nullable(Type.String()), zh: nullable(Type.String()), en: nullable(Type.String()), candidates: Type.Array(Type.String()) }),
});

export const Signature = Type.Union([
  closed({
    kind: Type.Literal('strokes'), width: Type.Integer({ minimum: 1, maximum: MAX_FIELD }), height: Type.Integer({ minimum: 1, maximum: MAX_FIELD }),
    strokes: Type.Array(Type.Array(Type.Integer({ minimum: 0, maximum: MAX_FIELD }), { maxItems: MAX_SIGNATURE_BYTES / 2 }), { maxItems: MAX_STROKES }),
  }),
  closed({ kind: Type.Literal('png'), data: Type.String({ maxLength: MAX_SIGNATURE_BYTES }) }),
  closed({ kind: Type.Literal('typed'), name: Type.String({ minLength: 1, maxLength: MAX_TYPED, description: '不便手写时键入的本人姓名 / the own name, typed by who cannot draw' }) }),
]);
export const Due = Type.Object({ due: nullable(Time), calendar: Type.String(), provisional: Type.Boolean(), late: Type.Boolean() });
export const Missing = Type.Object({ kind: Type.String(), blocks: Type.Boolean(), subject: nullable(Type.String()), clips: Type.Array(Type.String()), article: Type.String(), ...Words });
export const HandOver = Type.Object({
  handOver: Type.String(), officer: Type.String(), officerName: nullable(Type.String()), unit: Type.String(), clips: Type.Integer(), activities: Type.Array(Type.String()),
  due: nullable(Time), calendar: Type.String(), provisional: Type.Boolean(), late: Type.Boolean(), textHash: Type.String(), state: choice(['offered', 'received', 'returned', 'withdrawn'] as const),
  offered: Time, offeredBy: Type.String(), settled: nullable(Time), settledBy: nullable(Type.String()), receiver: nullable(Type.String()), receiptHash: nullable(Type.String()), reason: nullable(Type.String()),
  number: nullable(Type.Integer()), version: Type.Integer(),
});
const Signed = nullable(Type.Object({ text: Type.String(), signature: Signature, picture: Type.String({ description: 'SVG' }), by: Type.String(), at: Time, seq: Type.Integer() }));
export const Entry = Type.Object({
  handOver: HandOver, offer: Signed, receipt: Signed, checkpoint: Type.Object({ note: Type.String(), size: Type.Integer(), root: Type.String() }),
  code: nullable(Type.String()), qr: nullable(Type.String({ description: 'SVG' })),
});
export const Explanation = Type.Object({
  explanation: Type.String(), officer: Type.String(), officerName: nullable(Type.String()), unit: Type.String(), about: choice(ABOUT), ground: choice(GROUND_IDS), activity: nullable(Type.String()), activityKind: ActivityKindId,
  from: Time, to: Time, findings: Type.Array(Type.String()), reason: Type.String(), askedBy: Type.String(), law: Type.String(), state: choice(['stated', 'accepted', 'returned', 'filed'] as const),
  stated: Time, note: nullable(Type.String()), reviewedBy: nullable(Type.String()), reviewed: nullable(Time), number: nullable(Type.Integer()), filedBy: nullable(Type.String()), filed: nullable(Time), version: Type.Integer(),
});

// ------------------------------------------------------------------------------------------------ values

export const personOf = ({ who }: FastifyRequest): DeskPerson => ({ actor: who.actor, officer: who.officer, name: who.name, unit: who.unit });
export function versioned<T extends { readonly version: number }>(reply: FastifyReply, value: T): T {
  reply.header('etag', `"${value.version}"`);
  return value;
}
export type NameOf = (officer: string) => string | null;
export const activityShown = (row: ActivityRow, counts: { readonly clips: number; readonly waiting: number; readonly received: number }, nameOf: NameOf): Static<typeof Activity> =>
  ({ ...row, ...counts, officers: [...row.officers], officerNames: row.officers.map(nameOf) });
export const clipShown = (view: ClipView): Static<typeof Clip> => ({ ...view });
export const missingShown = (item: MissingItem): Static<typeof Missing> => ({ ...item, clips: [...item.clips] });
export const handOverShown = (row: HandOverRow, nameOf: NameOf): Static<typeof HandOver> => ({ ...row, officerName: nameOf(row.officer), activities: [...row.activities] });
export const explanationShown = (row: ExplanationRow, nameOf: NameOf): Static<typeof Explanation> => ({ ...row, officerName: nameOf(row.officer), findings: [...row.findings] });
