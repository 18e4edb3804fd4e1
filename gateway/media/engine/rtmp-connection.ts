/**
 * One RTMP peer. The library (node-media-server) shakes hands, reads commands and writes answers; what comes in passes our own
 * chunk reader first, nobody is answered before he was authorised, and media never pass through the library's session. No
 * sockets: bytes in by `receive`, bytes out by the door.
 */
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type { RefusalReason } from '../media-engine.ts';
import { ChunkReader, type ChunkLimits, type RtmpMessage } from './chunk-reader.ts';
import type { Publisher } from './place.ts';
import { AUDIO, FLEX_SCRIPT, SCRIPT, VIDEO } from './tag.ts';

/** What the connection may ask of the engine. */
export interface Gate {
  /** Answers why not. */
  publish(connection: RtmpConnection, path: string, token: string | undefined): RefusalReason | undefined;
  play(connection: RtmpConnection, path: string, token: string | undefined): RefusalReason | undefined;
  media(connection: RtmpConnection, message: RtmpMessage): void;
  /** The publisher said that it is done. */
  done(connection: RtmpConnection): void;
  refused(connection: RtmpConnection, action: 'publish' | 'play' | 'connect', path: string | null, reason: RefusalReason): void;
}

export interface Door {
  readonly address: string;
  write(bytes: Buffer): void;
  /** Lets out what was written, then closes; cuts whoever does not close within a bound. */
  end(): void;
}

/** Version, and twice 1,536 bytes. */
const HELLO_BYTES = 1_537;
const ECHO_BYTES = 1_536;
const RTMP_VERSION = 3;
const COMMAND = 20;
const FLEX_COMMAND = 17;
const WINDOW_ACK = 5;
const USER_CONTROL = 4;
const PING_REQUEST = 6;
const END_OF_STREAM = 1;
/** Answers to createStream on one connection. */
const MAX_CREATED = 8;
/** Commands of one connection; a player sends about ten. */
export const MAX_COMMANDS = 10_000;
/** Characters of an app, a name and a query. */
const MAX_TEXT = 2_048;
const NAME = /^[a-zA-Z0-9_-]{1,140}$/;
/** Window of acknowledgement that a peer may ask for. */
const LEAST_WINDOW = 65_536;

/** Bytes of one message: of a peer that may not send media, and of the publisher. Commands carry a token of 1,024 and addresses. */
const CONTROL_BYTES: Readonly<Record<number, number>> = { 1: 4, 2: 4, 3: 4, 4: 64, 5: 4, 6: 5, [COMMAND]: 8_192, [FLEX_COMMAND]: 8_192 };
export const MAX_PICTURE_BYTES = 4 * 1_048_576;
const MEDIA_BYTES: Readonly<Record<number, number>> = { [AUDIO]: 262_144, [VIDEO]: MAX_PICTURE_BYTES, [SCRIPT]: 65_536, [FLEX_SCRIPT]: 65_536 };
export const STRANGER: ChunkLimits = { messageBytes: (type) => CONTROL_BYTES[type] ?? 0, unfinishedBytes: 16_384 };
export const PUBLISHER: ChunkLimits = { messageBytes: (type) => MEDIA_BYTES[type] ?? CONTROL_BYTES[type] ?? 0, unfinishedBytes: MAX_PICTURE_BYTES + 524_288 };

const WORDS: Readonly<Record<RefusalReason, string>> = {
  malformed: 'The token cannot be read.', forged: 'The token is not of this station.', expired: 'The token has expired.', 'no-token': 'A token is needed: ?token=', revoked: 'The holder of the token is not served any more.',
  'other-action': 'The token is not for this.', 'other-path': 'The token is for another stream.', 'unknown-stream': 'There is no such stream.', busy: 'No room; try again later.', 'no-tls': 'TLS is needed.', protocol: 'Not understood.', silent: 'Silent for too long.',
};

export type Role = 'stranger' | 'publisher' | 'player' | 'gone';

export class RtmpConnection implements Publisher {
  role: Role = 'stranger';
  subject = '';
  path: string | null = null;
  /** Whether the handshake and the connect command are through. */
  connected = false;
  readonly address: string;
  readonly #gate: Gate;
  readonly #door: Door;
  readonly #reader = new ChunkReader(STRANGER);
  #rtmp: Rtmp | undefined;
  #hello: Buffer[] = [];
  #helloBytes = 0;
  #app = '';
  #appQuery = '';
  #created = 0;
  #commands = 0;
  #received = 0;
  #acknowledged = 0;
  #window = 0;

  constructor(gate: Gate, door: Door) {
    this.#gate = gate;
    this.#door = door;
    this.address = door.address;
  }

