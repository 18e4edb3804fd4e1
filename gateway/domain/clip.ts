/** What makes a clip this clip and no other. */
import { createHash } from 'node:crypto';
import type { ClipId, RecorderSerial, Sha256 } from './names.ts';

/**
 * The id of a clip, computed from what it is: its recorder, its running number (null where the source has none), its
 * name on the card and its bytes. So the same clip met twice has the same id, and cannot be stored twice; two clips
 * with the same bytes (two empty files) have two ids.
 */
export function clipId(recorder: RecorderSerial, number: number | null, name: string, sha256: Sha256): ClipId {
  return `c${digest('zhilu-clip-id-v1', recorder, number, name, sha256).slice(0, 32)}` as ClipId;
}

/**
 * What a clip on a card is recognised by before its bytes are known: several clips may share one, so a match is only
 * a reason to ask for the hash. A digest, so that the index and the log hold no file names.
 */
export function cardKey(number: number | null, name: string, size: number): string {
  return digest('zhilu-card-key-v1', number, name, size).slice(0, 32);
}

/** In the place of a card key, for what the station recorded itself: no card's file has one like it. */
export function liveKey(incident: string, segment: number): string {
  return digest('zhilu-live-key-v1', incident, segment).slice(0, 32);
}

function digest(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
