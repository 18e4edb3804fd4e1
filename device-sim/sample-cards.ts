/**
 * The recorders of the demo: what four officers of a county bureau bring home after some days of inspections, with the
 * faults that real recorders have. Sizes scale; the rest is the same each time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FolderCard } from './card.ts';
import { seedOf } from './dock.ts';
import { largerVideo, sample, truncatedVideo } from './media.ts';
import { VolumeCamera, type CameraFile } from './volume-camera.ts';
import { SimRecorder, rawTimeOf, type WrongClock } from './recorder.ts';

const CARD_BYTES = 64e9;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The last work was this long ago: whatever the hour, its hand-over is not due yet. */
const LAST_WORK_MS = 4 * HOUR_MS;
/** The first day of the one who is late lies behind more working hours than any run of holidays hides. */
const LATE_DAYS = 11;
/** The day of the sample that lies longest ago. */
const FIRST_DAY = 3;

export interface SamplePlan {
  /** Of made-up video on each card, for three days. */
  readonly megabytes: number;
  /** Whose clips are put on the cards: 1 is today, 3 two days ago. */
  readonly days: readonly number[];
}

export interface SampleOfficer {
  readonly officer: string;
  readonly name: string;
  readonly unit: string;
  readonly certificateNumber: string;
  readonly recorder: SimRecorder;
}

interface Plan {
  readonly officer: string;
  readonly name: string;
  readonly serial: string;
  readonly clock: WrongClock;
  readonly signs: boolean;
  readonly late?: true;
}

const UNITS = ['执法一中队', '执法二中队'] as const;
const PLANS: readonly Plan[] = [
  { officer: 'P0231', name: '张伟', serial: 'ZFY-0001', clock: 'right', signs: true },
  { officer: 'P0245', name: '古丽娜尔·买买提', serial: 'ZFY-0002', clock: 'two-hours-behind', signs: false },
  { officer: 'P0252', name: '王芳', serial: 'ZFY-0003', clock: '1970', signs: false },
  { officer: 'P0260', name: '买买提·艾力', serial: 'ZFY-0004', clock: 'drifting', signs: true, late: true },
];

/**
 * Writes the cards under `folder` and gives the recorders.
 * @param wallMs the day to which the recordings lead up
 */
export function sampleOfficers(folder: string, wish: SamplePlan, wallMs: number): readonly SampleOfficer[] {
  return PLANS.map((plan, i) => {
    const clock = clockOf(plan, wish.days);
    const card = new FolderCard(join(folder, plan.serial), `SD-${1000 + i}`, CARD_BYTES);
    const recorder = new SimRecorder({ serial: plan.serial, card, clock, ...(plan.signs ? { keySeed: seedOf(plan.serial) } : {}) });
    fill(card, { ...plan, clock }, i, wish, wallMs);
    return { officer: plan.officer, name: plan.name, unit: UNITS[plan.officer === 'P0252' ? 1 : 0], certificateNumber: `65-${4000 + i}-2026`, recorder };
  });
}

/** A zone that was wrong is right once a station has set the clock; a battery that is flat and a quartz that drifts stay so. */
function clockOf({ clock }: Plan, days: readonly number[]): WrongClock {
  return clock === 'two-hours-behind' && !days.includes(FIRST_DAY) ? 'right' : clock;
}

function fill(card: FolderCard, plan: Plan, seed: number, { megabytes, days }: SamplePlan, wallMs: number): void {
  const videos = ['hotel.mp4', 'cinema.mp4', 'agency.mp4'] as const;
  const local = wallMs + 8 * HOUR_MS;
  for (const day of days) {
    const at = local - agoMs(day, plan.late) + recorderError(plan.clock, wallMs);
    const date = new Date(at).toISOString().slice(2, 10).replaceAll('-', '');
    const folder = `DCIM/${date}`;
    // One press of the button, split by the recorder into two segments.
    const recording = day * 10;
    card.add({ name: `${folder}/${plan.serial}_${date}_0001.MP4`, started: rawTimeOf(at), durationMs: 6_000, recording, segment: 0, lastSegment: false }, sample('hotel.mp4'));
    card.add({
      name: `${folder}/${plan.serial}_${date}_0002.MP4`, started: rawTimeOf(at + 6_000), durationMs: 4_000, recording, segment: 1, important: day === 1,
    }, largerVideo(videos[day % 3]!, Math.round((megabytes * 1e6) / 3), seed * 10 + day));
    card.add({ name: `${folder}/${plan.serial}_${date}_0003.JPG`, kind: 'photo', started: rawTimeOf(at + HOUR_MS), durationMs: 0 }, sample('counter.jpg'));
    // What was recorded hours later belongs to no line of the roster: somebody has to say what it was.
    if (day === 1) {
      card.add({ name: `${folder}/${plan.serial}_${date}_0004.WAV`, kind: 'audio', started: rawTimeOf(at + 2 * HOUR_MS), durationMs: 4_000, private: true }, sample('statement.wav'));
      card.add({ name: `${folder}/${plan.serial}_${date}_0005.MP4`, started: rawTimeOf(at + 3 * HOUR_MS), durationMs: 2_000 }, truncatedVideo('cinema.mp4'));
    }
  }
}

/** How long ago the work of a day began, the last day being 1. */
function agoMs(day: number, late?: boolean): number {
  return LAST_WORK_MS + ((late === true && day === FIRST_DAY ? LATE_DAYS : day) - 1) * DAY_MS;
}

export interface SampleVolumeOfficer extends Omit<SampleOfficer, 'recorder'> {
  readonly camera: VolumeCamera;
}

/** An officer whose older recorder shows its card as a disk. */
export function sampleVolumeOfficer(folder: string, { megabytes, days }: SamplePlan, wallMs: number): SampleVolumeOfficer {
  const serial = 'ZFY-0005';
  const files: CameraFile[] = days.flatMap((day) => {
    const local = new Date(wallMs + 8 * HOUR_MS - agoMs(day)).toISOString().replaceAll(/[-:T]/g, '');
    const [date, time] = [local.slice(0, 8), local.slice(8, 14)];
    const name = (number: string, ending: string) => `DCIM/${date.slice(2)}/000005_${date}${time}_${number}.${ending}`;
    const changedMs = wallMs - agoMs(day);
    return [
      { name: name('0001', 'MP4'), bytes: largerVideo('hotel.mp4', Math.round((megabytes * 1e6) / 3), 900 + day), changedMs },
      { name: name('0002', 'JPG'), bytes: sample('counter.jpg'), changedMs },
    ];
  });
  const ascii = (text: string) => Buffer.from(text, 'latin1');
  // 赵敏 in GBK: a GBK encoder is what Node lacks.
  const record = { serial: ascii('0000005'), userNumber: ascii('P0268'), userName: Buffer.from('d5d4c3f4', 'hex'), unitNumber: ascii('650000'), unitName: ascii('WHZF') };
  const there = existsSync(join(folder, serial));
  const camera = new VolumeCamera(serial, join(folder, serial), record, files);
  // The next day's work comes onto the card of the day before.
  if (there) for (const file of files) camera.add(file);
  return { officer: 'P0268', name: '赵敏', unit: UNITS[0], certificateNumber: '65-4005-2026', camera };
}

/** How far the calendar was off while the clips were made; the flat battery of '1970' starts anew each day. */
function recorderError(clock: WrongClock, wallMs: number): number {
  if (clock === 'two-hours-behind') return -2 * HOUR_MS;
  if (clock === 'drifting') return -95_000;
  return clock === '1970' ? -(wallMs + 8 * HOUR_MS) + 5 * DAY_MS : 0;
}
