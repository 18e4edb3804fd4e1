import { createServer, type Server } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server as TcpServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, expect, test } from 'vitest';
import type { ChaseMessage } from '../../gateway/desk/chase.ts';
import { LOOK_EVERY_MS, LOOK_SOON_MS } from '../../gateway/desk/chase.ts';
import { activity, at, offer, openClips, type ClipWorld } from '../http/clip-world.ts';
import type { Client } from '../http/http-world.ts';
import { seasons } from '../rules/region-notices.ts';

const NOTICE = { title: '关于2026年节假日放假安排的通知', number: '示例〔2025〕1号', date: '2025-12-20', days: {}, officeHours: [...seasons(2026)] };
const PATH = '/api/v1/calendar/notices/CN-65/2026';

let world: ClipWorld | undefined;
let server: Server | undefined;
let broker: { readonly aedes: Aedes; readonly tcp: TcpServer; readonly url: string } | undefined;
let listener: MqttClient | undefined;
afterEach(async () => {
  await world?.stop();
  await listener?.endAsync(true);
  if (broker !== undefined) await closeBroker(broker);
  server?.closeAllConnections();
  server?.close();
  [world, server, broker, listener] = [undefined, undefined, undefined, undefined];
});

/** A broker of somebody else's, which the station joins. */
async function openBroker(): Promise<NonNullable<typeof broker>> {
  const aedes = await Aedes.createBroker();
  const tcp = createTcp(aedes.handle);
  await new Promise<void>((resolve) => { tcp.listen(0, '127.0.0.1', resolve); });
  return { aedes, tcp, url: `mqtt://127.0.0.1:${(tcp.address() as AddressInfo).port}` };
}

async function closeBroker({ aedes, tcp }: NonNullable<typeof broker>): Promise<void> {
  await new Promise<void>((resolve) => { aedes.close(() => resolve()); });
  await new Promise<void>((resolve) => { tcp.close(() => resolve()); });
}

/** A station that tells a webhook and a topic, with one clip of an activity that ended on Tuesday at 11:00: due on Wednesday at 19:30. */
async function open(channels: { readonly broken?: boolean } = {}) {
  const [told, published]: [ChaseMessage[], [topic: string, message: ChaseMessage][]] = [[], []];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString('utf8'); });
    request.on('end', () => {
      told.push(JSON.parse(body) as ChaseMessage);
      response.writeHead(channels.broken === true ? 403 : 204).end();
    });
  });
  await new Promise<void>((resolve) => { server!.listen(0, '127.0.0.1', resolve); });
  broker = await openBroker();
  listener = await connectAsync(broker.url);
  listener.on('message', (topic, payload) => published.push([topic, JSON.parse(payload.toString()) as ChaseMessage]));
  await listener.subscribeAsync('zhilu/+/chase', { qos: 1 });
  world = await openClips({ outsideBroker: { url: broker.url }, chase: { webhook: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret: Buffer.alloc(32, 9).toString('base64') }, topic: true } });
  const { carriers } = world.station;
  const joined = (is: boolean) => world!.clock.passUntil(`the broker is ${is ? 'joined' : 'gone'}`, () => (carriers[0]!.trouble!() === null) === is, 0);
  await joined(true);
  if (channels.broken === true) {
    await closeBroker(broker);
    broker = undefined;
    await joined(false);
  }
  const [officer, manager] = [await world.as('officer'), await world.as('recorder-manager', { officer: 'P2' })];
  expect((await manager.put(PATH, NOTICE, 0)).status).toBe(200);
  await officer.post('/api/v1/activities', activity());
  await world.store({ at: at('09:30') });
  const { clock } = world;
  const { chaser } = world.station.calendarDesks;
  return {
    world, officer, manager, chaser, told, published,
    /** Time goes to this moment, and the chaser looks. */
    async until(time: string, day: string) {
      clock.set(at(time, day));
      await chaser.look();
    },
    findings: async () => (await manager.get('/api/v1/findings?open=false&kind=hand-over-overdue')).body['items'] as { subject: string; article: string; closed: string | null; outcome: string | null; detail: string }[],
  };
}
const dueItems = async (who: Client) => ((await who.get('/api/v1/inbox')).body['items'] as { kind: string; urgency: string; due: string }[]).filter((one) => one.kind === 'hand-over-due');

