/** Readers of FLV, AMF0, H.264, H.265 and AAC: records that encoders wrote, bounds, and bytes of anybody. */
import fc from 'fast-check';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { expect, test } from 'vitest';
import { StationError } from '../../gateway/domain/errors.ts';
import { readAacConfig } from '../../gateway/media/format/aac.ts';
import { readMetadata, readScript } from '../../gateway/media/format/amf0.ts';
import { BitReader } from '../../gateway/media/format/bit-reader.ts';
import { FlvSplitter } from '../../gateway/media/format/flv-splitter.ts';
import { flvHeader, meaningOf, writeFlvTag, type FlvTag } from '../../gateway/media/format/flv-tag.ts';
import { readAvcConfig } from '../../gateway/media/format/h264.ts';
import { readHevcConfig } from '../../gateway/media/format/h265.ts';
import { LiveMuxer } from '../../gateway/media/format/live-muxer.ts';
import { nalUnits, rbspOf } from '../../gateway/media/format/nal.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
/** Written by x264 and x265: 1920x1080 at 30, 720x576 interlaced 4:2:2 at 25, 1280x718. */
const AVC_HD = hex('01640028ffe1001b67640028acd940780227e5c044000003000400000300f03c60c65801000668ebe3cb22c0fdf8f800');
const AVC_INTERLACED = hex('017a001effe10018677a001ebcd940b424d8088000000300800000190f8a14cb01000668fba3cb22c0fef8f800');
const HEVC = hex('0101600000009000000000005df000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003000003005d959809a10001002c42010101600000030090000003000003005da00280802d1f596566924caf016808000003000800000300c840a2000100074401c172b46240');
const refuses = (work: () => unknown) => expect(work).toThrow(expect.objectContaining({ code: 'bad-input' }));

test('records of H.264 say codec, size and frame rate; cut off, they are refused', () => {
  expect(readAvcConfig(AVC_HD)).toMatchObject({ codecString: 'avc1.640028', width: 1_920, height: 1_080, frameRate: 30, lengthSize: 4 });
  expect(readAvcConfig(AVC_INTERLACED)).toMatchObject({ codecString: 'avc1.7A001E', width: 720, height: 576, frameRate: 25 });
  for (let cut = 0; cut < 20; cut += 1) refuses(() => readAvcConfig(AVC_HD.subarray(0, cut)));
});

test('records of H.265 say codec and size, and a stream of it becomes a file whose entry is hvc1', async () => {
  expect(readHevcConfig(HEVC)).toMatchObject({ codecString: 'hvc1.1.6.L93.90', width: 1_280, height: 718, lengthSize: 4 });
  for (let cut = 0; cut < 60; cut += 1) refuses(() => readHevcConfig(HEVC.subarray(0, cut)));
  const muxer = new LiveMuxer();
  const tags: FlvTag[] = [{ type: 'video', timeMs: 0, body: Buffer.concat([Buffer.from([0x90, ...Buffer.from('hvc1')]), HEVC]) }];
  for (let i = 0; i < 30; i += 1) tags.push({ type: 'video', timeMs: i * 40, body: Buffer.concat([Buffer.from([i === 0 ? 0x91 : 0xa1, ...Buffer.from('hvc1'), 0, 0, 0]), Buffer.from([0, 0, 0, 3, 0x26, 1, i])]) });
  const outputs = [...tags.flatMap((tag) => muxer.push(tag, 1_000 + tag.timeMs)), ...muxer.finish()];
  const bytes = Buffer.concat(outputs.flatMap((one) => (one.kind === 'end' ? [] : [one.bytes])));
  const track = (await new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) }).getPrimaryVideoTrack())!;
  expect([track.codec, await track.getCodedWidth(), await track.getCodedHeight(), bytes.includes('hvc1')]).toEqual(['hevc', 1_280, 718, true]);
});

