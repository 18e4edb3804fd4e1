/** One piece of work at a time, in the order asked: what a rule has seen is still so when its event is appended. Desks that share facts share a turn. */

export class Turn {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when what was asked before is over. */
  async over(): Promise<void> {
    await this.#last;
  }
}
