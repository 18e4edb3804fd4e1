/** The media engine that the configuration names, started: our own, or an outside one by its hooks. */
import type { Clock } from '../clock.ts';
import type { Disk } from '../store/disk.ts';
import type { MediaEngine, RefusalReason, StreamChange } from './media-engine.ts';
import { openMediaKey } from './media-key.ts';
import { OutsideEngine, type OutsideEngineSettings } from './outside-engine.ts';
import { OwnEngine, type OwnEngineSettings } from './own-engine.ts';

export type MediaSettings = Omit<OwnEngineSettings, 'key'> & {
  /** Where given, no engine of our own runs. */
  readonly outside?: Omit<OutsideEngineSettings, 'key'> | undefined;
};

/** Throws 'carrier-unavailable' where it cannot listen, 'key-unusable'. */
export async function openMediaEngine({ outside, ...own }: MediaSettings, disk: Disk, clock: Clock): Promise<MediaEngine> {
  const key = await openMediaKey(disk, clock);
  const engine = outside === undefined ? new OwnEngine({ ...own, key }, clock) : new OutsideEngine({ ...outside, key }, clock);
  engine.on(tellRefusal);
  await engine.start();
  return engine;
}

const WHY: Readonly<Record<RefusalReason, string>> = {
  malformed: '令牌无法读取 / its token cannot be read', forged: '令牌不是本站签发 / its token is not of this station', expired: '令牌已过期 / its token has expired', 'other-action': '令牌不用于此 / its token is for something else',
  'other-path': '令牌属于其他视频流 / its token is for another stream', 'no-token': '没有令牌 / it has no token', revoked: '记录仪已停用、丢失或隔离，或令牌在此之前发出 / the recorder is retired, lost or in quarantine, or its token is from before that', 'unknown-stream': '没有这个视频流 / there is no such stream',
  busy: '已达上限 / no room', protocol: '不是 RTMP，或超出限度 / it does not speak RTMP, or goes beyond its bounds', silent: '长时间无数据 / it said nothing for too long', 'no-tls': '未使用 TLS，或不接受本站证书 / it does not speak TLS, or does not take our certificate',
};

/** Whoever looks for why a recorder shows no picture finds it in the station's own log. Either engine bounds how often it tells. */
function tellRefusal(change: StreamChange): void {
  if (change.kind !== 'refused') return;
  const { reason, action, path, address, more } = change.refusal;
  process.stderr.write(`zhilu: rtmp: ${address || '?'} ${action} ${path ?? ''}: ${WHY[reason]}${more > 0 ? ` (+${more})` : ''}\n`);
}
