/**
 * Writing a firmware image to a recorder through its dock: which piece to send next, how many at once, and from where to
 * go on when one was lost. Sans-IO. Each piece is a question of its own, which calls.ts asks again when nothing comes.
 *
 * The recorder takes only the piece that begins where its durable bytes end, and answers with where that is; so it needs
 * no list of gaps. What was sent behind a lost piece is sent anew once that piece has been taken (go back N).
 */

/** Bytes sent and not answered, per recorder: the memory that one delivery can fill, here and in the dock's line buffer. */
export const LARGEST_PUSH_WINDOW = 256 * 1024;
const SMALLEST_PUSH_WINDOW = 512;
const FIRST_WINDOW = 512;
/** The window grows until an answer takes so much longer than the quickest did: heartbeats and other bays get through in between. */
const QUEUE_MS = 300;
/** Bytes that the window grows by for each byte that is answered at once. */
const GROWTH = 2;
/** Pieces that share a window, so that the line does not stand still between two. */
const PIECES_IN_WINDOW = 4;
const SMALLEST_PIECE = 64;
/** Pieces under way at once: the questions of a dock's other bays need room, too (MAX_CALLS). */
const MAX_PIECES = 16;
/** How often a recorder may hold less than it did before it is given up. */
const MAX_SETBACKS = 8;

/** One sending of a stretch of the image. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
  readonly sentAt: number;
}

export class FirmwarePush {
  readonly #size: number;
  readonly #room: () => number;
  /** Each sending by itself: the same bytes may be under way twice. */
  readonly #open = new Set<Piece>();
  #underWay = 0;
  #held: number;
  #next: number;
  #window = FIRST_WINDOW;
  #quickestMs = Infinity;
  #setbacks = 0;
  /** A piece was not taken because one before it was missing: nothing is sent until the recorder holds more. */
  #waitsPast = -1;

  /**
   * @param held bytes that the recorder holds already, as it has said; more than the image has is taken for none
   * @param room bytes that one message may carry now
   */
  constructor(size: number, held: number, room: () => number) {
    this.#size = size;
    this.#room = room;
    this.#held = held >= 0 && held <= size ? held : 0;
    this.#next = this.#held;
  }

  /** Bytes that the recorder holds durably. */
  get held(): number {
    return this.#held;
  }

  get complete(): boolean {
    return this.#held === this.#size;
  }

  /** The recorder has lost what it held too often. */
  get hopeless(): boolean {
    return this.#setbacks > MAX_SETBACKS;
  }

  /** The next piece, which counts as sent from now on; null while the window is full or everything is sent. */
  next(now: number): Piece | null {
    if (this.hopeless || this.#open.size >= MAX_PIECES || this.#next >= this.#size || this.#held <= this.#waitsPast) return null;
    const room = this.#window - this.#underWay;
    const length = Math.min(this.#size - this.#next, Math.max(SMALLEST_PIECE, Math.min(this.#room(), Math.floor(this.#window / PIECES_IN_WINDOW))));
    if (this.#open.size > 0 && length > room) return null;
    const piece = { offset: this.#next, length, sentAt: now };
    this.#open.add(piece);
    this.#underWay += length;
    this.#next += length;
    return piece;
  }

  /** The recorder has answered a piece that `next` gave: it holds `held` bytes now. */
  answered(piece: Piece, held: number, now: number): void {
    if (this.#open.delete(piece)) this.#underWay -= piece.length;
    if (held > this.#size || held < this.#held) {
      this.#setbacks += 1;
      this.#held = held > this.#size ? 0 : held;
      this.#next = this.#held;
      this.#waitsPast = -1;
      return;
    }
    this.#held = held;
    if (held < piece.offset + piece.length) {
      this.#next = Math.min(this.#next, Math.max(held, piece.offset));
      // Nobody is about to send what is missing: it was answered, and not taken.
      if (this.#isUnderWay(held)) this.#waitsPast = held;
      else {
        this.#next = held;
        this.#waitsPast = -1;
      }
    } else this.#pace(piece.length, now - piece.sentAt);
    this.#next = Math.max(this.#next, this.#held);
  }

  #isUnderWay(offset: number): boolean {
    for (const one of this.#open) if (one.offset === offset) return true;
    return false;
  }

  /** In the manner of LEDBAT: what an answer took beyond the quickest is the queue that the window makes. */
  #pace(bytes: number, tookMs: number): void {
    this.#quickestMs = Math.min(this.#quickestMs, tookMs);
    const room = (QUEUE_MS - (tookMs - this.#quickestMs)) / QUEUE_MS;
    const change = Math.max(-bytes, GROWTH * room * bytes);
    this.#window = Math.floor(Math.max(SMALLEST_PUSH_WINDOW, Math.min(LARGEST_PUSH_WINDOW, this.#window + change)));
  }
}