test('configurations of AAC say rate, channels and the length of a frame', () => {
  expect(readAacConfig(hex('1210'))).toMatchObject({ codecString: 'mp4a.40.2', sampleRate: 44_100, channels: 2, frameSamples: 1_024 });
  expect(readAacConfig(hex('1408'))).toMatchObject({ sampleRate: 16_000, channels: 1 });
  // A rate that the table does not have, in 24 bits; a frame of 960; SBR, whose frames count at the core's rate.
  expect(readAacConfig(hex('1780178888'))).toMatchObject({ sampleRate: 12_049 });
  expect(readAacConfig(hex('1214'))).toMatchObject({ frameSamples: 960 });
  expect(readAacConfig(hex('2b920800'))).toMatchObject({ codecString: 'mp4a.40.5', sampleRate: 22_050 });
  for (const bad of ['', '12', '1690', '1278']) refuses(() => readAacConfig(hex(bad)));
});

test('bits and NAL units are read to their end and no further', () => {
  const read = new BitReader(hex('a6428000'), 'test');
  expect([read.ue(), read.ue(), read.ue(), read.ue()]).toEqual([0, 1, 2, 3]);
  expect(new BitReader(hex('4c'), 'test').se()).toBe(1);
  refuses(() => new BitReader(hex('00000000'), 'test').ue());
  refuses(() => new BitReader(hex('ff'), 'test').bits(9));
  refuses(() => new BitReader(hex('04'), 'test').ue(10));
  expect(nalUnits(hex('0000000165 00000002 0910'.replaceAll(' ', '')), 4).map((one) => Buffer.from(one).toString('hex'))).toEqual(['65', '0910']);
  for (const bad of ['0000', '0000000565']) refuses(() => nalUnits(hex(bad), 4));
  expect(Buffer.from(rbspOf(hex('670000030000030103'), 1)).toString('hex')).toBe('000000000103');
});

const amfText = (text: string) => Buffer.concat([Buffer.from([2, 0, text.length]), Buffer.from(text)]);
const amfNumber = (value: number) => { const bytes = Buffer.alloc(9); bytes.writeDoubleBE(value, 1); return bytes; };
const member = (name: string, value: Buffer) => Buffer.concat([Buffer.from([0, name.length]), Buffer.from(name), value]);

test('metadata is read where it makes sense, also behind @setDataFrame and without its end; nests and lies are refused', () => {
  const values = [member('width', amfNumber(1_280)), member('height', amfNumber(-5)), member('framerate', amfNumber(25)), member('encoder', amfText('Z2')), member('__proto__', amfNumber(1))];
  const body = Buffer.concat([amfText('@setDataFrame'), amfText('onMetaData'), Buffer.from([8, 0, 0, 0, 9]), ...values, Buffer.from([0, 0, 9])]);
  const expected = { width: 1_280, height: null, frameRate: 25, durationS: null, encoder: 'Z2' };
  expect(readMetadata({ type: 'script', timeMs: 0, body })).toEqual(expected);
  expect(readMetadata({ type: 'script', timeMs: 0, body: body.subarray(0, -3) })).toEqual(expected);
  expect(readMetadata({ type: 'script', timeMs: 0, body: body.subarray(0, 40) })).toBeNull();
  expect(readMetadata({ type: 'audio', timeMs: 0, body })).toBeNull();
  const nested = Buffer.concat([amfText('x'), ...Array.from({ length: 12 }, () => Buffer.from([3, 0, 1, 97]))]);
  refuses(() => readScript(nested));
  refuses(() => readScript(Buffer.concat([amfText('x'), Buffer.from([10, 255, 255, 255, 255]), Buffer.alloc(80_000, 5)])));
  refuses(() => readScript(amfNumber(3)));
});

