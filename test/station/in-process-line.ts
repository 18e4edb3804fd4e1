/** A dock and the station on one line without sockets: envelopes go over as values, one turn of the event loop later. */
import type { AcceptWire, Wire, WireEvents } from '../../gateway/ports/carrier.ts';
import type { DockId } from '../../gateway/domain/names.ts';
import { MAX_ENVELOPE } from '../../proto/envelope.ts';
import { SimDock, type DockSettings } from '../../device-sim/dock.ts';

export interface InProcessLine {
  readonly dock: SimDock;
  connect(): void;
  unplug(): void;
}

export function inProcessLine(accept: AcceptWire, settings: Omit<DockSettings, 'send'>, later: (then: () => void) => void = setImmediate, maxEnvelope = MAX_ENVELOPE): InProcessLine {
  let events: WireEvents | undefined;
  let line = 0;
  const dock: SimDock = new SimDock({
    ...settings,
    send(envelope) {
      const sentOn = line;
      later(() => { if (sentOn === line) events?.received(envelope); });
      return true;
    },
  });
  const unplug = () => {
    if (events === undefined) return;
    line += 1;
    const closed = events;
    events = undefined;
    dock.disconnected();
    closed.closed('the line was cut');
  };
  return {
    dock,
    connect() {
      line += 1;
      const here = line;
      const wire: Wire = {
        carrier: 'serial', label: `in-process ${settings.id}`, authenticated: null as DockId | null, maxEnvelope,
        send(envelope) {
          later(() => { if (here === line) dock.received(envelope); });
          return true;
        },
        close: () => later(() => { if (here === line) unplug(); }),
      };
      events = accept(wire);
      dock.connected();
    },
    unplug,
  };
}
