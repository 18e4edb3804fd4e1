/** All docks and recorders of a scenario, running, with the levers of its steps. */
import { join } from 'node:path';
import { badLine } from './bad-line.ts';
import { FolderCard, MemoryCard, type Card } from './card.ts';
import { seedOf, type DockSettings, type SimDock } from './dock.ts';
import { largerVideo, truncatedVideo } from './media.ts';
import { VolumeCamera } from './volume-camera.ts';
import { carryOutInField, type FieldLines } from './live/field-levers.ts';
import { mqttDock } from './mqtt-dock.ts';
import { SimRecorder } from './recorder.ts';
import { sampleOfficers, sampleVolumeOfficer, type SampleOfficer, type SampleVolumeOfficer } from './sample-cards.ts';
import { ScenarioError, type Scenario, type Step } from './scenario.ts';
import { serialDock } from './serial-dock.ts';
import type { SimClock } from './sim-clock.ts';
import { callingDock, type LineDock } from './tcp-dock.ts';

const CARD_BYTES = 64e9;
const SOS = 1;
const CAMERA_TIME_MS = Date.UTC(2026, 10, 20, 1, 0, 0);

export interface Fleet {
  readonly docks: ReadonlyMap<string, SimDock>;
  readonly recorders: ReadonlyMap<string, SimRecorder>;
  readonly officers: readonly SampleOfficer[];
  /** Recorders that show their card as a disk, and where. */
  readonly cameras: ReadonlyMap<string, { readonly camera: VolumeCamera; readonly mountPoint: string }>;
  readonly volumeOfficer: SampleVolumeOfficer | null;
  /** Recorders that are out, by serial. */
  readonly fields: FieldLines;
  /** Opens the lines. */
  start(): void;
  /** Throws ScenarioError where there is no such dock, bay or recorder. */
  carryOut(step: Step): void;
  stop(): Promise<void>;
}

export function makeFleet(scenario: Scenario, clock: SimClock): Fleet {
  const upToMs = clock.wallMs() + scenario.agoMs;
  const officers = scenario.sample === undefined ? [] : sampleOfficers(cardFolder(scenario), scenario.sample, upToMs);
  const recorders = new Map(officers.map((one) => [one.recorder.serial, one.recorder]));
  for (const [i, plan] of scenario.recorders.entries()) recorders.set(plan.serial, makeRecorder(scenario, plan, i));
  const { sample } = scenario;
  const volumeOfficer = sample?.volumeAt === undefined ? null : sampleVolumeOfficer(cardFolder(scenario), sample, upToMs);
  const cameras = new Map(scenario.volumes.map((plan, i) => [plan.serial, { camera: makeCamera(scenario, plan, i), mountPoint: plan.mountPoint }]));
  if (volumeOfficer !== null) cameras.set(volumeOfficer.camera.serial, { camera: volumeOfficer.camera, mountPoint: sample!.volumeAt! });
  const docks = new Map<string, SimDock>();
  const fields: FieldLines = new Map();
  const tracks = new Map(scenario.recorders.map((one) => [one.serial, one.track]));
  const lines: LineDock[] = [];
  const keys = new Map(scenario.docks.map((one) => [one.id, seedOf(one.key ?? one.id)]));
  const carryOut = (step: Step) => {
    if (step.do === 'plug-in' || step.do === 'pull') {
      const one = cameras.get(step.recorder ?? '');
      if (one === undefined) throw new ScenarioError(`there is no recorder '${step.recorder ?? ''}' that shows its card as a disk`);
      return step.do === 'pull' ? one.camera.pull() : one.camera.plugIn(one.mountPoint);
    }
    if (carryOutInField(step, { fields, recorders, docks: () => docks.values(), trackOf: (serial) => tracks.get(serial) ?? [], clock })) return;
    const dock = docks.get(step.dock ?? '');
    if (dock === undefined) throw new ScenarioError(`there is no dock '${step.dock ?? ''}'`);
    const recorder = recorders.get(step.recorder ?? '') ?? (step.bay === undefined ? null : dock.recorder(step.bay));
    switch (step.do) {
      case 'insert':
        if (recorder === null || step.bay === undefined) throw new ScenarioError('insert needs a recorder and a bay');
        return dock.insert(step.bay, recorder);
      case 'unplug':
        if (step.bay === undefined) throw new ScenarioError('unplug needs a bay');
        return void dock.unplug(step.bay);
      case 'reboot': return dock.reboot();
      case 'silence': dock.silent = true; return;
      case 'speak': dock.silent = false; return;
      case 'cut-after': dock.framesLeft = step.count ?? 0; return;
      case 'alarm': return void dock.alarm(SOS, step.recorder ?? '');
      case 'add-clips':
        if (recorder === null) throw new ScenarioError('add-clips needs a recorder');
        return addClips(recorder.card, { clips: step.count ?? 1, clipBytes: 200_000 }, recorder.card.next);
      case 'swap-cards': {
        const other = recorders.get(step.with ?? '');
        if (recorder === null || other === undefined) throw new ScenarioError('swap-cards needs two recorders: recorder and with');
        [recorder.card, other.card] = [other.card, recorder.card];
        return;
      }
    }
  };
  return {
    docks, recorders, officers, cameras, volumeOfficer, fields, carryOut,
    start() {
      for (const plan of scenario.docks) {
        const line = openLine(scenario.station, plan, { id: plan.id, bays: plan.bays, keySeed: keys.get(plan.id)!, clock, ...(plan.code === undefined ? {} : { enrolCode: plan.code }) });
        lines.push(line);
        docks.set(plan.id, line.dock);
      }
    },
    async stop() {
      for (const { camera } of cameras.values()) camera.pull();
      await Promise.all([...fields.values(), ...lines].map((line) => line.stop()));
    },
  };
}

