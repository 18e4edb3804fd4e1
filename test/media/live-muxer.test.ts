/** Live streams as files that may be cut off anywhere: against mediabunny, byte by byte, torn at any byte, and made of nonsense. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { beforeAll, expect, test } from 'vitest';
import { StationError } from '../../gateway/domain/errors.ts';
import { FlvSplitter } from '../../gateway/media/format/flv-splitter.ts';
import { writeFlvTag, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { scanLiveFile } from '../../gateway/media/format/fragment-scan.ts';
import { FRAGMENT_MS, LiveMuxer, type MuxOutput } from '../../gateway/media/format/live-muxer.ts';
import { flvBytes, flvSource, looped, type Source } from './flv-source.ts';

const WALL = 1_800_000_000_000;
let hotel: Source;
beforeAll(async () => { hotel = await flvSource(); });

interface Made { readonly bytes: Buffer; readonly why: string; readonly fragments: number }

function filesOf(outputs: readonly MuxOutput[]): Made[] {
  const files: Made[] = [];
  let parts: Buffer[] = [];
  for (const one of outputs) {
    if (one.kind === 'init') parts = [one.bytes];
    else if (one.kind === 'fragment') parts.push(one.bytes);
    else files.push({ bytes: Buffer.concat(parts), why: one.why, fragments: parts.length - 1 });
  }
  return files;
}

/** Each tag comes `lateMs` after its own time. */
function mux(tags: Iterable<FlvTag>, options: ConstructorParameters<typeof LiveMuxer>[0] = {}, late: (tag: FlvTag) => number = () => 200): Made[] {
  const muxer = new LiveMuxer(options);
  const outputs: MuxOutput[] = [];
  for (const tag of tags) outputs.push(...muxer.push(tag, WALL + tag.timeMs + late(tag)));
  return filesOf([...outputs, ...muxer.finish()]);
}

const scan = (bytes: Buffer) => scanLiveFile(bytes.length, async (position, length) => bytes.subarray(position, position + length));

/** What mediabunny makes of it: packets of each track, their times in seconds, the lengths of their bytes. */
async function read(bytes: Buffer) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const tracks = await input.getTracks();
  return Promise.all(tracks.map(async (track) => {
    const packets = [];
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push({ at: packet.timestamp, length: packet.data.length, key: packet.type === 'key' });
    return { kind: track.type, codec: track.codec, packets };
  }));
}

test('D5: a stream of H.264 and AAC becomes a file that holds every frame at its time', async () => {
  const tags = [...looped(hotel, 3_000)];
  const [file, ...more] = mux(tags);
  expect(more).toEqual([]);
  expect(file!.fragments).toBeGreaterThanOrEqual(5);
  const tracks = await read(file!.bytes);
  for (const [type, codec, head] of [['video', 'avc', 5], ['audio', 'aac', 2]] as const) {
    const sent = tags.filter((tag) => tag.type === type && tag.body[1] === 1);
    const track = tracks.find(({ kind }) => kind === type)!;
    expect(track.codec).toBe(codec);
    expect(track.packets.map(({ length }) => length)).toEqual(sent.map(({ body }) => body.length - head));
    // The sender's milliseconds are rounded; sound is counted in its own frames.
    track.packets.forEach(({ at }, i) => expect(Math.abs(at * 1_000 - sent[i]!.timeMs)).toBeLessThan(type === 'video' ? 1 : 61));
  }
  expect(await scan(file!.bytes)).toMatchObject({ end: file!.bytes.length, fragments: file!.fragments, startedMs: WALL + 200, video: true, audio: true });
  expect(Math.abs((await scan(file!.bytes)).durationMs - 3_000)).toBeLessThan(80);
});

test('the bytes of the format stay what they are', () => {
  const [file] = mux(looped(hotel, 1_200));
  expect(createHash('sha256').update(file!.bytes).digest('hex')).toBe('3945bbc2a4cf99bf714265ca4f12df67f1300fc1bdb13c46ee11e3d5e81370ce');
});

