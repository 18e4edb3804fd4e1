/** What the station answers, named. All of it comes from the API's own document. */
import type { paths } from '../../api/schema.gen.ts';

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;
type Answer<P extends keyof paths> = paths[P] extends { get: { responses: { 200: infer R } } } ? Json<R> : never;
type Item<P extends keyof paths> = Answer<P> extends { items: (infer T)[] } ? T : never;

export type Bay = Item<'/api/v1/bays'>;
export type Dock = Item<'/api/v1/docks'>;
export type Recorder = Item<'/api/v1/recorders'>;
export type RecorderState = Recorder['state'];
export type Officer = Item<'/api/v1/officers'>;
export type HandOut = Item<'/api/v1/hand-outs'>;
export type DutyCheck = Answer<'/api/v1/duty-check'>;
export type Finding = Item<'/api/v1/findings'>;
export type Ratio = Answer<'/api/v1/ratio'>;
export type RatioUnit = Ratio['units'][number];
export type Quarantined = Item<'/api/v1/quarantine'>;
export type FilePreview = paths['/api/v1/register-files/preview']['post']['responses'][200]['content']['application/json'];
export type RegisterName = FilePreview['register'];
export type ClockFound = NonNullable<Recorder['clock']>;
export type Activity = Item<'/api/v1/activities'>;
export type ActivityKind = Item<'/api/v1/activity-kinds'>;
export type RosterPreview = paths['/api/v1/activities/roster/preview']['post']['responses'][200]['content']['application/json'];
export type Clip = Item<'/api/v1/clips'>;
export type ClipDetails = Answer<'/api/v1/clips/{id}'>;
export type Gap = Item<'/api/v1/gaps'>;
export type FirmwareImage = Item<'/api/v1/firmware/images'>;
export type FirmwareKey = Item<'/api/v1/firmware/keys'>;
export type RollOut = Item<'/api/v1/firmware/roll-outs'>;
export type RollOutItem = Item<'/api/v1/firmware/roll-outs/{id}/recorders'>;
export type CalendarView = Answer<'/api/v1/calendar'>;
export type NoticeLine = CalendarView['notices'][number];
export type Notice = Answer<'/api/v1/calendar/notices/{layer}/{year}'>;
export type CalendarDay = Answer<'/api/v1/calendar/months/{month}'>['days'][number];
export type DueVerdict = Answer<'/api/v1/calendar/due'>;
export type CalendarSettings = Answer<'/api/v1/calendar/settings'>;
export type NoticePreview = paths['/api/v1/calendar/notices/{layer}/{year}/preview']['post']['responses'][200]['content']['application/json'];
export type SettingsPreview = paths['/api/v1/calendar/settings/preview']['post']['responses'][200]['content']['application/json'];
