import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { sample, truncatedVideo } from '../../device-sim/media.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import type { InProcessLine } from './in-process-line.ts';
import { inPhase, of, openStation, sha256, until, untilTrue, type StationWorld } from './station-world.ts';

let world: StationWorld;
let line: InProcessLine;
beforeEach(async () => { ({ world, line } = await openStation(['ZFY-0001', 'ZFY-0002'])); });
afterEach(async () => {
  await world.stop();
  await world.remove();
});

const stored = async () => of(await world.events(), 'ClipStored').map((event) => event.facts);
const apart = async () => of(await world.events(), 'ClipSetApart').map((event) => event.facts);
const findings = async (kind: string) => of(await world.events(), 'FindingOpened').map((event) => event.facts).filter((facts) => facts.kind === kind);
const numbers = (card: MemoryCard) => card.clips().map((clip) => clip.number);

async function offload(recorder: SimRecorder, bay = 1) {
  line.dock.insert(bay, recorder);
  return (await until(world.desk, `bay ${bay} is done`, inPhase(bay, 'done'))).find((one) => one.bay === bay)!;
}

/** Does something the first time that this clip's bytes are read, after the first piece. */
class Meddled extends SimRecorder {
  meddle: { readonly number: number; readonly then: () => void } | undefined;

  override read(number: number, offset: number, length: number): Uint8Array {
    const bytes = super.read(number, offset, length);
    if (this.meddle?.number === number) {
      const { then } = this.meddle;
      this.meddle = undefined;
      then();
    }
    return bytes;
  }
}

test('D3: locked files are told apart, stored like others, and stay on the card; the bay says so and one finding stands', async () => {
  const card = new MemoryCard('card-1', 32e9);
  for (let i = 0; i < 4; i += 1) card.add({ name: `DCIM/${i}.MP4`, locked: i % 2 === 1 }, randomBytes(1_000));
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card });
  const bay = await offload(recorder);
  expect(bay.clips).toMatchObject({ stored: 4, erased: 2, refused: 2 });
  expect(bay.says).toEqual({
    zh: '已完成，卡上保留 2 个文件，其中 2 个在记录仪上加了锁，见问题清单', en: 'done; 2 files stay on the card, 2 of them locked on the recorder, see the findings',
  });
  expect(numbers(card)).toEqual([2, 4]);
  expect(of(await world.events(), 'EraseRefused')[0]!.facts.clips.map((one) => one.outcome)).toEqual(['locked', 'locked']);
  const first = await findings('erase-refused');
  expect(first).toMatchObject([{ article: 'Art. 19(4)', detail: '记录仪拒绝清除：文件被锁定 / the recorder refused to erase it: locked' }, { detail: expect.stringContaining('locked') as string }]);
  // Put in again they are neither stored nor found again; unlocked, they go.
  line.dock.unplug(1);
  card.change(2, { locked: false });
  await offload(recorder, 2);
  expect(numbers(card)).toEqual([4]);
  expect(await stored()).toHaveLength(4);
  expect(await findings('erase-refused')).toHaveLength(2);
});

test('D3: a clip that changes while it is read is kept apart and never erased, until a person has closed the finding', async () => {
  const card = new MemoryCard('card-1', 32e9);
  card.add({ name: 'DCIM/1.MP4' }, randomBytes(3_000_000));
  card.add({ name: 'DCIM/2.MP4' }, randomBytes(1_000));
  const recorder = new Meddled({ serial: 'ZFY-0001', card });
  const changed = randomBytes(3_000_000);
  recorder.meddle = { number: 1, then: () => { card.change(1, {}, changed); } };
  const bay = await offload(recorder);
  expect(bay.clips).toMatchObject({ apart: 1 });
  expect(numbers(card)).toEqual([1]);
  expect((await apart())[0]).toMatchObject({ number: 1, reason: 'changed' });
  const [finding] = await findings('apart');
  expect(finding).toMatchObject({ subject: 'recorder:ZFY-0001', article: 'Art. 22' });
  // What it has become is stored, and not erased either, at this docking and the next.
  expect((await stored()).map((one) => one.sha256)).toContain(sha256(changed));
  line.dock.unplug(1);
  await offload(recorder, 2);
  expect(await stored()).toHaveLength(2);
  expect(numbers(card)).toEqual([1]);
  line.dock.unplug(2);
  await world.equipment.closeFinding('operator:test', finding!.finding, '已核对，为记录仪补写');
  await offload(recorder, 3);
  expect(numbers(card)).toEqual([]);
});

test('D3: a list entry that became another file before it was read is listed anew; what is stored is the file as it is now, and it stays on the card', async () => {
  const card = new MemoryCard('card-1', 32e9);
  card.add({ name: 'DCIM/1.MP4' }, randomBytes(600_000));
  card.add({ name: 'DCIM/2.MP4' }, randomBytes(600_000));
  const recorder = new Meddled({ serial: 'ZFY-0001', card });
  const grown = randomBytes(700_000);
  recorder.meddle = { number: 1, then: () => { card.change(2, {}, grown); } };
  await offload(recorder);
  expect((await stored()).map((one) => [one.number, one.size])).toEqual([[1, 600_000], [2, 700_000]]);
  expect((await stored())[1]!.sha256).toBe(sha256(grown));
  expect(await apart()).toMatchObject([{ number: 2, reason: 'changed' }]);
  expect(numbers(card)).toEqual([2]);
});

