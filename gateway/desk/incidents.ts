/**
 * The desk of incidents (row D5): a live stream that the station records itself, in a form that no crash can spoil. One
 * incident of a recorder at a time; a further alarm joins it. The log says that it has begun before a byte is written.
 */
import type { Clock } from '../clock.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import type { IncidentEnd } from '../domain/incident-events.ts';
import { incidentRegister, type IncidentRow } from '../domain/incident-register.ts';
import { isoTime, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { mayBegin, MAX_RUNNING } from '../rules/incident.ts';
import { mandateOf } from '../rules/recognition.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import { notFound } from './demand.ts';
import { IncidentList, type IncidentFilter, type IncidentView, type LiveFacts } from './incident-list.ts';
import { demandRule } from './rule-demand.ts';
import { Turn } from './turn.ts';

const ID_BYTES = 8;

export interface IncidentParts {
  readonly log: CustodyLog;
  readonly rows: RowsToRead;
  readonly clock: Clock;
}

export class IncidentDesk {
  readonly #parts: IncidentParts;
  readonly #rows: RowsToRead;
  readonly #turn = new Turn();
  readonly shown: IncidentList;

  constructor(parts: IncidentParts) {
    this.#parts = parts;
    this.#rows = parts.rows;
    this.shown = new IncidentList(parts.rows, (incident) => this.#live(incident));
  }

  #live(_incident: string): LiveFacts | undefined {
    return undefined;
  }

  /**
   * Begins to record a recorder's live stream as soon as it is there. Where an incident of the recorder runs, an alarm joins
   * it and that one is answered. Throws 'not-found' (no such recorder) and 'conflict' (Art. 15: no manager; no media engine; too many).
   */
  begin(actor: string, recorder: string, { alarm }: { readonly alarm: string | null }): Promise<IncidentView> {
    return this.#turn.take(async () => {
      const serial = recorder as RecorderSerial;
      if (read(this.#rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
      if (alarm !== null && read(this.#rows, register.alarm(alarm)) === undefined) throw notFound('alarm', alarm);
      const running = read(this.#rows, incidentRegister.runningOf(serial));
      if (running !== undefined) {
        const known = alarm === null || read(this.#rows, incidentRegister.ofAlarm(alarm)) !== undefined;
        if (!known) await this.#parts.log.append([{ kind: 'IncidentJoined', actor, facts: { incident: running, recorder: serial, alarm } }]);
        return this.shown.view(running);
      }
      const mandate = mandateOf(read(this.#rows, register.manager()));
      const count = (await this.#rows.list(incidentRegister.running(''), MAX_RUNNING)).length;
      demandRule(mayBegin({ managed: mandate.kind === 'mandate', watched: true, running: count }));
      const { manager } = mandate as Extract<typeof mandate, { kind: 'mandate' }>;
      const officer = holderAt(read(this.#rows, register.assignments(serial)) ?? [], isoTime(this.#parts.clock.wallMs()));
      const unit = (officer === null ? read(this.#rows, equipmentRegister.equipment(serial))?.unit : read(this.#rows, register.officer(officer))?.unit) ?? null;
      const incident = `i${Buffer.from(this.#parts.clock.randomBytes(ID_BYTES)).toString('hex')}`;
      await this.#parts.log.append([{ kind: 'IncidentBegun', actor, facts: { incident, recorder: serial, alarm, officer, unit, manager: manager.officer, standingOrder: manager.standingOrder } }]);
      return this.shown.view(incident);
    });
  }

  /** Ends it; what was recorded is stored. One that has ended is answered as it is. Throws 'not-found'. */
  end(actor: string, incident: string, why: IncidentEnd): Promise<IncidentView> {
    return this.#turn.take(async () => {
      const row = this.shown.row(incident);
      if (row.ended === null) await this.#parts.log.append([{ kind: 'IncidentEnded', actor, facts: { incident, recorder: row.recorder, why } }]);
      return this.shown.view(incident);
    });
  }

  /** Newest first, or those that run. `after` is a key of the part before. */
  list(filter: IncidentFilter, after: string | undefined, limit: number): Promise<{ readonly items: readonly IncidentView[]; readonly next: string | null }> {
    return this.shown.list(filter, after, limit);
  }

  /** The incident of a recorder that is being recorded now. */
  runningOf(recorder: string): IncidentRow | undefined {
    const id = read(this.#rows, incidentRegister.runningOf(recorder as RecorderSerial));
    return id === undefined ? undefined : this.shown.row(id);
  }

  async stop(): Promise<void> {
    await this.#turn.over();
  }
}
