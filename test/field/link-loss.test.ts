import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import { RENEWAL_LOOK_MS } from '../../gateway/desk/pass-renewal.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { openHttp, type HttpTestWorld } from '../http/http-world.ts';
import { goOut, type Out } from './air.ts';
import { OPEN_WITHIN_MS, until } from './field-world.ts';

let world: HttpTestWorld;
let clock: PushedClock;

beforeAll(async () => {
  clock = new PushedClock();
  world = await openHttp({ broker: { host: '127.0.0.1', port: 0 }, passHours: 1 }, clock);
}, OPEN_WITHIN_MS);
afterAll(() => world.stop());

async function outside(serial: string, takesPass = true): Promise<Out> {
  const { equipment, stores, liveDesks } = world.station;
  await equipment.enrolment.enrolRecorder('operator:test', { recorder: serial, model: 'SIM' });
  return goOut({ log: stores.log, clock, lines: liveDesks.lines, stationKey: stores.keys.publicKey }, serial, takesPass);
}

function record({ field }: Out): void {
  field.levers.recording = true;
  field.report();
}

const losses = async () => (await world.events('AlarmRaised')).filter((one) => one.facts.kind === 'link-loss');

test('D7: a recorder that is lost while it records is an alarm; one that comes back, or rests, is none', async () => {
  const [lost, flapping, resting] = [await outside('R1'), await outside('R2'), await outside('R3')];
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
  for (let i = 11; i <= 17; i += 1) all.push(await outside(`R${i}`));
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

test('D5: a recorder that is out for longer than its pass lives is given the next over its own line: when it comes back, and while it is there', async () => {
  const { liveDesks: { passes, lines } } = world.station;
  const out = await outside('R9');
  const { recorder } = out;
  const old = recorder.passes[0]!;
  const given = async () => (await world.events('PassGiven')).filter(({ facts }) => facts.recorder === 'R9');
  const taken = async () => (await world.events('PassTaken')).filter(({ facts }) => facts.recorder === 'R9').map(({ facts }) => facts.pass);
  expect(await given()).toHaveLength(1);
  // Half of its time has gone while it was out of reach.
  out.lose();
  clock.jumpWall(31 * 60_000);
  out.comeBack();
  await until('the next is in the log', async () => (await taken()).length === 2);
  const second = recorder.passes[0]!;
  expect(second.id).not.toBe(old.id);
  expect((await given())[1]!.facts).toMatchObject({ pass: second.id, docking: null });
  expect(JSON.stringify(await given())).not.toContain(second.mqttPassword);
  // And once more while it says how it is; by now the first would be over, and the line stands.
  clock.jumpWall(31 * 60_000);
  await clock.pass(RENEWAL_LOOK_MS);
  await until('the third is in the log', async () => (await taken()).length === 3);
  expect(await taken()).toEqual([old.id, second.id, recorder.passes[0]!.id]);
  expect(lines.isUp('R9' as RecorderSerial)).toBe(true);
  expect(passes.standing('R9' as RecorderSerial).kind).toBe('served');
  expect([second, recorder.passes[0]!].map(({ mqttPassword }) => passes.mayConnect('R9' as RecorderSerial, mqttPassword))).toEqual([false, true]);
  expect(recorder.passes[0]!.expiresMs - clock.wallMs()).toBeGreaterThan(55 * 60_000);
});

test('D5: one that does not answer is given the same pass again, and keeps the older until it does; one that can take none is left alone', async () => {
  const { liveDesks: { passes } } = world.station;
  const [silent, unable] = [await outside('R8'), await outside('R7', false)];
  const of = async (serial: string) => [(await world.events('PassGiven')), (await world.events('PassTaken'))].map((all) => all.filter(({ facts }) => facts.recorder === serial).length);
  silent.field.levers.silent = true;
  unable.lose();
  clock.jumpWall(31 * 60_000);
  unable.comeBack();
  await until('it is given one', async () => (await of('R7'))[0] === 2);
  await clock.pass(2 * RENEWAL_LOOK_MS);
  expect([await of('R7'), await of('R8')]).toEqual([[2, 1], [2, 1]]);
  // A line that flaps asks for the same one each time.
  for (let joins = 0; joins < 2; joins += 1) {
    unable.lose();
    unable.comeBack();
    await until('it is back', () => world.station.liveDesks.lines.contact('R7' as RecorderSerial)?.link === 'up');
    await clock.pass(RENEWAL_LOOK_MS);
  }
  expect(await of('R7')).toEqual([2, 1]);
  expect(passes.carriesPass('R8' as RecorderSerial)).toBe(true);
  silent.lose();
  silent.field.levers.silent = false;
  silent.comeBack();
  await until('it is taken', async () => (await of('R8'))[1] === 2);
  expect(await of('R8')).toEqual([2, 2]);
});