test('whatever pieces a stream comes in, the file is the same', () => {
  const tags = [...looped(hotel, 700)];
  const whole = mux(tags)[0]!.bytes;
  const bytes = flvBytes(tags);
  for (const size of [1, 7, 1_000]) {
    const [splitter, muxer, outputs] = [new FlvSplitter(), new LiveMuxer(), [] as MuxOutput[]];
    for (let at = 0; at < bytes.length; at += size) splitter.push(bytes.subarray(at, at + size), (tag) => outputs.push(...muxer.push(tag, WALL + tag.timeMs + 200)));
    expect(filesOf([...outputs, ...muxer.finish()])[0]!.bytes.equals(whole), `${size}`).toBe(true);
  }
});

test('D5: what was whole once is never cut off: a flipped bit takes its own fragment, wherever it is, and all bytes stay', async () => {
  const [file] = mux(looped(hotel, 6_000));
  const { bytes, fragments } = file!;
  const whole = await scan(bytes);
  expect(whole.damagedBytes).toBe(0);
  const lastFrom = bytes.lastIndexOf('prft', undefined, 'latin1') - 4;
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 0x40;
    return copy;
  };
  for (let at = bytes.indexOf('prft', 0, 'latin1'), nth = 1; nth < fragments; at = bytes.indexOf('prft', at + 1, 'latin1'), nth += 1) {
    // In the first letter of its type, in its length, in what the moof behind it says.
    for (const place of [at, at - 2, at + 40]) {
      const found = await scan(flipped(place));
      expect(found, `fragment ${nth}`).toMatchObject({ end: bytes.length, fragments: fragments - 1, durationMs: whole.durationMs });
      expect(found.damagedBytes).toBeGreaterThan(0);
    }
  }
  // The head of the file: as a whole, and by its seal alone.
  for (const place of [5, 40]) {
    const found = await scan(flipped(place));
    expect(found).toMatchObject({ end: bytes.length, fragments, video: true });
    expect(Math.abs(found.startedMs! - whole.startedMs!)).toBeLessThan(1_000);
    expect(found.damagedBytes).toBeGreaterThan(0);
  }
  // Several at the end are more than a crash can tear; of nothing but such there is no time, and nothing to cut either.
  const two = bytes.lastIndexOf('prft', lastFrom - 1, 'latin1');
  const end = flipped(two);
  end[lastFrom + 5]! ^= 0x40;
  expect(await scan(end)).toMatchObject({ end: bytes.length, fragments: fragments - 2, damagedBytes: bytes.length - two + 4 });
  const none = Buffer.from(bytes.toString('latin1').replaceAll('prft', 'frft'), 'latin1');
  expect(await scan(none)).toMatchObject({ end: bytes.length, damagedBytes: bytes.length, fragments: 0, startedMs: null });
});

test('D5: cut at any byte, and torn in any unit that was not synced, a file is whole up to its last whole fragment', async () => {
  const muxer = new LiveMuxer();
  const outputs: MuxOutput[] = [];
  for (const tag of looped(hotel, 2_000)) outputs.push(...muxer.push(tag, WALL + tag.timeMs));
  outputs.push(...muxer.finish());
  const units = outputs.flatMap((one) => (one.kind === 'end' ? [] : [one.bytes]));
  const bytes = Buffer.concat(units);
  const ends = units.map((_, i) => units.slice(0, i + 1).reduce((sum, one) => sum + one.length, 0));
  const wholeUpTo = (cut: number) => { const whole = ends.filter((end) => end <= cut).at(-1) ?? 0; return whole <= ends[0]! ? 0 : whole; };
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (cut) => {
    expect((await scan(bytes.subarray(0, cut))).end).toBe(wholeUpTo(cut));
  }), { numRuns: 150, examples: ends.flatMap((end) => [[end - 1], [end], [Math.min(bytes.length, end + 1)]]) as [number][] });
  // A length without its bytes, as a power cut leaves it: the last unit is zeros from somewhere on.
  await fc.assert(fc.asyncProperty(fc.integer({ min: ends.at(-2)!, max: bytes.length - 1 }), async (from) => {
    const torn = Buffer.concat([bytes.subarray(0, from), Buffer.alloc(bytes.length - from)]);
    expect((await scan(torn)).end).toBe(ends.at(-2)!);
  }), { numRuns: 40 });
  // What is left plays: mediabunny reads every packet of it.
  for (const end of ends.slice(1)) {
    const tracks = await read(bytes.subarray(0, end));
    expect(tracks.find(({ kind }) => kind === 'video')!.packets.length).toBeGreaterThan(0);
  }
});

