import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openClips } from '../../http/clip-world.ts';

test('a picture of more pixels than any recorder makes is not decoded, a photo is', async () => {
  const world = await openClips();
  const keeper = await world.as('recorder-manager', { officer: 'P2' });
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  /** Black, one bit for each pixel. */
  const png = (side: number) => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head[8] = 1;
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))), chunk('IEND', Buffer.alloc(0))]);
  };
  const statusOf = async (side: number) => {
    const clip = await world.store({ name: `${side}.PNG`, kind: 'photo', bytes: png(side), durationMs: null });
    return (await fetch(`${world.address}/api/v1/views/${(await keeper.post('/api/v1/views', { clip })).body['view']}/thumbnails/0`, { headers: { cookie: keeper.cookie! } })).status;
  };
  try {
    expect([await statusOf(4_000), await statusOf(8_000)]).toEqual([200, 409]);
  } finally {
    await world.stop();
  }
});
