import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { FirmwareImages } from '../../gateway/store/firmware-images.ts';
import { outcomes, rig } from '../simulation/disk-rig.ts';

const IMAGE = Buffer.from(Uint8Array.from({ length: 20_000 }, (_, i) => (i * 5) & 0xff));
const SHA256 = createHash('sha256').update(IMAGE).digest('hex');
const PATH = `firmware/${SHA256}`;

async function* pieces(bytes: Buffer = IMAGE): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4_096) yield bytes.subarray(at, at + 4_096);
}

const nobody = () => false;

test('D8: an image that was kept is there, whole, after any power cut; before that its name holds nothing', async () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const { disk, clock, go } = rig(seed);
    const images = await go(FirmwareImages.open(disk, clock, nobody, 0));
    const incoming = await go(images.receive(pieces(), 1_000_000));
    expect([incoming.sha256, incoming.size]).toEqual([SHA256, IMAGE.length]);
    expect(outcomes(disk, (next) => next.peek(PATH), 10)).toEqual(new Set([undefined]));
    await go(incoming.keep());
    expect(outcomes(disk, (next) => next.peek(PATH)?.equals(IMAGE), 20)).toEqual(new Set([true]));
  }
});

test('D8: wherever the power goes while an image is kept, its name has the whole image or is not there, and the next start is clean', async () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    const { disk, clock, go } = rig(seed);
    const images = await go(FirmwareImages.open(disk, clock, nobody, 0));
    const incoming = await go(images.receive(pieces(), 1_000_000));
    void incoming.keep().catch(() => undefined);
    await clock.advance(seed / 4);
    const next = disk.crash('power');
    const left = next.peek(PATH);
    if (left !== undefined) expect(left.equals(IMAGE)).toBe(true);
    seen.add(left === undefined ? 'absent' : 'whole');
    await go(FirmwareImages.open(next, clock, nobody, 0));
    expect(await go(next.list('firmware'))).toEqual([]);
  }
  expect(seen).toEqual(new Set(['absent', 'whole']));
});

test('D8: what is too long, breaks off, or has no room leaves nothing and frees its place', async () => {
  const { disk, clock, go } = rig(1);
  const images = await go(FirmwareImages.open(disk, clock, nobody, 0));
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield IMAGE;
    throw new Error('the sender has gone');
  };
  for (let n = 0; n < 6; n += 1) {
    await expect(go(images.receive(pieces(), IMAGE.length - 1))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(go(images.receive(broken(), 1_000_000))).rejects.toThrow('the sender has gone');
  }
  const full = await go(FirmwareImages.open(disk, clock, nobody, Number.MAX_SAFE_INTEGER));
  await expect(go(full.receive(pieces(), 1_000_000))).rejects.toMatchObject({ code: 'disk-full' });
  expect(await go(disk.list('firmware'))).toEqual([]);
  const four = await go(Promise.all([1, 2, 3, 4].map(() => images.receive(pieces(), 1_000_000))));
  await expect(go(images.receive(pieces(), 1_000_000))).rejects.toMatchObject({ code: 'conflict' });
  for (const one of four) await go(one.discard());
  expect(await go(disk.list('firmware'))).toEqual([]);
  expect(await go(images.read(SHA256 as never))).toBeUndefined();
});

test('D8: an image is read in pieces; one that has become shorter says so', async () => {
  const { disk, clock, go } = rig(1);
  const images = await go(FirmwareImages.open(disk, clock, nobody, 0));
  await go((await go(images.receive(pieces(), 1_000_000))).keep());
  const image = (await go(images.read(SHA256 as never)))!;
  expect(image.size).toBe(IMAGE.length);
  expect(Buffer.from(await go(image.read(4_000, 500))).equals(IMAGE.subarray(4_000, 4_500))).toBe(true);
  await expect(go(image.read(IMAGE.length - 10, 11))).rejects.toMatchObject({ code: 'disk-failed' });
  await go(image.close());
});
