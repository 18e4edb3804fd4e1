/**
 * Who asks, and may he. Signed in by cookie, or a machine by its key; nothing else is believed. Refusals of those who have
 * signed in are in the custody log, runs of the same one counted.
 */
import type { FastifyRequest } from 'fastify';
import type { Cancel, Clock } from '../clock.ts';
import type { AccountsDesk } from '../desk/accounts.ts';
import { actorOf } from '../desk/accounts.ts';
import type { OfficerId } from '../domain/names.ts';
import type { Role } from '../domain/roles.ts';
import { mayDo, mightBeGranted, mightDo, type Medium, type PermissionVerdict, type Relation, type Verb } from '../rules/permissions.ts';
import { Problem, refusal } from './problems.ts';
import type { Session, Sessions } from './sessions.ts';

/** `__Host-`: over TLS or to the machine itself, for this host and path alone. */
export const COOKIE = '__Host-zhilu';
const CSRF_HEADER = 'x-zhilu-csrf';
const REFUSALS_EVERY_MS = 60_000;
const MAX_REFUSALS = 1_000;
/** Things in one minute of which a caller's refusals are told one by one; of further ones it is told how many. */
const MAX_SUBJECTS = 50;
/** Whose very existence is a secret of those concerned. */
const SECRET: ReadonlySet<Medium> = new Set(['clip-details', 'clip-content', 'hand-over', 'explanation', 'person-alarm', 'hand-over-alarm']);
/** What a key of a machine may be for: `<verb>:<medium>`. */
export const KEY_SCOPES = ['view:station-health', 'list:recorder', 'view:recorder', 'list:dock', 'list:officer', 'list:finding', 'list:alarm', 'view:storage', 'view:change-stream', 'view:calendar', 'list:ratio', 'list:firmware'] as const;

export interface Who {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly officer: OfficerId | null;
  readonly unit: string | null;
  readonly actor: string;
  /** undefined for a machine with a key. */
  readonly session: Session | undefined;
  readonly scopes: readonly string[] | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before every handler of a route that is not open. */
    who: Who;
    /** Throws Problem unless he may do what the route does in a matter to which he stands so. `medium`: a kind of the route's own medium that has a row of its own. */
    permit(relation: Relation, subject: string | null, medium?: Medium): void;
    /** A refusal that a desk's rule found, into the log. `secret`: that there is such a thing is not told either. */
    refuse(verdict: PermissionVerdict, secret: boolean, subject: string): Problem;
  }
}

export interface AccessParts {
  readonly accounts: AccountsDesk;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly hosts: ReadonlySet<string>;
}

interface Refusal {
  readonly actor: string;
  readonly verb: Verb;
  readonly medium: Medium;
  readonly article: string;
  readonly subject: string | null;
  times: number;
}

export class Access {
  readonly #parts: AccessParts;
  /** Refusals of this minute beyond the first, which is in the log already. */
  readonly #refusals = new Map<string, Refusal>();
  readonly #noted = new WeakMap<FastifyRequest, Promise<void>>();
  #flush: Cancel | undefined;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** A page of another name that resolves to this machine must not reach the API (DNS rebinding). */
  demandHost(request: FastifyRequest): void {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
    if (!this.#parts.hosts.has(host)) throw new Problem(403, 'wrong-origin', '请用配置中的名称访问本站', 'use a name of this station that its configuration lists');
  }

  async enter(request: FastifyRequest): Promise<void> {
    const { config } = request.routeOptions;
    request.permit = (relation, subject, medium) => this.#permit(request, relation, subject, medium);
    request.refuse = (verdict, secret, subject) => this.#refused(request, verdict, subject, undefined, secret);
    // What is no route of the API is a page of the dashboard: it holds nothing and asks the API for everything.
    if (config.verb === undefined || config.medium === undefined) {
      if (request.method !== 'GET' && request.method !== 'HEAD') this.demandSameOrigin(request);
      return;
    }
    const who = this.whoIs(request);
    if (who === undefined) throw new Problem(401, 'not-signed-in', '请先登录', 'sign in first');
    request.who = who;
    if (who.scopes !== undefined) {
      if (!who.scopes.includes(`${config.verb}:${config.medium}`)) throw this.#refused(request, { outcome: 'refused', article: 'Art. 15', zh: '密钥不含此项权限', en: 'the key is not for this' }, null);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      this.demandSameOrigin(request);
      if (request.headers[CSRF_HEADER] !== who.session!.csrf) throw new Problem(403, 'csrf', '页面已过期，请刷新后重试（已填写的内容会保留）', 'the page is out of date; load it again (what you typed is kept)');
    }
    const verdict = mightDo(who.roles, config.verb, config.medium);
    if (verdict.outcome !== 'free' && !(config.byGrant === true && mightBeGranted(who.roles, config.verb, config.medium))) throw this.#refused(request, verdict, null);
  }

  /** undefined for nobody; throws nothing. */
  whoIs(request: FastifyRequest): Who | undefined {
    const { accounts, sessions } = this.#parts;
    const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const key = accounts.keyScopes(bearer);
      return key === undefined ? undefined : { account: `key:${key.key}`, name: key.key, roles: [], officer: null, unit: null, actor: `key:${key.key}`, session: undefined, scopes: key.scopes };
    }
    const token = request.cookies[COOKIE];
    const session = token === undefined ? undefined : sessions.find(token);
    return session === undefined ? undefined : this.whoOf(session);
  }