test('a file that goes on for too long is followed by another at a key frame, and no frame is lost between', async () => {
  const tags = [...looped(hotel, 9_000)];
  const files = mux(tags, { maxSegmentMs: 3_500 });
  expect(files.slice(0, -1).map(({ why }) => why)).toEqual(files.slice(0, -1).map(() => 'length'));
  expect(files.length).toBeGreaterThan(1);
  const counts = { video: 0, audio: 0 };
  let last: number | undefined;
  for (const { bytes } of files) {
    const found = await scan(bytes);
    // The next begins where the one before ends, but for sound that came after its picture.
    if (last !== undefined) expect(Math.abs(found.startedMs! - last)).toBeLessThan(100);
    last = found.endedMs!;
    for (const { kind, packets } of await read(bytes)) {
      counts[kind as 'video' | 'audio'] += packets.length;
      if (kind === 'video') expect(packets[0]!.key).toBe(true);
    }
  }
  expect(counts).toEqual({ video: tags.filter((tag) => tag.type === 'video' && tag.body[1] === 1).length, audio: tags.filter((tag) => tag.type === 'audio' && tag.body[1] === 1).length });
});

test('another configuration, a clock that jumps and a sender that was away each begin another file', () => {
  const first = [...looped(hotel, 1_500)];
  const other = { ...hotel.configs[0]!, timeMs: 1_500, body: Buffer.from(hotel.configs[0]!.body) };
  // Another level of the same parameter sets is another record.
  other.body[5 + 3] = other.body[5 + 3]! ^ 1;
  const second = [...looped(hotel, 1_000, 1_500)].filter((tag) => tag.type !== 'video' || tag.body[1] === 1);
  expect(mux([...first, other, ...second]).map(({ why }) => why)).toEqual(['configuration', 'finished']);
  expect(mux([...first, ...looped(hotel, 1_000, 90_000)]).map(({ why }) => why)).toEqual(['timeline', 'finished']);
  // Its own time goes on as if nothing had been, and comes twenty seconds later.
  expect(mux(looped(hotel, 9_000), {}, ({ timeMs }) => (timeMs < 2_000 ? 0 : 20_000)).map(({ why }) => why)).toEqual(['timeline', 'finished']);
  // 2^32 milliseconds are 49 days: no jump.
  const wrapped = [...looped(hotel, 1_500)].map((tag) => ({ ...tag, timeMs: (tag.timeMs + 2 ** 32 - 700) % 2 ** 32 }));
  expect(mux(wrapped).map(({ why }) => why)).toEqual(['finished']);
});

test('sound alone and pictures alone have files of their own; pictures of which none can be begun with keep no sound waiting for long', async () => {
  const only = (type: string) => [...looped(hotel, 2_000)].filter((tag) => tag.type === type);
  expect(await scan(mux(only('audio'))[0]!.bytes)).toMatchObject({ video: false, audio: true });
  expect(await scan(mux(only('video'))[0]!.bytes)).toMatchObject({ video: true, audio: false });
  const keyless = [...looped(hotel, 4_000)].filter((tag) => tag.type === 'audio' || tag.body[0] !== 0x17 || tag.body[1] === 0 || tag.timeMs > 3_000);
  const files = await Promise.all(mux(keyless).map(({ bytes }) => scan(bytes)));
  expect(files[0]).toMatchObject({ video: false, audio: true });
});

test('pictures that are shown in another order than they come keep their times, and the file begins with the first that is shown', async () => {
  const config = hotel.configs.find(({ type }) => type === 'video')!;
  const data = hotel.frames.find(({ type, key }) => type === 'video' && key)!.body.subarray(5);
  const shown = [80, 200, 120, 160, 360, 280, 320];
  const tags = shown.map((at, i): FlvTag => {
    const body = Buffer.concat([Buffer.from([i === 0 ? 0x17 : 0x27, 1, 0, 0, 0]), data]);
    body.writeIntBE(at - i * 40, 2, 3);
    return { type: 'video', timeMs: i * 40, body };
  });
  const [track] = await read(mux([config, ...tags])[0]!.bytes);
  expect(track!.packets.map(({ at }) => Math.round(at * 1_000) + 80)).toEqual(shown);
});

