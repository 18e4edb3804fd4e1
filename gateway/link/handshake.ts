/**
 * Who is there: a dock says Hello, the station challenges, the dock proves, the station welcomes. Pure: the state is a
 * value, each step takes a message and gives the next state and what to send. docs/dock-link.md, "Who is there".
 */
import { createPublicKey, verify } from 'node:crypto';
import { CURRENT_LINK_VERSION, MAX_ENVELOPE, MIN_LINK_VERSION, type BodyToSend, type BodyValue } from '../../proto/envelope.ts';
import { wire } from '../../proto/envelope.ts';
import { dockProofText, stationProofText } from '../../proto/signed-texts.ts';
import { cutText } from '../domain/text.ts';
import { isPlainName, type DockId, type StationId } from '../domain/names.ts';
import type { QuarantineReason } from '../domain/events.ts';

export const NONCE_BYTES = 16;
export const MAX_BAYS = 64;
export const SMALLEST_ENVELOPE = 1_024;
/** How long a refused dock stays away, in milliseconds. */
const RETRY_UNKNOWN_MS = 5_000;
const RETRY_MALFORMED_MS = 10_000;

/** What the register says of a dock. */
export type DockStanding =
  | { readonly kind: 'enrolled'; /** 64 hex digits; null for a dock that its broker password alone identifies. */ readonly publicKey: string | null }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'quarantined'; readonly reason: QuarantineReason };

export interface StationIdentity {
  readonly station: StationId;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(text: Uint8Array): Uint8Array;
}

export interface DockHello {
  readonly dock: DockId;
  readonly model: string;
  readonly firmware: string;
  readonly bays: number;
  readonly maxEnvelope: number;
  readonly nonce: Uint8Array;
}

export type HandshakeState =
  | { readonly kind: 'silent' }
  | { readonly kind: 'challenged'; readonly hello: DockHello; readonly nonce: Uint8Array; readonly publicKey: string | null };

export type RefusalReason = keyof typeof wire.Refused.Reason;

export interface Refusal {
  readonly reason: RefusalReason;
  readonly text: string;
  readonly retryAfterMs: number;
}

export type HelloVerdict =
  | { readonly kind: 'challenge'; readonly state: HandshakeState; readonly send: BodyToSend }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly dock: DockId | null };

/** `authenticated` is what the carrier has proved, null if nothing. */
export function hearHello(
  hello: BodyValue<'hello'>, authenticated: DockId | null, standing: (dock: DockId) => DockStanding, station: StationId, nonce: Uint8Array,
): HelloVerdict {
  const dock = isPlainName(hello.dockId) ? (hello.dockId as DockId) : null;
  if (hello.minVersion > CURRENT_LINK_VERSION || hello.maxVersion < MIN_LINK_VERSION) {
    return refused(dock, 'VERSION', '链路版本不符 / no link version in common', RETRY_MALFORMED_MS);
  }
  const wellFormed = dock !== null && hello.nonce.length === NONCE_BYTES && hello.bays >= 1 && hello.bays <= MAX_BAYS
    && hello.maxEnvelope >= SMALLEST_ENVELOPE;
  if (!wellFormed) return refused(dock, 'MALFORMED', '问候报文不合规 / malformed Hello', RETRY_MALFORMED_MS);
  if (authenticated !== null && authenticated !== dock) {
    return refused(dock, 'BAD_PROOF', '采集站编号与登录身份不符 / the dock id is not the one that logged in', RETRY_MALFORMED_MS);
  }
  const known = standing(dock);
  if (known.kind === 'unknown') return refused(dock, 'UNKNOWN_DOCK', '采集站未登记 / this dock is not enrolled', RETRY_UNKNOWN_MS);
  if (known.kind === 'quarantined') return refused(dock, 'QUARANTINED', '采集站已隔离 / this dock is in quarantine', RETRY_UNKNOWN_MS);
  const said: DockHello = {
    dock, model: cutText(hello.model, 64), firmware: cutText(hello.firmware, 64), bays: hello.bays,
    maxEnvelope: Math.min(MAX_ENVELOPE, hello.maxEnvelope), nonce: hello.nonce,
  };
  return {
    kind: 'challenge',
    state: { kind: 'challenged', hello: said, nonce, publicKey: known.publicKey },
    send: { kind: 'challenge', value: { version: Math.min(CURRENT_LINK_VERSION, hello.maxVersion), stationId: station, nonce, dockNonce: hello.nonce } },
  };
}

export type ProofVerdict =
  | { readonly kind: 'welcome'; readonly hello: DockHello; readonly signature: Uint8Array }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly dock: DockId };

export function hearProof(
  state: Extract<HandshakeState, { kind: 'challenged' }>, proof: BodyValue<'proof'>, authenticated: DockId | null, identity: StationIdentity,
): ProofVerdict {
  const { hello, nonce } = state;
  const proven = state.publicKey === null
    // A dock without a key is only as good as the carrier's own authentication.
    ? authenticated === hello.dock
    : verifies(state.publicKey, dockProofText(identity.station, hello.dock, nonce, hello.nonce), proof.signature);
  if (!proven) return { kind: 'refused', dock: hello.dock, refusal: { reason: 'BAD_PROOF', text: '身份证明无效 / the proof does not hold', retryAfterMs: RETRY_MALFORMED_MS } };
  return { kind: 'welcome', hello, signature: identity.sign(stationProofText(identity.station, hello.dock, nonce, hello.nonce)) };
}

export function refusalBody(refusal: Refusal): BodyToSend {
  return {
    kind: 'refused',
    value: {
      reason: wire.Refused.Reason[refusal.reason], text: refusal.text, retryAfterMs: refusal.retryAfterMs,
      minVersion: MIN_LINK_VERSION, maxVersion: CURRENT_LINK_VERSION,
    },
  };
}

/** DER head of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the 32 bytes of the key follow. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_BYTES = 64;

/** True if `signature` is Ed25519 over `text` by the key of 64 hex digits. Never throws. */
export function verifies(publicKeyHex: string, text: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || !/^[0-9a-f]{64}$/.test(publicKeyHex)) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, Buffer.from(publicKeyHex, 'hex')]), format: 'der', type: 'spki' });
    return verify(null, text, key, signature);
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

function refused(dock: DockId | null, reason: RefusalReason, text: string, retryAfterMs: number): HelloVerdict {
  return { kind: 'refused', dock, refusal: { reason, text, retryAfterMs } };
}
