/** The engine in the test's own process, with its real sockets and a clock that a test can push. */
import { Engine, type EngineReport } from '../../gateway/media/engine/engine.ts';
import { ENGINE_LIMITS, type EngineLimits } from '../../gateway/media/engine/limits.ts';
import type { Refusal } from '../../gateway/media/media-engine.ts';
import { mintToken, TOKEN_KEY_BYTES, type TokenAction } from '../../gateway/media/token.ts';
import { PushedClock } from '../station/pushed-clock.ts';
import { AVC_CONFIG, picture, player, publisher, videoMessage, type Peer } from './rtmp-peer.ts';

export const KEY = new Uint8Array(TOKEN_KEY_BYTES).fill(3);
const HOUR_MS = 3_600_000;

export interface EngineWorld {
  readonly engine: Engine;
  readonly clock: PushedClock;
  readonly rtmpPort: number;
  readonly playPort: number;
  readonly reports: EngineReport[];
  refusals(): readonly Refusal[];
  token(action: TokenAction, name: string, options?: { readonly expiresMs?: number; readonly subject?: string }): string;
  /** Publishes as the recorder of this name; `send` shows pictures. */
  publish(name: string, localAddress?: string): Promise<Peer>;
  play(name: string): Promise<Peer>;
  stop(): Promise<void>;
}

export async function openEngine(limits: Partial<EngineLimits> = {}, tls?: { readonly key: string; readonly cert: string }): Promise<EngineWorld> {
  const clock = new PushedClock();
  const reports: EngineReport[] = [];
  const engine = new Engine({ rtmp: { host: '127.0.0.1', port: 0, tls }, playPort: 0, key: KEY, limits: { ...ENGINE_LIMITS, ...limits } }, clock, (report) => reports.push(report));
  const { rtmpPort, playPort } = await engine.start();
  const token: EngineWorld['token'] = (action, name, { expiresMs = clock.wallMs() + HOUR_MS, subject = name } = {}) => mintToken({ action, path: `/live/${name}`, subject, expiresMs }, KEY);
  return {
    engine, clock, rtmpPort: rtmpPort!, playPort, reports, token,
    refusals: () => reports.flatMap((report) => (report.tell === 'refused' ? [report.refusal] : [])),
    async publish(name, localAddress) {
      const peer = await publisher(rtmpPort!, name, token('publish', name), localAddress);
      peer.send(videoMessage(0, AVC_CONFIG));
      return peer;
    },
    play: (name) => player(rtmpPort!, name, token('play', name)),
    stop: () => engine.stop(),
  };
}

/** What a viewer got that carries this mark. */
export const got = (viewer: Peer, mark: string) => viewer.answers.media().filter(({ payload }) => payload.includes(mark));
export const sees = (viewer: Peer, mark: string) => viewer.until(() => got(viewer, mark).length > 0, `seeing '${mark}'`);
export const key = (timeMs: number, mark: string, bytes?: number) => videoMessage(timeMs, picture(true, mark, bytes));
export const frame = (timeMs: number, mark: string, bytes?: number) => videoMessage(timeMs, picture(false, mark, bytes));
