/** Argon2id by @node-rs/argon2, on a few threads at a time so that signing in cannot starve the reading back of clips. */
import { hash, verify } from '@node-rs/argon2';
import { StationError } from '../domain/errors.ts';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const MAX_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new StationError('conflict', '登录人数过多，请稍后再试 / too many people sign in at once; try again', { what: 'sign-in', reason: 'busy' });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST));
}

/** Takes as long for an account that has no password as for one that has. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const good = await inTurn(() => verify(stored ?? NOBODY, password.normalize('NFC')));
  return stored !== null && good;
}

/** A hash of random bytes that nobody knows. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZS1zYWx0LWZvci1ub2JvZHk$9rB8m0vN3sQ0b8nYp3uHk6bZr1mJw2Xc5tT7aLd4eQo';
