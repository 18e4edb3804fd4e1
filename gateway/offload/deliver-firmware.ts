/**
 * Takes one firmware image to one recorder: offers it, writes it, orders its installing. Whether it was installed shows
 * only when the recorder comes back, so that is not decided here. Broken off at any line, it goes on where it was.
 */
import type { Clock } from '../clock.ts';
import type { BaySource, FirmwareAnswer, FirmwareOffer, FirmwareReason, SourceFailure } from '../domain/bay-source.ts';
import { FirmwarePush, type Piece } from '../link/firmware-push.ts';
import { pause } from './world.ts';

/** How often an offer begins anew within one delivery: the recorder forgot it, or found its bytes incomplete. */
const MAX_ROUNDS = 16;
const WAITING_MS = 5_000;
/** A recorder that says WAITING for longer than ten minutes takes nothing now. */
const MAX_WAITS = 120;
/** Bytes of a piece where the source cannot say how many fit. */
const PLAIN_PIECE = 1_024;

/** A stored image. `read` gives exactly `length` bytes, or throws. */
export interface ImageToRead {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface DeliverySteps {
  /** Told after each answered piece. */
  held(bytes: number): void;
  /** False when the roll-out was paused or stopped: no piece is sent any more. */
  mayGoOn(): boolean;
  /** The image is whole with the recorder; resolves when the order stands in the custody log. It goes out after that. */
  aboutToInstall(): Promise<void>;
}

export type DeliveryOutcome =
  /** The order is with the recorder. */
  | { readonly kind: 'ordered' }
  /** It says that it runs the version already; its next report tells. */
  | { readonly kind: 'says-done' }
  | { readonly kind: 'declined'; readonly reason: FirmwareReason; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: FirmwareReason | 'unsupported'; readonly text: string }
  | { readonly kind: 'held-back' }
  /** The line or the recorder is gone; nothing was decided. */
  | { readonly kind: 'broken'; readonly why: string };

export async function deliverFirmware(source: BaySource, offer: FirmwareOffer, image: ImageToRead, clock: Clock, steps: DeliverySteps): Promise<DeliveryOutcome> {
  let waits = 0;
  for (let round = 0; round < MAX_ROUNDS;) {
    const said = await source.ask({ kind: 'offer-firmware', ...offer });
    if (said.kind === 'failure') return failed(said);
    const over = verdictOf(said);
    if (over !== null) return over;
    if (said.stage === 'waiting') {
      waits += 1;
      if (waits > MAX_WAITS) return { kind: 'declined', reason: said.reason, text: said.text };
      await Promise.race([pause(clock, WAITING_MS), source.gone]);
      continue;
    }
    round += 1;
    const pushed = await push(source, offer, image, said.offset, clock, steps);
    if (pushed === 'again') continue;
    if (pushed !== 'whole') return pushed;
    if (!steps.mayGoOn()) return { kind: 'held-back' };
    await steps.aboutToInstall();
    const ordered = await source.ask({ kind: 'install-firmware', offerId: offer.offerId });
    if (ordered.kind === 'failure') return failed(ordered);
    if (ordered.stage === 'failed' && ordered.reason === 'unknown-offer') continue;
    const verdict = verdictOf(ordered);
    if (verdict !== null) return verdict;
  }
  return { kind: 'failed', reason: 'unspecified', text: `the image was not whole after ${MAX_ROUNDS} rounds` };
}

/** null while there is something left to do. */
function verdictOf(said: FirmwareAnswer): DeliveryOutcome | null {
  switch (said.stage) {
    case 'declined': return { kind: 'declined', reason: said.reason, text: said.text };
    case 'failed': return { kind: 'failed', reason: said.reason, text: said.text };
    case 'installing': return { kind: 'ordered' };
    case 'done': return { kind: 'says-done' };
    case 'waiting':
    case 'loading': return null;
  }
}

function failed(failure: SourceFailure): DeliveryOutcome {
  if (failure.code === 'unsupported') return { kind: 'failed', reason: 'unsupported', text: failure.text };
  return { kind: 'broken', why: failure.text || failure.code };
}

async function push(
  source: BaySource, offer: FirmwareOffer, image: ImageToRead, held: number, clock: Clock, steps: DeliverySteps,
): Promise<'whole' | 'again' | DeliveryOutcome> {
  const machine = new FirmwarePush(image.size, held, () => source.onLink?.room() ?? PLAIN_PIECE);
  const asked = new Set<Promise<void>>();
  let over: 'again' | DeliveryOutcome | null = null;
  let thrown: { readonly error: unknown } | null = null;
  const send = async (piece: Piece) => {
    const data = await image.read(piece.offset, piece.length);
    const said = await source.ask({ kind: 'write-firmware', offerId: offer.offerId, offset: piece.offset, data });
    if (said.kind === 'failure') over ??= failed(said);
    else if (said.stage === 'failed' && said.reason === 'unknown-offer') over ??= 'again';
    else if (said.stage !== 'loading') over ??= verdictOf(said) ?? 'again';
    else {
      machine.answered(piece, said.offset, clock.monotonicMs());
      steps.held(machine.held);
    }
  };
  while (over === null && thrown === null && !machine.complete) {
    if (!steps.mayGoOn()) {
      over = { kind: 'held-back' };
      break;
    }
    const piece = machine.next(clock.monotonicMs());
    if (piece !== null) {
      const one = send(piece).catch((error: unknown) => { thrown = { error }; }).finally(() => asked.delete(one));
      asked.add(one);
    } else if (asked.size > 0) await Promise.race(asked);
    else over = { kind: 'broken', why: machine.hopeless ? 'the recorder loses what it was sent' : 'no piece can be sent' };
  }
  await Promise.all(asked);
  if (thrown !== null) throw (thrown as { readonly error: unknown }).error;
  return over ?? 'whole';
}
