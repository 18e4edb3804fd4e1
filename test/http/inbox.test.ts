import { afterAll, beforeAll, expect, test } from 'vitest';
import { activity, at, offer, openClips, receive, type ClipWorld } from './clip-world.ts';

let world: ClipWorld;
beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
});
afterAll(async () => { await world.stop(); });

test('P2: each step of a hand-over is in the inbox of the one whose step it is, and goes when it is done', async () => {
  const [officer, keeper, head, other] = [await world.as('officer'), await world.as('recorder-manager', { officer: 'P2' }), await world.as('unit-head'), await world.as('officer', { account: 'p3', officer: 'P3' })];
  const kinds = async (who: typeof officer) => ((await who.get('/api/v1/inbox')).body['items'] as { kind: string }[]).map((one) => one.kind);
  expect(await kinds(officer)).toEqual([]);
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  expect(await kinds(officer)).toContain('clips-waiting');
  expect(await kinds(other)).toEqual([]);
  const { body } = await offer(officer);
  expect(await kinds(officer)).not.toContain('clips-waiting');
  expect(await kinds(keeper)).toContain('hand-over-offered');
  await receive(keeper, body['handOver'], body['version']);
  expect(await kinds(keeper)).not.toContain('hand-over-offered');

  const explanation = await officer.post('/api/v1/explanations', { about: 'not-whole', ground: '17(1)', activity: null, activityKind: 'inspection', from: at('09:00'), to: at('09:30'), findings: [], reason: '证人要求谈话时不录音录像', askedBy: '证人', law: '' });
  expect(explanation.status).toBe(201);
  expect(await kinds(head)).toContain('explanation-stated');
  expect(await kinds(officer)).not.toContain('explanation-stated');
});

test('nobody sees an inbox without signing in', async () => {
  expect((await world.nobody().get('/api/v1/inbox')).status).toBe(401);
});