  /** Bytes of the peer, in any cut. Never throws: what goes wrong ends this connection. */
  receive(data: Buffer): void {
    if (this.role === 'gone' || data.length === 0) return;
    try {
      const rest = this.#handshake(data);
      if (rest.length === 0) return;
      const fault = this.#reader.push(rest, (message) => this.#take(message));
      if (fault !== undefined) this.#refuse('connect', 'protocol');
      else this.#acknowledge(rest.length);
    } catch {
      // What the library throws says nothing to anybody; a peer that speaks the protocol does not get here.
      this.#refuse('connect', 'protocol');
    }
  }

  /** The socket closed. */
  closed(): void {
    this.role = 'gone';
    this.#hello = [];
  }

  /** Publisher.end */
  end(why: 'taken-over' | 'closed' | 'silent'): void {
    if (this.role === 'gone') return;
    this.#status('error', 'NetStream.Unpublish.Success', why === 'taken-over' ? 'Taken over by a newer connection.' : why === 'silent' ? WORDS.silent : 'The stream was closed.');
    this.#leave();
  }

  /** The player's stream is over. */
  endPlay(): void {
    if (this.role === 'gone') return;
    this.#rtmp?.sendStreamStatus(END_OF_STREAM, this.#rtmp.streamId);
    this.#status('status', 'NetStream.Play.UnpublishNotify', 'The stream is over.');
    this.#leave();
  }

  /** Asks the peer to answer; see RTMP 7.1.7. */
  ping(nowMs: number): void {
    if (this.connected && this.role !== 'gone') this.#rtmp?.sendStreamStatus(PING_REQUEST, Math.floor(nowMs) % 2 ** 32);
  }

  /** Cuts a peer that did not get on. */
  cut(reason: RefusalReason): void {
    if (this.role !== 'gone') this.#refuse('connect', reason);
  }

  /** Feeds the library the handshake and nothing behind it; answers with what follows. */
  #handshake(data: Buffer): Buffer {
    if (this.#helloBytes >= HELLO_BYTES + ECHO_BYTES) return data;
    if (this.#helloBytes === 0 && data[0] !== RTMP_VERSION) {
      this.#refuse('connect', 'protocol');
      return data.subarray(data.length);
    }
    let rest = data;
    if (this.#helloBytes < HELLO_BYTES) {
      const part = rest.subarray(0, HELLO_BYTES - this.#helloBytes);
      this.#hello.push(Buffer.from(part));
      this.#helloBytes += part.length;
      rest = rest.subarray(part.length);
      if (this.#helloBytes === HELLO_BYTES) this.#greet(Buffer.concat(this.#hello));
    }
    const echo = Math.min(rest.length, HELLO_BYTES + ECHO_BYTES - this.#helloBytes);
    this.#helloBytes += echo;
    return rest.subarray(echo);
  }

  /** The library's state is made now and not before: it takes a megabyte for each connection for a reader that is not used here. */
  #greet(hello: Buffer): void {
    this.#hello = [];
    const rtmp = new Rtmp();
    rtmp.flv = null;
    rtmp.onOutputCallback = (bytes) => this.#door.write(bytes);
    const connect = rtmp.onConnect.bind(rtmp);
    const createStream = rtmp.onCreateStream.bind(rtmp);
    rtmp.onConnect = (invoke) => {
      if (this.#mayConnect(invoke.cmdObj)) connect(invoke);
      else this.#reject(invoke.transId);
    };
    rtmp.onCreateStream = (invoke) => {
      this.#created += 1;
      if (!this.connected || this.#created > MAX_CREATED) return this.#refuse('connect', 'protocol');
      createStream(invoke);
    };
    rtmp.onPublish = (invoke) => this.#start('publish', invoke.streamName);
    rtmp.onPlay = (invoke) => this.#start('play', invoke.streamName);
    rtmp.onDeleteStream = () => this.#done();
    this.#rtmp = rtmp;
    rtmp.parserData(hello);
  }

  #take(message: RtmpMessage): void {
    if (this.role === 'gone') return;
    const { type, payload } = message;
    if (type === AUDIO || type === VIDEO || type === SCRIPT || type === FLEX_SCRIPT) {
      // The reader lets no media through for others; this is the second lock.
      if (this.role === 'publisher') this.#gate.media(this, message);
    } else if (type === COMMAND || type === FLEX_COMMAND) {
      this.#command(message);
    } else if (type === WINDOW_ACK && payload.length === 4) {
      this.#window = Math.max(LEAST_WINDOW, payload.readUInt32BE());
    } else if (type === USER_CONTROL && payload.length >= 6 && payload.readUInt16BE() === PING_REQUEST) {
      this.#rtmp?.sendStreamStatus(PING_REQUEST + 1, payload.readUInt32BE(2));
    }
  }

  #command({ type, streamId, timeMs, payload }: RtmpMessage): void {
    this.#commands += 1;
    if (this.#commands > MAX_COMMANDS) return this.#refuse('connect', 'protocol');
    const rtmp = this.#rtmp!;
    // Old encoders say FCUnpublish and closeStream; the library knows deleteStream alone.
    const name = commandName(type === FLEX_COMMAND ? payload.subarray(1) : payload);
    if (name === 'FCUnpublish' || name === 'closeStream') return this.#done();
    if (name === undefined || !KNOWN_COMMANDS.has(name)) return;
    rtmp.parserPacket = { header: { fmt: 0, cid: COMMAND_CHANNEL, timestamp: timeMs, length: payload.length, type, stream_id: streamId }, clock: timeMs, payload, capacity: payload.length, bytes: 0 };
    rtmp.packetHandler();
  }

  #mayConnect(object: unknown): boolean {
    if (this.connected || typeof object !== 'object' || object === null) return false;
    const { app, tcUrl } = object as { readonly app?: unknown; readonly tcUrl?: unknown };
    if (typeof app !== 'string' || app.length > MAX_TEXT || typeof tcUrl !== 'string' || tcUrl.length > MAX_TEXT || !URL.canParse(tcUrl)) return false;
    const [name = '', query = ''] = app.split('?', 2);
    this.#app = name.replace(/\/$/, '');
    this.#appQuery = query;
    this.connected = NAME.test(this.#app);
    return this.connected;
  }

  #reject(transId: unknown): void {
    this.#rtmp!.sendInvokeMessage(0, {
      cmd: '_error', transId: typeof transId === 'number' ? transId : 1, cmdObj: null,
      info: { level: 'error', code: 'NetConnection.Connect.Rejected', description: 'app and tcUrl are needed, as in rtmp://host/live.' },
    });
    this.#refuse('connect', 'protocol');
  }

