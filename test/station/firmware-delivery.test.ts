import { createHash, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { keyOfSeed, rawPublicKey, SimRecorder, type RecorderSettings } from '../../device-sim/recorder.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { systemClock } from '../../gateway/clock.ts';
import type { BaySource, FirmwareOffer } from '../../gateway/domain/bay-source.ts';
import type { DockId } from '../../gateway/domain/names.ts';
import { serveWire, type DockEvents } from '../../gateway/offload/dock-runner.ts';
import { deliverFirmware, type DeliverySteps, type ImageToRead } from '../../gateway/offload/deliver-firmware.ts';
import { firmwareText } from '../../proto/signed-texts.ts';
import { inProcessLine, type InProcessLine } from './in-process-line.ts';
import { untilTrue } from './station-world.ts';

const MAKER = keyOfSeed(seedOf('maker'));
const IMAGE = Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff));
const image: ImageToRead = { size: IMAGE.length, read: async (offset, length) => IMAGE.subarray(offset, offset + length) };

function offerOf(more: Partial<FirmwareOffer> = {}): FirmwareOffer {
  const sha256 = createHash('sha256').update(IMAGE).digest();
  const facts = { maker: '天山仪器', models: ['SIM-ZFY 2'], version: '2.5.0', size: IMAGE.length, ...more };
  return { offerId: Buffer.alloc(16, 3), sha256: sha256.toString('hex'), signature: sign(null, firmwareText({ ...facts, sha256 }), MAKER), ...facts, ...more };
}

interface Bench {
  readonly line: InProcessLine;
  readonly recorder: SimRecorder;
  readonly steps: DeliverySteps & { ordered: number };
  /** The newest source of the bay; waits for one that is another than `before`. */
  source(before?: BaySource): Promise<BaySource>;
}

/** A dock without a station behind its link: just the runner. */
function bench(settings: Partial<RecorderSettings> = {}): Bench {
  let newest: BaySource | undefined;
  const events: DockEvents = {
    joined: () => undefined, left: () => undefined, bay: () => undefined, refused: () => undefined, alarm: async () => undefined,
    docked: (source) => { newest = source; }, enrol: async () => { throw new Error('nobody enrols here'); },
  };
  const key = keyOfSeed(seedOf('station'));
  const identity = { station: 'test-station' as never, publicKey: rawPublicKey(key), sign: (text: Uint8Array) => sign(null, text, key) };
  const dockKey = Buffer.from(rawPublicKey(keyOfSeed(seedOf('dock-1')))).toString('hex');
  const line = inProcessLine((wire) => serveWire(wire, {
    identity, start: 1, standing: () => ({ kind: 'enrolled', publicKey: dockKey }), random: (length) => systemClock.randomBytes(length), wallMs: () => Date.now(),
  }, systemClock, events), { id: 'dock-1' as DockId, bays: 1, keySeed: seedOf('dock-1'), clock: machineClock });
  const recorder = new SimRecorder({ serial: 'ZFY-0001', card: new MemoryCard('SD-1', 64e9), makers: [{ maker: '天山仪器', publicKey: rawPublicKey(MAKER) }], ...settings });
  line.connect();
  line.dock.insert(1, recorder);
  const steps = { ordered: 0, held: () => undefined, mayGoOn: () => true, aboutToInstall: async () => { steps.ordered += 1; } };
  return {
    line, recorder, steps,
    async source(before) {
      await untilTrue('the recorder is in its bay', () => newest !== undefined && newest !== before);
      return newest!;
    },
  };
}

test('D8: an image goes over the link, the recorder checks and installs it, and comes back with the new version', async () => {
  const { recorder, steps, source } = bench();
  const here = await source();
  expect(here.report.firmware).toBe('2.4.1');
  expect(await deliverFirmware(here, offerOf(), image, systemClock, steps)).toEqual({ kind: 'ordered' });
  expect(steps.ordered).toBe(1);
  await here.gone;
  const back = await source(here);
  expect(back.report.firmware).toBe('2.5.0');
  expect(recorder.firmware).toBe('2.5.0');
  expect(await deliverFirmware(back, offerOf(), image, systemClock, steps)).toEqual({ kind: 'says-done' });
});

test('D8: after a lost line it goes on at the byte that the recorder holds, not at the first', async () => {
  const { line, recorder, steps, source } = bench();
  const here = await source();
  const cutting = { ...steps, held: (bytes: number) => { if (bytes > 100_000) line.unplug(); } };
  expect((await deliverFirmware(here, offerOf(), image, systemClock, cutting)).kind).toBe('broken');
  const { held } = recorder.slot;
  expect(held).toBeGreaterThan(100_000);
  expect(held).toBeLessThan(IMAGE.length);
  const offsets: number[] = [];
  line.connect();
  const again = await source(here);
  const counting: ImageToRead = { size: image.size, read: (offset, length) => (offsets.push(offset), image.read(offset, length)) };
  expect((await deliverFirmware(again, { ...offerOf(), offerId: Buffer.alloc(16, 4) }, counting, systemClock, steps)).kind).toBe('ordered');
  expect(Math.min(...offsets)).toBe(held);
});

test('D8: a dock that forgets the offer in the middle is offered it again, and the image becomes whole', async () => {
  const { recorder, steps, source } = bench();
  const here = await source();
  let forgot = false;
  const forgetting = { ...steps, held: (bytes: number) => {
    if (forgot || bytes < 50_000) return;
    forgot = true;
    recorder.slot.started('old-version');
  } };
  expect((await deliverFirmware(here, offerOf(), image, systemClock, forgetting)).kind).toBe('ordered');
  expect(forgot).toBe(true);
});

test.each([
  ['an image that another has signed', { signature: Buffer.alloc(64, 1) }, 'bad-signature'],
  ['a version that the maker did not sign', { version: '9.9.9' }, 'bad-signature'],
  ['other models than the maker signed', { models: ['SIM-ZFY 2', 'Z9'] }, 'bad-signature'],
  ['another hash', { sha256: 'ab'.repeat(32) }, 'bad-hash'],
  ['another model', { models: ['Z9'] }, 'wrong-model'],
  ['a maker it does not know', { maker: 'somebody' }, 'unknown-maker'],
] as const)('D8: the recorder itself refuses %s', async (_what, wrong, reason) => {
  const { recorder, steps, source } = bench();
  const good = offerOf();
  expect(await deliverFirmware(await source(), { ...good, ...wrong }, image, systemClock, steps)).toMatchObject({ kind: 'failed', reason });
  expect(recorder.firmware).toBe('2.4.1');
});

test('D8: a recorder that declines, one with little charge, and one that cannot write its flash say so', async () => {
  for (const [lever, battery, want] of [
    ['declines', 87, { kind: 'declined', reason: 'in-use' }], ['installs', 9, { kind: 'declined', reason: 'low-battery' }], ['fails-to-install', 87, { kind: 'failed', reason: 'install-failed' }],
  ] as const) {
    const { recorder, steps, source } = bench();
    recorder.levers.firmware = lever;
    recorder.levers.batteryPercent = battery;
    expect(await deliverFirmware(await source(), offerOf(), image, systemClock, steps)).toMatchObject(want);
  }
});

test('D8: nothing is sent any more once the roll-out is held back, and no order goes out', async () => {
  const { recorder, steps, source } = bench();
  const held = { ...steps, mayGoOn: () => recorder.slot.held < 60_000 };
  expect(await deliverFirmware(await source(), offerOf(), image, systemClock, held)).toEqual({ kind: 'held-back' });
  expect(recorder.slot.held).toBeLessThan(IMAGE.length);
  expect(steps.ordered).toBe(0);
});