test('the time at which a file begins is that of the shortest way, not of the burst with which a server greets', async () => {
  // Two seconds come at once, as from a server that has kept them; then one after the other.
  const [file] = mux(looped(hotel, 5_000), {}, ({ timeMs }) => (timeMs < 2_000 ? 2_000 - timeMs + 150 : 150));
  expect((await scan(file!.bytes)).startedMs).toBe(WALL + 150);
});

test('when nothing comes any more what waits is written, and memory is bounded whatever comes', () => {
  const muxer = new LiveMuxer();
  const outputs: MuxOutput[] = [];
  for (const tag of looped(hotel, 900)) outputs.push(...muxer.push(tag, WALL + tag.timeMs));
  const before = outputs.length;
  outputs.push(...muxer.flush());
  expect(outputs.slice(before).map(({ kind }) => kind)).toEqual(['fragment']);
  expect(muxer.flush()).toEqual([]);
  // A sender that says the same time for ever.
  const stuck = new LiveMuxer();
  const frame = hotel.frames.find(({ type, key }) => type === 'video' && key)!;
  stuck.push(hotel.configs[0]!, WALL);
  let given = 0;
  for (let i = 0; i < 2_000; i += 1) given += stuck.push({ ...frame, timeMs: 5, body: i % 2 === 0 ? frame.body : Buffer.concat([Buffer.from([0x27]), frame.body.subarray(1)]) }, WALL).length;
  expect(given).toBeGreaterThan(3);
  expect(FRAGMENT_MS).toBeLessThanOrEqual(1_000);
});

test('codecs that cannot be written down are named, and the rest is recorded', () => {
  const muxer = new LiveMuxer();
  muxer.push({ type: 'video', timeMs: 0, body: Buffer.from([0x90, ...Buffer.from('av01'), 1, 2, 3]) }, WALL);
  muxer.push({ type: 'audio', timeMs: 0, body: Buffer.from([0x2f, 1, 2, 3]) }, WALL);
  muxer.push({ type: 'video', timeMs: 0, body: Buffer.from([0x17, 0, 0, 0, 0, 1, 2, 3]) }, WALL);
  expect(muxer.strange).toEqual(['video av1', 'audio mp3', 'video h264 with a configuration that cannot be read']);
});

test('nonsense is refused or passed over, and what comes out is always whole', async () => {
  const kinds = fc.constantFrom(0x17, 0x27, 0x90, 0xa1, 0x91, 0xaf, 0x9f, 0x2f);
  const body = fc.tuple(kinds, fc.constantFrom(0, 1, 2), fc.uint8Array({ maxLength: 40 })).map(([kind, packet, rest]) => Buffer.concat([Buffer.from([kind, packet]), rest]));
  const tag = fc.oneof(
    fc.record({ type: fc.constantFrom('video' as const, 'audio' as const), timeMs: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })), body }),
    fc.nat(400).map((at) => { const all = [...hotel.configs, ...hotel.frames]; const { type, timeMs, body: bytes } = all[at % all.length]!; return { type, timeMs, body: bytes }; }),
  );
  await fc.assert(fc.asyncProperty(fc.array(tag, { maxLength: 120 }), async (tags) => {
    for (const { bytes, fragments } of mux(tags)) expect(await scan(bytes)).toMatchObject({ end: bytes.length, fragments });
  }), { numRuns: 60 });
  fc.assert(fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.nat(300).map((at) => writeFlvTag(hotel.frames[at % hotel.frames.length]!))), { maxLength: 30 }), (pieces) => {
    const [splitter, muxer] = [new FlvSplitter(), new LiveMuxer()];
    try {
      for (const piece of [flvBytes(hotel.configs), ...pieces]) splitter.push(piece, (one) => muxer.push(one, WALL));
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'bad-input') throw error;
    }
    muxer.finish();
  }), { numRuns: 100 });
});
