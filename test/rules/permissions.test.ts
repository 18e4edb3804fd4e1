import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../gateway/domain/roles.ts';
import { mayDo, mayHoldRoles, mightDo, PERMISSIONS, type Medium, type Outcome, type Relation, type Verb } from '../../gateway/rules/permissions.ts';

const VERBS: readonly Verb[] = ['list', 'view', 'copy', 'enter', 'change', 'sign', 'review', 'file', 'close'];
const RELATIONS: readonly Relation[] = ['own', 'unit', 'any'];
const MEDIA = [...new Set(PERMISSIONS.flatMap((one) => one.media))];

test.each<[article: string, role: Role, verb: Verb, medium: Medium, relation: Relation, outcome: Outcome]>([
  ['Art. 19(3) 任何人不得私自……修改', 'recorder-manager', 'change', 'clip-content', 'any', 'refused'],
  ['Art. 19(3) 移交登记上签名', 'officer', 'sign', 'hand-over', 'own', 'free'],
  ['Art. 19(3) 移交登记上签名', 'officer', 'sign', 'hand-over', 'unit', 'refused'],
  ['Art. 19(3) 移交本单位管理人员', 'recorder-manager', 'sign', 'hand-over', 'unit', 'free'],
  ['Art. 19(3) nobody receives his own', 'recorder-manager', 'sign', 'hand-over', 'own', 'refused'],
  ['Art. 19(2) 报本单位负责人审核', 'unit-head', 'review', 'explanation', 'unit', 'free'],
  ['Art. 19(2) nobody reviews his own', 'unit-head', 'review', 'explanation', 'own', 'refused'],
  ['Art. 19(2) 本单位', 'unit-head', 'review', 'explanation', 'any', 'refused'],
  ['Art. 20(2) 调阅、复制……经单位负责人批准', 'officer', 'view', 'clip-content', 'unit', 'approval'],
  ['Art. 20(2) 调阅、复制……经单位负责人批准', 'duty-desk', 'view', 'clip-content', 'any', 'approval'],
  ['Art. 20(3) 可以直接调阅', 'reviewer', 'view', 'clip-content', 'any', 'free'],
  ['Art. 20(3) frees viewing, not copying', 'reviewer', 'copy', 'clip-content', 'any', 'letter'],
  ['the administrator sees no evidence', 'administrator', 'view', 'clip-details', 'any', 'refused'],
  ['the administrator sees no evidence', 'administrator', 'list', 'clip-list', 'any', 'refused'],
  ['equipment, not evidence', 'equipment-manager', 'view', 'clip-content', 'any', 'refused'],
])('%s: %s %s %s %s is %s', (_article, role, verb, medium, relation, outcome) => {
  expect(mayDo([role], verb, medium, relation).outcome).toBe(outcome);
});

test('over all pairs: nobody changes a clip, and the administrator has nothing to do with evidence', () => {
  const evidence: readonly Medium[] = ['clip-list', 'clip-details', 'clip-content', 'hand-over', 'explanation', 'activity', 'custody-log'];
  for (const role of ROLES) for (const relation of RELATIONS) {
    expect(mayDo([role], 'change', 'clip-content', relation).outcome, role).toBe('refused');
    for (const medium of evidence) for (const verb of VERBS) {
      if (role === 'administrator') expect(mayDo([role], verb, medium, relation).outcome, `${verb} ${medium}`).toBe('refused');
    }
  }
});

test('over all pairs: nobody copies a clip freely, and accounts are the administrator\'s alone', () => {
  for (const role of ROLES) for (const relation of RELATIONS) for (const verb of VERBS) {
    if (verb === 'copy') expect(mayDo([role], 'copy', 'clip-content', relation).outcome, role).not.toBe('free');
    if (role !== 'administrator') for (const medium of ['account', 'api-key', 'setting'] as const) expect(mayDo([role], verb, medium, relation).outcome, `${role} ${verb} ${medium}`).toBe('refused');
  }
});

test('every row can be read: an article, words in both languages, and it says something', () => {
  for (const one of PERMISSIONS) {
    expect(one.article).toMatch(/^Art\. \d/);
    expect(one.zh).toMatch(/\p{Script=Han}/u);
    expect(one.en).toMatch(/^[\x20-\x7e]+$/);
    expect(one.verbs.length * one.media.length).toBeGreaterThan(0);
  }
});

const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 4 });
const rank: Readonly<Record<Outcome, number>> = { free: 3, approval: 2, letter: 1, refused: 0 };

test('a nearer relation never has less, but for what nobody decides on his own', () => {
  fc.assert(fc.property(roles, fc.constantFrom(...VERBS), fc.constantFrom(...MEDIA), (held, verb, medium) => {
    const [own, unit, any] = RELATIONS.map((relation) => rank[mayDo(held, verb, medium, relation).outcome]) as [number, number, number];
    expect(unit).toBeGreaterThanOrEqual(any);
    const guarded = PERMISSIONS.some((one) => held.includes(one.who) && one.notOwn === true && one.verbs.includes(verb) && one.media.includes(medium));
    if (!guarded) expect(own).toBeGreaterThanOrEqual(unit);
  }));
});

test('what might be done freely can be done freely in some relation, and the other way round', () => {
  fc.assert(fc.property(roles, fc.constantFrom(...VERBS), fc.constantFrom(...MEDIA), (held, verb, medium) => {
    const might = mightDo(held, verb, medium).outcome === 'free';
    expect(might).toBe(RELATIONS.some((relation) => mayDo(held, verb, medium, relation).outcome === 'free'));
  }));
});

test('more roles never take a right away', () => {
  fc.assert(fc.property(roles, fc.constantFrom(...ROLES), fc.constantFrom(...VERBS), fc.constantFrom(...MEDIA), fc.constantFrom(...RELATIONS), (held, more, verb, medium, relation) => {
    expect(rank[mayDo([...held, more], verb, medium, relation).outcome]).toBeGreaterThanOrEqual(rank[mayDo(held, verb, medium, relation).outcome]);
  }));
});

test('the administrator stands alone', () => {
  for (const role of ROLES) expect(mayHoldRoles(['administrator', role]).kind).toBe('refused');
  expect(mayHoldRoles([]).kind).toBe('refused');
  expect(mayHoldRoles(['officer', 'unit-head']).kind).toBe('allowed');
});
