/** Byte ranges of RFC 9110, section 14, for one representation of a known size. Pure. */

export type RangeAsked =
  /** No range, or a header that makes no sense: 200 and all of it. */
  | { readonly kind: 'whole' }
  /** Bytes `from` to `to`, exclusive: 206. */
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  /** 416: beyond its end, or several ranges at once, which no player needs. */
  | { readonly kind: 'refused' };

const MAX_HEADER = 200;
const MAX_DIGITS = 15;

/** @param ifRange the If-Range header; a range holds only for the very representation that it names (strong comparison) */
export function rangeAsked(header: string | undefined, size: number, etag: string, ifRange?: string): RangeAsked {
  if (header === undefined || (ifRange !== undefined && ifRange.trim() !== etag)) return { kind: 'whole' };
  const ranges = header.length > MAX_HEADER ? undefined : /^\s*bytes\s*=\s*(.*)$/i.exec(header)?.[1];
  if (ranges === undefined) return { kind: 'whole' };
  if (ranges.includes(',')) return { kind: 'refused' };
  const parts = /^(\d*)\s*-\s*(\d*)\s*$/.exec(ranges);
  if (parts === null || (parts[1] === '' && parts[2] === '') || Math.max(parts[1]!.length, parts[2]!.length) > MAX_DIGITS) return { kind: 'whole' };
  if (parts[1] === '') {
    const suffix = Number(parts[2]);
    return suffix === 0 || size === 0 ? { kind: 'refused' } : { kind: 'part', from: Math.max(0, size - suffix), to: size };
  }
  const from = Number(parts[1]);
  const last = parts[2] === '' ? size - 1 : Number(parts[2]);
  if (parts[2] !== '' && last < from) return { kind: 'whole' };
  return from >= size ? { kind: 'refused' } : { kind: 'part', from, to: Math.min(last + 1, size) };
}