test('D3: bytes that hash otherwise than the recorder says are read once more, then kept apart with both hashes', async () => {
  const card = new MemoryCard('card-1', 32e9);
  const bytes = randomBytes(50_000);
  card.add({ name: 'DCIM/1.MP4' }, bytes);
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card });
  recorder.levers.liesAboutHash = 'all';
  const claimed = Buffer.from(recorder.hash(1)).toString('hex');
  const bay = await offload(recorder);
  expect(bay.says?.zh).toContain('卡上保留 1 个文件');
  const [kept] = await apart();
  expect(kept).toMatchObject({ reason: 'hash-differs', sha256: sha256(bytes), claimed });
  expect(sha256(await readFile(join(world.folder, 'apart', kept!.sha256[0]!, kept!.sha256)))).toBe(sha256(bytes));
  expect(of(await world.events(), 'EraseOrdered')).toEqual([]);
  expect(numbers(card)).toEqual([1]);
});

test('D1: an MP4 that a flat battery cut off is stored and erased like any clip, and marked as one that does not parse', async () => {
  const card = new MemoryCard('card-1', 32e9);
  card.add({ name: 'DCIM/1.MP4' }, sample('hotel.mp4'));
  card.add({ name: 'DCIM/2.MP4' }, truncatedVideo('cinema.mp4'));
  card.add({ name: 'DCIM/3.JPG', kind: 'photo' }, sample('counter.jpg'));
  card.add({ name: 'DCIM/4.WAV', kind: 'audio' }, sample('statement.wav'));
  await offload(new SimRecorder({ serial: 'ZFY-0001', card }));
  const facts = (await stored()).sort((a, b) => a.number! - b.number!);
  expect(facts.map((one) => one.playable)).toEqual(['yes', 'no', 'yes', 'yes']);
  expect(await findings('not-playable')).toMatchObject([{ subject: `clip:${facts[1]!.clip}`, article: 'Art. 19(1)' }]);
  expect(numbers(card)).toEqual([]);
});

test('R22: a recording with a segment missing in its middle is a finding, and so is a number that never came', async () => {
  const card = new MemoryCard('card-1', 32e9);
  for (const segment of [0, 1, 3]) {
    if (segment === 3) card.skip(1);
    card.add({ name: `DCIM/R7_${segment}.MP4`, recording: 7, segment, lastSegment: segment === 3 }, randomBytes(500));
  }
  await offload(new SimRecorder({ serial: 'ZFY-0001', card }));
  expect(await findings('segment-missing')).toMatchObject([{ article: 'Art. 19(1)', detail: '第 7 次录制缺第 2 段 / recording 7 lacks segment 2' }]);
  expect(await findings('number-missing')).toMatchObject([{ article: 'Art. 22', detail: '3' }]);
  expect(of(await world.events(), 'CardListed')[0]!.facts).toMatchObject({ listed: [[1, 2], [4, 4]], next: 5, missing: [[3, 3]], lost: [] });
});

test('D2: files of one name and one size on two cards are two clips, each with its own bytes', async () => {
  const cards = ['a', 'b'].map((id) => new MemoryCard(id, 32e9));
  const bytes = cards.map(() => randomBytes(20_000));
  cards.forEach((card, i) => card.add({ name: 'DCIM/100ZFY01/000001.MP4' }, bytes[i]!));
  cards.forEach((card, i) => line.dock.insert(i + 1, new SimRecorder({ serial: `ZFY-000${i + 1}`, card })));
  await until(world.desk, 'both are done', (bays) => inPhase(1, 'done')(bays) && inPhase(2, 'done')(bays));
  const facts = await stored();
  expect(new Set(facts.map((one) => one.clip)).size).toBe(2);
  expect(facts.map((one) => one.sha256).sort()).toEqual(bytes.map(sha256).sort());
  expect(cards.flatMap(numbers)).toEqual([]);
});

test('R22: a number that comes back with other bytes is a finding; both clips are kept', async () => {
  const first = new MemoryCard('a', 32e9);
  const second = new MemoryCard('b', 32e9);
  const bytes = [randomBytes(3_000), randomBytes(4_000)];
  first.add({ name: 'DCIM/000001.MP4' }, bytes[0]!);
  second.add({ name: 'DCIM/000001.MP4' }, bytes[1]!);
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: first }));
  line.dock.unplug(1);
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: second }), 2);
  expect((await stored()).map((one) => [one.number, one.sha256])).toEqual(bytes.map((one) => [1, sha256(one)]));
  await untilTrue('the findings are open', async () => (await findings('number-reused')).length > 0);
  expect(await findings('number-reused')).toMatchObject([{ subject: 'recorder:ZFY-0001', article: 'Art. 22', detail: '编号 1 对应不止一个片段 / number 1 stands for more than one clip' }]);
});

test('R22: the same number, name and size with other bytes is no clip that is stored already: it is read, stored and found', async () => {
  const first = new MemoryCard('a', 32e9);
  const second = new MemoryCard('b', 32e9);
  const bytes = [randomBytes(3_000), randomBytes(3_000)];
  first.add({ name: 'DCIM/000001.MP4' }, bytes[0]!);
  second.add({ name: 'DCIM/000001.MP4' }, bytes[1]!);
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: first }));
  line.dock.unplug(1);
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: second }), 2);
  expect((await stored()).map((one) => one.sha256)).toEqual(bytes.map(sha256));
  expect(await findings('number-reused')).toHaveLength(1);
  expect(numbers(second)).toEqual([]);
});

test('R22: a recorder whose next number went back is a finding', async () => {
  const first = new MemoryCard('a', 32e9);
  for (let i = 0; i < 5; i += 1) first.add({ name: `DCIM/${i}.MP4` }, randomBytes(100));
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: first }));
  line.dock.unplug(1);
  await offload(new SimRecorder({ serial: 'ZFY-0001', card: new MemoryCard('b', 32e9) }), 2);
  expect(await findings('number-reused')).toMatchObject([{ detail: '下一个编号是 1，而编号 5 此前已用过 / the next number is 1, but number 5 was given before' }]);
});
