/** Waits until the register says which recorder a device in one of the station's own bays is. */
import type { ArrivedDevice } from '../ports/carrier.ts';
import type { RecorderSerial } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read } from '../domain/rows.ts';
import { recogniseDevice } from '../rules/recognition.ts';
import type { BayProgress } from './bay-view.ts';
import { raiseAlarm } from './findings.ts';
import { says } from './sentences.ts';
import { DockingOver, tell, type OffloadWorld } from './world.ts';

/** How often the registers may change between a device's coming and its enrolment. */
const MAX_ROUNDS = 1_000;

/** Throws DockingOver when it leaves first. A refusal is logged once for each device. */
export async function identifyDevice(device: ArrivedDevice, world: OffloadWorld, progress: BayProgress): Promise<RecorderSerial> {
  const { keys, dock, bay } = device;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const change = world.changed();
    const verdict = recogniseDevice(keys.map((key) => read(world.rows, register.device(key))));
    if (verdict.kind === 'known') return verdict.recorder;
    const subject = `device:${keys[0] ?? `nameless@${dock}.${bay}`}`;
    if (read(world.rows, register.quarantined(subject))?.reason !== verdict.reason) {
      await tell(world, { kind: 'Quarantined', actor: 'station', facts: { subject, reason: verdict.reason, dock, bay } });
      if (verdict.reason === 'hardware-differs') await raiseAlarm(world, 'clone', null, dock, `${keys.join(', ')}: ${dock}/${bay}`);
    }
    const { reason } = verdict;
    progress.enter('quarantined', reason === 'hardware-differs' ? says.quarantined(reason) : keys[0] === undefined ? says.nameless : says.strangeDevice(keys[0]));
    const left = await Promise.race([change.then(() => null), device.gone]);
    if (left !== null) throw new DockingOver(left);
  }
  throw new DockingOver('the register changed too often');
}
