/** The custody chain of what is one's own: an officer reads it, without the looks of those who need not ask (Art. 20(3)). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activity, at, offer, openClips, type ClipWorld } from './clip-world.ts';
import type { Client } from './http-world.ts';

let world: ClipWorld;
let officer: Client;
let other: Client;
let keeper: Client;
let mine: Readonly<Record<'activity' | 'clip' | 'hand-over', string>>;

beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  officer = await world.as('officer');
  other = await world.as('officer', { account: 'a-other', officer: 'P3', unit: '执法二中队' });
  keeper = await world.as('recorder-manager', { officer: 'P2' });
  const made = await officer.post('/api/v1/activities', activity());
  const clip = await world.store({ at: at('09:30') });
  const reviewer = await world.as('reviewer');
  expect((await reviewer.get(`/api/v1/clips/${clip}`)).status).toBe(200);
  expect((await officer.get(`/api/v1/clips/${clip}`)).status).toBe(200);
  const { body } = await offer(officer);
  mine = { activity: String(made.body['activity']), clip, 'hand-over': String(body['handOver']) };
});
afterAll(async () => { await world?.stop(); });

const chain = (client: Client, subject: string) => client.get(`/api/v1/custody/chain?subject=${encodeURIComponent(subject)}`);
const looks = (items: readonly { readonly kind: string; readonly actor: string }[]) => items.filter(({ kind }) => kind.startsWith('View')).map(({ actor }) => actor);

test('R15: an officer reads the custody chain of his own activity, clip, hand-over and person; nobody else\'s', async () => {
  for (const [what, id] of Object.entries(mine)) {
    const own = await chain(officer, `${what}:${id}`);
    expect(own.status, what).toBe(200);
    expect(own.body['items'].length, what).toBeGreaterThan(0);
    expect((await chain(other, `${what}:${id}`)).status, what).toBe(403);
  }
  expect((await chain(officer, 'officer:P1')).status).toBe(200);
  expect((await chain(officer, 'officer:P3')).status).toBe(403);
  expect((await chain(officer, 'recorder:ZFY-0001')).status).toBe(403);
  // The log as a whole stays with those who keep it or look after it.
  expect((await officer.get('/api/v1/custody/entries')).status).toBe(403);
});

test('R20c: who looks directly is in the log for the recorder manager, and is not told to the one whom he looks at', async () => {
  expect(looks((await chain(officer, `clip:${mine.clip}`)).body['items'])).toEqual(['account:a-officer']);
  expect(new Set(looks((await chain(keeper, `clip:${mine.clip}`)).body['items']))).toEqual(new Set(['account:a-reviewer', 'account:a-officer']));
});

test('entries come with the names of what they name: all of them for the recorder manager, what is his own for an officer', async () => {
  const subject = `clip:${mine.clip}`;
  const namesOf = async (client: Client, kind: string) => ((await chain(client, subject)).body['items'] as { kind: string; names: Record<string, string> }[]).find((one) => one.kind === kind)!.names;
  expect(await namesOf(keeper, 'ClipStored')).toEqual({ 'officer:P1': '张伟', 'officer:P2': '买买提·艾力', [subject]: 'ZFY-0001 · 1' });
  expect(await namesOf(officer, 'ClipStored')).toEqual({ 'officer:P1': '张伟', [subject]: 'ZFY-0001 · 1' });
  expect(await namesOf(keeper, 'HandOverOffered')).toMatchObject({ 'account:a-officer': 'officer a-officer', 'officer:P1': '张伟' });
  // The station itself may have written since.
  const newest = ((await keeper.get('/api/v1/custody/entries?limit=20')).body['items'] as { actor: string; names: Record<string, string> }[]).find(({ actor }) => actor.startsWith('account:'))!;
  expect(newest.names[newest.actor]).toMatch(/ a-(?:officer|recorder-manager)$/);
});

test('whoever may read a chain may have the checkpoint under which it stands, and to have it writes nothing', async () => {
  await world.station.stores.log.append([{ kind: 'AlarmRaised', actor: 'recorder:ZFY-0001', facts: { alarm: 'a-place', kind: 'sos', recorder: 'ZFY-0001' as never, dock: null, place: [43.8, 87.6] as never }, particulars: { text: '' } }]);
  const { size } = world.station.stores.log;
  for (const client of [officer, keeper, await world.as('reviewer')]) {
    const { body } = await client.get('/api/v1/custody/checkpoint');
    expect(body['size']).toBeGreaterThanOrEqual(size);
    expect(body['note'].split('\n')[1]).toBe(String(body['size']));
  }
  // The proof of that entry would tell the place: it is for those alone who answer a call for help.
  expect((await keeper.get(`/api/v1/custody/proof/${size - 1}`)).status).toBe(403);
  expect((await world.events('AccessRefused')).filter(({ seq }) => seq >= size).map(({ actor }) => actor)).toEqual(['account:a-recorder-manager']);
  expect((await (await world.as('equipment-manager')).get('/api/v1/custody/checkpoint')).status).toBe(403);
});

test('the proof of an entry is given for what is one\'s own, and for nothing else', async () => {
  const [first] = (await chain(officer, `activity:${mine.activity}`)).body['items'];
  expect((await officer.get(`/api/v1/custody/proof/${first.seq}`)).status).toBe(200);
  expect((await other.get(`/api/v1/custody/proof/${first.seq}`)).status).toBe(403);
  const looked = (await chain(keeper, `clip:${mine.clip}`)).body['items'].find((one: { actor: string }) => one.actor === 'account:a-reviewer');
  expect((await officer.get(`/api/v1/custody/proof/${looked.seq}`)).status).toBe(403);
  expect((await officer.get('/api/v1/custody/proof/0')).status).toBe(403);
  expect((await keeper.get('/api/v1/custody/proof/0')).status).toBe(200);
});

test('days of storage are those of the station: half past midnight is today, whatever day UTC still has', async () => {
  const days = async () => (await keeper.get('/api/v1/storage')).body['days'] as { day: string; clips: number }[];
  expect(await days()).toMatchObject([{ day: '2026-11-24', clips: 1 }]);
  world.clock.set(at('00:30', '2026-11-25'));
  await world.store({ at: at('23:50') });
  await keeper.signIn('a-recorder-manager');
  expect(await days()).toMatchObject([{ day: '2026-11-24', clips: 1 }, { day: '2026-11-25', clips: 1 }]);
});
