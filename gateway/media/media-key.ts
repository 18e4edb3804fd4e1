/** The key that tokens of the media engine are signed with: 32 bytes beside the station's other secrets, readable by the station alone. */
import type { Clock } from '../clock.ts';
import { StationError } from '../domain/errors.ts';
import type { Disk } from '../store/disk.ts';
import { readWhole, writeWhole } from '../store/whole-file.ts';
import { TOKEN_KEY_BYTES } from './token.ts';

export const MEDIA_KEY_FILE = 'media.key';

/** Drawn at the first start. Whoever removes the file makes all tokens that are out void, and nothing else. Throws 'key-unusable' for a file of another length. */
export async function openMediaKey(disk: Disk, clock: Clock): Promise<Uint8Array> {
  const found = await readWhole(disk, MEDIA_KEY_FILE, TOKEN_KEY_BYTES + 1);
  if (found === undefined) {
    const key = clock.randomBytes(TOKEN_KEY_BYTES);
    await writeWhole(disk, MEDIA_KEY_FILE, key);
    return key;
  }
  if (found.length === TOKEN_KEY_BYTES) return found;
  throw new StationError('key-unusable', `${MEDIA_KEY_FILE} 不是媒体令牌密钥，请删除后重启 / is no key of media tokens; remove it and start again`, { path: MEDIA_KEY_FILE, reason: 'damaged' });
}