test('R19b: an open hand-over is chased once before it is overdue, is a finding while it is, and the outcome says how late it was', async () => {
  const { world: { as, events, clock }, officer, manager, chaser, told, published, until, findings } = await open();
  const [head, otherHead, other] = [await as('unit-head'), await as('unit-head', { account: 'head-2', unit: '执法二中队' }), await as('officer', { account: 'p3', officer: 'P3' })];
  await until('15:29', '2026-11-25');
  expect([await events('HandOverDueSoon'), await dueItems(officer), told]).toEqual([[], [], []]);

  // The station looks by itself.
  clock.set(at('15:30', '2026-11-25'));
  await clock.passUntil('the chaser has told', () => published.length === 1 && told.length === 1, LOOK_EVERY_MS + 1_000);
  const [soon] = await events('HandOverDueSoon');
  expect(soon!.facts).toMatchObject({ officer: 'P1', unit: '执法一中队', clipCount: 1, dueMs: Date.parse(at('19:30', '2026-11-25')), provisional: false, calendarVersion: expect.stringContaining('CN-65/2026@') });
  expect(published[0]).toEqual(['zhilu/test-station/chase', told[0]]);
  expect(told[0]).toMatchObject({ stage: 'due-soon', officer: 'P1', clips: 1, due: at('19:30', '2026-11-25'), article: 'Art. 19(3)' });
  // What leaves the station names nobody.
  expect(JSON.stringify(told)).not.toContain('张伟');
  for (const [who, urgency] of [[officer, 'due-soon'], [manager, 'due-soon'], [head, 'due-soon'], [otherHead, undefined], [other, undefined]] as const) {
    expect((await dueItems(who)).map((one) => one.urgency)).toEqual(urgency === undefined ? [] : [urgency]);
  }

  await until('19:30', '2026-11-25');
  expect([(await events('HandOverDueSoon')).length, await findings()]).toEqual([1, []]);
  await until('19:31', '2026-11-25');
  await until('20:31', '2026-11-25');
  expect(await findings()).toMatchObject([{ subject: 'officer:P1', article: 'Art. 19(3)', closed: null, detail: expect.stringContaining('1 个文件') }]);
  expect((await events('FindingOpened')).filter(({ facts }) => facts.kind === 'hand-over-overdue')).toHaveLength(1);
  expect((await dueItems(officer)).map((one) => one.urgency)).toEqual(['overdue']);
  // D7: somebody is to look; the finding is not doubled by it.
  const alarm = () => world!.station.alarmDesks.alarms.openGroup('hand-over-overdue', 'officer:P1');
  await clock.passUntil('the alarm is raised', () => alarm() !== undefined, 0);
  expect(alarm()).toMatchObject({ unit: '执法一中队', officer: 'P1', count: 1 });
  await clock.passUntil('overdue is told', () => told.length === 2 && published.length === 2, 0);
  expect(told.map((one) => one.stage)).toEqual(['due-soon', 'overdue']);

  clock.set(at('22:00', '2026-11-25'));
  expect((await offer(officer)).status).toBe(201);
  await clock.pass(LOOK_SOON_MS + 500);
  await chaser.look();
  expect(await findings()).toMatchObject([{ closed: expect.any(String), outcome: expect.stringMatching(/^已移交，逾期 2 小时 3[01] 分钟 \/ handed over, 2 h 3[01] min late$/) }]);
  expect([await dueItems(officer), await dueItems(head)]).toEqual([[], []]);
  await clock.passUntil('the alarm closes by itself', () => alarm() === undefined, 0);
});

