import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DemandRow, ExplanationRow, ExplanationState } from '../../gateway/domain/explanation-register.ts';
import type { IsoTime, OfficerId } from '../../gateway/domain/names.ts';
import { afterStep, mayState, mayStep, type ExplanationStep } from '../../gateway/rules/exemption.ts';

const iso = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString() as IsoTime;
const P1 = 'P1' as OfficerId;
const stated = {
  officer: P1, about: 'not-recorded', ground: '17(5)', activity: null, activityKind: 'inspection', from: iso(1), to: iso(2), findings: [], reason: '设备故障', askedBy: '', law: '',
} as const;
const demand: DemandRow = { demand: 'd1', activityKinds: ['inspection'], authority: '自治区文旅厅', text: '', since: iso(0), version: 1 };

test.each<[article: string, wish: object, demands: readonly DemandRow[], refusedBy: string | null, pointer: string | null]>([
  ['Art. 17(5) 其他因特殊情况不能使用的', {}, [], null, null],
  ['Art. 19(2) 注明无法使用的原因', { reason: '  ' }, [], 'Art. 19(2)', '/reason'],
  ['Art. 17(1) 举报人、证人、被侵害人等明确要求的: who asked', { ground: '17(1)' }, [], 'Art. 17(1)', '/askedBy'],
  ['Art. 17(1) he is named', { ground: '17(1)', askedBy: '举报人李某' }, [], null, null],
  ['Art. 19(2) 和依据: another law is named', { ground: 'other-law' }, [], 'Art. 19(2)', '/law'],
  ['Art. 19(2) named', { ground: 'other-law', law: '《行政处罚法》第四十七条' }, [], null, null],
  ['Art. 17(4) 不属于重大、紧急情况', { ground: '17(4)' }, [], null, null],
  ['Art. 17(4) 但本行业上级主管部门另有规定的除外', { ground: '17(4)' }, [demand], 'Art. 17(4)', '/ground'],
  ['the demand is about another kind', { ground: '17(4)', activityKind: 'hearing' }, [demand], null, null],
  ['the demand binds Art. 17(4) alone', { ground: '17(2)' }, [demand], null, null],
  ['a span that ends before it begins', { to: iso(0) }, [], 'Art. 19(2)', '/to'],
])('%s', (_article, wish, demands, refusedBy, pointer) => {
  const verdict = mayState({ ...stated, ...wish }, demands);
  expect(verdict.kind === 'allowed' ? [null, null] : [verdict.article, verdict.pointer]).toEqual([refusedBy, pointer]);
});

const STEPS: readonly ExplanationStep[] = ['state', 'accept', 'return', 'file'];
test('nothing skips a step: whatever is tried in whatever order, filed means stated, then accepted, and nobody did two of them', () => {
  const people = ['P1', 'P2', 'P3'] as const;
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(...people)), { maxLength: 40 }), (tries) => {
    let row: ExplanationRow | undefined;
    const done: [ExplanationStep, string][] = [];
    for (const [step, who] of tries) {
      const by = { actor: `account:${who}`, officer: who as OfficerId };
      const verdict = mayStep(row, step, by);
      const next = afterStep(row?.state ?? null, step);
      if (verdict.kind === 'refused') continue;
      expect(next).toBeDefined();
      done.push([step, who]);
      row = { ...(row ?? { officer: by.officer, statedBy: by.actor }), state: next as ExplanationState } as ExplanationRow;
    }
    const words = done.map(([step]) => step).join(' ');
    // One word for each way through: stated, any number of returns, accepted, filed at the end.
    expect(words).toMatch(/^(?:state(?: return state)*(?: return| accept(?: file)?)?)?$/);
    const author = done[0]?.[1];
    for (const [step, who] of done) expect(step === 'state' ? who === author : who !== author).toBe(true);
  }), { numRuns: 500 });
});
