/**
 * The station's HTTP server: who is there, may he, is it the right version, was it asked before; then the routes. Every
 * route names its row of the permission table, or it does not come into being.
 */
import { isIP } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, type FastifyContextConfig, type FastifyInstance, type FastifyReply, type FastifyRequest, type RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { AccountsDesk } from '../desk/accounts.ts';
import type { AlarmDesks } from '../desk/alarm-desks.ts';
import type { CalendarDesks } from '../desk/calendar-desks.ts';
import type { EquipmentDesk } from '../desk/equipment.ts';
import type { EquipmentDesks } from '../desk/equipment-desks.ts';
import type { FirmwareDesk } from '../desk/firmware.ts';
import type { HandOverDesks } from '../desk/hand-over-desks.ts';
import type { IncidentDesk } from '../desk/incidents.ts';
import type { LiveViewsDesk } from '../desk/live-views.ts';
import type { LiveDesks } from '../desk/live-desks.ts';
import type { OffloadDesk } from '../desk/offload.ts';
import type { ViewsDesk } from '../desk/views.ts';
import { StationError } from '../domain/errors.ts';
import type { EventKind, LoggedEvent } from '../domain/events.ts';
import { machineOf } from '../domain/machine-of.ts';
import type { MediaEngine } from '../media/media-engine.ts';
import type { Playback } from '../media/playback/playback.ts';
import type { Vod } from '../media/playback/vod.ts';
import type { Medium, Verb } from '../rules/permissions.ts';
import type { Credentials } from '../store/credentials.ts';
import type { Stores } from '../stores.ts';
import { Access } from './access.ts';
import { ChangeStream } from './change-stream.ts';
import { boundConnections } from './connections-by-address.ts';
import { serveDashboard } from './dashboard-files.ts';
import { isLoopback } from './hosts.ts';
import { LiveSockets } from './live-socket.ts';
import type { MapSettings } from './map-file.ts';
import { Idempotency } from './idempotency.ts';
import { Oidc, type OidcSettings } from './oidc.ts';
import { asProblem, Problem, problemDocument } from './problems.ts';
import { ANYBODY, RequestPace, SIGNED_IN } from './request-pace.ts';
import { ROUTES } from './routes.ts';
import { Sessions } from './sessions.ts';
import { SignInGuard } from './sign-in-guard.ts';
import { demandAddress, demandText, takeBodies } from './text-door.ts';
import { serializerCompiler, validatorCompiler } from './validation.ts';

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_URL_PARAM = 200;
const REQUEST_TIMEOUT_MS = 120_000;
/** What changes whose a recorder is, and so who may watch its picture. */
const WHOSE: ReadonlySet<EventKind> = new Set(['RecorderPlaced', 'RecorderAssigned', 'AssignmentEnded']);

/** What the routes work with: the desks of the station, and nothing that could get round them. */
export interface HttpDesks {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly accounts: AccountsDesk;
  readonly credentials: Credentials;
  readonly equipment: EquipmentDesk;
  readonly equipmentDesks: EquipmentDesks;
  readonly calendarDesks: CalendarDesks;
  readonly handOver: HandOverDesks;
  readonly incidents: IncidentDesk;
  readonly alarmDesks: AlarmDesks;
  readonly firmware: FirmwareDesk;
  readonly offload: OffloadDesk;
  readonly liveViews: LiveViewsDesk;
  readonly liveDesks: LiveDesks;
  /** null where the configuration has none. */
  readonly media: MediaEngine | null;
  readonly views: ViewsDesk;
  readonly playback: Playback;
  readonly vod: Vod;
  readonly utcOffsetMinutes: number;
  readonly carriers: () => readonly { readonly address: string; readonly trouble: string | null }[];
}

export interface HttpWorld extends HttpDesks {
  readonly access: Access;
  readonly sessions: Sessions;
  readonly guard: SignInGuard;
  readonly changes: ChangeStream;
  readonly live: LiveSockets;
  /** undefined where no identity provider is configured. */
  readonly oidc: Oidc | undefined;
  readonly map: MapSettings;
  /** The address under which this browser reaches the station. Its host has been checked. */
  origin(request: FastifyRequest): string;
}

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Names under which browsers reach the station, beside loopback and `host`. */
  readonly names: readonly string[];
  readonly oidc?: OidcSettings | undefined;
  /** The ground on which places are shown. */
  readonly map: MapSettings;
  /** Where the built dashboard lies. */
  readonly dashboardFolder: string;
}

