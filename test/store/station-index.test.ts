import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Level } from 'level';
import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import { openIndex } from '../../gateway/store/station-index.ts';

test('a row is found under a key of any letters, however much longer it is than those that were asked for before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-index-'));
  const db = new Level<string, string>(folder);
  try {
    const index = await openIndex(db);
    const keys = ['a', ...[60, 62, 63, 64, 65, 66, 90, 200].flatMap((length) => ['', 'x', 'xy'].map((before) => `${before}${'执'.repeat(length)}`))];
    const event = { kind: 'StationFounded', seq: 0, at: '2026-11-24T00:00:00.000Z', actor: 'station', facts: { station: 's', publicKey: '' } } as unknown as LoggedEvent;
    const staged = index.stage((_event, rows) => { for (const key of keys) rows.put(key, key.length); });
    staged.add([event]);
    await index.take(staged, 'log', new Uint8Array(32));
    expect(keys.filter((key) => index.get(key) !== key.length)).toEqual([]);
  } finally {
    await db.close();
    await rm(folder, { recursive: true });
  }
});
