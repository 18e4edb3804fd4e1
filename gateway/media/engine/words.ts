/** What the station and the engine's process say to each other, as JSON over the process's own channel. */
import type { EngineReport } from './engine.ts';
import type { EngineLimits } from './limits.ts';
import type { LiveStream } from '../media-engine.ts';

export type ToEngine =
  | { readonly say: 'start'; readonly rtmp: { readonly host: string; readonly port: number; readonly tls?: { readonly key: string; readonly cert: string } | undefined } | null; readonly playPort: number; readonly key: string; readonly refused: readonly (readonly [subject: string, expiringByMs: number])[]; readonly limits: EngineLimits }
  | { readonly say: 'ping'; readonly number: number }
  | { readonly say: 'refuse'; readonly subject: string; readonly expiringByMs: number }
  | { readonly say: 'close'; readonly path: string }
  | { readonly say: 'stop' };

export type FromEngine =
  | { readonly tell: 'listening'; readonly rtmpPort: number | null; readonly playPort: number }
  /** It cannot listen and ends. */
  | { readonly tell: 'failed'; readonly why: string }
  | { readonly tell: 'pong'; readonly number: number; readonly streams: readonly LiveStream[] }
  | EngineReport;
