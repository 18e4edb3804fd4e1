/** How a browser comes to show a clip: as it is, put into another container, coded anew, or not at all, and why. Pure. */
import type { Container, MediaFacts } from './media-facts.ts';

export type HowToPlay =
  /** The clip's own bytes, by ranges. */
  | { readonly kind: 'direct'; readonly type: string }
  | { readonly kind: 'image'; readonly type: string }
  /** Fragmented MP4 from ffmpeg. `video`, `audio`: copied, coded anew, or there is none. */
  | { readonly kind: 'remux' | 'transcode'; readonly type: 'video/mp4'; readonly video: Track; readonly audio: Track }
  | { readonly kind: 'cannot'; readonly why: 'damaged' | 'unknown' | 'missing-program'; readonly zh: string; readonly en: string };
export type Track = 'copy' | 'encode' | 'none';

/** What all browsers of today play inside an MP4. */
const MP4_VIDEO = new Set(['h264']);
const MP4_AUDIO = new Set(['aac', 'mp3']);
const WAV_AUDIO = new Set(['pcm_s16le', 'pcm_u8', 'pcm_s24le', 'pcm_f32le', 'pcm_alaw', 'pcm_mulaw']);
const NAMES: Readonly<Record<Container, string>> = { mp4: 'MP4', mov: 'MOV', ts: 'MPEG-TS', avi: 'AVI', flv: 'FLV', mkv: 'Matroska', mp3: 'MP3', wav: 'WAV', aac: 'AAC', amr: 'AMR', jpeg: 'JPEG', png: 'PNG', unknown: '' };
const SOUND: Partial<Record<Container, string>> = { mp3: 'audio/mpeg', aac: 'audio/aac' };

/** Of a machine without ffmpeg. */
export const NOT_PLAYABLE = {
  zh: 'H.265、AVI、MPEG-TS、FLV、MOV、MJPEG 等片段不能在浏览器中播放，也没有缩略图和 RTMP 点播；MP4（H.264/AAC）、MP3、AAC、WAV、JPEG 不受影响',
  en: 'clips of H.265, AVI, MPEG-TS, FLV, MOV, MJPEG and the like cannot be played in a browser, and there are no thumbnails and no streams by RTMP; MP4 (H.264/AAC), MP3, AAC, WAV and JPEG play all the same',
} as const;

export function howToPlay(facts: MediaFacts, canConvert: boolean): HowToPlay {
  const { container, video, audio } = facts;
  if (container === 'jpeg' || container === 'png') return { kind: 'image', type: `image/${container}` };
  if (container === 'unknown') return { kind: 'cannot', why: 'unknown', zh: '不是可识别的录像、录音或照片', en: 'it is no video, sound or photo that is known' };
  if (!facts.readable) return { kind: 'cannot', why: 'damaged', zh: `文件不完整或已损坏（${NAMES[container]}），不能播放；原件未作改动`, en: `the file is not whole or is damaged (${NAMES[container]}): it cannot be played; the original is unchanged` };
  if (SOUND[container] !== undefined) return { kind: 'direct', type: SOUND[container] };
  if (container === 'wav' && (audio === null || WAV_AUDIO.has(audio))) return { kind: 'direct', type: 'audio/wav' };
  if (container === 'mp4' && (video === null || MP4_VIDEO.has(video)) && (audio === null || MP4_AUDIO.has(audio)) && (video !== null || audio !== null)) return { kind: 'direct', type: video === null ? 'audio/mp4' : 'video/mp4' };
  if (!canConvert) {
    const coding = [NAMES[container], codecName(video), codecName(audio)].filter((one) => one !== '').join(' · ');
    return { kind: 'cannot', why: 'missing-program', zh: `浏览器不能直接播放 ${coding}，而本机没有安装 ffmpeg，无法即时转换；请管理员安装 ffmpeg`, en: `a browser does not play ${coding} as it is, and this machine lacks ffmpeg to convert it; ask for ffmpeg to be installed` };
  }
  // In a transport stream each AAC frame has a head of its own; what a browser wants in front of all of them is not known in time.
  const tracks = { video: track(video, MP4_VIDEO), audio: track(audio, container === 'ts' || container === 'aac' ? new Set<string>() : new Set(['aac'])) };
  if (tracks.video === 'none' && tracks.audio === 'none') return { kind: 'cannot', why: 'damaged', zh: '文件中没有可播放的画面或声音', en: 'there is no picture and no sound in it that could be played' };
  return { kind: tracks.video === 'encode' ? 'transcode' : 'remux', type: 'video/mp4', ...tracks };
}

const track = (codec: string | null, copied: ReadonlySet<string>): Track => (codec === null ? 'none' : copied.has(codec) ? 'copy' : 'encode');
const codecName = (codec: string | null) => (codec === null ? '' : ({ h264: 'H.264', hevc: 'H.265', mjpeg: 'MJPEG', mpeg4: 'MPEG-4' } as Readonly<Record<string, string>>)[codec] ?? codec.toUpperCase());
