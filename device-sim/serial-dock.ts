/** A simulated dock on a serial device, a pty among them. */
import { SerialPort } from 'serialport';
import { mendDuplex } from '../proto/serial-duplex.ts';
import { dockOnStream, type LineDock, type LineDockSettings } from './tcp-dock.ts';

const REOPEN_MS = 500;
const HIGH_WATER_MARK = 65_536;

/** Opens the device and opens it again when it is lost. */
export function serialDock(settings: LineDockSettings, path: string, baudRate = 115_200): LineDock {
  const { dock, attach } = dockOnStream(settings);
  let stopped = false;
  let port: SerialPort | undefined;
  const open = () => {
    if (stopped) return;
    const mine = new SerialPort({ path, baudRate, autoOpen: false, highWaterMark: HIGH_WATER_MARK, lock: false });
    port = mine;
    const again = () => { settings.clock.at(settings.clock.monotonicMs() + REOPEN_MS, open); };
    mine.open((error) => {
      if (error !== null) return again();
      mine.once('close', again);
      mendDuplex(mine);
      attach(mine);
    });
  };
  open();
  return {
    dock,
    stop: () => new Promise((resolve) => {
      stopped = true;
      if (port?.isOpen) port.close(() => resolve());
      else resolve();
    }),
  };
}
