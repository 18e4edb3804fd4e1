/**
 * The second digest, SM3, of each stored clip: made when the bays are at rest, because it costs seven times as much as
 * SHA-256 (docs/adr/0004). The same reading proves the SHA-256 of the vault's file again.
 */
import type { Clock } from '../clock.ts';
import type { ClipId } from '../domain/names.ts';
import { register } from '../domain/registers.ts';
import { read, type RowsToRead } from '../domain/rows.ts';
import type { CustodyLog } from '../store/custody-log.ts';
import type { Digester } from '../store/disk.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { vaultPath } from '../store/store-paths.ts';
import { findingDraft } from './findings.ts';
import { pause } from './world.ts';

/** How long it rests when there is nothing to do or the bays are busy, and how many clips one event names. */
const REST_MS = 2_000;
const MAX_CLIPS = 64;
const MAX_BYTES = 512 * 1024 * 1024;

export interface SecondDigestParts {
  readonly log: CustodyLog;
  readonly index: RowsToRead;
  readonly store: EvidenceStore;
  readonly digester: Digester;
  readonly clock: Clock;
  busy(): boolean;
}

/** Runs until stopped. Stops by itself when the store turns suspect. */
export function startSecondDigests(parts: SecondDigestParts): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => { wake = resolve; });
  const rest = () => Promise.race([pause(parts.clock, REST_MS), stopped]);
  const running = (async () => {
    while (!stopping && parts.store.suspect === null) {
      if (parts.busy() || await digestSome(parts, () => stopping || parts.busy()) === 0) await rest();
    }
  })();
  // A read error of one file must not end the station: it is a finding of `check`, which reads the same file.
  running.catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      wake();
      await running.catch(() => undefined);
    },
  };
}

/** Digests the oldest clips that have no second digest yet; returns how many. */
export async function digestSome(parts: Omit<SecondDigestParts, 'busy' | 'clock'>, enough: () => boolean): Promise<number> {
  const waiting = await parts.index.list(register.undigested(''), MAX_CLIPS);
  const done: { clip: ClipId; sha256: NonNullable<ReturnType<typeof row>>['sha256']; sm3: string }[] = [];
  let bytes = 0;
  for (const [, clip] of waiting) {
    if (bytes > MAX_BYTES || enough()) break;
    const stored = row(parts.index, clip as ClipId);
    if (stored === undefined) continue;
    const digests = await parts.digester.digest(vaultPath(stored.sha256), 'sha256+sm3');
    bytes += stored.size;
    if (digests?.sm3 === undefined || digests.sha256 !== stored.sha256) {
      const finding = `integrity:${stored.clip}`;
      if (read(parts.index, register.finding(finding)) === undefined) {
        await parts.log.append([findingDraft(finding, 'integrity', `clip:${stored.clip}`, 'Art. 19(3)', digests === undefined ? '库中文件缺失 / the vault file is missing' : '库中文件内容与入库时不符 / the vault file has other bytes')]);
      }
      continue;
    }
    done.push({ clip: stored.clip, sha256: stored.sha256, sm3: digests.sm3 });
  }
  if (done.length > 0) await parts.log.append([{ kind: 'ClipDigested', actor: 'station', facts: { clips: done } }]);
  return done.length;
}

function row(rows: Pick<RowsToRead, 'get'>, clip: ClipId) {
  return read(rows, register.clip(clip));
}
