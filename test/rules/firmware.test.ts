import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RollOutItemRow, RollOutItemState } from '../../gateway/domain/firmware-register.ts';
import type { RecorderSerial } from '../../gateway/domain/names.ts';
import {
  chooseOlder, compareFirmware, FIRMWARE_LIMITS, mayEnrolMakerKey, mayKeepImage, mayOffer, mayPlan, maySteer, mayUpload, shouldStop, type Candidate, type RecorderAtBay,
} from '../../gateway/rules/firmware.ts';

const serial = (text: string) => text as RecorderSerial;
const rollOut = { state: 'running', firmware: '2.5.0', atOnce: 2, leastBattery: 40 } as const;
const image = { models: ['Z2', 'Z2-4G'], firmware: '2.5.0' };
const item = (state: RollOutItemState, docking: string | null = null): RollOutItemRow => ({ recorder: serial('ZFY-1'), state, since: '', docking, from: null, declines: 0, reason: null, text: null });
const here: RecorderAtBay = { docking: 'd2', offloaded: true, onLink: true, model: 'Z2', firmware: '2.4.1', battery: 80, charging: true };

describe('D8: when a recorder is offered firmware', () => {
  test.each([
    ['Art. 15, it has its turn', {}, {}, item('waiting'), 0, 'offer'],
    ['Art. 15, it was broken off before', {}, {}, item('offered', 'd1'), 0, 'offer'],
    ['Art. 15, it declined at another docking', {}, {}, item('declined', 'd1'), 0, 'offer'],
    ['Art. 15, it declines now', {}, {}, item('declined', 'd2'), 0, 'declined'],
    ['Art. 15, the last place', {}, {}, item('waiting'), 1, 'offer'],
    ['Art. 15, so many at once', {}, {}, item('waiting'), 2, 'at-once'],
    ['Art. 15, a person has paused', { state: 'paused' }, {}, item('waiting'), 0, 'held'],
    ['Art. 15, it was stopped', { state: 'stopped' }, {}, item('waiting'), 0, 'held'],
    ['Art. 15, another model', {}, { model: 'Z9' }, item('waiting'), 0, 'model'],
    ['Art. 15, a card in a reader', {}, { onLink: false }, item('waiting'), 0, 'no-link'],
    ['Art. 22(4), clips are still on it', {}, { offloaded: false }, item('waiting'), 0, 'not-offloaded'],
    ['Art. 22(4), little charge', {}, { battery: 39 }, item('waiting'), 0, 'battery'],
    ['Art. 22(4), just enough charge', {}, { battery: 40 }, item('waiting'), 0, 'offer'],
    ['Art. 22(4), the floor holds whatever was planned', { leastBattery: 0 }, { battery: 19 }, item('waiting'), 0, 'battery'],
    ['Art. 22(4), it does not say its charge', {}, { battery: null }, item('waiting'), 0, 'battery'],
    ['Art. 22(4), not on the charger', {}, { charging: false }, item('waiting'), 0, 'not-charging'],
    ['Art. 22(4), it does not say whether it charges', {}, { charging: null }, item('waiting'), 0, 'not-charging'],
    ['Art. 15, it has the version', {}, { firmware: '2.5.0' }, item('waiting'), 0, 'nothing'],
    ['Art. 15, it was done', {}, {}, item('installed'), 0, 'nothing'],
    ['Art. 15, it failed', {}, {}, item('failed'), 0, 'nothing'],
    ['Art. 15, it is about to come back', {}, {}, item('installing', 'd2'), 0, 'installing'],
  ] as const)('%s', (_article, plan, at, one, inFlight, want) => {
    const verdict = mayOffer({ ...rollOut, ...plan }, image, true, one, { ...here, ...at }, inFlight);
    expect(verdict.kind === 'wait' ? verdict.why : verdict.kind).toBe(want);
    if (verdict.kind === 'wait') expect(verdict.article).toMatch(/^Art\. (15|22\(4\))$/);
  });

  test("Art. 15: an image whose maker's key was retired is offered to nobody", () => {
    expect(mayOffer(rollOut, image, false, item('waiting'), here, 0)).toMatchObject({ kind: 'wait', why: 'key-retired' });
  });

  test('never on a battery that could end in the middle, never beyond the limit, whatever else is so', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.nat(100), fc.boolean(), (battery, leastBattery, inFlight, charging) => {
      const verdict = mayOffer({ ...rollOut, leastBattery }, image, true, item('waiting'), { ...here, battery, charging }, inFlight);
      if (verdict.kind === 'offer') expect(battery >= leastBattery && battery >= 20 && inFlight < rollOut.atOnce && charging).toBe(true);
      else expect(battery < Math.max(20, leastBattery) || inFlight >= rollOut.atOnce || !charging).toBe(true);
    }));
  });
});

