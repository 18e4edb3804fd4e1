import { afterAll, beforeAll, expect, test } from 'vitest';
import { MemoryCard } from '../../device-sim/card.ts';
import { FieldRecorder } from '../../device-sim/live/field-recorder.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import { isoTime, type RecorderSerial } from '../../gateway/domain/names.ts';
import type { Wire, WireEvents } from '../../gateway/ports/carrier.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { openHttp, type HttpTestWorld } from '../http/http-world.ts';
import { OPEN_WITHIN_MS, until } from './field-world.ts';

let world: HttpTestWorld;
let clock: PushedClock;

/** A recorder on a line in process: what one end sends, the other hears in the next turn. */
interface Out { readonly field: FieldRecorder; readonly recorder: SimRecorder; lose(): void; comeBack(): void }

beforeAll(async () => {
  clock = new PushedClock();
  world = await openHttp({}, clock);
}, OPEN_WITHIN_MS);
afterAll(() => world.stop());

async function goOut(serial: string): Promise<Out> {
  const { equipment, stores, liveDesks } = world.station;
  await equipment.enrolRecorder('operator:test', { recorder: serial, model: 'SIM' });
  // As if a dock had given it: no broker and no dock are needed to lose a line.
  await stores.log.append([{
    kind: 'PassGiven', actor: 'station',
    facts: { recorder: serial as RecorderSerial, pass: '00', docking: 'd1', credentialHash: '00', path: `/live/${serial}`, expires: isoTime(clock.wallMs() + 86_400_000) },
  }]);
  const recorder = new SimRecorder({ serial, card: new MemoryCard(`SD-${serial}`, 1e9), radio: true });
  recorder.passes = [{ id: '00', station: 'test-station', stationKey: stores.keys.publicKey, mqttUrl: 'mqtt://x', mqttPassword: 'x', rtmpUrl: '', path: '', token: '', expiresMs: 0 }];
  let events: WireEvents | undefined;
  const field = new FieldRecorder({ recorder, clock, send: (envelope) => queueMicrotask(() => events?.received(envelope)) });
  const open = () => {
    const wire: Wire = {
      carrier: 'mqtt', label: serial, authenticated: null, maxEnvelope: 8_192,
      send: (envelope) => {
        queueMicrotask(() => field.received(envelope));
        return true;
      },
      close: () => undefined,
    };
    events = liveDesks.lines.accept(serial as RecorderSerial, wire);
    field.connected();
  };
  const lose = () => {
    const before = events;
    events = undefined;
    field.disconnected();
    before?.closed('the connection was closed');
  };
  open();
  await until('it is heard', () => liveDesks.lines.contact(serial as RecorderSerial)?.report);
  return { field, recorder, lose, comeBack: open };
}

function record({ field }: Out): void {
  field.levers.recording = true;
  field.report();
}

const losses = async () => (await world.events('AlarmRaised')).filter((one) => one.facts.kind === 'link-loss');

test('D7: a recorder that is lost while it records is an alarm; one that comes back, or rests, is none', async () => {
  const [lost, flapping, resting] = [await goOut('R1'), await goOut('R2'), await goOut('R3')];
  lost.field.levers.track = [[43.9, 81.3]];
  for (const one of [lost, flapping]) record(one);
  await until('both record', () => ['R1', 'R2'].every((serial) => world.station.liveDesks.lines.contact(serial as RecorderSerial)?.report?.recording));
  for (const one of [lost, flapping, resting]) one.lose();
  await clock.pass(6_000);
  flapping.comeBack();
  await until('it is back', () => world.station.liveDesks.lines.isUp('R2' as RecorderSerial));
  expect(await losses()).toEqual([]);
  await clock.pass(6_000);
  await until('the alarm', async () => (await losses()).length === 1);
  await clock.pass(12_000);
  expect((await losses()).map((one) => one.facts)).toMatchObject([{ recorder: 'R1', place: [43.9, 81.3] }]);
});

test('D7: many that are lost in one moment are one alarm: it is the line that is gone', async () => {
  const all: Out[] = [];
  const before = (await losses()).length;
  for (let i = 11; i <= 17; i += 1) all.push(await goOut(`R${i}`));
  for (const one of all) record(one);
  await until('all record', () => all.every(({ recorder }) => world.station.liveDesks.lines.contact(recorder.serial as RecorderSerial)?.report?.recording));
  for (const one of all) one.lose();
  await clock.pass(12_000);
  const told = await until('the alarm', async () => {
    const all = (await losses()).slice(before);
    return all.length > 0 ? all : null;
  });
  expect(told.map((one) => one.facts.recorder)).toEqual([null]);
  expect(told[0]!.particulars?.text).toMatch(/7 recorders were lost at once: R11, R12/);
});
