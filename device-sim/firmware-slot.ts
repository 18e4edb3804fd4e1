/**
 * Where a simulated recorder keeps the image that it is sent: takes it piece by piece, checks hash and signature itself,
 * installs it and starts again. The levers make it decline, fail, or come back as it was.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { wire, type BodyValue } from '../proto/envelope.ts';
import { firmwareText } from '../proto/signed-texts.ts';

/** What a recorder does with an image that it was given. */
export type FirmwareLever = 'installs' | 'declines' | 'fails-to-install' | 'old-version' | 'never-back';

/** A maker whose images the recorder takes. */
export interface MakerKey {
  readonly maker: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface FirmwareSaid {
  readonly state: number;
  readonly offset: number;
  readonly permille: number;
  readonly reason: number;
  readonly text: string;
}

const { State, Reason } = wire.FirmwareState;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** Room for one image. */
const SLOT_BYTES = 64 * 1024 * 1024;
/** Below this charge the recorder takes no image: it could stop in the middle of installing. */
const LEAST_BATTERY = 20;

export class FirmwareSlot {
  /** Pieces that came, for tests: a delivery that goes on does not begin anew. */
  piecesTaken = 0;
  readonly #model: string;
  readonly #makers: readonly MakerKey[];
  #offer: BodyValue<'firmwareOffer'> | null = null;
  #bytes = Buffer.alloc(0);
  #held = 0;
  #verdict: { readonly state: number; readonly reason: number; readonly text: string } | null = null;

  constructor(model: string, makers: readonly MakerKey[]) {
    this.#model = model;
    this.#makers = makers;
  }

  /** Bytes that the slot holds. */
  get held(): number {
    return this.#held;
  }

  /** The same offer again is answered as it stands; the same image under another offer goes on where it was. */
  offer(offer: BodyValue<'firmwareOffer'>, running: string, battery: number, lever: FirmwareLever): FirmwareSaid {
    if (this.#verdict !== null && this.#knows(offer.offerId)) return this.#says(this.#verdict.state, this.#verdict.reason, this.#verdict.text);
    if (running === offer.version) return this.#says(State.DONE);
    if (lever === 'declines') return this.#says(State.DECLINED, Reason.IN_USE, '记录仪暂不更新 / the recorder does not update now');
    if (battery < LEAST_BATTERY) return this.#says(State.DECLINED, Reason.LOW_BATTERY, `电量 ${battery}% / battery ${battery}%`);
    if (!offer.models.includes(this.#model)) return this.#says(State.FAILED, Reason.WRONG_MODEL, this.#model);
    if (!this.#makers.some((one) => one.maker === offer.maker)) return this.#says(State.FAILED, Reason.UNKNOWN_MAKER, offer.maker);
    if (offer.size > SLOT_BYTES) return this.#says(State.FAILED, Reason.NO_ROOM, String(SLOT_BYTES));
    const goesOn = this.#offer !== null && Buffer.compare(this.#offer.sha256, offer.sha256) === 0 && this.#offer.size === offer.size;
    if (!goesOn) {
      this.#bytes = Buffer.alloc(offer.size);
      this.#held = 0;
    }
    this.#offer = offer;
    this.#verdict = null;
    return this.#says(State.LOADING);
  }

  write(piece: BodyValue<'writeFirmware'>): FirmwareSaid {
    if (this.#offer === null || !this.#knows(piece.offerId)) return this.#says(State.FAILED, Reason.UNKNOWN_OFFER, 'offer it again');
    if (this.#verdict === null && piece.offset === this.#held && piece.offset + piece.data.length <= this.#offer.size) {
      this.#bytes.set(piece.data, piece.offset);
      this.#held += piece.data.length;
      this.piecesTaken += 1;
    }
    return this.#says(this.#verdict?.state ?? State.LOADING);
  }

  /** Checks the image as the recorder would: its hash, then its maker's signature over what the offer says of it. */
  install(order: BodyValue<'installFirmware'>, lever: FirmwareLever): FirmwareSaid {
    const offer = this.#offer;
    if (offer === null || !this.#knows(order.offerId)) return this.#says(State.FAILED, Reason.UNKNOWN_OFFER, 'offer it again');
    if (this.#verdict === null) {
      if (this.#held < offer.size) return this.#says(State.LOADING);
      const sha256 = createHash('sha256').update(this.#bytes).digest();
      if (Buffer.compare(sha256, offer.sha256) !== 0) return this.#ends(Reason.BAD_HASH, '校验值不符 / the hash differs');
      if (!this.#makers.some((one) => one.maker === offer.maker && signedBy(one, offer, sha256))) return this.#ends(Reason.BAD_SIGNATURE, '签名不符 / the signature does not hold');
      if (lever === 'fails-to-install') return this.#ends(Reason.INSTALL_FAILED, '写入失败 / writing the flash failed');
      this.#verdict = { state: State.INSTALLING, reason: Reason.REASON_UNSPECIFIED, text: '' };
    }
    return this.#says(this.#verdict.state, this.#verdict.reason, this.#verdict.text);
  }

  /** The recorder starts again. Gives the version that it runs from now on; null for the one it ran before. */
  started(lever: FirmwareLever): string | null {
    const offer = this.#verdict?.state === State.INSTALLING ? this.#offer : null;
    this.#offer = null;
    this.#verdict = null;
    this.#held = 0;
    this.#bytes = Buffer.alloc(0);
    return offer === null || lever === 'old-version' ? null : offer.version;
  }

  #ends(reason: number, text: string): FirmwareSaid {
    this.#verdict = { state: State.FAILED, reason, text };
    // Bytes that hash to something else are worth nothing to the next offer.
    if (reason === Reason.BAD_HASH) this.#held = 0;
    return this.#says(State.FAILED, reason, text);
  }

  #knows(offerId: Uint8Array): boolean {
    return this.#offer !== null && Buffer.compare(this.#offer.offerId, offerId) === 0;
  }

  #says(state: number, reason: number = Reason.REASON_UNSPECIFIED, text = ''): FirmwareSaid {
    const size = this.#offer?.size ?? 0;
    return { state, reason, text, offset: this.#held, permille: size === 0 ? 0 : Math.floor((1_000 * this.#held) / size) };
  }
}

function signedBy(key: MakerKey, offer: BodyValue<'firmwareOffer'>, sha256: Uint8Array): boolean {
  const spki = createPublicKey({ key: Buffer.concat([ED25519_SPKI, key.publicKey]), format: 'der', type: 'spki' });
  return verify(null, firmwareText({ maker: offer.maker, models: offer.models, version: offer.version, size: offer.size, sha256 }), spki, offer.signature);
}
