/** A recorder that is out, on a line in process: what one end sends, the other hears in the next turn. No broker and no dock are needed to lose it. */
import { MemoryCard } from '../../device-sim/card.ts';
import { FieldRecorder } from '../../device-sim/live/field-recorder.ts';
import { SimRecorder } from '../../device-sim/recorder.ts';
import type { Clock } from '../../gateway/clock.ts';
import type { FieldLines } from '../../gateway/desk/field-lines.ts';
import { isoTime, type RecorderSerial } from '../../gateway/domain/names.ts';
import type { Wire, WireEvents } from '../../gateway/ports/carrier.ts';
import type { CustodyLog } from '../../gateway/store/custody-log.ts';
import { until } from './field-world.ts';

export interface Out { readonly field: FieldRecorder; readonly recorder: SimRecorder; lose(): void; comeBack(): void }
export interface Air { readonly log: CustodyLog; readonly clock: Clock; readonly lines: FieldLines; readonly stationKey: Uint8Array }

/** Of an enrolled recorder: with a pass as if a dock had given it, heard by the station. */
export async function goOut({ log, clock, lines, stationKey }: Air, serial: string, takesPass = true): Promise<Out> {
  await log.append([{
    kind: 'PassGiven', actor: 'station',
    facts: { recorder: serial as RecorderSerial, pass: '00', docking: 'd1', credentialHash: '00', path: `/live/${serial}`, expires: isoTime(clock.wallMs() + 3_600_000) },
  }, { kind: 'PassTaken', actor: 'station', facts: { recorder: serial as RecorderSerial, pass: '00' } }]);
  const recorder = new SimRecorder({ serial, card: new MemoryCard(`SD-${serial}`, 1e9), radio: takesPass });
  recorder.passes = [{ id: '00', station: 'test-station', stationKey, mqttUrl: 'mqtt://x', mqttPassword: 'x', rtmpUrl: '', path: '', token: '', expiresMs: 0 }];
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
    events = lines.accept(serial as RecorderSerial, wire);
    field.connected();
  };
  const lose = () => {
    const before = events;
    events = undefined;
    field.disconnected();
    before?.closed('the connection was closed');
  };
  open();
  await until('it is heard', () => lines.contact(serial as RecorderSerial)?.report);
  return { field, recorder, lose, comeBack: open };
}
