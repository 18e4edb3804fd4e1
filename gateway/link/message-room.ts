/** How much one message may hold: on a line with errors a long one does not get through. */

/** Bytes of one item on the wire, at most in practice; an erase item carries a leaf and its proof. */
const ITEM_BYTES = { list: 256, hash: 64, erase: 2_560 } as const;
/** Items of one message, whatever the room: the schema's own caps. */
const MOST = { list: 1_000, hash: 64, erase: 64 } as const;

/** @param room bytes @returns at least 1 */
export function itemsInOne(kind: keyof typeof ITEM_BYTES, room: number): number {
  return Math.max(1, Math.min(MOST[kind], Math.floor(room / ITEM_BYTES[kind])));
}

/**
 * Bytes that one message may have so that it gets through as chunks do.
 * @param largest what both ends take @param chunk the chunk size that the line's errors allow
 */
export function messageRoom(largest: number, chunk: number): number {
  return chunk >= largest ? largest : Math.min(largest, chunk * 2);
}
