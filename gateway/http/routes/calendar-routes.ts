/** The working calendar: its notices, what each day is by them, and when what ended then is due (Art. 19(3)). */
import { Type } from 'typebox';
import type { FastifyReply } from 'fastify';
import { versionOf, type App, type HttpWorld } from '../app.ts';
import { isNoticeYear, type CalendarPreview, type DayView, type MovedDue, type NoticeView } from '../../desk/calendar.ts';
import type { CalendarNotice, DayMark, DueReading, OfficeSpan } from '../../domain/calendar-events.ts';
import { calendarRegister } from '../../domain/calendar-register.ts';
import { isoTime } from '../../domain/names.ts';
import { isLayer, MAX_NOTICE_DAYS, MAX_NOTICE_TEXT, MAX_SEASONS, MAX_SPANS } from '../../rules/calendar/notice.ts';
import type { DueVerdict } from '../../rules/hand-over-due.ts';
import type { CalendarWarning } from '../../rules/working-time.ts';
import { Problem } from '../problems.ts';
import { cursorOf, keyOfCursor, nullable, PageQuery, pageOf, Reason, Time } from '../schemas.ts';
import { choice, closed } from './equipment-schemas.ts';

const tags = ['calendar'];
const view = { verb: 'view', medium: 'calendar' } as const;
const enter = { verb: 'enter', medium: 'calendar' } as const;
const change = { verb: 'change', medium: 'calendar' } as const;
/** Longest file of days: more than a year's lines. */
const MAX_CSV = 64 * 1024;

const DateText = Type.String({ minLength: 10, maxLength: 10, description: '2026-10-01' });
const Title = Type.String({ minLength: 1, maxLength: MAX_NOTICE_TEXT });
const Spans = Type.Array(Type.Unsafe<[string, string]>(Type.Array(Type.String({ minLength: 5, maxLength: 5 }), { minItems: 2, maxItems: 2 })), { minItems: 1, maxItems: MAX_SPANS, description: '[["10:00","14:00"],["16:00","20:00"]]，北京时间 / Beijing time' });
const Days = Type.Record(Type.String({ maxLength: 10 }), choice(['off', 'working', 'normal'] as const), { maxProperties: MAX_NOTICE_DAYS });
const Seasons = Type.Array(closed({ from: DateText, to: nullable(DateText), hours: Spans }), { maxItems: MAX_SEASONS });
const NoticeBody = closed({
  title: Title, number: Title, date: DateText, whole: Type.Optional(Type.Boolean({ description: '通知已完整列出全年安排，不再参照全国通知 / it states the whole year: the national notice is not asked' })), days: Type.Optional(Days),
  csv: Type.Optional(Type.String({ maxLength: MAX_CSV, description: '日期,安排（放假、上班、正常） / date,day (off, working, normal)，代替 days / instead of days' })),
  officeHours: Type.Optional(Seasons),
});
const Settings = { reading: choice(['A', 'B'] as const), dueSoonHours: Type.Integer(), region: nullable(Type.String({ maxLength: 5 })), usualHours: Spans };
const SettingsBody = closed(Settings);
const SettingsView = Type.Object({ ...Settings, version: Type.Integer() });
const NoticeParams = Type.Object({ layer: Type.String({ maxLength: 5 }), year: Type.Integer() });

const Notice = Type.Object({
  layer: Type.String(), year: Type.Integer(), state: choice(['shipped', 'entered', 'withdrawn', 'missing'] as const), edition: nullable(Type.String()), at: nullable(Time), actor: nullable(Type.String()), actorName: nullable(Type.String()), version: Type.Integer(),
  notice: nullable(Type.Object({ layer: Type.String(), year: Type.Integer(), title: Type.String(), number: Type.String(), date: Type.String(), whole: Type.Boolean(), days: Type.Record(Type.String(), Type.String()), officeHours: Type.Array(Type.Object({ from: Type.String(), to: nullable(Type.String()), hours: Spans })) })),
});
const Warning = Type.Object({ code: Type.String(), year: Type.Integer(), festival: nullable(Type.String()), article: Type.String(), zh: Type.String(), en: Type.String() });
const NoticeName = { layer: Type.String(), year: Type.Integer(), edition: Type.String() };
const Day = Type.Object({
  date: Type.String(), kind: choice(['working', 'off', 'unknown'] as const), article: Type.String(), zh: Type.String(), en: Type.String(), near: nullable(Type.String()),
  source: Type.Object({ kind: Type.String(), layer: Type.Optional(Type.String()), year: Type.Optional(Type.Integer()), edition: Type.Optional(Type.String()), title: Type.Optional(Type.String()), number: Type.Optional(Type.String()) }),
  hours: nullable(Type.Object({ hours: Spans, closesAt: Type.Integer({ description: '零点后的分钟数 / minutes after midnight' }), notice: nullable(Type.Object(NoticeName)) })),
});
const Moved = Type.Object({ key: Type.String(), officer: Type.String(), officerName: nullable(Type.String()), unit: Type.String(), before: nullable(Time), after: nullable(Time) });
const moves = { looked: Type.Integer(), moved: Type.Integer(), items: Type.Array(Moved), warnings: Type.Array(Warning) };
const Preview = Type.Object({ edition: Type.String(), days: Type.Array(Type.Object({ date: Type.String(), before: Day, after: Day })), ...moves });
const Due = Type.Object({
  ended: Time, due: nullable(Time), earliest: Time, reading: choice(['A', 'B'] as const), calendarVersion: Type.String(), provisional: Type.Boolean(), article: Type.String(),
  reasons: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
  days: Type.Array(Type.Object({ date: Type.String(), kind: Type.String(), zh: Type.String(), en: Type.String() })),
});
const Edition = Type.Object({ edition: Type.String(), title: Type.String(), number: Type.String(), date: Type.String(), at: Time, actor: Type.String(), withdrawn: nullable(Time), seq: Type.Integer() });

