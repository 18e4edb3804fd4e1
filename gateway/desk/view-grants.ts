/** The desk of approvals (Art. 20(2)): the unit head lets somebody look at or copy clips of his unit, for a while and with a reason. */
import type { Clock } from '../clock.ts';
import { accountRegister } from '../domain/account-register.ts';
import { activityRegister } from '../domain/activity-register.ts';
import { clipRegister } from '../domain/clip-register.ts';
import { StationError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/events.ts';
import { isoTime, type ClipId } from '../domain/names.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { Turn } from '../domain/turn.ts';
import type { GrantEnd } from '../domain/view-events.ts';
import { viewRegister, type GrantRow } from '../domain/view-register.ts';
import { mayEndGrant, mayGrant, type Grant, type GrantWish, type Looker } from '../rules/access.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { idOfKey, type Part } from './part-of-list.ts';
import { demandVersion } from './demand.ts';
import { demandRule } from './rule-demand.ts';

const ID_BYTES = 8;
/** Approvals whose time has run out and that are ended in one go; the rest the next time, a second later. */
const MAX_DUE = 100;

export interface GrantParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

export type GrantReach = { readonly kind: 'any' } | { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'account'; readonly account: string };

export class ViewGrantsDesk {
  readonly #parts: GrantParts;
  readonly #rows: RowsToRead;
  readonly #turn = new Turn();
  /** Wall clock of the first end that is to come; looked up anew whenever an approval begins or ends. */
  #nextEndMs: number | undefined;

  constructor(parts: GrantParts) {
    this.#parts = parts;
    this.#rows = parts.rows;
  }

  row(id: string): GrantRow {
    const row = read(this.#rows, viewRegister.grant(id));
    if (row === undefined) throw new StationError('not-found', '没有找到 / not found', { what: 'view-grant', id });
    return row;
  }

  /** Of one account, those that have not ended: what rules/access.ts looks at. */
  runningOf(account: string): readonly Grant[] {
    return (read(this.#rows, viewRegister.runningOf(account)) ?? []).flatMap((id) => {
      const row = read(this.#rows, viewRegister.grant(id));
      return row === undefined ? [] : [{ ...row, ended: row.ended !== null }];
    });
  }

  prefixOf(reach: GrantReach): string {
    return reach.kind === 'any' ? viewRegister.grants() : reach.kind === 'unit' ? viewRegister.grantsOfUnit(reach.unit) : viewRegister.grantsTo(reach.account);
  }

  /** Newest first. */
  async list(reach: GrantReach, after: string | undefined, limit: number): Promise<Part<GrantRow>> {
    const part = await this.#rows.list(this.prefixOf(reach), limit + 1, after);
    const page = part.slice(0, limit);
    return { items: page.map(([key]) => this.row(idOfKey(key))), next: part.length > page.length ? page.at(-1)![0] : null };
  }

  grant(head: Looker & { readonly actor: string }, account: string, wish: GrantWish): Promise<GrantRow> {
    return this.#turn.take(async () => {
      const { log, clock } = this.#parts;
      const row = read(this.#rows, accountRegister.account(account));
      const to = row === undefined || row.closed !== null ? undefined : row;
      const clips = [...new Set(wish.clips)];
      const rows = clips.map((clip) => read(this.#rows, clipRegister.clip(clip)));
      const activity = wish.activity === null ? undefined : read(this.#rows, activityRegister.activity(wish.activity));
      const unit = wish.activity === null ? rows[0]?.unit ?? undefined : activity?.unit;
      demandRule(mayGrant(head, to, { ...wish, clips }, { unit, clips: rows, running: this.runningOf(account).length }, isoTime(clock.wallMs())));
      const grant = `g${Buffer.from(clock.randomBytes(ID_BYTES)).toString('hex')}`;
      await log.append([{
        kind: 'ViewGranted', actor: head.actor,
        facts: { grant, account, unit: head.unit!, clips: clips as ClipId[], activity: wish.activity, verbs: [...new Set(wish.verbs)], from: wish.from, to: wish.to }, particulars: { reason: wish.reason.trim() },
      }]);
      return this.row(grant);
    });
  }

  end(head: Looker & { readonly actor: string }, id: string, reason: string, version: number): Promise<GrantRow> {
    return this.#turn.take(async () => {
      const row = this.row(id);
      demandRule(mayEndGrant(head, { ...row, ended: row.ended !== null }, reason));
      demandVersion(version, row.version, 'view-grant', id);
      await this.#append(row, head.actor, 'head', reason.trim());
      return this.row(id);
    });
  }

  /** Ends what the events ended: the account was closed or changed, its officer left. */
  async heard(events: readonly LoggedEvent[]): Promise<void> {
    const accounts = new Set<string>();
    for (const event of events) {
      if (event.kind === 'ViewGranted' || event.kind === 'ViewGrantEnded') this.#nextEndMs = undefined;
      if (event.kind === 'AccountClosed' || event.kind === 'AccountChanged') accounts.add(event.facts.account);
      if (event.kind === 'OfficerLeft') accounts.add(read(this.#rows, accountRegister.ofOfficer(event.facts.officer)) ?? '');
    }
    accounts.delete('');
    if (accounts.size === 0) return;
    await this.#turn.take(async () => {
      for (const account of accounts) for (const { grant } of this.runningOf(account)) await this.#append(this.row(grant), 'station', 'left', '');
    });
  }

  /** Ends those whose time has run out. Called again and again. */
  async due(): Promise<void> {
    const nowMs = this.#parts.clock.wallMs();
    if (this.#nextEndMs !== undefined && nowMs < this.#nextEndMs) return;
    await this.#turn.take(async () => {
      const running = await this.#rows.list(viewRegister.running(), MAX_DUE);
      let next = Number.MAX_SAFE_INTEGER;
      for (const [key] of running) {
        const row = this.row(idOfKey(key));
        if (Date.parse(row.to) > nowMs) {
          next = Date.parse(row.to);
          break;
        }
        await this.#append(row, 'station', 'time', '');
      }
      this.#nextEndMs = running.length === MAX_DUE && next === Number.MAX_SAFE_INTEGER ? nowMs : next;
    });
  }

  /** Resolves when what was asked before is over. */
  over(): Promise<void> {
    return this.#turn.over();
  }

  async #append({ grant, account }: GrantRow, actor: string, why: GrantEnd, reason: string): Promise<void> {
    await this.#parts.log.append([{ kind: 'ViewGrantEnded', actor, facts: { grant, account, why }, particulars: { reason } }]);
  }
}
