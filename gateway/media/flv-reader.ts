/** Asks for a stream by HTTP and gives it as it comes. */
import { get, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';

/** From the question to the head of the answer. */
export const FLV_ANSWER_MS = 5_000;

/** The body, or the status that came instead of 200. Throws StationError 'peer-gone'. The body fails when the line breaks, and when `signal` is aborted. */
export async function readFlv(url: string, signal: AbortSignal, clock: Clock): Promise<{ readonly stream: Readable } | { readonly status: number }> {
  const gone = (why: string, cause?: unknown) => new StationError('peer-gone', `媒体引擎没有应答，请再试 / the media engine did not answer (${why}); ask again`, { what: 'media engine' }, cause);
  if (signal.aborted) throw gone('given up');
  return await new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const request = get(url, { agent: false }, (response) => {
      answer = response;
      cancel();
      // Whoever reads it hears of it as well; a line that breaks between two readers must not stop the station.
      response.on('error', () => undefined);
      if (response.statusCode === 200) return resolve({ stream: response });
      response.resume();
      signal.removeEventListener('abort', abort);
      resolve({ status: response.statusCode ?? 0 });
    });
    const abort = () => {
      answer?.destroy(gone('given up'));
      request.destroy(gone('given up'));
    };
    const cancel = clock.at(clock.monotonicMs() + FLV_ANSWER_MS, () => request.destroy(gone(`nothing within ${FLV_ANSWER_MS / 1_000} s`)));
    signal.addEventListener('abort', abort, { once: true });
    request.on('error', (error) => {
      cancel();
      reject(error instanceof StationError ? error : gone(error.message, error));
    });
    request.on('close', () => signal.removeEventListener('abort', abort));
  });
}