export function calendarRoutes(app: App, { calendarDesks: { calendar } }: HttpWorld): void {
  const noticeOf = (layer: string, year: number, { csv, days, officeHours, whole, ...body }: NoticeInput): CalendarNotice => {
    if ((csv === undefined) === (days === undefined)) throw new Problem(400, 'bad-input', '有字段填写不正确', 'some fields are not right', [{ pointer: '/days', zh: 'days 与 csv 须恰好填写一个', en: 'exactly one of days and csv is given' }]);
    return { ...body, layer, year, whole: whole ?? false, officeHours: officeHours ?? [], days: csv === undefined ? days! : calendar.daysOfFile(csv) };
  };

  app.get('/api/v1/calendar', {
    config: view,
    schema: { tags, summary: '各年各层的通知与提醒 / the notices of all years and layers, and what is missing', response: { 200: Type.Object({ today: Type.String(), region: nullable(Type.String()), warnings: Type.Array(Warning), notices: Type.Array(Type.Omit(Notice, ['notice'])) }) } },
  }, async () => ({
    today: calendar.today, region: calendar.settings().region, warnings: calendar.warnings().map(warning), notices: calendar.notices().map(({ notice: _content, ...rest }) => rest),
  }));

  app.get('/api/v1/calendar/months/:month', {
    config: view, schema: { tags, summary: '一个月的每一天：工作日、休息日或未知，以及依据 / each day of a month, and by which notice', params: Type.Object({ month: Type.String({ minLength: 7, maxLength: 7 }) }), response: { 200: Type.Object({ month: Type.String(), days: Type.Array(Day) }) } },
  }, async (request) => ({ month: request.params.month, days: calendar.month(request.params.month).map(day) }));

  app.get('/api/v1/calendar/due', {
    config: view,
    schema: {
      tags, summary: '此时结束的执法活动应于何时移交 / when the clips of an activity that ended then are due', response: { 200: Due },
      querystring: Type.Object({ ended: Type.String({ format: 'date-time' }), reading: Type.Optional(choice(['A', 'B'] as const)) }),
    },
  }, async (request) => {
    const endedAtMs = Date.parse(request.query.ended);
    if (!isNoticeYear(new Date(endedAtMs).getUTCFullYear())) throw new Problem(400, 'bad-input', '时间不正确', 'the time is out of range', [{ pointer: '?ended', zh: '不正确', en: 'is out of range' }]);
    return due(endedAtMs, calendar.dueOf(endedAtMs, request.query.reading));
  });

  app.get('/api/v1/calendar/settings', { config: view, schema: { tags, summary: '移交期限的算法与提前催办 / how the due time is read, and when it is chased', response: { 200: SettingsView } } }, async (_request, reply) => settingsReply(reply, calendar.settings()));

  app.put('/api/v1/calendar/settings', { config: change, schema: { tags, summary: '更改算法、地区、催办提前量 / change them', body: SettingsBody, response: { 200: SettingsView } } }, async (request, reply) =>
    settingsReply(reply, await calendar.changeSettings(request.who.actor, request.body, versionOf(request))));

  app.post('/api/v1/calendar/settings/preview', { config: change, schema: { tags, summary: '预览：哪些待移交的期限会变 / what would move; changes nothing', body: SettingsBody, response: { 200: Type.Object(moves) } } }, async (request) =>
    movesOf(await calendar.previewSettings(request.body)));

  app.get('/api/v1/calendar/notices/:layer/:year', { config: view, schema: { tags, summary: '一份通知 / one notice', params: NoticeParams, response: { 200: Notice } } }, async (request, reply) => {
    const { layer, year } = sound(request.params);
    return noticeReply(reply, calendar.notice(layer, year));
  });

  app.get('/api/v1/calendar/notices/:layer/:year/editions', { config: view, schema: { tags, summary: '历次录入，由旧到新 / every edition that was entered, oldest first', params: NoticeParams, querystring: PageQuery, response: { 200: pageOf(Edition) } } }, async (request) => {
    const { layer, year } = sound(request.params);
    const prefix = calendarRegister.edition(layer, year, '');
    const rows = await calendar.editions(layer, year, request.query.limit + 1, keyOfCursor(prefix, request.query.cursor));
    const page = rows.slice(0, request.query.limit);
    return {
      items: page.map(([, { edition, notice: { title, number, date }, at, actor, withdrawn, version }]) => ({ edition, title, number, date, at, actor, withdrawn: withdrawn?.at ?? null, seq: version })),
      nextCursor: rows.length > page.length ? cursorOf(prefix, page.at(-1)![0]) : null,
    };
  });

  app.put('/api/v1/calendar/notices/:layer/:year', { config: enter, schema: { tags, summary: '录入或导入通知，取代前一版 / enter or import a notice in the place of the one before', params: NoticeParams, body: NoticeBody, response: { 200: Notice } } }, async (request, reply) => {
    const { layer, year } = sound(request.params);
    return noticeReply(reply, await calendar.enter(request.who.actor, noticeOf(layer, year, request.body), versionOf(request)));
  });

  app.post('/api/v1/calendar/notices/:layer/:year/preview', {
    config: enter, schema: { tags, summary: '预览：录入后哪些日子、哪些待移交的期限会变 / which days and open due times it would change; changes nothing', params: NoticeParams, body: NoticeBody, response: { 200: Preview } },
  }, async (request) => {
    const { layer, year } = sound(request.params);
    return preview(await calendar.previewNotice(layer, year, noticeOf(layer, year, request.body)));
  });

  app.post('/api/v1/calendar/notices/:layer/:year/withdrawal-preview', {
    config: change, schema: { tags, summary: '预览：撤回后会变什么 / what would change by a withdrawal; changes nothing', params: NoticeParams, response: { 200: Preview } },
  }, async (request) => {
    const { layer, year } = sound(request.params);
    return preview(await calendar.previewNotice(layer, year, null));
  });

  app.delete('/api/v1/calendar/notices/:layer/:year', { config: change, schema: { tags, summary: '撤回录入的通知 / withdraw a notice that was entered', params: NoticeParams, body: Reason, response: { 200: Notice } } }, async (request, reply) => {
    const { layer, year } = sound(request.params);
    return noticeReply(reply, await calendar.withdraw(request.who.actor, layer, year, request.body.reason, versionOf(request)));
  });
}

