/**
 * What people can have a station do, by name: one table, used in the station's own process and over its control socket,
 * so that a command does the same whether the station runs or not.
 */
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { accountRegister } from '../domain/account-register.ts';
import { ROLES } from '../domain/roles.ts';
import type { AccountsDesk } from '../desk/accounts.ts';
import type { EquipmentDesk } from '../desk/equipment.ts';
import type { OffloadDesk } from '../desk/offload.ts';
import { StationError } from '../domain/errors.ts';
import { isoTime, type ClipId, type RecorderSerial } from '../domain/names.ts';
import { register, type ClipRow } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { textFaultIn } from '../domain/text.ts';
import { exportBundle, tlogProof } from '../store/bundle.ts';
import type { CheckParts } from '../store/check.ts';
import type { Stores } from '../stores.ts';

export type Progress = Parameters<NonNullable<CheckParts['progress']>>[0];

/** A way by which docks come, and why none can come over it at present; null while it is in order. */
export interface CarrierView {
  readonly address: string;
  readonly trouble: string | null;
}

export interface OperationWorld {
  readonly stores: Stores;
  readonly accounts: AccountsDesk;
  readonly equipment: EquipmentDesk;
  /** null where no station runs and only the stores are open. */
  readonly offload: OffloadDesk | null;
  readonly carriers: () => readonly CarrierView[];
  readonly importFolder: ((actor: string, recorder: string, folder: string) => Promise<unknown>) | null;
  readonly clock: Clock;
  /** `operator:<login>`. */
  readonly actor: string;
  /** Is told how far a long operation has come; undefined where nobody looks. */
  readonly progress: ((done: Progress) => void) | undefined;
}

interface Operation<P> {
  readonly params: z.ZodType<P>;
  run(world: OperationWorld, params: P): Promise<unknown>;
}

function operation<P>(params: z.ZodType<P>, run: (world: OperationWorld, params: P) => Promise<unknown>): Operation<P> {
  return { params, run };
}

const MAX_ROWS = 1_000;
const text = z.string().max(500);
const none = z.strictObject({});
const page = z.strictObject({ after: text.optional(), limit: z.int().min(1).max(MAX_ROWS).default(200) });
const at = z.string().max(64).refine((value) => !Number.isNaN(Date.parse(value)) && /^\d{4}-/.test(isoTime(Date.parse(value))), 'a time, for example 2026-11-23T08:00:00+08:00');

async function rowsOf(world: OperationWorld, prefix: string, { after, limit }: { after?: string | undefined; limit: number }): Promise<unknown[]> {
  return (await world.stores.index.list(prefix, limit, after)).map(([, row]) => row);
}

const iso = (value: string) => isoTime(Date.parse(value));

