/** A station with its web server on a real disk and a real port: what the tests through HTTP share. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSync } from '@node-rs/argon2';
import { systemClock, type Clock } from '../../gateway/clock.ts';
import type { EventKind, LoggedEvent } from '../../gateway/domain/events.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import type { Role } from '../../gateway/domain/roles.ts';
import { startStation, type Station, type StationSettings } from '../../gateway/station.ts';

export const PASSWORD = '沙枣花开满城-2026';
/** Of this password, at the least cost that Argon2 knows: whether it is right is asked for in the station's own way, in a thousandth of the time. */
const CHEAP_HASH = hashSync(PASSWORD.normalize('NFC'), { memoryCost: 8, timeCost: 1, parallelism: 1 });
const ACTOR = 'operator:test';

/** A browser without a screen: keeps its cookie, sends the CSRF token, as the dashboard does. */
export class Client {
  readonly address: string;
  cookie: string | undefined;
  csrf: string | undefined;

  constructor(address: string) {
    this.address = address;
  }

  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const reply = await fetch(`${this.address}${path}`, {
      method, redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(this.csrf === undefined || method === 'GET' ? {} : { 'x-zhilu-csrf': this.csrf }), ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = reply.headers.getSetCookie().find((one) => one.startsWith('__Host-zhilu='));
    if (set !== undefined) this.cookie = set.split(';')[0];
    const text = await reply.text();
    const json = (reply.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) as Record<string, never> : undefined;
    return { status: reply.status, headers: reply.headers, text, body: (json ?? {}) as Answer['body'] };
  }

  get = (path: string, headers?: Readonly<Record<string, string>>) => this.send('GET', path, undefined, headers);
  post = (path: string, body: unknown = {}, headers?: Readonly<Record<string, string>>) => this.send('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  /** A change of a record as it was read: `version` goes into If-Match. */
  put = (path: string, body: unknown, version?: number) => this.send('PUT', path, body, version === undefined ? {} : { 'if-match': `"${version}"` });
  remove = (path: string, body: unknown, version?: number) => this.send('DELETE', path, body, version === undefined ? {} : { 'if-match': `"${version}"` });

  async signIn(account: string, password = PASSWORD, code?: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/v1/session', { account, password, ...(code === undefined ? {} : { code }) });
    if (answer.status === 200) this.csrf = String(answer.body['csrf']);
    return answer;
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What a route answers is looked at member by member. */
  readonly body: Record<string, any>;
}

export interface HttpTestWorld {
  readonly station: Station;
  readonly address: string;
  readonly folder: string;
  /** A signed-in client of an account with this role; the account is opened at the first call. */
  as(role: Role, options?: { readonly account?: string; readonly officer?: string; readonly unit?: string; readonly roles?: readonly Role[] }): Promise<Client>;
  nobody(): Client;
  events<K extends EventKind>(kind: K): Promise<Extract<LoggedEvent, { kind: K }>[]>;
  stop(): Promise<void>;
}

export const UNIT = '执法一中队';
export const OTHER_UNIT = '执法二中队';
/** Officers who are there from the start: two of the first unit, one of the second. */
export const OFFICERS = [['P1', UNIT, '张伟', '65-0001'], ['P2', UNIT, '买买提·艾力', '65-0002'], ['P3', OTHER_UNIT, '李静', '65-0003']] as const;

export async function openHttp(settings: Partial<StationSettings> = {}, clock: Clock = systemClock): Promise<HttpTestWorld> {
  const folder = settings.dataFolder ?? await mkdtemp(join(tmpdir(), 'zhilu-http-'));
  const station = await startStation({
    station: 'test-station' as StationId, headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [], http: { host: '127.0.0.1', port: 0, names: [] }, ...settings, dataFolder: folder,
  }, clock);
  const { equipment, accounts, stores } = station;
  for (const [officer, unit, name, certificate] of OFFICERS) await equipment.registerOfficer(ACTOR, officer, unit, name, certificate);
  await equipment.nameManager(ACTOR, 'P2', '采集站常设指令');
  const { address } = station.http!;
  return {
    station, address, folder,
    async as(role, options = {}) {
      const account = options.account ?? `a-${role}`;
      if (accounts.find(account) === undefined) {
        const officer = options.officer ?? (role === 'officer' ? 'P1' : null);
        await accounts.open(ACTOR, { account, name: `${role} ${account}`, roles: options.roles ?? [role], officer, unit: options.unit ?? (role === 'administrator' || role === 'reviewer' ? null : UNIT) });
        await station.http!.world.credentials.set(account, { password: CHEAP_HASH });
      }
      const client = new Client(address);
      const answer = await client.signIn(account);
      if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${answer.text}`);
      return client;
    },
    nobody: () => new Client(address),
    async events(kind) {
      const found = [];
      for await (const event of stores.log.events(0)) if (event.kind === kind) found.push(event);
      return found as never;
    },
    async stop() {
      await station.stop();
      if (settings.dataFolder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
