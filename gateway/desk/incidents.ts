/**
 * The desk of incidents (row D5): a live stream that the station records itself, in a form that no crash can spoil. One
 * incident of a recorder at a time; a further alarm joins it. The log says that it has begun before a byte is written.
 */
import { alarmRegister } from '../domain/alarm-register.ts';
import { equipmentRegister } from '../domain/equipment-register.ts';
import { halves, StationError } from '../domain/errors.ts';
import type { EventDraft, LoggedEvent } from '../domain/events.ts';
import type { IncidentEnd } from '../domain/incident-events.ts';
import { incidentOfKey, incidentRegister, type IncidentRow } from '../domain/incident-register.ts';
import { liveRegister } from '../domain/live-register.ts';
import { isoTime, type RecorderSerial } from '../domain/names.ts';
import { holderAt, register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import { cutText } from '../domain/text.ts';
import { Turn } from '../domain/turn.ts';
import { findingDraft } from '../offload/findings.ts';
import { mayBegin, mayBeOf, mayFollow, MAX_RUNNING, mayResume } from '../rules/incident.ts';
import { mandateOf } from '../rules/recognition.ts';
import type { LiveLeft } from '../store/evidence-store.ts';
import { MAX_LIVE_SEGMENTS } from '../store/live-part.ts';
import { notFound } from './demand.ts';
import { IncidentList, type IncidentFilter, type IncidentView } from './incident-list.ts';
import { GONE_MS, LiveRecording, type RecordingWorld } from './live-recording.ts';
import { failedDraft, keepSegment, tellUnkept, whenRoom } from './live-segment.ts';
import { demandRule } from './rule-demand.ts';
import { UnderWay } from './under-way.ts';

const ID_BYTES = 8;
const MAX_DETAIL = 200;

export interface IncidentParts extends Omit<RecordingWorld, 'stopping'> {
  /** The configuration has a media engine, started or not. */
  readonly watched: boolean;
}

export class IncidentDesk {
  readonly #world: RecordingWorld;
  readonly #rows: RowsToRead;
  readonly #watched: boolean;
  readonly #turn = new Turn();
  /** Recorded now, or being stored still. */
  readonly #recordings = new Map<string, LiveRecording>();
  readonly #underWay = new UnderWay();
  #stopping = false;
  readonly shown: IncidentList;

  constructor({ watched, ...parts }: IncidentParts) {
    this.#world = { ...parts, stopping: () => this.#stopping };
    this.#rows = parts.rows;
    this.#watched = watched;
    this.shown = new IncidentList(parts.rows, (incident) => this.#recordings.get(incident)?.facts);
  }

  /**
   * Begins to record a recorder's live stream as soon as it is there. Where an incident of the recorder runs, an alarm joins
   * it and that one is answered. Throws 'not-found' (no such recorder), 'bad-input' (another recorder's alarm) and 'conflict' (Art. 15: no manager; no media engine; too many).
   */
  begin(actor: string, recorder: string, { alarm }: { readonly alarm: string | null }): Promise<IncidentView> {
    return this.#turn.take(async () => {
      const serial = recorder as RecorderSerial;
      if (read(this.#rows, register.recorder(serial)) === undefined) throw notFound('recorder', recorder);
      if (alarm !== null) {
        const raised = read(this.#rows, register.alarm(alarm));
        if (raised === undefined) throw notFound('alarm', alarm);
        demandRule(mayBeOf(raised.recorder, serial));
      }
      const running = read(this.#rows, incidentRegister.runningOf(serial));
      if (running !== undefined) {
        const known = alarm === null || read(this.#rows, incidentRegister.ofAlarm(alarm)) === running;
        if (!known) await this.#world.log.append([{ kind: 'IncidentJoined', actor, facts: { incident: running, recorder: serial, alarm } }]);
        return this.shown.view(running);
      }
      const mandate = mandateOf(read(this.#rows, register.manager()));
      const count = (await this.#rows.list(incidentRegister.running(''), MAX_RUNNING)).length;
      demandRule(mayBegin({ managed: mandate.kind === 'mandate', watched: this.#watched, running: count, stopping: this.#stopping }));
      const { manager } = mandate as Extract<typeof mandate, { kind: 'mandate' }>;
      const officer = holderAt(read(this.#rows, register.assignments(serial)) ?? [], isoTime(this.#world.clock.wallMs()));
      const unit = (officer === null ? read(this.#rows, equipmentRegister.equipment(serial))?.unit : read(this.#rows, register.officer(officer))?.unit) ?? null;
      const incident = `i${Buffer.from(this.#world.clock.randomBytes(ID_BYTES)).toString('hex')}`;
      await this.#world.log.append([{ kind: 'IncidentBegun', actor, facts: { incident, recorder: serial, alarm, officer, unit, manager: manager.officer, standingOrder: manager.standingOrder } }]);
      this.#record(this.shown.row(incident), 1);
      return this.shown.view(incident);
    });
  }

  /** Ends it; what was recorded is stored. One that has ended is answered as it is. Throws 'not-found'. */
  end(actor: string, incident: string, why: IncidentEnd): Promise<IncidentView> {
    return this.#turn.take(async () => {
      await this.#end(actor, this.shown.row(incident), why, []);
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

  /**
   * After a start: stores what a crash has left of segments, and goes on with the incidents that were running, each with its
   * next segment. Resolves when it has begun to; the storing goes on in the background.
   */
  start(): Promise<void> {
    return this.#turn.take(async () => {
      const left = await this.#world.store.live.left();
      for (const [key] of await this.#rows.list(incidentRegister.running(''), MAX_RUNNING)) {
        // A recorder may have come back before this: its incident has begun, and is recorded.
        if (!this.#recordings.has(incidentOfKey(key))) await this.#resume(this.shown.row(incidentOfKey(key)), left);
      }
      this.#underWay.add(this.#keepLeft(left));
    });
  }

  /** The station tells of every event that is durable and in the index: who called for help is recorded again when his picture is back. */
  heard(events: readonly LoggedEvent[]): void {
    for (const event of events) if (event.kind === 'LiveBegan') this.#underWay.add(this.#follow(event.facts.recorder));
  }

  /** Resolves when everything that has ended is stored, or cannot be before the next start. */
  settled(): Promise<void> {
    return this.#underWay.settled();
  }

  /** The station stops: segments are closed and stored, and their incidents go on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#turn.over();
    for (const recording of this.#recordings.values()) this.#underWay.add(recording.stop());
    await this.settled();
    await this.#turn.over();
  }

  // ---------------------------------------------------------------------------------------------- by itself

  #record(row: IncidentRow, segment: number): void {
    const { incident } = row;
    this.#recordings.set(incident, new LiveRecording(row, segment, this.#world, (why, detail) => this.#underWay.add(this.#turn.take(() => this.#end('station', row, why, this.#tell(row, why, detail))))));
  }

  /** For who holds the turn. The log first: then nothing more is written, and what there is is stored. */
  async #end(actor: string, { incident, recorder }: IncidentRow, why: IncidentEnd, more: readonly EventDraft[]): Promise<void> {
    if (this.shown.row(incident).ended === null) await whenRoom(this.#world, () => this.#world.log.append([{ kind: 'IncidentEnded', actor, facts: { incident, recorder, why } }, ...more]));
    const live = read(this.#rows, liveRegister.live(recorder));
    // A picture that came back just now was heard while this one still ran. One that never brings anything is older by then.
    if (live !== undefined && this.#world.clock.wallMs() - Date.parse(live.since) < GONE_MS) this.#underWay.add(this.#follow(recorder));
    const recording = this.#recordings.get(incident);
    if (recording !== undefined) this.#underWay.add(recording.stop().then(() => { this.#recordings.delete(incident); }));
  }

  /** What a person has to hear of an incident that ended before its time. */
  #tell({ incident, recorder }: IncidentRow, why: IncidentEnd, detail: string): readonly EventDraft[] {
    // Of a stream that the desk asked for the desk sees that it does not come; whoever called for help must not be thought to be recorded.
    const { alarms } = this.shown.row(incident);
    const unheard = why === 'no-stream' && alarms.length > 0;
    const cutOff = why === 'stream-gone' && this.#stillOpen(alarms) !== undefined;
    if (!unheard && !cutOff && why !== 'disk-full' && why !== 'disk-failed' && why !== 'not-recordable') return [];
    const said = ENDS[why as keyof typeof ENDS];
    const { zh, en } = halves(detail);
    const text = `${said.zh}：事件 ${incident}${zh === '' ? '' : `（${cutText(zh, MAX_DETAIL)}）`} / ${said.en}: incident ${incident}${en === '' ? '' : ` (${cutText(en, MAX_DETAIL)})`}`;
    // What came is whole and kept: there is nothing to put right, but whoever watches must not believe that it goes on.
    if (cutOff) return [failedDraft(recorder, text, this.#world)];
    const finding = findingDraft(`incident-cut:${incident}`, 'incident-cut', `recorder:${recorder}`, 'Art. 22', text);
    return [finding, failedDraft(recorder, text, this.#world, why === 'disk-full' ? why : 'incident-failed')];
  }

  /** Begins another incident where the newest one of this recorder ended for want of a picture, and its alarm is still open. */
  async #follow(recorder: RecorderSerial): Promise<void> {
    const alarm = await this.#turn.take(() => this.#openAlarm(recorder));
    if (alarm === undefined) return;
    try {
      await this.begin('station', recorder, { alarm });
    } catch (error) {
      if (!(error instanceof StationError) || this.#stopping) throw error;
      await this.#world.log.append([failedDraft(recorder, cutText(error.message, MAX_DETAIL), this.#world)]);
    }
  }

  async #openAlarm(recorder: RecorderSerial): Promise<string | undefined> {
    if (this.#stopping || read(this.#rows, incidentRegister.runningOf(recorder)) !== undefined) return undefined;
    const [newest] = await this.#rows.list(incidentRegister.ofRecorder(recorder), 1);
    const row = newest === undefined ? undefined : this.shown.row(incidentOfKey(newest[0]));
    if (row === undefined || row.ended === null || !mayFollow(row.why, Date.parse(row.ended), this.#world.clock.wallMs())) return undefined;
    return this.#stillOpen(row.alarms);
  }

  /** The newest of these alarms that nobody has closed. */
  #stillOpen(alarms: readonly string[]): string | undefined {
    return alarms.findLast((alarm) => {
      const group = read(this.#rows, alarmRegister.groupOf(alarm));
      return group !== undefined && read(this.#rows, alarmRegister.group(group))?.closed === null;
    });
  }

  async #resume(row: IncidentRow, left: readonly LiveLeft[]): Promise<void> {
    const known = [
      ...left.filter(({ incident }) => incident === row.incident).map(({ segment }) => segment),
      ...await this.#segmentsAt(incidentRegister.clip(row.incident, '')), ...await this.#segmentsAt(incidentRegister.dropped(row.incident, '')),
    ];
    const goesOn = this.#watched && mayResume(Date.parse(row.to ?? row.begun), this.#world.clock.wallMs(), left.some(({ incident }) => incident === row.incident));
    if (goesOn) this.#record(row, Math.max(0, ...known) + 1);
    else await this.#end('station', row, 'station-down', []);
  }

  async #segmentsAt(prefix: string): Promise<readonly number[]> {
    return (await this.#rows.list(prefix, MAX_LIVE_SEGMENTS)).map(([key]) => Number(key.slice(prefix.length)));
  }

  async #keepLeft(left: readonly LiveLeft[]): Promise<void> {
    for (const live of left) {
      if (this.#stopping) return;
      // One of no incident is a stranger's: it stays, and `check` says so.
      if (read(this.#rows, incidentRegister.incident(live.incident)) === undefined) continue;
      try {
        const part = await this.#world.store.live.takeUp(live);
        if (part !== undefined) await keepSegment(part, this.#world);
      } catch (error) {
        // What one part does must not keep the others from being stored.
        await tellUnkept(live, error, this.#world);
      }
    }
  }
}

const ENDS = {
  'no-stream': { zh: '求助后画面始终未到，没有录制', en: 'somebody called for help and the stream never came: nothing is recorded' },
  'stream-gone': { zh: '求助者的画面中断，录制已停，已录部分保留；画面恢复后自动再录', en: 'the picture of somebody who called for help is gone: the recording has ended, what there is is kept, and it begins anew when the picture is back' },
  'disk-full': { zh: '磁盘已满，录制中断，已录部分保留', en: 'the disk is full: the recording was cut short, and what there is is kept' },
  'disk-failed': { zh: '写盘失败，录制中断，已录部分保留', en: 'writing failed: the recording was cut short, and what there is is kept' },
  'not-recordable': { zh: '直播流无法录制（编码不支持或内容损坏）', en: 'the stream cannot be recorded: another codec, or damaged' },
} as const;