export const operations = {
  status: operation(none, async ({ stores, offload, carriers }) => {
    const checkpoint = await stores.log.checkpoint();
    return {
      station: stores.station, running: offload !== null, entries: stores.log.size, checkpoint: { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex') },
      totals: read(stores.index, register.totals()) ?? { clips: 0, bytes: 0, erased: 0, apart: 0 }, manager: read(stores.index, register.manager()) ?? null,
      freeBytes: await stores.store.freeBytes(), suspect: stores.store.suspect, carriers: carriers(), docks: offload?.docks() ?? [], bays: offload?.bays() ?? [],
    };
  }),
  /** Cheap enough to be asked a few times a second. */
  bays: operation(none, async ({ offload }) => offload?.bays() ?? []),
  'account list': operation(page, (world, p) => rowsOf(world, accountRegister.account(''), p)),
  'account open': operation(
    z.strictObject({ account: text, name: text, roles: z.array(z.enum(ROLES)).min(1), officer: text.optional(), unit: text.optional() }),
    ({ accounts, actor }, p) => accounts.open(actor, { account: p.account, name: p.name, roles: p.roles, officer: p.officer ?? null, unit: p.unit ?? null }),
  ),
  'account link': operation(z.strictObject({ account: text, minutes: z.int().min(1).optional() }), ({ accounts, actor }, p) => accounts.issueLink(actor, p.account, 'set-password', p.minutes)),
  'account drop-codes': operation(z.strictObject({ account: text }), ({ accounts, actor }, p) => accounts.dropSecondFactor(actor, p.account)),
  'account close': operation(z.strictObject({ account: text, reason: text }), ({ accounts, actor }, p) => accounts.close(actor, p.account, p.reason, accounts.row(p.account).version)),
  'officer add': operation(z.strictObject({ officer: text, unit: text, name: text, certificateNumber: text }), ({ equipment, actor }, p) => equipment.registerOfficer(actor, p.officer, p.unit, p.name, p.certificateNumber)),
  'officer list': operation(page, (world, p) => rowsOf(world, register.officer(''), p)),
  'manager name': operation(z.strictObject({ officer: text, standingOrder: text }), ({ equipment, actor }, p) => equipment.nameManager(actor, p.officer, p.standingOrder)),
  'manager relieve': operation(none, ({ equipment, actor }) => equipment.relieveManager(actor)),
  'manager show': operation(none, async ({ stores }) => read(stores.index, register.manager()) ?? null),
  'dock list': operation(page, (world, p) => rowsOf(world, register.dock(''), p)),
  'dock code': operation(z.strictObject({ id: text, minutes: z.int().min(1).optional() }), ({ equipment, actor }, p) => equipment.enrolment.issueCode(actor, 'dock', p.id, p.minutes)),
  'dock add': operation(z.strictObject({ id: text, carrier: z.enum(['serial', 'mqtt', 'volume']), publicKey: text.optional() }), ({ equipment, actor }, p) => equipment.enrolment.enrolDock(actor, p.id, p.carrier, p.publicKey ?? null)),
  'dock retire': operation(z.strictObject({ id: text, reason: text }), ({ equipment, actor }, p) => equipment.enrolment.retireDock(actor, p.id, p.reason)),
  'recorder list': operation(page, (world, p) => rowsOf(world, register.recorder(''), p)),
  'recorder show': operation(z.strictObject({ recorder: text }), async ({ stores }, p) => {
    const row = read(stores.index, register.recorder(p.recorder as RecorderSerial));
    if (row === undefined) throw new StationError('not-found', `there is no recorder ${p.recorder}`, { what: 'recorder', id: p.recorder });
    return { ...row, assignments: read(stores.index, register.assignments(p.recorder as RecorderSerial)) ?? [] };
  }),
  'recorder code': operation(z.strictObject({ id: text, minutes: z.int().min(1).optional() }), ({ equipment, actor }, p) => equipment.enrolment.issueCode(actor, 'recorder', p.id, p.minutes)),
  'recorder add': operation(
    z.strictObject({ recorder: text, model: text, publicKey: text.optional(), hardwareId: text.optional(), device: text.optional() }),
    ({ equipment, actor }, p) => equipment.enrolment.enrolRecorder(actor, p),
  ),
  'recorder retire': operation(z.strictObject({ recorder: text, reason: text }), ({ equipment, actor }, p) => equipment.retireRecorder(actor, p.recorder, p.reason)),
  'assign set': operation(z.strictObject({ recorder: text, officer: text, from: at.optional(), to: at.optional() }), ({ equipment, actor, clock }, p) => (
    equipment.assign(actor, p.recorder, p.officer, p.from === undefined ? isoTime(clock.wallMs()) : iso(p.from), p.to === undefined ? null : iso(p.to)))),
  'assign end': operation(z.strictObject({ recorder: text, to: at.optional() }), ({ equipment, actor, clock }, p) => equipment.endAssignment(actor, p.recorder, p.to === undefined ? isoTime(clock.wallMs()) : iso(p.to))),
  'assign list': operation(z.strictObject({ recorder: text }), async ({ stores }, p) => read(stores.index, register.assignments(p.recorder as RecorderSerial)) ?? []),
  'clip list': operation(page.extend({ recorder: text.optional(), officer: text.optional() }), async (world, p) => {
    const rows = await rowsOf(world, register.clip(''), p) as ClipRow[];
    return rows.filter((row) => (p.recorder === undefined || row.recorder === p.recorder) && (p.officer === undefined || row.officer === p.officer));
  }),
  'clip show': operation(z.strictObject({ clip: text }), async (world, p) => clipRow(world, p.clip)),
  'clip export': operation(z.strictObject({ clip: text, folder: text, purpose: text.min(1) }), async (world, p) => {
    const { stores, actor } = world;
    const clip = clipRow(world, p.clip).clip;
    const durable = await stores.store.durable(clip);
    if (durable === undefined) throw new StationError('not-found', `the vault file of ${clip} is missing`, { what: 'clip', id: clip });
    // The log has it before the copy exists (promise 3).
    await stores.log.append([{ kind: 'ClipExported', actor, facts: { clip, purpose: p.purpose } }]);
    return exportBundle(stores.log, stores.store, durable, p.folder);
  }),
  'clip import': operation(z.strictObject({ recorder: text, folder: z.string().min(1).max(4_096) }), async ({ importFolder, actor }, p) => {
    if (importFolder === null) throw new StationError('station-unreachable', 'clips are taken in by a running station; start it first', { path: p.folder });
    return importFolder(actor, p.recorder, p.folder);
  }),
  'finding list': operation(page.extend({ all: z.boolean().default(false) }), async (world, p) => (await rowsOf(world, register.finding(''), p)).filter((row) => p.all || (row as { closed: string | null }).closed === null)),
  'finding close': operation(z.strictObject({ finding: text, outcome: text }), ({ equipment, actor }, p) => equipment.closeFinding(actor, p.finding, p.outcome)),
  'alarm list': operation(page, (world, p) => rowsOf(world, register.alarm(''), p)),
  'quarantine list': operation(page, async ({ stores }, p) => (await stores.index.list(register.quarantined(''), p.limit, p.after)).map(([key, row]) => ({ subject: key.slice('quarantine/'.length), ...(row as object) }))),
  'quarantine lift': operation(z.strictObject({ subject: text, reason: text }), ({ equipment, actor }, p) => equipment.enrolment.liftQuarantine(actor, p.subject, p.reason)),
  'custody key': operation(none, async ({ stores }) => ({ vkey: stores.keys.vkey, publicKey: Buffer.from(stores.keys.publicKey).toString('hex') })),
  'custody checkpoint': operation(none, async ({ stores }) => {
    const checkpoint = await stores.log.publish();
    return { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex'), note: checkpoint.note, vkey: stores.keys.vkey };
  }),
  'custody proof': operation(z.strictObject({ entry: text.min(1) }), async (world, p) => {
    const { log } = world.stores;
    const { note, size } = await log.checkpoint();
    const seq = /^\d{1,15}$/.test(p.entry) ? Number(p.entry) : clipRow(world, p.entry).seq;
    if (seq >= size) throw new StationError('not-found', `there is no entry ${seq}; the newest is ${size - 1}`, { what: 'entry', id: p.entry });
    const [leaf, inclusion, event] = await Promise.all([log.leaf(seq), log.inclusion(seq, size), log.event(seq)]);
    // Without the opening: what is personal in an entry is for `clip export`, which is logged.
    return { seq, kind: event.kind, leaf: Buffer.from(leaf).toString('base64'), proof: tlogProof(seq, inclusion, note), vkey: log.keys.vkey };
  }),
  'custody tail': operation(z.strictObject({ from: z.int().min(0).optional(), limit: z.int().min(1).max(MAX_ROWS).default(20) }), async ({ stores }, p) => {
    const events: unknown[] = [];
    const from = p.from ?? Math.max(0, stores.log.size - p.limit);
    for (let seq = from; seq < Math.min(stores.log.size, from + p.limit); seq += 1) events.push(await stores.log.event(seq));
    return events;
  }),
  check: operation(z.strictObject({ level: z.enum(['presence', 'size', 'hash']).default('size') }), async ({ stores, actor, progress }, p) => {
    const report = await stores.check(p.level, progress);
    await stores.log.append([{ kind: 'CheckRan', actor, facts: { level: p.level, clips: report.clips, problems: report.problems.length } }]);
    return report;
  }),
} as const;

export type OperationName = keyof typeof operations;

function clipRow({ stores }: OperationWorld, clip: string): ClipRow {
  const row = read(stores.index, register.clip(clip as ClipId));
  if (row === undefined) throw new StationError('not-found', `there is no clip ${clip}`, { what: 'clip', id: clip });
  return row;
}

/** Runs one operation. Throws 'bad-input' for a name or parameters that are none, and what the operation throws. */
export async function runOperation(world: OperationWorld, name: string, params: unknown): Promise<unknown> {
  const found = Object.hasOwn(operations, name) ? operations[name as OperationName] as Operation<unknown> : undefined;
  if (found === undefined) throw new StationError('bad-input', `there is no operation '${name}'`, { what: 'operation', value: name });
  const fault = textFaultIn(params);
  if (fault !== undefined) throw new StationError('bad-input', fault.fault !== 'half-character' ? `${name}: 参数过多或嵌套过深 / parameters are too many or go too deep` : `${name}: ${fault.pointer} 含有不完整的字符 / ${fault.pointer} has half a character`, { what: 'parameters', value: name });
  const checked = found.params.safeParse(params);
  if (!checked.success) {
    const issues = checked.error.issues.map((issue) => `${issue.path.join('.') || 'parameters'}: ${issue.message}`).join('; ');
    throw new StationError('bad-input', `${name}: ${issues}`, { what: 'parameters', value: name });
  }
  return (await found.run(world, checked.data)) ?? null;
}
