/**
 * The engine's process. Starts with nothing but its channel to the station: no arguments, no environment, no files to read
 * but its own code. Ends when the station does.
 */
import logger from 'node-media-server/src/core/logger.js';
import { systemClock } from '../../clock.ts';
import { Engine } from './engine.ts';
import type { FromEngine, ToEngine } from './words.ts';

// The library prints what peers send; nobody reads it, and a peer could make it print for ever.
logger.log = () => undefined;

let engine: Engine | undefined;
const tell = (words: FromEngine) => {
  if (process.connected) process.send!(words);
};

async function heed(words: ToEngine): Promise<void> {
  if (words.say === 'start') {
    engine = new Engine({ rtmp: words.rtmp, playPort: words.playPort, key: Buffer.from(words.key, 'base64'), limits: words.limits }, systemClock, tell);
    for (const [subject, expiringByMs] of words.refused) engine.refuse(subject, expiringByMs);
    tell({ tell: 'listening', ...(await engine.start()) });
  } else if (words.say === 'ping') {
    tell({ tell: 'pong', number: words.number, streams: engine?.streams() ?? [] });
  } else if (words.say === 'refuse') {
    engine?.refuse(words.subject, words.expiringByMs);
  } else if (words.say === 'close') {
    engine?.close(words.path);
  } else {
    await engine?.stop();
    process.disconnect();
  }
}

process.on('message', (words) => {
  heed(words as ToEngine).catch((error: unknown) => {
    tell({ tell: 'failed', why: error instanceof Error ? error.message : String(error) });
    process.disconnect();
  });
});
// A terminal and a service manager tell every process of the group; this one ends when its station is through with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
