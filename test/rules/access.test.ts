import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClipId, OfficerId } from '../../gateway/domain/names.ts';
import { ROLES, type Role } from '../../gateway/domain/roles.ts';
import { covers, MAX_GRANT_DAYS, mayEndGrant, mayGrant, mayView, type Grant, type GrantWish, type LookedAt, type Looker } from '../../gateway/rules/access.ts';

const NOW = '2026-11-24T04:00:00.000Z';
const hours = (n: number) => new Date(Date.parse(NOW) + n * 3_600_000).toISOString();
const CLIP: LookedAt = { clip: `c${'1'.repeat(32)}` as ClipId, officer: 'P1' as OfficerId, unit: '一队', activity: 'a1' };
const who = (role: Role, officer: string | null, unit: string | null): Looker => ({ account: `u-${role}`, roles: [role], officer: officer as OfficerId | null, unit });
const grantTo = (person: Looker, more: Partial<Grant> = {}): Grant => ({ grant: 'g1', account: person.account, unit: '一队', clips: [CLIP.clip], activity: null, verbs: ['view'], from: hours(-1), to: hours(1), ended: false, ...more });

const own = who('officer', 'P1', '一队');
const colleague = who('officer', 'P2', '一队');
const stranger = who('officer', 'P3', '二队');
test.each<[article: string, person: Looker, grant: Partial<Grant> | null, outcome: string, secret: boolean | null]>([
  ['Art. 19(3) 将执法记录信息移交：本人采集的', own, null, 'own', null],
  ['Art. 15 确定专职管理人员', who('recorder-manager', null, '一队'), null, 'manager', null],
  ['Art. 19(2) 报本单位负责人审核', who('unit-head', null, '一队'), null, 'unit-head', null],
  ['Art. 19(2) 本单位', who('unit-head', null, '二队'), null, 'refused', true],
  ['Art. 20(3) 纪检、法制、信访等部门……可以直接调阅', who('reviewer', null, null), null, 'reviewer', null],
  ['Art. 20(2) 应当经单位负责人批准', colleague, null, 'approval', true],
  ['Art. 20(2) 应当经单位负责人批准', colleague, {}, 'grant:g1', null],
  ['Art. 20(2) 应当经单位负责人批准', who('duty-desk', null, '一队'), null, 'approval', true],
  ['Art. 20(2) 应当经单位负责人批准', who('duty-desk', null, '一队'), {}, 'grant:g1', null],
  ['Art. 20(2) the archivist knows the catalogue, so that it exists is no secret to him', who('archivist', null, '一队'), null, 'approval', false],
  ['Art. 20(2) 应当经单位负责人批准', who('archivist', null, '一队'), { clips: [], activity: 'a1' }, 'grant:g1', null],
  ['Art. 20(2) an approval ends: its time has come', colleague, { to: NOW }, 'approval', true],
  ['Art. 20(2) an approval ends: it begins later', colleague, { from: hours(0.5) }, 'approval', true],
  ['Art. 20(2) an approval ends: the head ended it', colleague, { ended: true }, 'approval', true],
  ['Art. 20(2) an approval to copy alone', colleague, { verbs: ['copy'] }, 'approval', true],
  ['Art. 20(2) an approval of other clips', colleague, { clips: [`c${'2'.repeat(32)}` as ClipId] }, 'approval', true],
  ['Art. 20(2) an approval of another activity', colleague, { clips: [], activity: 'a2' }, 'approval', true],
  ['Art. 20(2) an approval for somebody else', colleague, { account: 'u-other' }, 'approval', true],
  ['Art. 20(2) 本单位采集的: not beyond the unit', stranger, {}, 'refused', true],
  ['Art. 20(2) equipment, not evidence: an approval opens nothing', who('equipment-manager', null, '一队'), {}, 'refused', true],
  ['Art. 20(2) the administrator sees no evidence: an approval opens nothing', who('administrator', null, null), {}, 'refused', true],
])('%s: %o', (_article, person, grant, outcome, secret) => {
  const verdict = mayView(person, CLIP, grant === null ? [] : [grantTo(person, grant)], NOW);
  expect(verdict.kind === 'free' ? [verdict.basis, null] : [verdict.outcome, verdict.secret]).toEqual([outcome, secret]);
});

