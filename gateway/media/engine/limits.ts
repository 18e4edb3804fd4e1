/** Bounds of the engine that a station may set. Apart from the engine, so that the station's own process loads none of the engine's libraries. */

export interface DoorLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
}

export interface EngineLimits extends DoorLimits {
  readonly streams: number;
  /** Of all streams together, the station's own among them. */
  readonly viewers: number;
}

export const ENGINE_LIMITS: EngineLimits = { streams: 64, viewers: 256, connections: 384, connectionsPerAddress: 128 };
