import { readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHttp, type Client } from './http-world.ts';
import { activity, at, confirm, hashOf, offer, openClips, receive, SIGNATURE, type ClipWorld } from './clip-world.ts';

let world: ClipWorld;
let officer: Client;
let keeper: Client;
beforeAll(async () => {
  world = await openClips();
  world.clock.set(at('20:30'));
  officer = await world.as('officer');
  keeper = await world.as('recorder-manager', { officer: 'P2' });
});
afterAll(async () => { await world.stop(); });

const ofClip = async (clip: string, client = keeper) => (await client.get(`/api/v1/clips/${clip}`)).body;

test('R19b: clips go from the roster to the signed register: bound by themselves, offered with a due instant, received by somebody else, printed with a checkpoint', async () => {
  const roster = await officer.post('/api/v1/activities', activity());
  expect(roster.status).toBe(201);
  const clips = [await world.store({ at: at('09:30') }), await world.store({ at: at('08:50') })];
  expect(await ofClip(clips[0]!, officer)).toMatchObject({ activity: roster.body['activity'], bound: 'roster', state: 'waiting', cause: '无证经营网吧', officerName: '张伟' });

  const { status, body, prepared } = await offer(officer);
  expect([prepared['missing'], prepared['ready'], prepared['provisional']]).toEqual([[], true, expect.any(Boolean)]);
  expect(prepared['text']).toContain('移交人：张伟，执法证件编号 65-0001，执法一中队');
  for (const one of prepared['clips']) expect(prepared['text']).toContain(one.sha256);
  expect(hashOf(prepared['text'])).toBe(prepared['textHash']);
  expect(status).toBe(201);
  // The activity ended (as planned) on Tuesday at 11:00: due on Wednesday, when the office closes.
  expect(body).toMatchObject({ state: 'offered', clips: 2, late: false, due: expect.stringMatching(/^2026-11-25T/), textHash: prepared['textHash'] });

  expect((await officer.post(`/api/v1/hand-overs/${body['handOver']}/receive`, { signature: SIGNATURE, textHash: prepared['textHash'] }, { 'if-match': `"${body['version']}"` })).status).toBe(403);
  const received = await receive(keeper, body['handOver'], body['version']);
  expect(received.status).toBe(200);
  expect(received.body['handOver']).toMatchObject({ state: 'received', number: 1, receiver: 'P2' });
  expect(received.body['receipt'].text).toContain(`移交登记文本 SHA-256：${prepared['textHash']}`);
  expect(received.body['checkpoint'].size).toBeGreaterThan(received.body['receipt'].seq);
  expect(received.body['checkpoint'].note).toContain('test-station');
  expect(received.body['code']).toContain(`offer=${prepared['textHash']}`);
  expect(received.body['qr']).toMatch(/^<svg/);
  expect(received.body['receipt'].picture).toMatch(/^<svg .*<path d="M0 0L20 10/);
  const [facts] = (await world.events('HandOverReceived')).map((one) => one.facts);
  expect(JSON.stringify((await world.events('HandOverOffered'))[0]!.facts)).not.toMatch(/张伟|无证经营|strokes/);
  expect(facts).toMatchObject({ officer: 'P1', receiver: 'P2', offerHash: prepared['textHash'] });
});

test('R19d: a received clip is named by officer and cause, its original name kept; a changed cause renames it, logged, and the vault stays as it is', async () => {
  const { body } = await keeper.get('/api/v1/clips?state=received&limit=10');
  const [second, first] = body['items'];
  expect(first.path).toBe('执法一中队/2026/2026-11-24 无证经营网吧/张伟_无证经营网吧_20261124-085000.mp4');
  expect(second.path).toBe('执法一中队/2026/2026-11-24 无证经营网吧/张伟_无证经营网吧_20261124-093000.mp4');
  expect([second.originalName, first.originalName]).toEqual(['VID_0001.MP4', 'VID_0002.MP4']);
  const named = (path: string) => join(world.folder, 'named', path);
  expect(await readFile(named(first.path))).toEqual(await readFile(await world.vaultFile(first.clip)));
  expect((await stat(named(first.path))).ino).toBe((await stat(await world.vaultFile(first.clip))).ino);

  const before = (await keeper.get(`/api/v1/activities/${first.activity}`)).body;
  const { cancelled: _c, entered: _e, clips: _n, waiting: _w, received: _r, officerNames: _o, version, activity: id, ...wish } = before as Record<string, never>;
  expect((await keeper.put(`/api/v1/activities/${String(id)}`, { ...wish, cause: '' }, Number(version))).body['errors'][0].pointer).toBe('/cause');
  expect((await keeper.put(`/api/v1/activities/${String(id)}`, { ...wish, cause: '接纳未成年人: A/B?' }, Number(version))).status).toBe(200);
  await world.settled();
  const after = await ofClip(first.clip);
  expect(after).toMatchObject({ path: '执法一中队/2026/2026-11-24 接纳未成年人 A B/张伟_接纳未成年人 A B_20261124-085000.mp4', originalName: 'VID_0002.MP4', link: 'right' });
  await expect(stat(named(first.path))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readFile(named(after['path']))).toEqual(await readFile(await world.vaultFile(first.clip)));
  const events = await world.events('ClipsNamed');
  expect(events.at(-2)).toMatchObject({ facts: { clips: expect.arrayContaining([first.clip, second.clip]) }, particulars: { paths: expect.arrayContaining([after['path']]) } });
  expect(events.map(({ facts }) => JSON.stringify(facts)).join('')).not.toMatch(/张伟|未成年/);
  expect(await world.station.stores.check('hash')).toMatchObject({ problems: [] });
});

test('who cannot draw signs by typing the own name and no other; the register says that it was typed', async () => {
  await officer.post('/api/v1/activities', activity({ plannedFrom: at('05:00'), plannedTo: at('06:00'), cause: '复查' }));
  const clip = await world.store({ at: at('05:30') });
  const prepared = (await officer.post('/api/v1/hand-overs/prepare', { clips: [clip] })).body;
  await confirm(officer);
  const sign = (name: string) => officer.post('/api/v1/hand-overs', { clips: [clip], signature: { kind: 'typed', name }, textHash: prepared['textHash'] });
  expect((await sign('somebody else')).body['errors'][0].pointer).toBe('/signature');
  const { status, body } = await sign('officer a-officer');
  expect(status).toBe(201);
  const received = await receive(keeper, body['handOver'], body['version']);
  const entry = (await keeper.get(`/api/v1/hand-overs/${body['handOver']}/entry`)).body;
  expect(received.body['offer']).toEqual(entry['offer']);
  expect(entry['offer']).toMatchObject({ signature: { kind: 'typed', name: 'officer a-officer' }, picture: expect.stringContaining('<text ') as string });
  expect([entry['receipt'].signature.kind, (await world.events('HandOverOffered')).at(-1)!.particulars!.signature]).toEqual(['strokes', { kind: 'typed', name: 'officer a-officer' }]);
});

test('two clips of one officer, cause and second have two names', async () => {
  await officer.post('/api/v1/activities', activity({ plannedFrom: at('13:00'), plannedTo: at('14:00'), cause: '抽查' }));
  for (const recorder of ['ZFY-0001', 'ZFY-0002']) await world.store({ at: at('13:30'), recorder });
  const { body } = await offer(officer);
  await receive(keeper, body['handOver'], body['version']);
  await world.settled();
  const { clips } = (await keeper.get(`/api/v1/hand-overs/${body['handOver']}`)).body;
  expect(clips.map((one: { path: string }) => one.path.split('/').at(-1)).sort()).toEqual(['张伟_抽查_20261124-133000.mp4', '张伟_抽查_20261124-133000_2.mp4']);
});

test('what is missing is said before the hand-over: no activity, no cause, gaps without explanation; a wrong clock is told and does not stop it', async () => {
  const lone = await world.store({ at: at('15:30'), offsetMs: 600_000 });
  const first = (await officer.post('/api/v1/hand-overs/prepare', { clips: [lone] })).body;
  expect(first['missing'].map((one: { kind: string; blocks: boolean }) => [one.kind, one.blocks])).toEqual([['no-activity', true], ['clock', false]]);
  expect((await offer(officer, [lone])).status).toBe(409);
  expect((await ofClip(lone, officer))['binding']).toMatchObject({ why: 'no-activity' });
  const made = (await officer.post('/api/v1/activities', activity({ plannedFrom: at('15:00'), plannedTo: at('16:00'), cause: '' }))).body;
  await world.settled();
  const finding = 'number-missing:ZFY-0001:7';
  await world.station.equipment.enrolment.enrolRecorder('operator:test', { recorder: 'ZFY-0001', model: 'Z2' });
  await world.station.equipment.assign('operator:test', 'ZFY-0001', 'P1', at('07:00') as never, null);
  await world.station.stores.log.append([{ kind: 'FindingOpened', actor: 'station', facts: { finding, kind: 'number-missing', subject: 'recorder:ZFY-0001', article: 'Art. 22', detail: '7' } }]);
  const second = (await officer.post('/api/v1/hand-overs/prepare', { clips: [lone] })).body;
  expect(second['missing'].map((one: { kind: string; subject: string }) => [one.kind, one.subject])).toEqual([['no-cause', `activity:${made['activity']}`], ['gap', `finding:${finding}`], ['clock', null]]);
  expect((await officer.get('/api/v1/gaps')).body['items']).toMatchObject([{ finding, explanation: null }]);
  const stated = await officer.post('/api/v1/explanations', { about: 'not-whole', ground: '17(5)', activity: made['activity'], activityKind: null, from: null, to: null, findings: [finding], reason: '记录仪故障重启', askedBy: '', law: '' });
  expect(stated.status).toBe(201);
  await officer.put(`/api/v1/activities/${made['activity']}`, activity({ plannedFrom: at('15:00'), plannedTo: at('16:00'), cause: '巡查' }), made['version']);
  const { status, prepared } = await offer(officer, [lone]);
  expect([status, prepared['missing'].map((one: { kind: string }) => one.kind)]).toEqual([201, ['clock']]);
});

test('given back with a reason, withdrawn, offered again: each step in its order, each in the log, and in the right inbox', async () => {
  const [open] = (await officer.get('/api/v1/hand-overs?state=offered')).body['items'];
  const returned = await keeper.post(`/api/v1/hand-overs/${open.handOver}/return`, { reason: '案由不完整' }, { 'if-match': `"${open.version}"` });
  expect([returned.status, returned.body['state'], returned.body['reason']]).toEqual([200, 'returned', '案由不完整']);
  expect((await keeper.post(`/api/v1/hand-overs/${open.handOver}/return`, { reason: 'x' }, { 'if-match': `"${returned.body['version']}"` })).status).toBe(409);
  const sources = new Map(world.station.handOver.inboxes);
  const me = { account: 'a-officer', roles: ['officer'] as const, officer: 'P1' as never, unit: '执法一中队' };
  expect((await sources.get('hand-over-returned')!(me)).map(({ subject }) => subject)).toEqual([`hand-over:${open.handOver}`]);
  expect((await sources.get('clips-waiting')!(me))[0]!.zh).toContain('1 个片段待移交');
  const again = await offer(officer);
  expect(again.status).toBe(201);
  expect(await sources.get('hand-over-returned')!(me)).toEqual([]);
  expect((await sources.get('hand-over-offered')!({ ...me, roles: ['recorder-manager'], officer: 'P2' as never })).map(({ subject }) => subject)).toEqual([`hand-over:${again.body['handOver']}`]);
  expect((await officer.remove(`/api/v1/hand-overs/${again.body['handOver']}`, undefined, open.version)).status).toBe(412);
  const undone = await officer.remove(`/api/v1/hand-overs/${again.body['handOver']}`, undefined, again.body['version']);
  expect(undone.body['state']).toBe('withdrawn');
  expect((await receive(keeper, again.body['handOver'], undone.body['version'])).status).toBe(409);
});

test('nobody signs without entering his password again, without drawing, a text he has not read, or his own receipt', async () => {
  await officer.post('/api/v1/activities', activity({ plannedFrom: at('19:00'), plannedTo: at('20:00') }));
  const { body: prepared } = await officer.post('/api/v1/hand-overs/prepare', { clips: [await world.store({ at: at('19:30') })] });
  const clips = prepared['clips'].map((one: { clip: string }) => one.clip);
  const byLink = world.nobody();
  const { token } = await world.station.accounts.issueLink('operator:test', 'a-officer', 'sign-in');
  byLink.csrf = (await byLink.post('/api/v1/session/link', { token })).body['csrf'];
  const unconfirmed = await byLink.post('/api/v1/hand-overs', { clips, signature: SIGNATURE, textHash: prepared['textHash'] });
  expect([unconfirmed.status, unconfirmed.body['type']]).toEqual([401, 'urn:zhilu:problem:re-authentication-needed']);
  const signs = (more: object) => officer.post('/api/v1/hand-overs', { clips, signature: SIGNATURE, textHash: prepared['textHash'], ...more });
  await confirm(officer);
  expect((await signs({ signature: { kind: 'strokes', width: 300, height: 100, strokes: [] } })).body['errors'][0].pointer).toBe('/signature');
  expect((await signs({ signature: { kind: 'strokes', width: 300, height: 100, strokes: [[1, 1, 999, 1]] } })).status).toBe(400);
  expect((await signs({ textHash: hashOf('another text') })).body['errors'][0].pointer).toBe('/textHash');
  const own = await world.as('recorder-manager', { account: 'own-keeper', officer: 'P3', roles: ['officer', 'recorder-manager'] });
  await own.post('/api/v1/activities', activity({ officers: ['P3'], unit: '执法二中队', plannedFrom: at('17:00'), plannedTo: at('18:00') }));
  await world.store({ officer: 'P3', at: at('17:10') });
  const mine = await offer(own);
  expect(mine.status).toBe(201);
  expect((await own.post(`/api/v1/hand-overs/${mine.body['handOver']}/receive`, { signature: SIGNATURE, textHash: hashOf('') }, { 'if-match': `"${mine.body['version']}"` })).status).toBe(404);
  expect((await receive(keeper, mine.body['handOver'], mine.body['version'])).status).toBe(200);
});

test('others do not learn that a hand-over or clip is there', async () => {
  await world.station.equipment.registerOfficer('operator:test', 'P4', '执法二中队', '赵敏', '65-0004');
  const other = await world.as('officer', { account: 'other', officer: 'P4' });
  const [one] = (await keeper.get('/api/v1/hand-overs?officer=P1')).body['items'];
  const { clips } = (await keeper.get(`/api/v1/hand-overs/${one.handOver}`)).body;
  for (const path of [`/api/v1/hand-overs/${one.handOver}`, `/api/v1/clips/${clips[0].clip}`, `/api/v1/hand-overs/${one.handOver}/entry`]) expect((await other.get(path)).status).toBe(404);
  expect((await other.get('/api/v1/clips?officer=P1')).body['items'].every((clip: { officer: string }) => clip.officer === 'P4')).toBe(true);
  expect((await other.post('/api/v1/hand-overs/prepare', { clips: [clips[0].clip] })).status).toBe(404);
});

test('R19d: the next start makes the tree of names again from the register, and moves a stranger out of the way', async () => {
  const own = await openClips();
  own.clock.set(at('20:30'));
  const [mine, receiver] = [await own.as('officer'), await own.as('recorder-manager', { officer: 'P2' })];
  await mine.post('/api/v1/activities', activity());
  await own.store({ at: at('09:30') });
  await own.store({ at: at('09:40') });
  const { body } = await offer(mine);
  await receive(receiver, body['handOver'], body['version']);
  await own.settled();
  const { clips } = (await receiver.get(`/api/v1/hand-overs/${body['handOver']}`)).body as { clips: { clip: string; path: string }[] };
  const files = clips.map(({ path }) => join(own.folder, 'named', path));
  await unlink(files[0]!);
  await unlink(files[1]!);
  await writeFile(files[1]!, 'not the clip');
  expect((await own.station.stores.check('presence')).problems.map(({ invariant, subject }) => [invariant, subject])).toEqual(clips.map(({ clip }) => ['I12', clip]).sort());
  await own.station.stop();
  const again = await openHttp({ dataFolder: own.folder }, own.clock);
  try {
    await again.station.handOver.settled();
    expect((await again.station.stores.check('hash')).problems).toEqual([]);
    expect(await readFile(files[0]!)).toEqual(await readFile(await own.vaultFile(clips[0]!.clip as never)));
    expect(await readFile(join(own.folder, 'named-aside', `${clips[1]!.clip}-1`), 'utf8')).toBe('not the clip');
  } finally {
    await again.station.stop();
    await rm(own.folder, { recursive: true });
  }
});