  whoOf(session: Session): Who | undefined {
    const row = this.#parts.accounts.maySignIn(session.account);
    if (row === undefined) return undefined;
    return { account: row.account, name: row.name ?? row.account, roles: row.roles, officer: row.officer, unit: row.unit, actor: actorOf(row.account), session, scopes: undefined };
  }

  /** Before a signature: the password was entered within the last minutes. */
  demandFresh(request: FastifyRequest): void {
    const { session } = request.who;
    if (session === undefined || !this.#parts.sessions.isFresh(session)) throw new Problem(401, 're-authentication-needed', '签名前请再次输入密码', 'enter your password again before you sign');
  }

  /** What is not his own is not there; that he asked for it is in the log. For matters that only the one concerned may touch, whatever his roles. */
  hidden(request: FastifyRequest, subject: string): Problem {
    const { verb, medium } = request.routeOptions.config;
    this.#refused(request, mayDo([], verb!, medium!, 'any'), subject);
    return new Problem(404, 'not-found', '没有找到', 'not found');
  }

  /** Tells what was counted and not told yet. Before the log is closed. */
  async stop(): Promise<void> {
    this.#flush?.();
    await this.#tellCounted();
  }

  /** Throws unless it comes from a page of this station, or from no page at all. */
  demandSameOrigin(request: FastifyRequest): void {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem(403, 'wrong-origin', '请求来自其他网站，已拒绝', 'the request comes from another site');
    if (origin === undefined) return;
    const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
    if (host === undefined || host.toLowerCase() !== (request.headers.host ?? '').toLowerCase()) throw new Problem(403, 'wrong-origin', '请求来自其他网站，已拒绝', 'the request comes from another site');
  }

  #permit(request: FastifyRequest, relation: Relation, subject: string | null, kind?: Medium): void {
    const { verb, medium: ofRoute } = request.routeOptions.config;
    const medium = kind ?? ofRoute;
    const { roles, scopes } = request.who;
    // The scope of a key was looked at before; keys are never for what is one person's own.
    if (scopes !== undefined) return;
    const verdict = mayDo(roles, verb!, medium!, relation);
    if (verdict.outcome !== 'free') throw this.#refused(request, verdict, subject, medium);
  }

  #refused(request: FastifyRequest, verdict: PermissionVerdict, subject: string | null, kind?: Medium, secret?: boolean): Problem {
    const { verb, medium: ofRoute } = request.routeOptions.config as { verb: Verb; medium: Medium };
    const medium = kind ?? ofRoute;
    this.#noted.set(request, this.#note({ actor: request.who.actor, verb, medium, article: verdict.article, subject: subject?.toWellFormed() ?? null, times: 1 }));
    if (subject !== null && (secret ?? SECRET.has(medium))) return new Problem(404, 'not-found', '没有找到', 'not found');
    return refusal(verdict);
  }

  /** Resolves when the log has what was refused to this request: no answer goes out before. */
  async settled(request: FastifyRequest): Promise<void> {
    await this.#noted.get(request);
  }

  async #note(asked: Refusal): Promise<void> {
    const { actor, verb, medium } = asked;
    const mine = [...this.#refusals.values()].filter((one) => one.actor === actor && one.verb === verb && one.medium === medium);
    // Whoever tries one thing after another is told thing by thing, and still cannot fill the log.
    const refusal = mine.length < MAX_SUBJECTS || mine.some((one) => one.subject === asked.subject) ? asked : { ...asked, subject: null };
    const key = `${actor} ${verb} ${medium} ${refusal.subject ?? ''}`;
    const before = this.#refusals.get(key);
    if (before !== undefined) {
      before.times += 1;
      return;
    }
    if (this.#refusals.size < MAX_REFUSALS) this.#refusals.set(key, { ...refusal, times: 0 });
    const told = this.#tell(refusal);
    const { clock } = this.#parts;
    this.#flush ??= clock.at(clock.monotonicMs() + REFUSALS_EVERY_MS, () => {
      this.#flush = undefined;
      void this.#tellCounted();
    });
    await told;
  }

  async #tellCounted(): Promise<void> {
    const all = [...this.#refusals.values()].filter(({ times }) => times > 0);
    this.#refusals.clear();
    await Promise.all(all.map((one) => this.#tell(one)));
  }

  /** A log that takes nothing does not turn a refusal into something else. */
  #tell({ actor, verb, medium, article, subject, times }: Refusal): Promise<void> {
    return this.#parts.accounts.tell({ kind: 'AccessRefused', actor, facts: { verb, medium, subject, article, times } }).catch(() => undefined);
  }
}
