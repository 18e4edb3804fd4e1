import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hashOf } from '../../device-sim/card.ts';
import { makeFleet, type Fleet } from '../../device-sim/fleet.ts';
import { seedOf } from '../../device-sim/dock.ts';
import { keyOfSeed, rawPublicKey } from '../../device-sim/recorder.ts';
import { readScenario } from '../../device-sim/scenario.ts';
import { machineClock } from '../../device-sim/sim-clock.ts';
import { systemClock } from '../../gateway/clock.ts';
import type { LoggedEvent } from '../../gateway/domain/events.ts';
import type { StationId } from '../../gateway/domain/names.ts';
import { startStation, type Station } from '../../gateway/station.ts';
import { of, untilTrue } from './station-world.ts';

const ACTOR = 'operator:test';
const DOCKS = 4;
const BAYS = 4;
let folder: string;
let station: Station;
let fleet: Fleet;

afterEach(async () => {
  await fleet.stop();
  await station.stop();
  await rm(folder, { recursive: true, force: true });
});

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const port = (scheme: string) => Number(new URL(station.carriers.find((one) => one.address.startsWith(scheme))!.address).port);

test('D9: a scenario stands for four docks over TCP and MQTT, one of them on a bad line, and sixteen recorders with their faults; each fault shows as what it is', async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhilu-fleet-'));
  station = await startStation({
    station: 's1' as StationId, dataFolder: folder, headroomBytes: 1_000_000, utcOffsetMinutes: 480, serial: [], tcp: [{ listen: { host: '127.0.0.1', port: 0 } }], broker: { host: '127.0.0.1', port: 0 },
  }, systemClock);
  const { equipment, offload, stores } = station;
  await equipment.registerOfficer(ACTOR, 'P1', '执法大队', '张伟', '65-1');
  await equipment.nameManager(ACTOR, 'P1', 'SO-1');
  const codes = await Promise.all([2, 3].map(async (n) => (await equipment.enrolment.issueCode(ACTOR, 'dock', `dock-${n}`)).code));
  const FAULTS: readonly object[] = [
    { clock: '1970' }, { clock: '1980-00-00' }, { clock: 'two-hours-behind' }, { clock: 'drifting' }, { signs: true }, { missingEvery: 2 }, { liesAboutHash: true },
    { readErrorAt: { number: 2, offset: 4_096, length: 512 } }, { lockedEvery: 4 },
  ];
  const recorders = Array.from({ length: DOCKS * BAYS }, (_, i) => ({ serial: `R-${i}`, clips: 4, clipBytes: 30_000, ...FAULTS[i] }));
  const scenario = readScenario(JSON.stringify({
    station: 's1', recorders,
    docks: [
      { id: 'dock-0', bays: BAYS, line: { kind: 'tcp', port: port('tcp:') } }, { id: 'dock-1', bays: BAYS, line: { kind: 'tcp', port: port('tcp:') }, bitErrorRate: 1e-6, seed: 7 },
      ...codes.map((code, i) => ({ id: `dock-${i + 2}`, bays: BAYS, code, line: { kind: 'mqtt', url: `mqtt://127.0.0.1:${port('mqtt:')}`, password: code } })),
    ],
  }));
  fleet = makeFleet(scenario, machineClock);
  for (const id of ['dock-0', 'dock-1']) await equipment.enrolment.enrolDock(ACTOR, id, 'serial', hex(rawPublicKey(keyOfSeed(seedOf(id)))));
  for (const one of fleet.recorders.values()) await equipment.enrolment.enrolRecorder(ACTOR, { recorder: one.serial, model: one.model, ...(one.publicKey.length > 0 ? { publicKey: hex(one.publicKey) } : {}) });
  const offered = [...fleet.recorders.values()].flatMap(({ card }) => card.clips().map((clip) => hex(hashOf(card, clip.number))));
  fleet.start();
  recorders.forEach(({ serial }, i) => fleet.carryOut({ afterMs: 0, do: 'insert', dock: `dock-${i % DOCKS}`, bay: 1 + Math.floor(i / DOCKS), recorder: serial }));
  await untilTrue('all bays are done', () => offload.bays().filter((bay) => bay.phase === 'done').length === DOCKS * BAYS, () => JSON.stringify(offload.bays().map((bay) => [bay.dock, bay.bay, bay.phase])), 15_000);
  const events: LoggedEvent[] = [];
  for await (const event of stores.log.events(0)) events.push(event);
  // All is at the station, but what the liar and the broken card brought; and only what is there was erased.
  const stored = new Set(of(events, 'ClipStored').map(({ facts }) => String(facts.sha256)));
  const apart = of(events, 'ClipSetApart').map(({ facts }) => [facts.recorder, facts.reason]);
  expect(apart.filter(([recorder]) => recorder === 'R-6').map(([, reason]) => reason)).toEqual(Array.from({ length: 4 }, () => 'hash-differs'));
  expect(apart.filter(([recorder]) => recorder !== 'R-6')).toEqual([['R-7', 'read-error']]);
  expect(offered.filter((hash) => !stored.has(hash))).toHaveLength(5);
  for (const recorder of fleet.recorders.values()) for (const { sha256 } of recorder.erased) expect(stored.has(sha256)).toBe(true);
  const left = new Map([...fleet.recorders.values()].map(({ serial, card }) => [serial, card.clips().length]));
  expect([...left].filter(([, clips]) => clips > 0)).toEqual([['R-6', 4], ['R-7', 1], ['R-8', 1]]);
  const findings = of(events, 'FindingOpened').map(({ facts }) => `${facts.subject.replace('recorder:', '')} ${facts.kind}`);
  for (const wanted of ['R-0 clock-unset', 'R-1 clock-unset', 'R-2 zone-fault', 'R-3 clock-drift', 'R-5 number-missing', 'R-6 apart', 'R-7 apart']) expect(findings).toContain(wanted);
  expect(of(events, 'ClipStored').filter(({ facts }) => facts.recorder === 'R-4').every(({ facts }) => facts.recorderSignature !== null)).toBe(true);
  expect(new Set(of(events, 'RecorderDocked').map(({ facts }) => facts.carrier))).toEqual(new Set(['serial', 'mqtt']));
  expect((await stores.check('hash')).problems).toEqual([]);
  // The levers of a running fleet: a dock that loses its power, an alarm, new clips, one taken out.
  fleet.carryOut({ afterMs: 0, do: 'reboot', dock: 'dock-2' });
  fleet.carryOut({ afterMs: 0, do: 'alarm', dock: 'dock-3', recorder: 'R-3' });
  fleet.carryOut({ afterMs: 0, do: 'unplug', dock: 'dock-0', bay: 1 });
  fleet.carryOut({ afterMs: 0, do: 'add-clips', dock: 'dock-0', recorder: 'R-0', count: 2 });
  fleet.carryOut({ afterMs: 0, do: 'insert', dock: 'dock-0', bay: 1, recorder: 'R-0' });
  await untilTrue('the new clips are gone from the card', () => fleet.recorders.get('R-0')!.erased.length === 6, () => '', 15_000);
  await untilTrue('the alarm is in the log', async () => {
    for await (const event of stores.log.events(events.length)) if (event.kind === 'AlarmRaised') return event.facts.kind === 'sos' && event.facts.recorder === 'R-3';
    return false;
  });
}, 40_000);
