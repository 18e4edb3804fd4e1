/**
 * The control socket of a running station: a Unix socket that only its owner can open, one JSON line each way. Whoever
 * can open it could also read the data folder, so it asks for no password.
 */
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { StationError, type ErrorDetails, type StationErrorCode } from '../domain/errors.ts';
import { runOperation, type OperationWorld } from './operations.ts';

export const CONTROL_SOCKET = 'control.sock';
const MAX_LINE = 1024 * 1024;
const MAX_ANSWER = 64 * 1024 * 1024;
const MAX_CONNECTIONS = 32;

interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: StationErrorCode; readonly message: string; readonly details: ErrorDetails };
}

/** Listens in the data folder. */
export async function openControlSocket(dataFolder: string, world: Omit<OperationWorld, 'actor'>): Promise<{ stop(): Promise<void> }> {
  const path = join(dataFolder, CONTROL_SOCKET);
  // The data folder's lock is ours, so a socket that is there is one that a dead process left.
  await rm(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (sockets.size >= MAX_CONNECTIONS) return void socket.destroy();
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    void serve(socket, world);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new StationError('carrier-unavailable', `the control socket cannot be made: ${cause.message}`, { what: path, reason: cause.message }, cause)));
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return {
    stop: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

async function serve(socket: Socket, world: Omit<OperationWorld, 'actor'>): Promise<void> {
  const line = await firstLine(socket, MAX_LINE);
  if (line === null) return void socket.destroy();
  let answer: Answer;
  try {
    const asked = JSON.parse(line) as { operation?: unknown; params?: unknown; actor?: unknown };
    const actor = typeof asked.actor === 'string' ? asked.actor.slice(0, 64) : 'operator:?';
    answer = { ok: true, result: await runOperation({ ...world, actor }, String(asked.operation), asked.params ?? {}) };
  } catch (error) {
    if (error instanceof StationError) answer = { ok: false, error: { code: error.code, message: error.message, details: error.details } };
    else answer = { ok: false, error: { code: 'bad-input', message: error instanceof Error ? error.message : 'not JSON', details: {} } };
  }
  socket.end(`${JSON.stringify(answer)}\n`);
}

function firstLine(socket: Socket, most: number): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    socket.on('data', (part: Buffer) => {
      const end = part.indexOf(0x0a);
      parts.push(end < 0 ? part : part.subarray(0, end));
      bytes += part.length;
      if (end >= 0) resolve(Buffer.concat(parts).toString('utf8'));
      else if (bytes > most) resolve(null);
    });
    socket.once('close', () => resolve(null));
  });
}

/** Asks a running station; undefined where none listens. Throws what the operation throws there. */
export async function askStation(dataFolder: string, operation: string, params: unknown, actor: string): Promise<{ readonly result: unknown } | undefined> {
  const socket = connect(join(dataFolder, CONTROL_SOCKET));
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!open) return undefined;
  socket.on('error', () => undefined);
  const heard = firstLine(socket, MAX_ANSWER);
  socket.write(`${JSON.stringify({ operation, params, actor })}\n`);
  const line = await heard;
  socket.destroy();
  if (line === null) throw new StationError('station-unreachable', 'the station closed its control socket without an answer', { path: dataFolder });
  const answer = JSON.parse(line) as Answer;
  if (answer.error !== undefined) throw new StationError(answer.error.code, answer.error.message, answer.error.details);
  return { result: answer.result };
}
