/**
 * Secrets of accounts: password hashes (Argon2id, PHC text), TOTP keys, hashes of recovery codes. One small file beside the
 * custody log, readable by the station alone and replaced whole; the log says that a secret was set, never what it is.
 */
import { StationError } from '../domain/errors.ts';
import { Turn } from '../domain/turn.ts';
import type { Disk } from './disk.ts';
import { readWhole, writeWhole } from './whole-file.ts';

export interface Secrets {
  readonly password: string | null;
  readonly totp: { readonly secret: string; readonly lastStep: number; readonly recoveryHashes: readonly string[] } | null;
}

const FILE = 'credentials.json';
const NONE: Secrets = { password: null, totp: null };
/** Accounts of one station. */
const MAX_ACCOUNTS = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;

export class Credentials {
  readonly #disk: Disk;
  readonly #all: Map<string, Secrets>;
  readonly #turn = new Turn();

  private constructor(disk: Disk, all: Map<string, Secrets>) {
    this.#disk = disk;
    this.#all = all;
  }

  /** Throws 'key-unusable' when the file is there and is none of ours. */
  static async open(disk: Disk): Promise<Credentials> {
    const bytes = await readWhole(disk, FILE, MAX_BYTES);
    if (bytes === undefined) return new Credentials(disk, new Map());
    try {
      const parsed = JSON.parse(Buffer.from(bytes).toString('utf8')) as { v: number; accounts: Record<string, Secrets> };
      if (parsed.v !== 1) throw new Error(`version ${parsed.v}`);
      return new Credentials(disk, new Map(Object.entries(parsed.accounts)));
    } catch (error) {
      throw new StationError('key-unusable', `${FILE} cannot be read; put back its backup, or remove it and give out new sign-in links`, { path: FILE, reason: 'damaged' }, error);
    }
  }

  of(account: string): Secrets {
    return this.#all.get(account) ?? NONE;
  }

  /** Resolves when the change is durable. */
  async set(account: string, part: Partial<Secrets>): Promise<void> {
    await this.change(account, () => part);
  }

  /** What is decided is decided on what is there at its turn, so that a code that two show at once is good for one of them. False for undefined. */
  change(account: string, decide: (before: Secrets) => Partial<Secrets> | undefined): Promise<boolean> {
    return this.#turn.take(async () => {
      const before = this.of(account);
      const part = decide(before);
      if (part !== undefined) await this.#write(account, { ...before, ...part });
      return part !== undefined;
    });
  }

  remove(account: string): Promise<void> {
    return this.#turn.take(() => this.#write(account, undefined));
  }

  async #write(account: string, secrets: Secrets | undefined): Promise<void> {
    const next = new Map(this.#all);
    if (secrets === undefined) next.delete(account);
    else next.set(account, secrets);
    if (next.size > MAX_ACCOUNTS) throw new StationError('conflict', `a station keeps ${MAX_ACCOUNTS} accounts at most`, { what: 'account', reason: 'too many' });
    await writeWhole(this.#disk, FILE, Buffer.from(JSON.stringify({ v: 1, accounts: Object.fromEntries(next) }), 'utf8'));
    if (secrets === undefined) this.#all.delete(account);
    else this.#all.set(account, secrets);
  }
}