describe('D8: when a roll-out stops itself', () => {
  test.each([
    ['the first fails, two are wanted first', 20, 2, 0, 1, false],
    ['two of two failed', 20, 2, 0, 2, true],
    ['one of five is the rate itself', 20, 2, 4, 1, false],
    ['two of five are above it', 20, 2, 3, 2, true],
    ['no failure is let pass', 0, 1, 9, 1, true],
    ['none failed', 0, 1, 9, 0, false],
    ['every failure is let pass', 100, 1, 0, 9, false],
  ] as const)('%s', (_what, failurePercent, leastSample, installed, failed, want) => {
    expect(shouldStop({ failurePercent, leastSample }, { installed, failed })).toBe(want);
  });
});

describe('D8: which version is older', () => {
  test.each([
    ['2.4.1', '2.5.0', -1], ['2.10', '2.9', 1], ['2.5', '2.5.0', 0], ['v2.5', '2.5', 0], ['2.5.0-rc1', '2.5.0', -1], ['2.5.0-rc1', '2.5.0-rc2', -1], ['2.5.0-beta', '2.5.0-rc1', -1], ['2.5.0.1', '2.5.0', 1],
    ['', '0.1', -1], ['12345678901234567890', '12345678901234567891', -1],
  ] as const)('%s and %s', (a, b, want) => {
    expect(Math.sign(compareFirmware(a, b))).toBe(want);
    expect(Math.sign(compareFirmware(b, a))).toBe(want === 0 ? 0 : -want);
  });

  test('it is an order: whatever is written, a list sorts, and equals stay equal', () => {
    const version = fc.stringMatching(/^[0-9]{1,2}(\.[0-9]{1,2}){0,3}(-?[a-c]{1,2}[0-9]?)?$/);
    fc.assert(fc.property(version, version, version, (a, b, c) => {
      expect(compareFirmware(a, a)).toBe(0);
      expect(Math.sign(compareFirmware(a, b))).toBe(0 - Math.sign(compareFirmware(b, a)));
      if (compareFirmware(a, b) <= 0 && compareFirmware(b, c) <= 0) expect(compareFirmware(a, c)).toBeLessThanOrEqual(0);
    }), { numRuns: 2_000 });
  });
});

const candidate = (recorder: string, more: Partial<Candidate> = {}): Candidate => ({ recorder: serial(recorder), model: 'Z2', unit: '一中队', firmware: '2.4.1', retired: false, rollOut: null, ...more });