const head = who('unit-head', 'H1', '一队');
const wish = (more: Partial<GrantWish> = {}): GrantWish => ({ clips: [CLIP.clip], activity: null, verbs: ['view'], from: NOW, to: hours(24), reason: '案件审核', ...more });
test.each<[article: string, giver: Looker, to: Looker | undefined, wish: Partial<GrantWish>, unit: string | null, verdict: string]>([
  ['Art. 20(2) 经单位负责人批准', head, colleague, {}, '一队', 'allowed'],
  ['Art. 20(2) 复制', head, colleague, { verbs: ['view', 'copy'] }, '一队', 'allowed'],
  ['Art. 20(2) nobody approves for himself', head, { ...head, roles: ['officer', 'unit-head'] }, {}, '一队', '/account'],
  ['Art. 20(2) nor by another account of his', head, { ...colleague, officer: 'H1' as OfficerId }, {}, '一队', '/account'],
  ['Art. 20(2) 单位负责人: nobody else', colleague, own, {}, '一队', '/account'],
  ['Art. 20(2) 本单位: not another unit\'s clips', head, colleague, {}, '二队', '/clips'],
  ['Art. 20(2) 本单位: not for another unit\'s officers', head, stranger, {}, '一队', '/account'],
  ['Art. 20(3) who may look directly needs none', head, who('reviewer', null, null), {}, '一队', '/account'],
  ['Art. 20(2) the table lets nobody approve it', head, who('administrator', null, null), {}, '一队', '/account'],
  ['Art. 20(2) an approval ends', head, colleague, { to: hours(24 * (MAX_GRANT_DAYS + 1)) }, '一队', '/to'],
  ['Art. 20(2) an approval ends in the future', head, colleague, { from: hours(-3), to: hours(-1) }, '一队', '/to'],
  ['Art. 20(2) 因工作需要: a reason', head, colleague, { reason: ' ' }, '一队', '/reason'],
  ['Art. 20(2) of something', head, colleague, { clips: [] }, '一队', '/clips'],
  ['Art. 20(2) for somebody', head, undefined, {}, '一队', '/account'],
])('%s: %o approves for %o', (_article, giver, to, more, unit, expected) => {
  const verdict = mayGrant(giver, to, wish(more), { unit: unit ?? undefined, clips: [{ officer: CLIP.officer, unit }], running: 0 }, NOW);
  expect(verdict.kind === 'allowed' ? 'allowed' : verdict.pointer).toBe(expected);
  if (verdict.kind === 'refused') expect(verdict.article).toBe('Art. 20(2)');
});

test('Art. 20(2): the head of the unit ends an approval, nobody else, and once', () => {
  expect(mayEndGrant(head, { unit: '一队', ended: false }, '不再需要').kind).toBe('allowed');
  expect(mayEndGrant(head, { unit: '二队', ended: false }, '不再需要').kind).toBe('refused');
  expect(mayEndGrant(colleague, { unit: '一队', ended: false }, '不再需要').kind).toBe('refused');
  expect(mayEndGrant(head, { unit: '一队', ended: true }, '不再需要').kind).toBe('refused');
});

const looker = fc.record({
  account: fc.constantFrom('x', 'y'), roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 }), officer: fc.constantFrom(null, 'P1' as OfficerId, 'P2' as OfficerId), unit: fc.constantFrom(null, '一队', '二队'),
});
const clip = fc.record({ clip: fc.constant(CLIP.clip), officer: fc.constantFrom(null, 'P1' as OfficerId), unit: fc.constantFrom(null, '一队', '二队'), activity: fc.constantFrom(null, 'a1') });
const grant: fc.Arbitrary<Grant> = fc.record({
  grant: fc.constantFrom('g1', 'g2'), account: fc.constantFrom('x', 'y'), unit: fc.constantFrom('一队', '二队'), clips: fc.constantFrom([], [CLIP.clip]), activity: fc.constantFrom(null, 'a1'), verbs: fc.constantFrom(['view'], ['copy'], ['view', 'copy']),
  from: fc.integer({ min: -5, max: 5 }).map(hours), to: fc.integer({ min: -5, max: 5 }).map(hours), ended: fc.boolean(),
});

test('whatever approvals there are: without one that covers it, nothing that was refused is free; with more of them nothing is lost', () => {
  fc.assert(fc.property(looker, clip, fc.array(grant, { maxLength: 4 }), grant, (person, seen, grants, more) => {
    const without = mayView(person, seen, [], NOW);
    const verdict = mayView(person, seen, grants, NOW);
    if (without.kind === 'refused' && verdict.kind === 'free') {
      expect(without.outcome).toBe('approval');
      expect(grants.some((one) => `grant:${one.grant}` === verdict.basis && covers(one, person, seen, 'view', NOW))).toBe(true);
      expect(seen.unit).not.toBeNull();
    }
    if (verdict.kind === 'free') expect(mayView(person, seen, [...grants, more], NOW).kind).toBe('free');
    if (person.roles.every((role) => role === 'administrator' || role === 'equipment-manager')) expect(verdict.kind).toBe('refused');
  }));
});

test('an approval covers nothing before it begins, from its end on, after it ended, for others, or beyond its unit', () => {
  fc.assert(fc.property(grant, clip, fc.constantFrom('x', 'y'), fc.integer({ min: -6, max: 6 }), (one, seen, account, at) => {
    const now = hours(at);
    if (!covers(one, { account }, seen, 'view', now)) return;
    expect([one.ended, one.account, seen.unit, one.from <= now, now < one.to]).toEqual([false, account, one.unit, true, true]);
  }));
});
