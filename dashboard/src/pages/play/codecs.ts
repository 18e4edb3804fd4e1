/** What a stream of fragmented MP4 holds, as a browser wants to be told before it takes it. Pure. */

/** The type of the stream once its index (moov) is whole; undefined before. ISO/IEC 14496-15 (avcC), RFC 6381. */
export function codecsIn(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    if (name(bytes, at + 4) === 'moov') return at + length > bytes.length ? undefined : codecsOf(bytes.subarray(at, at + length));
    if (length < 8) return undefined;
    at += length;
  }
  return undefined;
}

const name = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

function codecsOf(moov: Uint8Array): string {
  const codecs: string[] = [];
  for (let at = 0; at + 4 <= moov.length; at += 1) {
    const here = name(moov, at);
    if (here === 'avcC') codecs.push(`avc1.${[...moov.subarray(at + 5, at + 8)].map((one) => one.toString(16).padStart(2, '0')).join('')}`);
    if (here === 'esds') codecs.push('mp4a.40.2');
  }
  return `${codecs.some((one) => one.startsWith('avc1')) ? 'video' : 'audio'}/mp4; codecs="${codecs.join(', ')}"`;
}
