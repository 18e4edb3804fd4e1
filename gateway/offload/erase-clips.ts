/**
 * From durable clips to an empty card. The recorder is a witness: before each order it is shown the newest checkpoint
 * with the proof that the history it carries is part of it, and each item brings the log's own entry and its proof.
 *
 * An erase order can only be built from DurableClip values, which nothing but the store's commit makes (promise 1).
 */
import { assert } from '../domain/errors.ts';
import { MAX_BATCH, type BaySource, type CardEntry, type CarriedCheckpoint, type EraseItem } from '../domain/bay-source.ts';
import type { RecorderSerial } from '../domain/names.ts';
import type { Checkpoint } from '../store/custody-log.ts';
import type { DurableClip } from '../store/evidence-store.ts';
import { assertServed } from './admission.ts';
import type { BayProgress } from './bay-view.ts';
import { findingDraft, isFindingOpen, openFinding, raiseAlarm } from './findings.ts';
import { DockingOver, tell, type OffloadWorld } from './world.ts';

const ORDER_ID_BYTES = 16;
/** A recorder whose carried checkpoint is not the one it reported is asked once more from the one it names. */
const MAX_OFFERS = 3;
/** Why a recorder keeps a file; English says it as the link does. */
const REFUSALS: Readonly<Record<string, string>> = { 'hash-differs': '摘要不符', 'not-proven': '证明无效', locked: '文件被锁定', 'card-error': '存储卡出错', 'no-answer': '没有回答' };

export interface Erasable {
  readonly entry: CardEntry;
  readonly durable: DurableClip;
}

/** What the recorder carries, as the docking learns it: the checkpoint of its last accepted witnessing. */
export interface Carried {
  checkpoint: CarriedCheckpoint | null;
}

/** Returns the numbers that are off the card now. Refusals are logged and become findings; the clips stay stored. */
export async function eraseClips(
  source: BaySource, clips: readonly Erasable[], docking: string, carried: Carried, world: OffloadWorld, progress: BayProgress,
): Promise<ReadonlySet<number>> {
  const off = new Set<number>();
  if (clips.length === 0) return off;
  assert(source.carrier !== 'folder', 'nothing is erased from a folder');
  assert(clips.every(({ durable }) => !durable.neverOnCard), 'what the station recorded itself is on no card');
  const recorder = source.report.serial as RecorderSerial;
  assertServed(source, world);
  const checkpoint = await world.log.checkpoint();
  if (source.carrier !== 'volume') await witness(source, checkpoint, carried, world);
  for (let from = 0; from < clips.length;) {
    const batch = clips.slice(from, from + Math.max(1, Math.min(MAX_BATCH, source.batch('erase'))));
    from += batch.length;
    const orderId = world.clock.randomBytes(ORDER_ID_BYTES);
    const order = Buffer.from(orderId).toString('hex');
    const items = await Promise.all(batch.map((one) => eraseItem(one, checkpoint, world)));
    const mandate = assertServed(source, world);
    await tell(world, {
      kind: 'EraseOrdered', actor: 'station',
      facts: {
        recorder, docking, order, clips: batch.map((one) => one.durable.clip), checkpointSize: checkpoint.size,
        manager: mandate.officer, standingOrder: mandate.standingOrder,
      },
    });
    const answer = await source.ask({ kind: 'erase', orderId, checkpointSize: checkpoint.size, items });
    if (answer.kind === 'failure') throw new DockingOver(answer.text);
    const outcomes = new Map(answer.items.map((item) => [item.number, item.outcome]));
    const gone = batch.filter(({ entry }) => outcomes.get(entry.number) === 'erased' || outcomes.get(entry.number) === 'absent');
    const kept = batch.filter((one) => !gone.includes(one));
    if (gone.length > 0) await tell(world, { kind: 'ClipsErased', actor: 'station', facts: { recorder, docking, order, clips: gone.map((one) => one.durable.clip) } });
    if (kept.length > 0) {
      const refused = kept.map(({ entry, durable }) => ({ clip: durable.clip, outcome: outcomes.get(entry.number) ?? 'no-answer' }));
      await world.log.append([
        { kind: 'EraseRefused', actor: 'station', facts: { recorder, docking, order, clips: refused } },
        // One that was refused before, and is still open, keeps the day on which it was found.
        ...refused.filter(({ clip }) => !isFindingOpen(world, `erase-refused:${clip}`))
          .map(({ clip, outcome }) => findingDraft(`erase-refused:${clip}`, 'erase-refused', `clip:${clip}`, 'Art. 19(4)', `记录仪拒绝清除：${REFUSALS[outcome] ?? outcome} / the recorder refused to erase it: ${outcome}`)),
      ]);
      progress.clips.refused += kept.length;
    }
    for (const one of gone) off.add(one.entry.number);
    progress.clips.erased += gone.length;
  }
  return off;
}

async function eraseItem(one: Erasable, checkpoint: Checkpoint, world: OffloadWorld): Promise<EraseItem> {
  const { entry, durable } = one;
  const [leaf, inclusion] = await Promise.all([world.log.leaf(durable.leafIndex), world.log.inclusion(durable.leafIndex, checkpoint.size)]);
  return { number: entry.number, size: durable.size, sha256: durable.sha256, leaf, leafIndex: durable.leafIndex, inclusion };
}

/** Gets the checkpoint accepted. A history that does not fit the recorder's is a quarantine and an alarm, on either side. */
async function witness(source: BaySource, checkpoint: Checkpoint, carried: Carried, world: OffloadWorld): Promise<void> {
  for (let offer = 0; offer < MAX_OFFERS; offer += 1) {
    const from = carried.checkpoint;
    if (from !== null && !(await isOurs(from, world))) return forked(source, world, `it carries size ${from.size}, root ${from.root.slice(0, 16)}`);
    const fromSize = from?.size ?? 0;
    const proof = fromSize === 0 || fromSize === checkpoint.size ? [] : await world.log.consistency(fromSize, checkpoint.size);
    const answer = await source.ask({ kind: 'witness', checkpoint: checkpoint.note, fromSize, proof });
    if (answer.kind === 'failure') throw new DockingOver(answer.text);
    if (answer.verdict === 'accepted') {
      carried.checkpoint = answer.carried ?? { origin: world.log.keys.name, size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex') };
      return;
    }
    if (answer.verdict !== 'other-start') return forked(source, world, `记录仪所带的检查点与本站日志不符（${answer.verdict}） / the recorder says ${answer.verdict}`);
    carried.checkpoint = answer.carried;
  }
  return forked(source, world, '记录仪前后所报的检查点不一致 / the recorder does not keep to the checkpoint it names');
}

/** True if the carried checkpoint is one of this log's own past states. */
async function isOurs(carried: CarriedCheckpoint, world: OffloadWorld): Promise<boolean> {
  if (carried.size > world.log.size) return false;
  return Buffer.from(await world.log.rootAt(carried.size)).toString('hex') === carried.root;
}

async function forked(source: BaySource, world: OffloadWorld, why: string): Promise<never> {
  const recorder = source.report.serial as RecorderSerial;
  const subject = `recorder:${recorder}`;
  await tell(world, { kind: 'Quarantined', actor: 'station', facts: { subject, reason: 'history-forked', dock: source.dock, bay: source.bay } });
  await raiseAlarm(world, 'fork', recorder, source.dock, why);
  await openFinding(world, `fork:${recorder}`, 'integrity', subject, 'Art. 19(3)', why);
  throw new DockingOver(why);
}
