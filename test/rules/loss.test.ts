import { expect, test } from 'vitest';
import type { EquipmentRow } from '../../gateway/domain/equipment-register.ts';
import type { DockId, OfficerId, RecorderSerial } from '../../gateway/domain/names.ts';
import type { AssignmentRow, RecorderRow } from '../../gateway/domain/registers.ts';
import { judgeLoss } from '../../gateway/rules/loss.ts';
import { forecastStorage, FORECAST_DAYS } from '../../gateway/rules/storage-forecast.ts';

const iso = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
const RECORDER: RecorderRow = {
  recorder: 'ZFY-1' as RecorderSerial, model: 'Z2', publicKey: null, hardwareId: null, device: null, retired: null, quarantine: null, docked: null, accounted: 0, clocks: [], outstanding: [], ordered: [], clips: 0, apart: 0,
};
const EQUIPMENT: EquipmentRow = { recorder: RECORDER.recorder, unit: null, state: 'in-store', stateSince: iso(1), enrolled: iso(1), retiredAt: null, handOut: null, dockedSeq: null, docking: null, left: null, residualMs: null, version: 1 };
const DOCKED: RecorderRow['docked'] = { docking: 'd1', dock: 'dock-1' as DockId, bay: 1, at: iso(3), left: iso(4), carrier: 'serial', battery: 50, cardUsed: 0, cardTotal: 1, card: null, firmware: '1', faults: [], clock: null };
const HELD: AssignmentRow = { officer: 'P1' as OfficerId, from: iso(2), to: null };

const ARTICLE = '第二十二条（四） 不按规定储存或维护致使执法记录损毁、丢失';
test.each([
  [ARTICLE, 'never docked, with nobody', RECORDER, EQUIPMENT, [], { lastDocked: null, outstanding: 0, holder: null, cardsLeft: null }, ['从未采集', '无人持有', 'never docked']],
  [ARTICLE, 'docked, all stored, with an officer', { ...RECORDER, docked: DOCKED }, EQUIPMENT, [HELD], { lastDocked: iso(3), outstanding: 0, holder: 'P1', since: iso(2) }, ['当时列出的均已入库', `自 ${iso(2)} 起由 P1 持有`, `with P1 since ${iso(2)}`]],
  [ARTICLE, 'numbers that were listed and never stored', { ...RECORDER, docked: DOCKED, outstanding: [[7, 9], [12, 12]] as const }, { ...EQUIPMENT, left: { dock: 'dock-1' as DockId, bay: 1, at: iso(4), cardsLeft: 5 } }, [{ ...HELD, to: iso(4) }],
    { outstanding: 4, holder: null, cardsLeft: 5 }, ['卡上尚有 4 个未入库（编号 7-9, 12）', '取走时卡上有 5 个文件']],
] as const)('%s: %s', (_article, _what, recorder, equipment, assignments, facts, says) => {
  const verdict = judgeLoss(recorder, equipment, assignments, iso(10));
  expect(verdict).toMatchObject({ article: 'Art. 22(4)', ...facts });
  for (const part of says) expect(verdict.detail).toContain(part);
  expect(judgeLoss({ ...recorder, outstanding: Array.from({ length: 5_000 }, (_, i) => [i * 2 + 1, i * 2 + 1] as const) }, equipment, assignments, iso(10)).detail.length).toBeLessThanOrEqual(700);
});

const days = (all: readonly (readonly [day: number, bytes: number])[]) => all.map(([day, bytes]) => ({ day: iso(day).slice(0, 10), clips: 1, bytes }));
test.each([
  ['第十五条 专用电脑等存储设备', 'nothing was ever stored', [], 20, 0, null],
  ['第十五条 专用电脑等存储设备', 'the first day counts as it is', [[20, 500]], 20, 500, 8],
  ['第十五条 专用电脑等存储设备', 'the mean over whole days since the first, quiet ones too', [[10, 600], [15, 400], [20, 9_999]], 20, 100, 40],
  ['第十五条 专用电脑等存储设备', 'what is long past counts no more', [[-60, 1e9], [19, 2_800]], 20, 100, 40],
] as const)('%s: %s', (_article, _what, stored, today, bytesPerDay, daysLeft) => {
  expect(forecastStorage(days(stored), iso(today).slice(0, 10), 5_000, 1_000)).toEqual({ bytesPerDay, daysLeft });
  expect(FORECAST_DAYS).toBe(28);
});

test('第十五条: a disk without room is full today, not in the past', () => {
  expect(forecastStorage(days([[19, 10]]), iso(20).slice(0, 10), 500, 1_000).daysLeft).toBe(0);
});