  /** Publish or play: asks first, answers then. */
  #start(action: 'publish' | 'play', name: unknown): void {
    if (!this.connected || this.role !== 'stranger' || typeof name !== 'string' || name.length > MAX_TEXT) return this.#refuse(action, 'protocol');
    const [stream = '', query = ''] = name.split('?', 2);
    if (!NAME.test(stream)) return this.#refuse(action, 'protocol');
    const rtmp = this.#rtmp!;
    rtmp.streamId = rtmp.parserPacket.header.stream_id;
    rtmp.streamApp = this.#app;
    rtmp.streamName = stream;
    this.path = `/${this.#app}/${stream}`;
    const token = new URLSearchParams(query).get('token') ?? new URLSearchParams(this.#appQuery).get('token') ?? undefined;
    const refused = action === 'publish' ? this.#gate.publish(this, this.path, token) : this.#gate.play(this, this.path, token);
    if (refused !== undefined) {
      const code = action === 'publish' ? 'NetStream.Publish.BadName' : refused === 'unknown-stream' ? 'NetStream.Play.StreamNotFound' : 'NetStream.Play.Failed';
      this.#status('error', code, WORDS[refused]);
      this.#refuse(action, refused);
    }
  }

  /** Called by the engine once the place is taken, before the first tag goes out. */
  accepted(role: 'publisher' | 'player', subject: string): void {
    this.role = role;
    this.subject = subject;
    if (role === 'publisher') {
      this.#reader.trust(PUBLISHER);
      this.#rtmp!.respondPublish();
    } else {
      this.#rtmp!.respondPlay();
    }
  }

  #done(): void {
    if (this.role === 'publisher') this.#gate.done(this);
    if (this.role === 'publisher' || this.role === 'player') this.#leave();
  }

  #status(level: string, code: string, words: string): void {
    if (this.#rtmp !== undefined) this.#rtmp.sendStatusMessage(this.#rtmp.streamId ?? 1, level, code, words);
  }

  #acknowledge(bytes: number): void {
    this.#received += bytes;
    if (this.#window === 0 || this.role === 'gone' || this.#received - this.#acknowledged < this.#window / 2) return;
    this.#acknowledged = this.#received;
    this.#rtmp?.sendACK(this.#received % 2 ** 32);
  }

  #refuse(action: 'publish' | 'play' | 'connect', reason: RefusalReason): void {
    if (this.role === 'gone') return;
    this.#gate.refused(this, action, this.path, reason);
    this.#leave();
  }

  #leave(): void {
    this.role = 'gone';
    this.#hello = [];
    this.#door.end();
  }
}

const COMMAND_CHANNEL = 3;
/** Those that the library answers. It prints what it does not know, and a peer could make it print for ever. */
const KNOWN_COMMANDS: ReadonlySet<string> = new Set(['connect', 'createStream', 'publish', 'play', 'deleteStream']);
const AMF_STRING = 2;
const MAX_COMMAND_NAME = 32;

function commandName(body: Buffer): string | undefined {
  if (body.length < 3 || body[0] !== AMF_STRING) return undefined;
  const length = body.readUInt16BE(1);
  return length === 0 || length > MAX_COMMAND_NAME || body.length < 3 + length ? undefined : body.toString('latin1', 3, 3 + length);
}
