import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readConfig } from '../../gateway/config.ts';
import { ANSWER_WITHIN_MS, MAX_TRIES, openWebhook } from '../../gateway/ports/webhook.ts';
import { PushedClock } from '../station/pushed-clock.ts';

const KEY = Buffer.alloc(32, 5);
const SECRET = `whsec_${KEY.toString('base64')}`;

interface Heard { readonly headers: IncomingHttpHeaders; readonly body: string }
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
  }
});

/** Answers with these, one after the other, the last one for ever; `hang` never answers. */
async function receiver(...answers: readonly (number | 'hang')[]): Promise<{ readonly url: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const answer = answers[Math.min(heard.length, answers.length - 1)]!;
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      if (answer !== 'hang') response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('an answer that nobody reads');
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard };
}

/** Pushes time until the promise has settled; gives its error's words, or undefined. */
async function settled(clock: PushedClock, promise: Promise<void>): Promise<string | undefined> {
  let over = false;
  let why: string | undefined;
  promise.then(() => { over = true; }, (error: Error) => { [over, why] = [true, error.message]; });
  await clock.passUntil('the webhook is settled', () => over, 10 * 60_000);
  return why;
}

test('a message is signed as Standard Webhooks have it, with its id and the time', async () => {
  const clock = new PushedClock();
  const { url, heard } = await receiver(204);
  const webhook = openWebhook({ url, secret: SECRET }, clock);
  expect(await settled(clock, webhook.tell({ id: 'overdue-1', officer: 'P1' } as { id: string }))).toBeUndefined();
  const [{ headers, body }] = heard as [Heard];
  const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
  expect([id, JSON.parse(body)]).toEqual(['overdue-1', { id: 'overdue-1', officer: 'P1' }]);
  expect(Math.abs(Number(time) * 1_000 - clock.wallMs())).toBeLessThan(60_000);
  // By the words of the specification, not by the library that made it.
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', KEY).update(`${String(id)}.${String(time)}.${body}`).digest('base64')}`);
  await webhook.stop();
});

test.each([
  ['an error of the server is tried again', [500, 503, 200], 3, undefined],
  ['too many requests are tried again', [429, 204], 2, undefined],
  ['it gives up after the last try', [500], MAX_TRIES, 'answered 500'],
  ['who refuses is not asked again', [403], 1, 'answered 403'],
  ['a redirect is not followed', [302], MAX_TRIES, 'answered 302'],
] as const)('%s', async (_what, answers, tries, why) => {
  const clock = new PushedClock();
  const { url, heard } = await receiver(...answers);
  const webhook = openWebhook({ url, secret: SECRET }, clock);
  const trouble = await settled(clock, webhook.tell({ id: 'one' }));
  expect(heard).toHaveLength(tries);
  if (why === undefined) expect(trouble).toBeUndefined();
  else expect(trouble).toContain(why);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['one']));
  await webhook.stop();
});

test('who does not answer in time is tried again; the next message waits for its turn; a stop ends it all', async () => {
  const clock = new PushedClock();
  const { url, heard } = await receiver('hang', 204, 'hang');
  const webhook = openWebhook({ url, secret: SECRET }, clock);
  const [first, second] = [webhook.tell({ id: 'one' }), webhook.tell({ id: 'two' })];
  second.catch(() => undefined);
  await clock.passUntil('the first try has come', () => heard.length === 1, 0);
  await clock.pass(ANSWER_WITHIN_MS);
  expect(await settled(clock, first)).toBeUndefined();
  await clock.passUntil('the second message has come', () => heard.length === 3, 0);
  expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual(['one', 'one', 'two']);
  await webhook.stop();
  await expect(second).rejects.toThrow('not delivered');
});

test.each([
  ['no address', 'zhilu.example', SECRET], ['a file', 'file:///etc/passwd', SECRET], ['a short secret', 'https://a.example/', 'whsec_c2hvcnQ='], ['a secret that is no base64', 'https://a.example/', '密'.repeat(30)],
])('%s is refused before anything is sent', (_what, url, secret) => {
  expect(() => openWebhook({ url, secret }, new PushedClock())).toThrow('webhook');
});

test('the configuration names the address and a file of the secret, which nobody else can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-chase-'));
  try {
    await writeFile(join(folder, 'zhilu.yaml'), 'station: s1\nchase:\n  webhook:\n    url: https://oa.example/hook\n    secretFile: secret\n');
    await writeFile(join(folder, 'secret'), `${SECRET}\n`, { mode: 0o600 });
    expect((await readConfig(join(folder, 'zhilu.yaml'))).settings.chase).toEqual({ topic: false, webhook: { url: 'https://oa.example/hook', secret: SECRET } });
    await chmod(join(folder, 'secret'), 0o644);
    await expect(readConfig(join(folder, 'zhilu.yaml'))).rejects.toMatchObject({ code: 'key-unusable' });
    await writeFile(join(folder, 'zhilu.yaml'), 'station: s1\nchase:\n  topic: true\n');
    await expect(readConfig(join(folder, 'zhilu.yaml'))).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('outsideBroker') as string });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('alarms have an address of their own and steps that rise; a severity that is left out keeps the station’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-alarms-'));
  const read = async (alarms: string) => {
    await writeFile(join(folder, 'zhilu.yaml'), `station: s1\nalarms:\n${alarms}`);
    return (await readConfig(join(folder, 'zhilu.yaml'))).settings.alarms;
  };
  try {
    await writeFile(join(folder, 'secret'), `${SECRET}\n`, { mode: 0o600 });
    expect(await read('  webhook: { url: "https://oa.example/hook", secretFile: secret }\n  escalation: { critical: [{ afterSeconds: 30, to: unit-head }] }\n'))
      .toEqual({ webhook: { url: 'https://oa.example/hook', secret: SECRET }, tellPlace: false, escalation: { critical: [{ afterSeconds: 30, to: 'unit-head' }] } });
    for (const steps of ['[]', '[{ afterSeconds: 0, to: unit-head }]', '[{ afterSeconds: 60, to: unit-head }, { afterSeconds: 60, to: all-heads }]', '[{ afterSeconds: 60, to: nobody }]']) {
      await expect(read(`  escalation: { high: ${steps} }\n`), steps).rejects.toMatchObject({ code: 'bad-input' });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