test('tags say what they are: plain, of Enhanced RTMP, with modifiers, and too short', () => {
  const video = (text: string) => meaningOf({ type: 'video', timeMs: 0, body: hex(text) });
  expect(video('1701ffffd8aabb')).toMatchObject({ codec: 'h264', packet: 'frame', key: true, compositionMs: -40 });
  expect(video('1700000000aa')).toMatchObject({ packet: 'config' });
  expect(video('5200')).toMatchObject({ packet: 'none' });
  expect(video('2c0100000001')).toMatchObject({ codec: 'h265', key: false });
  expect(video(`91${Buffer.from('hvc1').toString('hex')}000028cc`)).toMatchObject({ codec: 'h265', packet: 'frame', key: true, compositionMs: 40 });
  expect(video(`a3${Buffer.from('avc1').toString('hex')}cc`)).toMatchObject({ codec: 'h264', packet: 'frame', compositionMs: 0 });
  expect(video(`970000000003${Buffer.from('avc1').toString('hex')}cc`)).not.toBeNull();
  expect(video('17')).toBeNull();
  expect(video('9161')).toBeNull();
  const audio = (text: string) => meaningOf({ type: 'audio', timeMs: 0, body: hex(text) });
  expect(audio('af0121')).toMatchObject({ codec: 'aac', packet: 'frame' });
  expect(audio('2fff')).toMatchObject({ codec: 'mp3', packet: 'frame' });
  expect(audio(`90${Buffer.from('mp4a').toString('hex')}1210`)).toMatchObject({ codec: 'aac', packet: 'config' });
  expect(audio('af')).toBeNull();
  expect(meaningOf({ type: 'script', timeMs: 0, body: hex('02') })).toBeNull();
});

test('the splitter keeps to its bound, sees broken bounds of tags, and passes over what nobody can read', () => {
  const header = flvHeader({ audio: true, video: true });
  const tag = writeFlvTag({ type: 'audio', timeMs: 2 ** 24 + 7, body: hex('af0121') });
  const taken: FlvTag[] = [];
  const splitter = new FlvSplitter();
  const encrypted = Buffer.from(tag);
  encrypted[0] = 0x28;
  splitter.push(Buffer.concat([header, encrypted, tag]), (one) => taken.push(one));
  expect(taken.map(({ timeMs, body }) => [timeMs, body.toString('hex')])).toEqual([[2 ** 24 + 7, 'af0121']]);
  expect([splitter.whole, splitter.heldBytes]).toEqual([true, 0]);
  splitter.push(tag.subarray(0, 5), () => undefined);
  expect([splitter.whole, splitter.heldBytes]).toEqual([false, 5]);
  const wrong = Buffer.from(tag);
  wrong[wrong.length - 1] = 99;
  const broken = new FlvSplitter();
  refuses(() => broken.push(Buffer.concat([header, wrong]), () => undefined));
  refuses(() => broken.push(tag, () => undefined));
  refuses(() => new FlvSplitter({ maxTagBytes: 16 }).push(Buffer.concat([header, tag]), () => undefined));
  refuses(() => new FlvSplitter().push(Buffer.from('RIFFxxxxxxxxx'), () => undefined));
  // What is announced takes no memory before it comes.
  const announced = new FlvSplitter();
  announced.push(Buffer.concat([header, hex('09700000000000000000 0000'.replace(' ', ''))]), () => undefined);
  expect(announced.heldBytes).toBeLessThan(100);
});

test('bytes of anybody are read or refused, and nothing else', () => {
  const only = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'bad-input') throw error;
    }
  };
  const near = (record: Buffer) => fc.tuple(fc.nat(record.length), fc.array(fc.tuple(fc.nat(record.length - 1), fc.nat(255)), { maxLength: 4 })).map(([cut, changes]) => {
    const bytes = Buffer.from(record.subarray(0, cut));
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  });
  const any = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes));
  for (const [record, readRecord] of [[AVC_HD, readAvcConfig], [AVC_INTERLACED, readAvcConfig], [HEVC, readHevcConfig], [hex('2b920800'), readAacConfig]] as const) {
    fc.assert(fc.property(fc.oneof(near(record), any), (bytes) => only(() => readRecord(bytes))), { numRuns: 200 });
  }
  fc.assert(fc.property(any, fc.constantFrom('video' as const, 'audio' as const, 'script' as const), (body, type) => only(() => { meaningOf({ type, timeMs: 0, body }); readMetadata({ type: 'script', timeMs: 0, body }); nalUnits(body, 4); readScript(body); })), { numRuns: 300 });
});
