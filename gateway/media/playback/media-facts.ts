/** What a clip is, as its own bytes say it: never its name, which a recorder or a person chose. */

export type Container = 'mp4' | 'mov' | 'ts' | 'avi' | 'flv' | 'mkv' | 'mp3' | 'wav' | 'aac' | 'amr' | 'jpeg' | 'png' | 'unknown';

export interface MediaFacts {
  readonly container: Container;
  /** `h264`, `hevc`, `mpeg4`, `mjpeg`…, as ffprobe calls them; null: none, or nobody could say. */
  readonly video: string | null;
  readonly audio: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Pictures a second; null where they come unevenly or nobody could say. */
  readonly frameRate: number | null;
  readonly durationMs: number | null;
  /** False: its index is missing, or its bytes make no sense. */
  readonly readable: boolean;
}

/** Bytes from the beginning that are needed to know a container. */
export const SNIFF_BYTES = 4_096;
const TS_PACKET = 188;
/** Packets in a row whose sync byte is looked at. */
const TS_PACKETS = 3;

/** ISO/IEC 14496-12 (ftyp), ISO/IEC 13818-1 (0x47 every 188), RIFF, Adobe FLV 10.1, EBML, ID3v2, ADTS, ITU-T T.81, PNG. */
export function sniff(head: Buffer): Container {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to);
  if (head.length < 4) return 'unknown';
  if (ascii(4, 8) === 'ftyp') return ascii(8, 12) === 'qt  ' ? 'mov' : 'mp4';
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(ascii(4, 8))) return 'mov';
  if (ascii(0, 4) === 'RIFF') return ascii(8, 12) === 'AVI ' ? 'avi' : ascii(8, 12) === 'WAVE' ? 'wav' : 'unknown';
  if (ascii(0, 3) === 'FLV') return 'flv';
  if (head.readUInt32BE(0) === 0x1a45dfa3) return 'mkv';
  if (ascii(0, 5) === '#!AMR') return 'amr';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (head.toString('hex', 0, 8) === '89504e470d0a1a0a') return 'png';
  if (isTs(head, TS_PACKET, 0) || isTs(head, TS_PACKET + 4, 4)) return 'ts';
  if (ascii(0, 3) === 'ID3') return 'mp3';
  if (head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return 'aac';
  if (head[0] === 0xff && (head[1]! & 0xe0) === 0xe0 && (head[1]! & 0x06) !== 0) return 'mp3';
  return 'unknown';
}

/** Also with the four bytes of time before each packet that some recorders write. */
function isTs(head: Buffer, step: number, first: number): boolean {
  if (head.length < first + step * (TS_PACKETS - 1) + 1) return false;
  for (let i = 0; i < TS_PACKETS; i += 1) if (head[first + i * step] !== 0x47) return false;
  return true;
}
