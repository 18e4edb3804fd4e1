/**
 * Whatever comes to a route from somebody who may use it, it answers and goes on: no address, no version, no body makes it
 * fall over, be it none at all or one that fits the route's own schema to the letter.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../gateway/domain/roles.ts';
import { mightBeGranted, mightDo } from '../../../gateway/rules/permissions.ts';
import { openClips, type ClipWorld } from '../../http/clip-world.ts';
import { UNIT, type Client } from '../../http/http-world.ts';

interface Route { readonly method: string; readonly url: string; readonly role: Role | undefined; readonly stream: boolean }
let world: ClipWorld;
let routes: readonly Route[];
beforeAll(async () => {
  world = await openClips();
  routes = world.station.http!.routes.map(({ method, url, config }) => ({
    method, url, stream: config.stream === true,
    role: config.open === true ? undefined : ROLES.find((role) => mightDo([role], config.verb!, config.medium!).outcome === 'free') ?? ROLES.find((role) => mightBeGranted([role], config.verb!, config.medium!)),
  // Signing in has a pace of its own, the stream of changes no end.
  })).filter(({ url }) => !url.startsWith('/api/v1/session') && url !== '/api/v1/changes' && url !== '/api/v1/set-up');
});
afterAll(async () => { await world.stop(); });

/** The pace is for each account: who has used his up hands over to the next. */
const callers = new Map<string, { client: Client; left: number }>();
let made = 0;
async function callerOf(role: Role | undefined): Promise<Client> {
  if (role === undefined) return world.nobody();
  const before = callers.get(role);
  if (before !== undefined && before.left > 0) {
    before.left -= 1;
    return before.client;
  }
  made += 1;
  if (role === 'officer') await world.station.equipment.registerOfficer('operator:test', `Q${made}`, UNIT, `第${made}`, `65-9${made}`);
  const client = await world.as(role, { account: `x${made}`, ...(role === 'officer' ? { officer: `Q${made}` } : {}) });
  callers.set(role, { client, left: 280 });
  return client;
}

const fallen: unknown[] = [];
/** Without the socket, which every other test has: only what comes after it is asked here. */
async function ask({ method, url, role, stream }: Route, path: string, body?: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const { cookie, csrf } = await callerOf(role);
  const type = body === undefined ? {} : { 'content-type': stream && method !== 'GET' ? 'application/octet-stream' : 'application/json' };
  const { statusCode, body: text } = await world.station.http!.app.inject({
    method: method as 'GET', url: path, headers: { host: '127.0.0.1', ...type, ...(cookie === undefined ? {} : { cookie, 'x-zhilu-csrf': csrf }), ...headers }, ...(body === undefined ? {} : { payload: body }),
  });
  // A station without programs and media says so; a caller who was too fast has shown nothing.
  const fine = statusCode < 500 ? statusCode !== 429 : statusCode === 501 || statusCode === 503;
  if (!fine) fallen.push([`${method} ${url}`, path, body?.slice(0, 300), statusCode, text.slice(0, 300)]);
}

function well(): void {
  expect(fallen.splice(0)).toEqual([]);
  expect([world.station.stores.log.suspect, world.station.stores.store.suspect]).toEqual([null, null]);
}

const PLACES = ['1', '..', '%2e%2e%2f%2e%2e', '%00', 'constructor', '__proto__', '%E2%80%AE', 'x'.repeat(190), '9007199254740993', '-1', '%F0%9F%98%80'];
const BODIES = ['', 'null', '[]', '"x"', '7', 'true', '{}', '{"clips":{},"officers":"P1","roles":{"length":9},"signature":[],"days":[1],"from":7,"content":{},"spans":[[]],"recorders":[null]}', '{"a":1,"a":2}'];
const QUERIES = ['?limit=-1', '?limit=1e9', '?limit[]=1&limit=2', '?cursor=%F0%9F%98%80', '?cursor=____', `?cursor=${Buffer.from('\u0000\u{10ffff}').toString('base64url')}`, '?from=now&to=0&ended=x', '?officer=..%2F&unit=%00&text=%27&case=%20&name=%2F', '?after=99999999999999999999', '?subject=clip:&subject=x'];
const VERSIONS = ['*', '"x"', '"999999999999999"', 'W/"1"', '"-1"'];

