/** A way out of the station (a webhook, a topic) and what became of what it was told. It is a courtesy: no channel that fails ever stops anything. */

/** Messages that a channel has not settled; beyond them it is told nothing more until some are. */
export const MAX_UNSETTLED = 1_000;

/** Its promise may fail, hang, or throw at once. */
export interface OutsideChannel<M> {
  readonly name: string;
  tell(message: M): Promise<void>;
}

export interface ChannelState { readonly name: string; readonly told: number; readonly failed: number; readonly dropped: number; readonly unsettled: number; readonly trouble: string | null }

export class Channel<M> {
  readonly #channel: OutsideChannel<M>;
  #told = 0;
  #failed = 0;
  #dropped = 0;
  #unsettled = 0;
  #trouble: string | null = null;

  constructor(channel: OutsideChannel<M>) {
    this.#channel = channel;
  }

  tell(message: M): void {
    if (this.#unsettled >= MAX_UNSETTLED) {
      this.#dropped += 1;
      return;
    }
    this.#unsettled += 1;
    void Promise.resolve().then(() => this.#channel.tell(message)).then(() => {
      this.#told += 1;
      this.#trouble = null;
    }, (error: unknown) => {
      this.#failed += 1;
      this.#trouble = error instanceof Error ? error.message : String(error);
    }).finally(() => { this.#unsettled -= 1; });
  }

  state(): ChannelState {
    return { name: this.#channel.name, told: this.#told, failed: this.#failed, dropped: this.#dropped, unsettled: this.#unsettled, trouble: this.#trouble };
  }
}