test('R19b: channels that fail stop nothing: what is due is in the log, the findings and the inbox all the same', async () => {
  const { world: { events, clock }, officer, chaser, published, until, findings } = await open({ broken: true });
  await until('15:30', '2026-11-25');
  await until('20:00', '2026-11-25');
  await clock.passUntil('both channels have failed', () => chaser.channels().every((one) => one.unsettled === 0), 0);
  expect(chaser.channels()).toMatchObject([{ told: 0, failed: 2, trouble: expect.stringContaining('403') }, { told: 0, failed: 2, trouble: expect.stringContaining('not connected') }]);
  expect([published.length, (await events('HandOverDueSoon')).length, (await findings()).length, (await dueItems(officer)).length]).toEqual([0, 1, 1, 1]);
});

test('R19b: a notice that comes late takes an overdue finding back, and its withdrawal brings it again', async () => {
  const { world: { events }, manager, until, findings } = await open();
  await until('20:00', '2026-11-25');
  expect(await findings()).toMatchObject([{ closed: null }]);
  const entered = await manager.put(PATH, { ...NOTICE, days: { '2026-11-25': 'off' } }, Number((await manager.get(PATH)).body['version']));
  await until('20:10', '2026-11-25');
  expect(await findings()).toMatchObject([{ closed: expect.any(String), outcome: expect.stringContaining('未逾期') }]);
  // Due tomorrow now, which is a due instant of its own.
  await until('16:00', '2026-11-26');
  expect((await events('HandOverDueSoon')).map(({ facts }) => facts.dueMs)).toEqual([Date.parse(at('19:30', '2026-11-26'))]);
  await manager.put(PATH, NOTICE, Number(entered.body['version']));
  await until('16:10', '2026-11-26');
  expect(await findings()).toMatchObject([{ closed: null }]);
});

test('R19b: what a person has closed is not opened again for the same due instant; a duty that is gone closes by itself', async () => {
  const { world: { events, station }, until, chaser } = await open();
  await until('20:00', '2026-11-25');
  const [opened] = await events('HandOverOverdue');
  const { log } = station.stores;
  await log.append([{ kind: 'FindingClosed', actor: 'account:a-unit-head', facts: { finding: opened!.facts.finding, outcome: '已批评教育' } }]);
  await until('20:10', '2026-11-25');
  expect(await events('HandOverOverdue')).toHaveLength(1);
  expect(chaser.pressing()).toMatchObject([{ state: 'overdue', officer: 'P1' }]);

  const before = (await events('FindingClosed')).length;
  const orphan = { duty: 'P3/gone', officer: 'P3' as never, unit: '执法二中队', activity: null, clipCount: 1, endedAtMs: 0, dueMs: Date.parse(at('19:30', '2026-11-25')), calendarVersion: '', provisional: false, finding: 'hand-over-overdue:0' };
  const { overdueFinding } = await import('../../gateway/domain/calendar-register.ts');
  const finding = overdueFinding(orphan.duty);
  await log.append([{ kind: 'HandOverOverdue', actor: 'station', facts: { ...orphan, finding } }, { kind: 'FindingOpened', actor: 'station', facts: { finding, kind: 'hand-over-overdue', subject: 'officer:P3', article: 'Art. 19(3)', detail: '' } }]);
  await until('20:30', '2026-11-25');
  const closed = (await events('FindingClosed')).slice(before);
  expect(closed.map(({ facts }) => facts)).toEqual([{ finding, outcome: expect.stringMatching(/^已不在待移交之列，逾期 1 小时( 1 分钟)? \/ no longer open, 1 h( 1 min)? late$/) }]);
  await chaser.handedOver([opened!.facts.duty], Date.parse(at('20:30', '2026-11-25')));
  expect(chaser.pressing()).toEqual([]);
});