test('no route falls over, whatever stands in its address, in its body or in its version', async () => {
  // Each route takes a part of what there is to try, and over all routes everything is tried many times.
  const part = <T>(all: readonly T[], nth: number) => all.filter((_, i) => (i + nth) % 5 === 0);
  for (const [nth, route] of routes.entries()) {
    const { method, url, stream } = route;
    const at = (place: string) => url.replace(/:[a-zA-Z]+/g, place);
    for (const place of url.includes(':') ? part(PLACES, nth) : []) await ask(route, at(place), method === 'GET' ? undefined : '{}', { 'if-match': '"1"' });
    if (method === 'GET') for (const query of part(QUERIES, nth)) await ask(route, `${at('1')}${query}`);
    else for (const body of part(stream ? ['', 'x', '', 'x'] : BODIES, nth)) await ask(route, at('1'), body, { 'if-match': '"1"' });
    if (method !== 'GET') for (const version of part(VERSIONS, nth)) await ask(route, at('1'), '{}', { 'if-match': version });
  }
  well();
}, 60_000);

// ------------------------------------------------------------------------------------------------ bodies that fit

interface Schema {
  readonly type?: string; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly format?: string; readonly pattern?: string; readonly anyOf?: readonly Schema[]; readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema; readonly minItems?: number; readonly minLength?: number; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number; readonly patternProperties?: Readonly<Record<string, Schema>>;
}
const TEXTS = ['P1', '__proto__', 'constructor', '../../etc', '=cmd|1', '\u0000', 'a\r\nb', '😀', 'ﷺ'.repeat(400), ' ', '-', '1e999', 'toString', '%00', '/', '~', '\uffff', "'; --", '\u202e', ''];
const TIMES = ['2026-11-24T01:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-11-24T09:00:00.123456789+08:00'];
let turn = 0;
const next = <T>(all: readonly T[]): T => all[(turn += 1) % all.length]!;

/** A value that the schema takes, with the worst that it takes. */
function fitting(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return next(schema.enum);
  if (schema.anyOf !== undefined) return fitting(next(schema.anyOf));
  switch (schema.type) {
    case 'object': return Object.fromEntries([
      ...Object.entries(schema.properties ?? {}).map(([name, one]) => [name, fitting(one)]), ...Object.values(schema.patternProperties ?? {}).map((one) => [next(['2026-10-01', 'x', '9999-99-99']), fitting(one)]),
    ]);
    case 'array': return Array.from({ length: Math.max(schema.minItems ?? 0, next([1, 2, 0])) }, () => fitting(schema.items ?? {}));
    case 'integer':
    case 'number': return next([schema.minimum ?? -(2 ** 53), schema.maximum ?? 2 ** 53, schema.minimum ?? 0]);
    case 'boolean': return next([true, false]);
    case 'string': {
      if (schema.format === 'date-time') return next(TIMES);
      if (schema.format === 'date') return next(['2026-11-30', '0001-01-01', '9999-12-31']);
      if (schema.pattern !== undefined) return schema.pattern.includes('{64}') ? 'a'.repeat(64) : schema.pattern.startsWith('^c') ? `c${'a'.repeat(32)}` : 'QUJD';
      const text = next(TEXTS).slice(0, schema.maxLength ?? 1_000).toWellFormed();
      return text.length >= (schema.minLength ?? 0) ? text : text.padEnd(schema.minLength ?? 0, '0');
    }
    default: return null;
  }
}

test('no route falls over a body that fits its schema to the letter', async () => {
  const { paths } = world.station.http!.app.swagger() as unknown as { paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>> };
  let bodies = 0;
  for (const route of routes) {
    const schema = paths[route.url.replaceAll(/:([a-zA-Z]+)/g, '{$1}')]?.[route.method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
    if (schema === undefined) continue;
    for (let round = 0; round < 5; round += 1) {
      bodies += 1;
      await ask(route, route.url.replace(/:[a-zA-Z]+/g, next(['P1', '1', 'CN', 'constructor'])), JSON.stringify(fitting(schema)), { 'if-match': `"${next([0, 1, 5, 999_999])}"` });
    }
  }
  expect(bodies).toBeGreaterThan(250);
  well();
}, 60_000);
