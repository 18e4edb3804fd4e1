/**
 * The control socket of a running station: a Unix socket that only its owner can open, one JSON line each way. Whoever
 * can open it could also read the data folder, so it asks for no password.
 */
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { StationError } from '../domain/errors.ts';
import { cutText } from '../domain/text.ts';
import { CONTROL_SOCKET, eachLine, type Answer } from './control-lines.ts';
import { runOperation, type OperationWorld } from './operations.ts';

const MAX_LINE = 1024 * 1024;
const MAX_CONNECTIONS = 32;

/** Listens in the data folder. */
export async function openControlSocket(dataFolder: string, world: Omit<OperationWorld, 'actor' | 'progress'>): Promise<{ stop(): Promise<void> }> {
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

async function serve(socket: Socket, world: Omit<OperationWorld, 'actor' | 'progress'>): Promise<void> {
  const line = await firstLine(socket);
  if (line === null) return void socket.destroy();
  let answer: Answer;
  try {
    const asked = JSON.parse(line) as { operation?: unknown; params?: unknown; actor?: unknown; progress?: unknown };
    const actor = typeof asked.actor === 'string' ? cutText(asked.actor, 64) : 'operator:?';
    const progress = asked.progress === true ? (done: unknown) => { if (socket.writable) socket.write(`${JSON.stringify({ progress: done })}\n`); } : undefined;
    answer = { ok: true, result: await runOperation({ ...world, actor, progress }, String(asked.operation), asked.params ?? {}) };
  } catch (error) {
    if (error instanceof StationError) answer = { ok: false, error: { code: error.code, message: error.message, details: error.details } };
    else answer = { ok: false, error: { code: 'bad-input', message: error instanceof Error ? error.message : 'not JSON', details: {} } };
  }
  socket.end(`${JSON.stringify(answer)}\n`);
}

function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => { eachLine(socket, MAX_LINE, resolve); });
}
