/**
 * What a simulated dock does that takes time: reading clips and hashing them for the station, piece by piece, in the order in
 * which it was asked. It keeps no state about transfers beyond the questions that are open.
 */
import { wire, type BodyToSend, type BodyValue } from '../proto/envelope.ts';
import { CardReadError, tagOf } from './card.ts';
import type { SimRecorder } from './recorder.ts';
import type { SimClock } from './sim-clock.ts';

/** What the work needs of its dock. */
export interface WorkPlace {
  readonly clock: SimClock;
  writable(): boolean;
  /** 0 while there is none, or the dock is silent. */
  session(): number;
  recorder(bay: number): SimRecorder | null;
  send(body: BodyToSend, call: number, isChunk: boolean): void;
  fail(call: number, code: number, text: string, offset?: number, length?: number): void;
}

const Code = wire.Failure.Code;
/** Questions that the dock holds; more are answered BUSY. */
const MAX_WORK = 256;
/** Pieces of work done before other things get their turn. */
const PIECES_A_TURN = 64;
const PROGRESS_EVERY_MS = 500;

interface ReadWork { readonly kind: 'read'; readonly call: number; readonly session: number; readonly q: BodyValue<'readClip'>; offset: number }
interface HashWork { readonly kind: 'hash'; readonly call: number; readonly session: number; readonly q: BodyValue<'hashClips'>; done: number; readonly items: object[]; progressAt: number }
type Work = ReadWork | HashWork;

export class DockWork {
  readonly #place: WorkPlace;
  readonly #work: Work[] = [];
  #turn: (() => void) | undefined;

  constructor(place: WorkPlace) {
    this.#place = place;
  }

  read(q: BodyValue<'readClip'>, call: number): void {
    this.#enqueue({ kind: 'read', call, session: this.#place.session(), q, offset: q.offset });
  }

  hash(q: BodyValue<'hashClips'>, call: number): void {
    this.#enqueue({ kind: 'hash', call, session: this.#place.session(), q, done: 0, items: [], progressAt: this.#place.clock.monotonicMs() + PROGRESS_EVERY_MS });
  }

  /** The session is over: nobody waits for the answers. */
  drop(): void {
    this.#work.length = 0;
  }

  #enqueue(work: Work): void {
    if (this.#work.length >= MAX_WORK) return this.#place.fail(work.call, Code.BUSY, 'too many questions');
    this.#work.push(work);
    this.go();
  }

  /** Goes on, where there is something to do and the line takes it. */
  go(): void {
    if (this.#turn !== undefined || this.#work.length === 0 || !this.#place.writable()) return;
    this.#turn = this.#place.clock.at(this.#place.clock.monotonicMs(), () => {
      this.#turn = undefined;
      this.#doWork();
    });
  }

  /** One piece of the first work of the queue at a time; reads of a bay stay in the order in which they were asked. */
  #doWork(): void {
    for (let pieces = 0; pieces < PIECES_A_TURN && this.#place.writable(); pieces += 1) {
      const work = this.#work[0];
      if (work === undefined) return;
      if (work.session !== this.#place.session()) {
        this.#work.shift();
        continue;
      }
      const recorder = this.#place.recorder(work.q.bay);
      let over = true;
      if (recorder === null) this.#place.fail(work.call, Code.CARD_GONE, 'the recorder was taken out');
      else over = work.kind === 'read' ? this.#readPiece(work, recorder) : this.#hashPiece(work, recorder);
      if (over && this.#work[0] === work) this.#work.shift();
    }
    this.go();
  }

  #readPiece(work: ReadWork, recorder: SimRecorder): boolean {
    const { q, call } = work;
    const clip = recorder.card.clip(q.number);
    if (clip === undefined) {
      this.#place.fail(call, Code.NO_SUCH_CLIP, 'there is no such clip');
      return true;
    }
    if (Buffer.compare(tagOf(clip), q.tag) !== 0) {
      this.#place.fail(call, Code.CHANGED, 'the file is another one');
      return true;
    }
    const end = Math.min(clip.size, q.offset + q.length);
    try {
      const data = recorder.read(q.number, work.offset, Math.min(q.chunk, end - work.offset));
      if (data.length === 0) return true;
      this.#place.send({ kind: 'chunk', value: { bay: q.bay, number: q.number, offset: work.offset, data } }, call, true);
      work.offset += data.length;
      return work.offset >= end;
    } catch (error) {
      if (!(error instanceof CardReadError)) throw error;
      this.#place.fail(call, Code.READ_ERROR, error.message, error.offset, error.length);
      return true;
    }
  }

  #hashPiece(work: HashWork, recorder: SimRecorder): boolean {
    const { q, call } = work;
    const number = q.numbers[work.done];
    if (number === undefined) {
      this.#place.send({ kind: 'clipHashes', value: { bay: q.bay, items: work.items } }, call, false);
      return true;
    }
    work.done += 1;
    const clip = recorder.card.clip(number);
    if (clip === undefined) {
      work.items.push({ number, failure: { code: Code.NO_SUCH_CLIP } });
    } else {
      try {
        work.items.push({ number, size: clip.size, sha256: recorder.hash(number), tag: tagOf(clip) });
      } catch (error) {
        if (!(error instanceof CardReadError)) throw error;
        work.items.push({ number, size: clip.size, tag: tagOf(clip), failure: { code: Code.READ_ERROR, offset: error.offset, length: error.length } });
      }
    }
    if (this.#place.clock.monotonicMs() >= work.progressAt) {
      work.progressAt = this.#place.clock.monotonicMs() + PROGRESS_EVERY_MS;
      this.#place.send({ kind: 'progress', value: { permille: Math.floor((1000 * work.done) / q.numbers.length) } }, call, false);
    }
    return false;
  }
}
