/** The asking end of the control socket. Loads nothing of the station, because a person waits for the command. */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { StationError } from '../domain/errors.ts';
import { CONTROL_SOCKET, eachLine, type Answer } from './control-lines.ts';

const MAX_ANSWER = 64 * 1024 * 1024;

/**
 * Asks a running station; undefined where none listens. Throws what the operation throws there.
 * @param progress is told how far a long operation has come
 */
export async function askStation(
  dataFolder: string, operation: string, params: unknown, actor: string, progress?: (done: unknown) => void,
): Promise<{ readonly result: unknown } | undefined> {
  const socket = connect(join(dataFolder, CONTROL_SOCKET));
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!open) return undefined;
  socket.on('error', () => undefined);
  const heard = answerOn(socket, progress);
  socket.write(`${JSON.stringify({ operation, params, actor, progress: progress !== undefined })}\n`);
  const answer = await heard;
  socket.destroy();
  if (answer === null) throw new StationError('station-unreachable', 'the station closed its control socket without an answer', { path: dataFolder });
  if (answer.error !== undefined) throw new StationError(answer.error.code, answer.error.message, answer.error.details);
  return { result: answer.result };
}

/** The answer after any number of lines that say how far it has come; null when the socket closes before it. */
function answerOn(socket: Socket, progress?: (done: unknown) => void): Promise<Answer | null> {
  return new Promise((resolve) => {
    eachLine(socket, MAX_ANSWER, (line) => {
      if (line === null) return resolve(null);
      const said = JSON.parse(line) as Answer | { readonly progress: unknown };
      if ('progress' in said) progress?.(said.progress);
      else resolve(said);
    });
  });
}