function openLine(station: string, plan: Scenario['docks'][number], settings: Omit<DockSettings, 'send'>): LineDock {
  const { line } = plan;
  switch (line.kind) {
    case 'tcp': return callingDock({ ...settings, spoil: badLine(plan.bitErrorRate, plan.seed), delay: { ms: plan.delayMs, seed: plan.seed } }, line.host, line.port);
    case 'serial': return serialDock({ ...settings, spoil: badLine(plan.bitErrorRate, plan.seed), delay: { ms: plan.delayMs, seed: plan.seed } }, line.path, line.baudRate);
    case 'mqtt': return mqttDock({ ...settings, station, url: line.url, password: line.password, keep: line.keep });
  }
}

function cardFolder(scenario: Scenario): string {
  if (scenario.cards === undefined) throw new ScenarioError('these recorders keep their cards in a folder: give `cards`');
  return scenario.cards;
}

function makeRecorder(scenario: Scenario, plan: Scenario['recorders'][number], seed: number): SimRecorder {
  const card: Card = scenario.cards === undefined ? new MemoryCard(`SD-${seed}`, CARD_BYTES) : new FolderCard(join(scenario.cards, plan.serial), `SD-${seed}`, CARD_BYTES);
  if (card.clips().length === 0) addClips(card, plan, seed);
  const recorder = new SimRecorder({
    serial: plan.saysSerial ?? plan.serial, card, clock: plan.clock, ...(plan.signs ? { keySeed: seedOf(plan.serial) } : {}), ...(plan.code === undefined ? {} : { enrolCode: plan.code }),
    ...(plan.model === undefined ? {} : { model: plan.model }), ...(plan.firmware === undefined ? {} : { firmware: plan.firmware }),
    radio: plan.radio, makers: plan.makers.map(({ maker, key }) => ({ maker, publicKey: Buffer.from(key, 'hex') })),
  });
  Object.assign(recorder.levers, { firmware: plan.firmwareLever, batteryPercent: plan.batteryPercent, charging: plan.charging });
  if (plan.liesAboutHash) recorder.levers.liesAboutHash = 'all';
  if (plan.readErrorAt !== undefined) recorder.levers.readErrors.set(plan.readErrorAt.number, plan.readErrorAt);
  return recorder;
}

function makeCamera(scenario: Scenario, plan: Scenario['volumes'][number], seed: number): VolumeCamera {
  const text = (words: string) => Buffer.from(words, 'latin1');
  const files = Array.from({ length: plan.clips }, (_, i) => ({
    name: `DCIM/100ZFY01/${String(i + 1).padStart(6, '0')}.MP4`, bytes: largerVideo('agency.mp4', plan.clipBytes, 7_000_003 + seed * 100_003 + i), changedMs: CAMERA_TIME_MS + i * 60_000,
    locked: plan.lockedEvery > 0 && i % plan.lockedEvery === plan.lockedEvery - 1,
  }));
  const record = { serial: text(plan.serial.slice(-7)), userNumber: text(''), userName: text(''), unitNumber: text(''), unitName: text('') };
  return new VolumeCamera(plan.serial, join(cardFolder(scenario), plan.serial), record, files);
}

type ClipPlan = Pick<Scenario['recorders'][number], 'clips' | 'clipBytes'> & Partial<Pick<Scenario['recorders'][number], 'lockedEvery' | 'missingEvery' | 'truncatedEvery' | 'segmentMissingEvery'>>;

function addClips(card: Card, plan: ClipPlan, seed: number): void {
  const each = (every: number | undefined, i: number) => every !== undefined && every > 0 && i % every === every - 1;
  for (let i = 0; i < plan.clips; i += 1) {
    if (each(plan.missingEvery, i)) card.skip(1);
    const { next } = card;
    const name = `DCIM/100ZFY01/ZFY${String(next).padStart(6, '0')}.MP4`;
    const bytes = each(plan.truncatedEvery, i) ? truncatedVideo('agency.mp4') : largerVideo('agency.mp4', plan.clipBytes, seed * 100_003 + next);
    if (!each(plan.segmentMissingEvery, i)) {
      card.add({ name, locked: each(plan.lockedEvery, i) }, bytes);
      continue;
    }
    card.add({ name, recording: next, segment: 0, lastSegment: false }, bytes);
    card.add({ name: name.replace('.MP4', '_3.MP4'), recording: next, segment: 2, lastSegment: true }, bytes.subarray(0, bytes.length - 1));
  }
}
