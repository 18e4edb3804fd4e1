/** One-time codes (RFC 6238, six digits, 30 seconds) by otpauth. A step is taken once; recovery codes are taken once. */
import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../clock.ts';
import type { Credentials, Secrets } from '../store/credentials.ts';

const SECRET_BYTES = 20;
const STEP_MS = 30_000;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 6;
/** Steps before and after the station's own that are taken, for clocks that are not quite right. */
const WINDOW = 1;

export function newSecondFactor(clock: Clock): string {
  return new Secret({ buffer: Uint8Array.from(clock.randomBytes(SECRET_BYTES)).buffer }).base32;
}

export function secondFactorUri(secret: string, station: string, account: string): string {
  return new TOTP({ issuer: `执录 ${station}`, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/** What is to be stored, and the recovery codes to be shown once; undefined when the code does not prove the secret. */
export function beginSecondFactor(secret: string, code: string, clock: Clock): { readonly stored: NonNullable<Secrets['totp']>; readonly recoveryCodes: readonly string[] } | undefined {
  const step = stepOf(secret, code, clock.wallMs());
  if (step === undefined) return undefined;
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => Buffer.from(clock.randomBytes(RECOVERY_BYTES)).toString('hex'));
  return { stored: { secret, lastStep: step, recoveryHashes: recoveryCodes.map(hashOf) }, recoveryCodes };
}

/** Uses the code up. */
export function provesSecondFactor(credentials: Credentials, account: string, code: string, wallMs: number): Promise<boolean> {
  return credentials.change(account, ({ totp }) => {
    if (totp === null) return undefined;
    const recovery = hashOf(code.trim().toLowerCase());
    if (totp.recoveryHashes.includes(recovery)) return { totp: { ...totp, recoveryHashes: totp.recoveryHashes.filter((one) => one !== recovery) } };
    const step = stepOf(totp.secret, code, wallMs);
    return step === undefined || step <= totp.lastStep ? undefined : { totp: { ...totp, lastStep: step } };
  });
}

function stepOf(secret: string, code: string, wallMs: number): number | undefined {
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token: code.trim(), timestamp: wallMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(wallMs / STEP_MS) + delta;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