describe('D8: which recorders a roll-out takes', () => {
  const all = [
    candidate('A'), candidate('B', { firmware: '2.5.0' }), candidate('C', { firmware: null }), candidate('D', { firmware: '2.6' }), candidate('E', { model: 'Z9' }),
    candidate('F', { retired: true }), candidate('G', { rollOut: 'r1' }), candidate('H', { unit: '二中队' }), candidate('I', { model: 'Z2-4G' }),
  ];
  test.each([['all that are older', null, null, 'ACHI'], ['one unit', null, '一中队', 'ACI'], ['one model', 'Z2', null, 'ACH'], ['a model that the image is not for', 'Z9', null, '']] as const)('%s', (_what, model, unit, want) => {
    expect(chooseOlder(image, all, model, unit).join('')).toBe(want);
  });

  const settings = { atOnce: 2, failurePercent: 20, leastSample: 3, leastBattery: 50 };
  test.each([
    ['a plan', ['A'], {}, true, null],
    ['nobody', [], {}, true, 'bad-input'],
    ['a stranger', ['X'], {}, true, 'not-found'],
    ['one that is retired', ['F'], {}, true, 'conflict'],
    ['another model', ['E'], {}, true, 'bad-input'],
    ['one that is in another roll-out', ['G'], {}, true, 'conflict'],
    ['a retired key', ['A'], {}, false, 'conflict'],
    ['none at once', ['A'], { atOnce: 0 }, true, 'bad-input'],
    ['too many at once', ['A'], { atOnce: FIRMWARE_LIMITS.atOnce + 1 }, true, 'bad-input'],
    ['a rate above all', ['A'], { failurePercent: 101 }, true, 'bad-input'],
    ['no sample', ['A'], { leastSample: 0 }, true, 'bad-input'],
    ['a battery below the floor', ['A'], { leastBattery: 19 }, true, 'bad-input'],
  ] as const)('%s', (_what, serials, more, live, code) => {
    const verdict = mayPlan(image, live, serials, serials.map((one) => all.find((other) => other.recorder === one)), { ...settings, ...more });
    expect(verdict.kind === 'refused' ? verdict.code : null).toBe(code);
  });

  test.each([
    ['running', 'pause', true], ['running', 'stop', true], ['running', 'resume', false], ['paused', 'resume', true], ['paused', 'stop', true], ['paused', 'pause', false],
    ['stopped', 'resume', false], ['stopped', 'stop', false], ['finished', 'stop', false],
  ] as const)('a roll-out that is %s: %s', (state, to, want) => {
    expect(maySteer(state, to).kind === 'allowed').toBe(want);
  });
});

describe('D8: keys and images', () => {
  const key = { key: 'k', maker: '天山仪器', publicKey: 'ab'.repeat(32), enrolled: '', retired: null, version: 1 };
  test.each([
    ['a key', '天山仪器', 'ab'.repeat(32), undefined, null],
    ['no key', '天山仪器', 'ab', undefined, 'bad-input'],
    ['a nameless maker', ' ', 'ab'.repeat(32), undefined, 'bad-input'],
    ['a name that would break the signed text', 'a\nb', 'ab'.repeat(32), undefined, 'bad-input'],
    ['one that is there', '天山仪器', 'ab'.repeat(32), key, 'conflict'],
    ['one that was retired', '天山仪器', 'ab'.repeat(32), { ...key, retired: 'then' }, 'conflict'],
  ] as const)('%s', (_what, maker, publicKey, row, code) => {
    const verdict = mayEnrolMakerKey(maker, publicKey, row);
    expect(verdict.kind === 'refused' ? verdict.code : null).toBe(code);
  });

  const facts = { maker: '天山仪器', models: ['Z2'], firmware: '2.5.0', text: '修复夜间对焦', signature: 'cd'.repeat(64) };
  test.each([
    ['as it should be', {}, null], ['no model', { models: [] }, 'bad-input'], ['a model twice', { models: ['Z2', 'Z2'] }, 'bad-input'], ['a model of two lines', { models: ['Z2\nZ3'] }, 'bad-input'],
    ['no version', { firmware: '' }, 'bad-input'], ['no signature', { signature: '' }, 'bad-input'], ['a novel', { text: 'x'.repeat(FIRMWARE_LIMITS.textLength + 1) }, 'bad-input'],
  ] as const)('an upload: %s', (_what, more, code) => {
    const verdict = mayUpload({ ...facts, ...more });
    expect(verdict.kind === 'refused' ? verdict.code : null).toBe(code);
  });

  test('an image without a byte, without an enrolled key, with another signature, or there already is not kept', () => {
    const code = (verdict: ReturnType<typeof mayKeepImage>) => (verdict.kind === 'refused' ? verdict.code : null);
    expect(code(mayKeepImage(1, 1, key, undefined))).toBeNull();
    expect(code(mayKeepImage(0, 1, key, undefined))).toBe('bad-input');
    expect(code(mayKeepImage(1, 0, null, undefined))).toBe('bad-input');
    expect(code(mayKeepImage(1, 1, null, undefined))).toBe('bad-input');
    expect(code(mayKeepImage(1, 1, key, { firmware: '2.5.0' } as never))).toBe('conflict');
  });
});
