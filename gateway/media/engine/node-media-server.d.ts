/** The members of node-media-server 4.4.3 that the engine relies on; test/media/node-media-server.test.ts holds them to it. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  interface Invoke {
    readonly cmd?: unknown;
    readonly transId?: unknown;
    readonly cmdObj?: unknown;
    readonly streamName?: unknown;
  }
  export default class Rtmp {
    /** Chunk header state of the message that packetHandler() reads. */
    parserPacket: {
      readonly header: { readonly fmt: number; readonly cid: number; readonly timestamp: number; readonly length: number; readonly type: number; readonly stream_id: number };
      readonly clock: number;
      readonly payload: Buffer;
      readonly capacity: number;
      readonly bytes: number;
    };
    flv: unknown;
    streamId: number;
    streamApp: string;
    streamName: string;
    onOutputCallback: (bytes: Buffer) => void;
    /** Handshake, then chunks; here it gets the handshake alone. */
    parserData(bytes: Buffer): string | null;
    /** Reads a command and calls onConnect, onCreateStream, onPublish, onPlay or onDeleteStream. */
    packetHandler(): void;
    onConnect(invoke: Invoke): void;
    onCreateStream(invoke: Invoke): void;
    onPublish(invoke: Invoke): void;
    onPlay(invoke: Invoke): void;
    onDeleteStream(invoke: Invoke): void;
    respondPublish(): void;
    respondPlay(): void;
    sendACK(bytes: number): void;
    sendStreamStatus(event: number, value: number): void;
    sendInvokeMessage(streamId: number, message: object): void;
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void;
    static createMessage(packet: { readonly codec_type: number; readonly size: number; readonly dts: number; readonly data: Buffer }): Buffer;
  }
}
declare module 'node-media-server/src/protocol/flv.js' {
  export default class Flv {
    static createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    static createMessage(packet: { readonly codec_type: number; readonly size: number; readonly dts: number; readonly data: Buffer }): Buffer;
  }
}
declare module 'node-media-server/src/protocol/amf.js' {
  export function decodeAmf0Data(bytes: Buffer): { readonly cmd?: unknown; readonly dataObj?: unknown };
  const amf: { readonly decodeAmf0Data: typeof decodeAmf0Data };
  export default amf;
}
declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (message: string, level?: string) => void };
  export default logger;
}
