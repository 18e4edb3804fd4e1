/** Checks a maker's signature over an image, as the recorder will do itself: docs/dock-link.md, "Firmware". */
import { createPublicKey, verify } from 'node:crypto';
import { firmwareText } from '../../proto/signed-texts.ts';

const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** What a maker has signed. Hashes, keys and signatures in lower-case hex. */
export interface SignedImage {
  readonly maker: string;
  readonly models: readonly string[];
  readonly firmware: string;
  readonly size: number;
  readonly sha256: string;
  readonly signature: string;
}

/** @param publicKey Ed25519, 64 hex digits. False for whatever is no key or no signature. */
export function isSignedBy(publicKey: string, image: SignedImage): boolean {
  const text = firmwareText({ maker: image.maker, models: image.models, version: image.firmware, size: image.size, sha256: Buffer.from(image.sha256, 'hex') });
  try {
    const key = createPublicKey({ key: Buffer.concat([ED25519_SPKI, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });
    return verify(null, text, key, Buffer.from(image.signature, 'hex'));
  } catch {
    return false;
  }
}
