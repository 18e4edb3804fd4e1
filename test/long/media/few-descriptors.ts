/** The process of descriptors.test.ts: takes every descriptor that it may have, and gives them back. Says what became of the engine's processes. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { systemClock } from '../../../gateway/clock.ts';
import { StationError } from '../../../gateway/domain/errors.ts';
import { OwnEngine, SPARE_AFTER_MS } from '../../../gateway/media/own-engine.ts';
import { run } from '../../../gateway/media/playback/programs.ts';

const WITHIN_MS = 40_000;
const passed = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); });
const children = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter((pid) => pid !== '').length;

const engine = new OwnEngine({ key: new Uint8Array(32).fill(9), rtmp: null }, systemClock);
await engine.start();
const taken: number[] = [];
for (;;) {
  try {
    taken.push(openSync('/dev/null', 'r'));
  } catch {
    break;
  }
}
// The moment of the spare comes and goes.
await passed(SPARE_AFTER_MS + 1_000);
let program = 'begun';
try {
  run('/bin/true', [], systemClock, 1_000);
} catch (error) {
  program = error instanceof StationError ? error.code : String(error);
}
for (const fd of taken) closeSync(fd);
const without = children();
for (const giveUpMs = systemClock.monotonicMs() + WITHIN_MS; children() < 2 && systemClock.monotonicMs() < giveUpMs;) await passed(100);
process.stdout.write(JSON.stringify({ without, program, trouble: engine.trouble(), after: children() }));
await engine.stop();
