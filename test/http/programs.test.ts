/** What the outside programs of playback do when the machine has no room for them: nothing is said of the clip that is not so. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openClips } from './clip-world.ts';

const SAYS = '{"streams":[{"codec_type":"audio","codec_name":"mp3"}],"format":{"duration":"2.0"}}';

test('a clip whose ffprobe was killed is not told as damaged: it is looked at again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhilu-programs-'));
  const ffprobe = join(folder, 'ffprobe');
  await writeFile(ffprobe, `#!/bin/sh\nif [ ! -e "$0.once" ]; then : > "$0.once"; kill -9 $$; fi\necho '${SAYS}'\n`);
  await chmod(ffprobe, 0o755);
  const world = await openClips({ programs: { ffmpeg: null, ffprobe } });
  try {
    const keeper = await world.as('recorder-manager', { officer: 'P2' });
    const clip = await world.store({ bytes: Buffer.from('ID3-and-then-some-sound'), name: 'A.MP3', durationMs: 2_000 });
    const first = await keeper.post('/api/v1/views', { clip });
    expect([first.status, first.body['type'], first.text.includes('damaged')]).toEqual([503, 'urn:zhilu:problem:carrier-unavailable', false]);
    const second = await keeper.post('/api/v1/views', { clip });
    expect([second.status, second.body['play']]).toEqual([201, { kind: 'direct', type: 'audio/mpeg', zh: null, en: null }]);
    // The view that nothing came of is closed.
    await expect.poll(() => world.events('ViewClosed')).toHaveLength(1);
  } finally {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
