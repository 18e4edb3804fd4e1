/** Runs an operation where it can be run: in the running station, or on the stores when none runs. */
import { userInfo } from 'node:os';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { askStation } from '../control/control-socket.ts';
import { runOperation } from '../control/operations.ts';
import { EquipmentDesk } from '../desk/equipment.ts';
import { openStores } from '../stores.ts';

export function operator(): string {
  try {
    return `operator:${userInfo().username}`;
  } catch {
    // A user without an entry in the password file has no name, only a number.
    return `operator:${process.getuid?.() ?? '?'}`;
  }
}

export async function ask(configFile: string, operation: string, params: object): Promise<unknown> {
  const { settings } = await readConfig(configFile);
  const running = await askStation(settings.dataFolder, operation, params, operator());
  if (running !== undefined) return running.result;
  const stores = await openStores(settings, systemClock);
  try {
    const { log, index } = stores;
    const equipment = new EquipmentDesk({ log, rows: index, clock: systemClock });
    return await runOperation({ stores, equipment, offload: null, importFolder: null, clock: systemClock, actor: operator() }, operation, params);
  } finally {
    await stores.close();
  }
}
