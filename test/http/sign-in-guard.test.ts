import { expect, test } from 'vitest';
import { SignInGuard } from '../../gateway/http/sign-in-guard.ts';
import { HandClock } from '../ports/line-world.ts';

test('whoever fails without naming an account keeps out his own address alone', () => {
  const guard = new SignInGuard(new HandClock());
  for (let at = 0; at < 60; at += 1) guard.failed('', `192.0.2.${at}`);
  expect(guard.waitMs('', '198.51.100.1')).toBe(0);
  for (let at = 0; at < 5; at += 1) guard.failed('', '192.0.2.1');
  expect([guard.waitMs('', '192.0.2.1') > 0, guard.waitMs('', '198.51.100.1'), guard.waitMs('clerk', '192.0.2.1')]).toEqual([true, 0, 0]);
});

test('fifty failures for one account, from wherever, close it for a while, and no other', () => {
  const guard = new SignInGuard(new HandClock());
  for (let at = 0; at < 50; at += 1) guard.failed('clerk', `192.0.2.${at}`);
  expect([guard.waitMs('clerk', '198.51.100.1') > 0, guard.waitMs('other', '198.51.100.1')]).toEqual([true, 0]);
});

test('a machine that has a whole network of IPv6 addresses guesses as one', () => {
  const guard = new SignInGuard(new HandClock());
  for (let at = 0; at < 30; at += 1) guard.failed('', `2001:db8:1:2::${at.toString(16)}`);
  expect([guard.waitMs('', '2001:db8:1:2:ffff::9') > 0, guard.waitMs('', '2001:db8:1:3::1')]).toEqual([true, 0]);
});
