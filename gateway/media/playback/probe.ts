/** What a clip is: by its first bytes, then by ffprobe where the machine has it, else by the little that its index says. */
import type { Clock } from '../../clock.ts';
import { sniff, SNIFF_BYTES, type Container, type MediaFacts } from './media-facts.ts';
import { mp4Outline, type ReadAt } from './mp4-outline.ts';
import { answerOf, ONLY_FILES } from './programs.ts';

const PROBE_MS = 20_000;
const MAX_ANSWER = 256 * 1024;
/** How far ffprobe reads to find the streams, in bytes and microseconds of media. */
const READ_BOUNDS = ['-probesize', '10000000', '-analyzeduration', '5000000'] as const;
/** The demuxer that each container is read with: a file that says what it is not is not opened as something else. */
export const DEMUXERS: Partial<Record<Container, string>> = { mp4: 'mov', mov: 'mov', ts: 'mpegts', avi: 'avi', flv: 'flv', mkv: 'matroska', mp3: 'mp3', wav: 'wav', aac: 'aac', amr: 'amr' };

const PLAIN_PIXELS: ReadonlySet<string> = new Set(['yuv420p', 'yuvj420p']);

interface Probed {
  readonly streams?: readonly { readonly codec_type?: string; readonly codec_name?: string; readonly width?: number; readonly height?: number; readonly pix_fmt?: string; readonly avg_frame_rate?: string; readonly r_frame_rate?: string; readonly disposition?: { readonly attached_pic?: number } }[];
  readonly format?: { readonly duration?: string };
}

/** Throws 'carrier-unavailable' where ffprobe came to no answer: that says nothing of the clip. @param path of the vault's file, for the program; read only. @param readAt of the same file */
export async function probe(path: string, size: number, readAt: ReadAt, ffprobe: string | null, clock: Clock): Promise<MediaFacts> {
  const container = sniff(await readAt(0, SNIFF_BYTES));
  const plain: MediaFacts = { container, video: null, audio: null, width: null, height: null, frameRate: null, durationMs: null, readable: container !== 'unknown' };
  if (container === 'unknown') return plain;
  if (container === 'jpeg' || container === 'png') return { ...plain, video: container === 'png' ? 'png' : 'mjpeg' };
  const demuxer = DEMUXERS[container];
  if (ffprobe !== null && demuxer !== undefined) {
    const args = ['-v', 'error', ...ONLY_FILES, ...READ_BOUNDS, '-f', demuxer, '-show_entries', 'stream=codec_type,codec_name,pix_fmt,width,height,avg_frame_rate,r_frame_rate:stream_disposition=attached_pic:format=duration', '-of', 'json', path];
    const answer = await answerOf(ffprobe, args, clock, PROBE_MS, MAX_ANSWER);
    return answer === undefined ? { ...plain, readable: false } : { ...plain, ...read(answer) };
  }
  if (container === 'mp4' || container === 'mov') return { ...plain, ...await mp4Outline(size, readAt) };
  if (container === 'wav') return { ...plain, audio: wavCodec(await readAt(0, 64)) };
  return container === 'mp3' || container === 'aac' || container === 'amr' ? { ...plain, audio: container === 'amr' ? 'amr_nb' : container } : plain;
}

function read(answer: Buffer): Omit<MediaFacts, 'container'> {
  const probed = JSON.parse(answer.toString('utf8')) as Probed;
  const video = probed.streams?.find((one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1);
  const audio = probed.streams?.find((one) => one.codec_type === 'audio');
  const seconds = Number(probed.format?.duration);
  return {
    video: codecOf(video), audio: audio?.codec_name ?? null, width: video?.width ?? null, height: video?.height ?? null,
    frameRate: ratio(video?.avg_frame_rate) ?? ratio(video?.r_frame_rate), durationMs: Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1_000) : null, readable: video !== undefined || audio !== undefined,
  };
}

/** H.264 of ten bits or with more colour than 4:2:0 is one that browsers do not play. */
function codecOf(video: NonNullable<Probed['streams']>[number] | undefined): string | null {
  const name = video?.codec_name ?? null;
  return name === 'h264' && video?.pix_fmt !== undefined && !PLAIN_PIXELS.has(video.pix_fmt) ? `h264-${video.pix_fmt}` : name;
}

/** `30000/1001`. */
function ratio(text: string | undefined): number | null {
  const [over, under] = (text ?? '').split('/').map(Number);
  const rate = (over ?? 0) / (under ?? 1);
  return Number.isFinite(rate) && rate > 0 && rate <= 240 ? Math.round(rate * 1_000) / 1_000 : null;
}

/** The format tag of RFC 2361. */
function wavCodec(head: Buffer): string | null {
  const tag = head.toString('latin1', 12, 16) === 'fmt ' && head.length >= 36 ? head.readUInt16LE(20) : 0;
  return ({ 1: 'pcm_s16le', 3: 'pcm_f32le', 6: 'pcm_alaw', 7: 'pcm_mulaw', 0xfffe: 'pcm_s16le' } as Readonly<Record<number, string>>)[tag] ?? (tag === 0 ? null : `wav-${tag}`);
}
