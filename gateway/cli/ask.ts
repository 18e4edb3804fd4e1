/** Runs an operation where it can be run: in the running station, or on the stores when none runs. */
import { userInfo } from 'node:os';
import { readConfig } from '../config.ts';
import { askStation } from '../control/control-client.ts';
import type { Progress } from '../control/operations.ts';

export function operator(): string {
  try {
    return `operator:${userInfo().username}`;
  } catch {
    // A user without an entry in the password file has no name, only a number.
    return `operator:${process.getuid?.() ?? '?'}`;
  }
}

/** `progress` is told how far a long operation has come. */
export async function ask(configFile: string, operation: string, params: object, progress?: (done: Progress) => void): Promise<unknown> {
  const { settings } = await readConfig(configFile);
  const running = await askStation(settings.dataFolder, operation, params, operator(), progress as (done: unknown) => void);
  if (running !== undefined) return running.result;
  const { systemClock, openStores, AccountsDesk, Credentials, EquipmentDesk, runOperation } = await withoutStation();
  const stores = await openStores(settings, systemClock);
  try {
    const { log, index } = stores;
    const equipment = new EquipmentDesk({ log, rows: index, clock: systemClock });
    const accounts = new AccountsDesk({ log, rows: index, clock: systemClock, credentials: await Credentials.open(stores.disk) });
    return await runOperation({ stores, accounts, equipment, offload: null, carriers: () => [], importFolder: null, clock: systemClock, actor: operator(), progress }, operation, params);
  } finally {
    await stores.close();
  }
}

/** Loaded only where no station runs: a running one has all of it in memory. */
async function withoutStation() {
  const [clock, stores, accounts, credentials, equipment, operations] = await Promise.all([
    import('../clock.ts'), import('../stores.ts'), import('../desk/accounts.ts'), import('../store/credentials.ts'), import('../desk/equipment.ts'), import('../control/operations.ts'),
  ]);
  return { ...clock, ...stores, ...accounts, ...credentials, ...equipment, ...operations };
}
