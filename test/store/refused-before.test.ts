/** What the index cannot take, or other programs could not read, is refused before a byte of it is durable: log and index never part. */
import { expect, test } from 'vitest';
import type { EventDraft, LoggedEvent } from '../../gateway/domain/events.ts';
import { fold } from '../../gateway/domain/registers.ts';
import { openCustodyLog } from '../../gateway/store/custody-log.ts';
import { openIndex } from '../../gateway/store/station-index.ts';
import { failureOf, SimDisk } from './sim-disk.ts';
import { keys, lifted, memoryStore, officer, openWorld, STATION, TestClock } from './store-world.ts';

const HALVES = ['\ud800', '\udfff', 'a\udbffb', '\udc00\ud800', '\\\ud83d'];
const WHOLE = ['\\ud800', '\\\\udfff', 'a\\', '😀', '\ud83d\ude00\\ud83d', '\u0000', '\uffff'];

test('half a character is refused in facts, in particulars, in the actor, in the names of members; whole text is taken as it is', async () => {
  const { log } = await openWorld(new SimDisk());
  for (const half of HALVES) {
    const drafts = [lifted(half), officer('P1', half), { ...lifted('dock:d1'), actor: `operator:${half}` }, { ...lifted('dock:d1'), facts: { subject: 'dock:d1', reason: '', [half]: 1 } } as EventDraft];
    for (const draft of drafts) await expect(log.append([draft])).rejects.toMatchObject({ code: 'bad-input' });
  }
  expect([log.size, log.suspect]).toEqual([0, null]);
  for (const text of WHOLE) {
    const [event] = await log.append([officer('P1', text)]);
    expect((event as Extract<LoggedEvent, { kind: 'OfficerRegistered' }>).particulars!.name).toBe(text);
  }
});

test('an append that cannot be folded is refused alone: nothing of it is written, its neighbours are, and the log goes on', async () => {
  const disk = new SimDisk();
  const db = memoryStore();
  const index = await openIndex(db);
  const log = await openCustodyLog({
    disk, clock: new TestClock(), station: STATION, keys, index,
    fold(event, rows) {
      fold(event, rows);
      const { subject } = event.facts as { subject?: string };
      if (subject !== undefined) rows.put(`seen/${subject}`, event.seq);
      if (subject === 'bad') throw new Error('a fold that fails');
    },
  });
  const asked = await Promise.allSettled([log.append([lifted('one')]), log.append([lifted('half'), lifted('bad')]), log.append([lifted('two')])]);
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((asked[1] as PromiseRejectedResult).reason).toMatchObject({ code: 'bad-input' });
  expect([log.size, index.applied, log.suspect]).toEqual([2, 2, null]);
  expect(['one', 'half', 'bad', 'two'].map((subject) => index.get(`seen/${subject}`))).toEqual([0, undefined, undefined, 1]);
  await expect(log.append([lifted('bad')])).rejects.toMatchObject({ code: 'bad-input' });
  await log.append([lifted('three')]);
  await log.close();
  const again = await openWorld(disk.restart('lose'), memoryStore());
  expect(again.log.size).toBe(3);
});

test('a full disk under a group leaves nothing of it in the index', async () => {
  const disk = new SimDisk();
  const { log, index, db } = await openWorld(disk);
  await log.append([lifted('dock:d1')]);
  const before = [...await db.keys().all()];
  disk.hook = (operation, path) => { if (operation === 'write') throw failureOf(operation, path); };
  await expect(log.append([lifted('dock:d2')])).rejects.toMatchObject({ code: 'disk-full' });
  disk.hook = () => undefined;
  expect([...await db.keys().all()]).toEqual(before);
  expect(index.applied).toBe(1);
  expect((await log.append([lifted('dock:d3')]))[0]!.seq).toBe(1);
});

test('a log of before that has such an id in it can still be folded', () => {
  const rows = new Map<string, unknown>();
  const event = { kind: 'AccessRefused', seq: 7, at: '2026-11-24T00:00:00.000Z', actor: 'account:a', facts: { verb: 'enter', medium: 'hand-out', subject: 'officer:\ud800', article: 'Art. 18', times: 1 } } as unknown as LoggedEvent;
  fold(event, { get: () => undefined, put: (key, value) => { rows.set(key, value); }, remove: (key) => { rows.delete(key); } });
  expect([...rows.keys()]).toEqual(['about/officer%3A%EF%BF%BD/0000000000000007']);
});