interface NoticeInput {
  readonly title: string; readonly number: string; readonly date: string; readonly whole?: boolean; readonly csv?: string; readonly days?: Readonly<Record<string, DayMark>>;
  readonly officeHours?: readonly { readonly from: string; readonly to: string | null; readonly hours: readonly OfficeSpan[] }[];
}

function sound({ layer, year }: { readonly layer: string; readonly year: number }): { readonly layer: string; readonly year: number } {
  if (!isLayer(layer) || !isNoticeYear(year)) throw new Problem(404, 'not-found', '没有这一层或这一年', 'there is no such layer or year');
  return { layer, year };
}

function noticeReply(reply: FastifyReply, one: NoticeView) {
  reply.header('etag', `"${one.version}"`);
  const content = one.notice;
  return { ...one, notice: content === null ? null : { ...content, days: { ...content.days }, officeHours: content.officeHours.map((season) => ({ ...season, hours: spans(season.hours) })) } };
}

function settingsReply(reply: FastifyReply, one: { readonly reading: DueReading; readonly dueSoonHours: number; readonly region: string | null; readonly usualHours: readonly OfficeSpan[]; readonly version: number }) {
  reply.header('etag', `"${one.version}"`);
  return { ...one, usualHours: spans(one.usualHours) };
}

function spans(hours: readonly OfficeSpan[]): [string, string][] {
  return hours.map(([opens, closes]) => [opens, closes]);
}

function day(one: DayView) {
  return { ...one, source: { ...one.source }, hours: one.hours === null ? null : { ...one.hours, hours: spans(one.hours.hours), notice: one.hours.notice === null ? null : { ...one.hours.notice } } };
}

function warning(one: CalendarWarning) {
  return { ...one };
}

function movesOf({ looked, moved, items, warnings }: Omit<CalendarPreview, 'days' | 'edition'>) {
  const time = (ms: number | null) => (ms === null ? null : isoTime(ms));
  return { looked, moved, items: items.map((one: MovedDue) => ({ ...one, before: time(one.before), after: time(one.after) })), warnings: warnings.map(warning) };
}

function preview(one: CalendarPreview) {
  return { edition: one.edition, days: one.days.map(({ date, before, after }) => ({ date, before: day(before), after: day(after) })), ...movesOf(one) };
}

function due(endedAtMs: number, { dueMs, earliestMs, reasons, days, ...rest }: DueVerdict) {
  return { ...rest, ended: isoTime(endedAtMs), due: dueMs === null ? null : isoTime(dueMs), earliest: isoTime(earliestMs), reasons: reasons.map((one) => ({ ...one })), days: days.map(({ date, kind, zh, en }) => ({ date, kind, zh, en })) };
}
