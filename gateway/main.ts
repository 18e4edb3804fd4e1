/** A station as a process: starts from a configuration, serves until a signal, stops in order. */
import { systemClock } from './clock.ts';
import type { StationConfig } from './config.ts';
import { openControlSocket } from './control/control-socket.ts';
import { startStation, type Station } from './station.ts';

export interface RunningStation {
  readonly station: Station;
  /** Resolves with the exit code: 0 after a signal, 4 when the store turned suspect and a restart must recover. */
  readonly ended: Promise<number>;
}

const SUSPECT_EXIT = 4;

export async function runStation(config: StationConfig): Promise<RunningStation> {
  const station = await startStation(config.settings, systemClock);
  const control = await openControlSocket(config.settings.dataFolder, {
    stores: station.stores, accounts: station.accounts, equipment: station.equipment, offload: station.offload, importFolder: station.importFolder, clock: systemClock,
    carriers: () => station.carriers.map((carrier) => ({ address: carrier.address, trouble: carrier.trouble?.() ?? null })),
  });
  const signalled = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
  const ended = Promise.race([signalled, station.fatal.then(() => SUSPECT_EXIT)]).then(async (code) => {
    await control.stop();
    await station.stop();
    return code;
  });
  return { station, ended };
}
