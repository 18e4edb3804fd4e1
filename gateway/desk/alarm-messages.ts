/** What those outside are told of alarms: that a group rings, was escalated, acknowledged, closed. docs/alarms.md has the shape. */
import type { AlarmOutcome, EscalationTarget } from '../domain/alarm-events.ts';
import { natureOf, type AlarmSeverity } from '../domain/alarm-kinds.ts';
import type { AlarmGroupRow } from '../domain/alarm-register.ts';
import type { AlarmKind, LoggedEvent } from '../domain/events.ts';
import type { IsoTime } from '../domain/names.ts';
import { Channel, type ChannelState, type OutsideChannel } from './channel.ts';

export interface AlarmMessage {
  /** The same when it is told again. */
  readonly id: string;
  readonly stage: 'raised' | 'escalated' | 'acknowledged' | 'closed';
  readonly at: IsoTime;
  readonly group: string;
  readonly kind: AlarmKind;
  readonly severity: AlarmSeverity;
  readonly recorder: string | null;
  readonly dock: string | null;
  readonly officer: string | null;
  readonly unit: string | null;
  readonly count: number;
  readonly first: IsoTime;
  readonly last: IsoTime;
  /** Left out unless the configuration says that places go outside. */
  readonly place?: AlarmGroupRow['place'];
  /** Of an escalation. */
  readonly step: number | null;
  readonly to: EscalationTarget | null;
  /** Of an acknowledgement or a close: `account:<id>`, `station`. */
  readonly by: string | null;
  readonly outcome: AlarmOutcome | null;
  readonly zh: string;
  readonly en: string;
}

export type AlarmChannel = OutsideChannel<AlarmMessage>;
type Step = Extract<LoggedEvent, { kind: 'AlarmAcknowledged' | 'AlarmEscalated' | 'AlarmClosed' }>;

export class AlarmOutlet {
  readonly #channels: readonly Channel<AlarmMessage>[];
  readonly #tellPlace: boolean;

  constructor(channels: readonly AlarmChannel[], tellPlace: boolean) {
    this.#channels = channels.map((one) => new Channel(one));
    this.#tellPlace = tellPlace;
  }

  states(): readonly ChannelState[] {
    return this.#channels.map((one) => one.state());
  }

  /** It has begun to ring, or rings still when the station is back. */
  rings(row: AlarmGroupRow): void {
    if (row.ringing !== null) this.#tell(row, `alarm-raised-${row.group}-${row.rounds}`, 'raised', row.ringing, {});
  }

  step(row: AlarmGroupRow, event: Step): void {
    if (event.kind === 'AlarmEscalated') return this.#tell(row, `alarm-escalated-${row.group}-${row.rounds}-${event.facts.step}`, 'escalated', event.at, { step: event.facts.step, to: event.facts.to });
    if (event.kind === 'AlarmAcknowledged') return this.#tell(row, `alarm-acknowledged-${row.group}-${row.rounds}`, 'acknowledged', event.at, { by: event.actor });
    this.#tell(row, `alarm-closed-${row.group}`, 'closed', event.at, { by: event.actor, outcome: event.facts.outcome });
  }

  #tell(row: AlarmGroupRow, id: string, stage: AlarmMessage['stage'], at: IsoTime, more: Partial<AlarmMessage>): void {
    if (this.#channels.length === 0) return;
    const { group, kind, recorder, dock, officer, unit, count, first, last, place } = row;
    const [zh, en] = words(row, stage);
    const message: AlarmMessage = {
      id, stage, at, group, kind, severity: natureOf(kind).severity, recorder, dock, officer, unit, count, first, last, ...(this.#tellPlace ? { place } : {}),
      step: null, to: null, by: null, outcome: null, ...more, zh, en,
    };
    for (const channel of this.#channels) channel.tell(message);
  }
}

const STAGES: Readonly<Record<AlarmMessage['stage'], readonly [zh: string, en: string]>> = {
  raised: ['待确认', 'waits for somebody'], escalated: ['无人确认，已升级', 'nobody has acknowledged it: escalated'], acknowledged: ['已确认', 'acknowledged'], closed: ['已办结', 'closed'],
};

/** By ids alone: names stand in the registers. */
function words({ kind, subject, unit, count }: AlarmGroupRow, stage: AlarmMessage['stage']): readonly [zh: string, en: string] {
  const nature = natureOf(kind);
  const [zh, en] = STAGES[stage];
  const times = count > 1 ? [`，共 ${count} 次`, `, ${count} times`] : ['', ''];
  return [`${nature.zh}：${unit ?? ''} ${subject}${times[0]}，${zh}`.replace('： ', '：'), `${nature.en}: ${subject}${unit === null ? '' : ` of ${unit}`}${times[1]}, ${en}`];
}
