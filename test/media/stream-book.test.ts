import { expect, test } from 'vitest';
import type { LiveStream, StreamChange } from '../../gateway/media/media-engine.ts';
import { MAX_BOOKED, RETURN_WITHIN_MS, StreamBook } from '../../gateway/media/stream-book.ts';

const stream = (path: string): LiveStream => ({ path, publisher: path, sinceMs: 1, video: 'h264', audio: null, width: 1, height: 1, viewers: 0, joined: 0, playedBytes: 0, state: 'live' });

test('an engine that is killed over and over leaves no more streams than the bound, and those that are live stay', () => {
  const said: StreamChange[] = [];
  const book = new StreamBook((change) => said.push(change));
  for (let round = 0; round < 10; round += 1) {
    book.engineUp(round);
    for (let i = 0; i < 64; i += 1) book.heard('published', stream(`/live/r${round}-${i}`));
    if (round < 9) book.engineDown();
  }
  expect(book.streams()).toHaveLength(MAX_BOOKED);
  expect(book.streams().filter(({ state }) => state === 'live').map(({ path }) => path)).toEqual(Array.from({ length: 64 }, (_, i) => `/live/r9-${i}`));
  expect(said.filter(({ kind }) => kind === 'ended')).toHaveLength(640 - MAX_BOOKED);
  // What does not come back in time ends; then nothing is left but what is live.
  book.due(9 + RETURN_WITHIN_MS);
  expect(book.streams()).toHaveLength(64);
});