/** A route as it was registered, and the row of the permission table that it rests on. */
export interface ApiRoute {
  readonly method: string;
  readonly url: string;
  readonly config: FastifyContextConfig;
}

export interface HttpServer {
  readonly routes: readonly ApiRoute[];
  /** `http://127.0.0.1:8443` */
  readonly address: string;
  readonly app: App;
  readonly world: HttpWorld;
  /** What has come into the log: goes to the streams, and ends the sessions of accounts that have changed. */
  told(events: readonly LoggedEvent[]): void;
  stop(): Promise<void>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly verb?: Verb;
    readonly medium?: Medium;
    /** Needs no account: sign-in, health, documents of the API. */
    readonly open?: boolean;
    /** Carries no JSON but a stream of bytes. */
    readonly stream?: boolean;
    /** An approval of the unit head may open it (Art. 20(2)): whoever could have one comes in, and the route asks the desk of views. */
    readonly byGrant?: boolean;
  }
}

/** Builds the server without listening: for tests by injection, and for writing the API's document. */
export async function buildApp(desks: HttpDesks, settings: Omit<HttpSettings, 'port'>): Promise<{ readonly app: App; readonly world: HttpWorld; readonly routes: readonly ApiRoute[] }> {
  const routes: ApiRoute[] = [];
  const base = {
    bodyLimit: MAX_BODY_BYTES, routerOptions: { maxParamLength: MAX_URL_PARAM }, requestTimeout: REQUEST_TIMEOUT_MS, logger: false, trustProxy: false, forceCloseConnections: true,
    // An address that no router can read comes to no route and to no hook.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => { void sendProblem(new Problem(400, 'bad-input', '地址不是正确的 UTF-8', 'the address is not percent-encoded UTF-8'), request, reply); },
  };
  const app = (settings.tls === undefined ? Fastify(base) : Fastify({ ...base, https: settings.tls } as typeof base)).withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
  boundConnections(app.server);
  const { clock, accounts } = desks;
  const changes = new ChangeStream(desks.stores.log, desks.stores.index, clock);
  const live = new LiveSockets(desks.media, desks.liveViews, clock);
  const sessions = new Sessions(clock, (session, why) => {
    void accounts.tell({ kind: 'SignedOut', actor: `account:${session.account}`, facts: { account: session.account, why } }).catch(() => undefined);
    desks.views.sessionEnded(session);
    queueMicrotask(() => {
      changes.sweep();
      live.sweep();
    });
  });
  const access = new Access({ accounts, sessions, clock, hosts: hostsOf(settings) });
  const world: HttpWorld = {
    ...desks, map: settings.map, access, sessions, guard: new SignInGuard(clock), changes, live,
    oidc: settings.oidc === undefined ? undefined : new Oidc(settings.oidc, clock),
    origin: (request) => `${settings.tls === undefined ? 'http' : 'https'}://${request.headers.host}`,
  };
  const idempotency = new Idempotency(clock);
  const pace = new RequestPace(clock);

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"], mediaSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"],
      },
    },
    strictTransportSecurity: settings.tls === undefined ? false : { maxAge: 31_536_000, includeSubDomains: false }, referrerPolicy: { policy: 'no-referrer' }, crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  takeBodies(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '执录 Zhilu API', version: '1', description: '采集工作站接口。错误为 RFC 9457 文档；修改须带 If-Match；POST 可带 Idempotency-Key。 / Problems are RFC 9457; changes take If-Match; POST takes Idempotency-Key.' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-zhilu' }, key: { type: 'http', scheme: 'bearer' } } },
    },
  });

  app.setValidatorCompiler(validatorCompiler());
  app.setSerializerCompiler(serializerCompiler());
  app.decorateRequest('who');
  app.decorateRequest('permit');
  app.decorateRequest('refuse');
  app.setErrorHandler(async (error, request, reply) => {
    const problem = asProblem(error);
    if (problem.status >= 500) process.stderr.write(`zhilu: ${request.method} ${request.routeOptions.url ?? '?'}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    return sendProblem(problem, request, reply);
  });
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) if (method !== 'HEAD' && route.url.startsWith('/api/v1/')) routes.push({ method, url: route.url, config: route.config ?? {} });
    if (!route.url.startsWith('/api/v1/') || route.config?.open === true) return;
    if (route.config?.verb === undefined || route.config.medium === undefined) throw new Error(`${String(route.method)} ${route.url} names no row of the permission table`);
  });
  app.addHook('onRequest', async (request, reply) => {
    access.demandHost(request);
    // By the route and not by what was asked: an address can be written in many ways.
    const isApi = request.routeOptions.config.verb !== undefined || request.url.startsWith('/api/') || (request.routeOptions.url ?? '').startsWith('/api/');
    if (isApi) reply.header('cache-control', 'no-store');
    const known = access.whoIs(request);
    // Pages and their parts are files that the browser keeps; what costs the station something is the API.
    const wait = !isApi ? 0 : known === undefined ? pace.take(`address ${machineOf(request.ip)}`, ANYBODY) : pace.take(known.account, SIGNED_IN);
    if (wait > 0) throw new Problem(429, 'too-many', '请求过于频繁，请稍候', 'too many requests; wait a moment', [], wait / 1000);
    demandAddress(request);
    await access.enter(request);
  });
  app.addHook('preValidation', async (request) => demandText(request));
  app.addHook('preHandler', async (request, reply) => {
    if (request.who !== undefined && await idempotency.begin(request, reply, request.who.actor)) return reply;
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    await access.settled(request);
    idempotency.end(request, reply, payload);
    return payload;
  });

  for (const register of ROUTES) register(app, world);
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false, theme: { title: '执录 API', css: [{ filename: 'plain.css', content: '.swagger-ui .topbar { display: none }' }] } });
  app.get('/api/v1/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => app.swagger());
  await serveDashboard(app, settings.dashboardFolder);
  app.server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head, (...both) => app.routing(...both)));
  return { app, world, routes };
}

function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(problem.retryAfter))));
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(problemDocument(problem, `urn:zhilu:request:${request.id}`)));
}

/** Throws 'bad-input' where plain HTTP would leave the machine, 'carrier-unavailable' when the port is taken. */
export async function startHttp(desks: HttpDesks, settings: HttpSettings): Promise<HttpServer> {
  if (settings.tls === undefined && !isLoopback(settings.host)) {
    throw new StationError('bad-input', `http.host ${settings.host}: 本机以外访问须配置 http.tls / beyond this machine HTTP needs http.tls`, { what: 'configuration', value: settings.host });
  }
  const { app, world, routes } = await buildApp(desks, settings);
  await app.listen({ host: settings.host, port: settings.port }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw new StationError('carrier-unavailable', `http ${settings.host}:${settings.port}: ${error.message}`, { what: 'http', reason: error.code ?? error.message }, error);
  });
  const watches = [desks.offload.onChange(() => world.changes.baysChanged()), desks.liveDesks.live.onChange(() => world.changes.liveChanged())];
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : settings.port;
  const host = isIP(settings.host) === 6 ? `[${settings.host}]` : settings.host;
  return {
    address: `${settings.tls === undefined ? 'http' : 'https'}://${host}:${port}`, app, world, routes,
    told(events) {
      for (const event of events) {
        const ended = event.kind === 'AccountChanged' || event.kind === 'AccountClosed' ? event.facts.account : event.kind === 'OfficerLeft' ? world.accounts.ofOfficer(event.facts.officer) : undefined;
        if (ended !== undefined) world.sessions.revoke(ended);
      }
      if (events.some(({ kind }) => WHOSE.has(kind))) world.live.sweep();
      world.changes.told(events);
    },
    async stop() {
      for (const stopWatching of watches) stopWatching();
      world.changes.stop();
      await world.live.stop();
      await app.close();
      await world.access.stop();
    },
  };
}

function hostsOf(settings: Omit<HttpSettings, 'port'>): ReadonlySet<string> {
  return new Set(['localhost', '127.0.0.1', '[::1]', settings.host.toLowerCase(), ...settings.names.map((name) => name.toLowerCase())]);
}

/** Reads the version that the caller has seen. Throws 428 when it is missing. */
export function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  const digits = typeof header === 'string' ? /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1] : undefined;
  if (digits === undefined) throw new Problem(428, 'version-needed', '修改须带 If-Match，值为读取时的 ETag', 'a change needs If-Match with the ETag that was read');
  return Number(digits);
}
