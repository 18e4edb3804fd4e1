/** FLV as a recorder sends it, made from the device simulator's own MP4: real H.264 and AAC. And tags made by hand. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { flvHeader, writeFlvTag, type FlvTag } from '../../gateway/media/format/flv-tag.ts';

export interface Source {
  readonly configs: readonly FlvTag[];
  /** In order of time, beginning with a key frame. */
  readonly frames: readonly (FlvTag & { readonly key: boolean })[];
  readonly durationMs: number;
}

const sample = (name: string) => fileURLToPath(new URL(`../../device-sim/media/${name}`, import.meta.url));

export async function flvSource(name = 'hotel.mp4'): Promise<Source> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(readFileSync(sample(name))) });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const configs: FlvTag[] = [];
  const frames: (FlvTag & { key: boolean })[] = [];
  if (video !== null) {
    configs.push({ type: 'video', timeMs: 0, body: Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), bytesOf((await video.getDecoderConfig())!.description!)]) });
    for await (const packet of new EncodedPacketSink(video).packets()) {
      const key = packet.type === 'key';
      frames.push({ type: 'video', timeMs: Math.round(packet.timestamp * 1_000), body: Buffer.concat([Buffer.from([key ? 0x17 : 0x27, 1, 0, 0, 0]), packet.data]), key });
    }
  }
  if (audio !== null) {
    configs.push({ type: 'audio', timeMs: 0, body: Buffer.concat([Buffer.from([0xaf, 0]), bytesOf((await audio.getDecoderConfig())!.description!)]) });
    for await (const packet of new EncodedPacketSink(audio).packets()) frames.push({ type: 'audio', timeMs: Math.max(0, Math.round(packet.timestamp * 1_000)), body: Buffer.concat([Buffer.from([0xaf, 1]), packet.data]), key: true });
  }
  frames.sort((a, b) => a.timeMs - b.timeMs);
  return { configs, frames, durationMs: Math.round(await input.computeDuration() * 1_000) };
}

function bytesOf(description: unknown): Buffer {
  return ArrayBuffer.isView(description) ? Buffer.from(description.buffer, description.byteOffset, description.byteLength) : Buffer.from(description as ArrayBuffer);
}

export function flvBytes(tags: readonly FlvTag[]): Buffer {
  return Buffer.concat([flvHeader({ audio: true, video: true }), ...tags.map(writeFlvTag)]);
}

/** The source over and over, its times going on, for so long. */
export function* looped({ configs, frames, durationMs }: Source, lengthMs: number, fromMs = 0): Generator<FlvTag> {
  for (const one of configs) yield { ...one, timeMs: fromMs };
  for (let round = 0; ; round += 1) {
    for (const { type, timeMs, body } of frames) {
      const at = round * durationMs + timeMs;
      if (at >= lengthMs) return;
      yield { type, timeMs: fromMs + at, body };
    }
  }
}
