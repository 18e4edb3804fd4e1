/**
 * The device simulator as a process of its own: `node device-sim/main.ts <scenario file>`. Prints JSON lines: first the
 * devices with their public keys, then what happens. Takes steps as JSON lines on standard input; `{"do":"go"}` opens
 * the lines, `{"do":"cards"}` tells what is left on the cards, `{"do":"stop"}` or the end of input ends it.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import v8 from 'node:v8';
import { hashOf } from './card.ts';
import { keyOfSeed, rawPublicKey } from './recorder.ts';
import { seedOf } from './dock.ts';
import { makeFleet, type Fleet } from './fleet.ts';
import { readScenario, readStep, ScenarioError } from './scenario.ts';
import { machineClock } from './sim-clock.ts';

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function sayCards({ recorders, cameras }: Fleet): void {
  say({
    event: 'cards',
    left: [
      ...[...recorders.values()].map(({ serial, card }) => ({ recorder: serial, clips: card.clips().length })),
      ...[...cameras.values()].map(({ camera }) => ({ recorder: camera.serial, clips: camera.clips().length })),
    ],
  });
}

async function main(): Promise<void> {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new ScenarioError('usage: main.ts <scenario file>');
  const scenario = readScenario(readFileSync(path, 'utf8'));
  const fleet = makeFleet(scenario, scenario.agoMs === 0 ? machineClock : { ...machineClock, wallMs: () => machineClock.wallMs() - scenario.agoMs });
  say({
    event: 'devices',
    docks: scenario.docks.map(({ id, bays, key, line }) => ({ id, bays, carrier: line.kind === 'mqtt' ? 'mqtt' : 'serial', publicKey: hex(rawPublicKey(keyOfSeed(seedOf(key ?? id)))) })),
    recorders: [...fleet.recorders.values()].map(({ serial, model, publicKey, card, radio }) => ({ serial, model, publicKey: publicKey.length > 0 ? hex(publicKey) : null, clips: card.clips().length, radio })),
    cameras: [...fleet.cameras.values()].map(({ camera, mountPoint }) => ({ serial: camera.serial, model: 'SIM-MSC 1', mountPoint, clips: camera.clips().length })),
    officers: [
      ...fleet.officers.map(({ officer, name, unit, certificateNumber, recorder }) => ({ officer, name, unit, certificateNumber, recorder: recorder.serial })),
      ...(fleet.volumeOfficer === null ? [] : [fleet.volumeOfficer]).map(({ officer, name, unit, certificateNumber, camera }) => ({ officer, name, unit, certificateNumber, recorder: camera.serial })),
    ],
    clips: [
      ...[...fleet.recorders.values()].flatMap(({ serial, card }) => card.clips().map(({ number, name, size }) => ({ recorder: serial, number, name, size, sha256: hex(hashOf(card, number)) }))),
      ...[...fleet.cameras.values()].flatMap(({ camera }) => camera.clips().map((clip) => ({ recorder: camera.serial, number: null, ...clip }))),
    ],
  });
  // A step that cannot be taken is told; the devices go on.
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      say({ event: 'refused', why: error.message });
    }
  };
  const go = () => {
    fleet.start();
    for (const step of scenario.steps) machineClock.at(machineClock.monotonicMs() + step.afterMs, () => attempt(() => fleet.carryOut(step)));
    say({ event: 'started' });
  };
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const command = /^\{"do":"(go|cards|stop)"\}$/.exec(line.trim())?.[1];
    if (command === 'stop') break;
    if (command === 'go') go();
    else if (command === 'cards') sayCards(fleet);
    else attempt(() => fleet.carryOut(readStep(line)));
  }
  await fleet.stop();
}

// Large buffers that live for a moment: see gateway/cli/zhilu.js.
v8.setFlagsFromString('--semi-space-growth-factor=1');
main().then(() => process.exit(0), fail);
