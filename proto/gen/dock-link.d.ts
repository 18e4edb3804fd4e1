import * as $protobuf from "protobufjs/minimal.js";

/** Namespace zhilu. */
export namespace zhilu {

    /** Namespace link. */
    namespace link {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of an Envelope.
             * @deprecated Use zhilu.link.v1.Envelope.$Properties instead.
             */
            interface IEnvelope extends zhilu.link.v1.Envelope.$Properties {
            }

            /** Represents an Envelope. */
            class Envelope {

                /**
                 * Constructs a new Envelope.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Envelope.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Envelope version. */
                version: number;

                /** Envelope call. */
                call: number;

                /** Envelope session. */
                session: number;

                /** Envelope hello. */
                hello?: (zhilu.link.v1.Hello.$Properties|null);

                /** Envelope proof. */
                proof?: (zhilu.link.v1.Proof.$Properties|null);

                /** Envelope enrol. */
                enrol?: (zhilu.link.v1.Enrol.$Properties|null);

                /** Envelope bayReport. */
                bayReport?: (zhilu.link.v1.BayReport.$Properties|null);

                /** Envelope alarm. */
                alarm?: (zhilu.link.v1.Alarm.$Properties|null);

                /** Envelope firmwareState. */
                firmwareState?: (zhilu.link.v1.FirmwareState.$Properties|null);

                /** Envelope gone. */
                gone?: (zhilu.link.v1.Gone.$Properties|null);

                /** Envelope telemetry. */
                telemetry?: (zhilu.link.v1.Telemetry.$Properties|null);

                /** Envelope liveState. */
                liveState?: (zhilu.link.v1.LiveState.$Properties|null);

                /** Envelope pong. */
                pong?: (zhilu.link.v1.Pong.$Properties|null);

                /** Envelope clockReading. */
                clockReading?: (zhilu.link.v1.ClockReading.$Properties|null);

                /** Envelope recorderProof. */
                recorderProof?: (zhilu.link.v1.RecorderProof.$Properties|null);

                /** Envelope clipList. */
                clipList?: (zhilu.link.v1.ClipList.$Properties|null);

                /** Envelope chunk. */
                chunk?: (zhilu.link.v1.Chunk.$Properties|null);

                /** Envelope clipHashes. */
                clipHashes?: (zhilu.link.v1.ClipHashes.$Properties|null);

                /** Envelope witnessReply. */
                witnessReply?: (zhilu.link.v1.WitnessReply.$Properties|null);

                /** Envelope eraseResults. */
                eraseResults?: (zhilu.link.v1.EraseResults.$Properties|null);

                /** Envelope logChunk. */
                logChunk?: (zhilu.link.v1.LogChunk.$Properties|null);

                /** Envelope progress. */
                progress?: (zhilu.link.v1.Progress.$Properties|null);

                /** Envelope failure. */
                failure?: (zhilu.link.v1.Failure.$Properties|null);

                /** Envelope passTaken. */
                passTaken?: (zhilu.link.v1.PassTaken.$Properties|null);

                /** Envelope challenge. */
                challenge?: (zhilu.link.v1.Challenge.$Properties|null);

                /** Envelope welcome. */
                welcome?: (zhilu.link.v1.Welcome.$Properties|null);

                /** Envelope enrolled. */
                enrolled?: (zhilu.link.v1.Enrolled.$Properties|null);

                /** Envelope refused. */
                refused?: (zhilu.link.v1.Refused.$Properties|null);

                /** Envelope alarmAck. */
                alarmAck?: (zhilu.link.v1.AlarmAck.$Properties|null);

                /** Envelope stationPresence. */
                stationPresence?: (zhilu.link.v1.StationPresence.$Properties|null);

                /** Envelope bayLights. */
                bayLights?: (zhilu.link.v1.BayLights.$Properties|null);

                /** Envelope ping. */
                ping?: (zhilu.link.v1.Ping.$Properties|null);

                /** Envelope readClock. */
                readClock?: (zhilu.link.v1.ReadClock.$Properties|null);

                /** Envelope setClock. */
                setClock?: (zhilu.link.v1.SetClock.$Properties|null);

                /** Envelope proveRecorder. */
                proveRecorder?: (zhilu.link.v1.ProveRecorder.$Properties|null);

                /** Envelope listClips. */
                listClips?: (zhilu.link.v1.ListClips.$Properties|null);

                /** Envelope readClip. */
                readClip?: (zhilu.link.v1.ReadClip.$Properties|null);

                /** Envelope hashClips. */
                hashClips?: (zhilu.link.v1.HashClips.$Properties|null);

                /** Envelope witnessOffer. */
                witnessOffer?: (zhilu.link.v1.WitnessOffer.$Properties|null);

                /** Envelope eraseOrder. */
                eraseOrder?: (zhilu.link.v1.EraseOrder.$Properties|null);

                /** Envelope readLog. */
                readLog?: (zhilu.link.v1.ReadLog.$Properties|null);

                /** Envelope firmwareOffer. */
                firmwareOffer?: (zhilu.link.v1.FirmwareOffer.$Properties|null);

                /** Envelope readBays. */
                readBays?: (zhilu.link.v1.ReadBays.$Properties|null);

                /** Envelope writeFirmware. */
                writeFirmware?: (zhilu.link.v1.WriteFirmware.$Properties|null);

                /** Envelope installFirmware. */
                installFirmware?: (zhilu.link.v1.InstallFirmware.$Properties|null);

                /** Envelope givePass. */
                givePass?: (zhilu.link.v1.GivePass.$Properties|null);

                /** Envelope goLive. */
                goLive?: (zhilu.link.v1.GoLive.$Properties|null);

                /** Envelope stopLive. */
                stopLive?: (zhilu.link.v1.StopLive.$Properties|null);

                /** Envelope body. */
                body?: ("hello"|"proof"|"enrol"|"bayReport"|"alarm"|"firmwareState"|"gone"|"telemetry"|"liveState"|"pong"|"clockReading"|"recorderProof"|"clipList"|"chunk"|"clipHashes"|"witnessReply"|"eraseResults"|"logChunk"|"progress"|"failure"|"passTaken"|"challenge"|"welcome"|"enrolled"|"refused"|"alarmAck"|"stationPresence"|"bayLights"|"ping"|"readClock"|"setClock"|"proveRecorder"|"listClips"|"readClip"|"hashClips"|"witnessOffer"|"eraseOrder"|"readLog"|"firmwareOffer"|"readBays"|"writeFirmware"|"installFirmware"|"givePass"|"goLive"|"stopLive");

                /**
                 * Encodes the specified Envelope message. Does not implicitly {@link zhilu.link.v1.Envelope.verify|verify} messages.
                 * @param message Envelope message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Envelope message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Envelope & zhilu.link.v1.Envelope.$Shape} Envelope
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Envelope & zhilu.link.v1.Envelope.$Shape;
            }

            namespace Envelope {

                /** Properties of an Envelope. */
                interface $Properties {

                    /** Envelope version */
                    version?: (number|null);

                    /** Envelope call */
                    call?: (number|null);

                    /** Envelope session */
                    session?: (number|null);

                    /** Envelope hello */
                    hello?: (zhilu.link.v1.Hello.$Properties|null);

                    /** Envelope proof */
                    proof?: (zhilu.link.v1.Proof.$Properties|null);

                    /** Envelope enrol */
                    enrol?: (zhilu.link.v1.Enrol.$Properties|null);

                    /** Envelope bayReport */
                    bayReport?: (zhilu.link.v1.BayReport.$Properties|null);

                    /** Envelope alarm */
                    alarm?: (zhilu.link.v1.Alarm.$Properties|null);

                    /** Envelope firmwareState */
                    firmwareState?: (zhilu.link.v1.FirmwareState.$Properties|null);

                    /** Envelope gone */
                    gone?: (zhilu.link.v1.Gone.$Properties|null);

                    /** Envelope telemetry */
                    telemetry?: (zhilu.link.v1.Telemetry.$Properties|null);

                    /** Envelope liveState */
                    liveState?: (zhilu.link.v1.LiveState.$Properties|null);

                    /** Envelope pong */
                    pong?: (zhilu.link.v1.Pong.$Properties|null);

                    /** Envelope clockReading */
                    clockReading?: (zhilu.link.v1.ClockReading.$Properties|null);

                    /** Envelope recorderProof */
                    recorderProof?: (zhilu.link.v1.RecorderProof.$Properties|null);

                    /** Envelope clipList */
                    clipList?: (zhilu.link.v1.ClipList.$Properties|null);

                    /** Envelope chunk */
                    chunk?: (zhilu.link.v1.Chunk.$Properties|null);

                    /** Envelope clipHashes */
                    clipHashes?: (zhilu.link.v1.ClipHashes.$Properties|null);

                    /** Envelope witnessReply */
                    witnessReply?: (zhilu.link.v1.WitnessReply.$Properties|null);

                    /** Envelope eraseResults */
                    eraseResults?: (zhilu.link.v1.EraseResults.$Properties|null);

                    /** Envelope logChunk */
                    logChunk?: (zhilu.link.v1.LogChunk.$Properties|null);

                    /** Envelope progress */
                    progress?: (zhilu.link.v1.Progress.$Properties|null);

                    /** Envelope failure */
                    failure?: (zhilu.link.v1.Failure.$Properties|null);

                    /** Envelope passTaken */
                    passTaken?: (zhilu.link.v1.PassTaken.$Properties|null);

                    /** Envelope challenge */
                    challenge?: (zhilu.link.v1.Challenge.$Properties|null);

                    /** Envelope welcome */
                    welcome?: (zhilu.link.v1.Welcome.$Properties|null);

                    /** Envelope enrolled */
                    enrolled?: (zhilu.link.v1.Enrolled.$Properties|null);

                    /** Envelope refused */
                    refused?: (zhilu.link.v1.Refused.$Properties|null);

                    /** Envelope alarmAck */
                    alarmAck?: (zhilu.link.v1.AlarmAck.$Properties|null);

                    /** Envelope stationPresence */
                    stationPresence?: (zhilu.link.v1.StationPresence.$Properties|null);

                    /** Envelope bayLights */
                    bayLights?: (zhilu.link.v1.BayLights.$Properties|null);

                    /** Envelope ping */
                    ping?: (zhilu.link.v1.Ping.$Properties|null);

                    /** Envelope readClock */
                    readClock?: (zhilu.link.v1.ReadClock.$Properties|null);

                    /** Envelope setClock */
                    setClock?: (zhilu.link.v1.SetClock.$Properties|null);

                    /** Envelope proveRecorder */
                    proveRecorder?: (zhilu.link.v1.ProveRecorder.$Properties|null);

                    /** Envelope listClips */
                    listClips?: (zhilu.link.v1.ListClips.$Properties|null);

                    /** Envelope readClip */
                    readClip?: (zhilu.link.v1.ReadClip.$Properties|null);

                    /** Envelope hashClips */
                    hashClips?: (zhilu.link.v1.HashClips.$Properties|null);

                    /** Envelope witnessOffer */
                    witnessOffer?: (zhilu.link.v1.WitnessOffer.$Properties|null);

                    /** Envelope eraseOrder */
                    eraseOrder?: (zhilu.link.v1.EraseOrder.$Properties|null);

                    /** Envelope readLog */
                    readLog?: (zhilu.link.v1.ReadLog.$Properties|null);

                    /** Envelope firmwareOffer */
                    firmwareOffer?: (zhilu.link.v1.FirmwareOffer.$Properties|null);

                    /** Envelope readBays */
                    readBays?: (zhilu.link.v1.ReadBays.$Properties|null);

                    /** Envelope writeFirmware */
                    writeFirmware?: (zhilu.link.v1.WriteFirmware.$Properties|null);

                    /** Envelope installFirmware */
                    installFirmware?: (zhilu.link.v1.InstallFirmware.$Properties|null);

                    /** Envelope givePass */
                    givePass?: (zhilu.link.v1.GivePass.$Properties|null);

                    /** Envelope goLive */
                    goLive?: (zhilu.link.v1.GoLive.$Properties|null);

                    /** Envelope stopLive */
                    stopLive?: (zhilu.link.v1.StopLive.$Properties|null);

                    /** Envelope body */
                    body?: ("hello"|"proof"|"enrol"|"bayReport"|"alarm"|"firmwareState"|"gone"|"telemetry"|"liveState"|"pong"|"clockReading"|"recorderProof"|"clipList"|"chunk"|"clipHashes"|"witnessReply"|"eraseResults"|"logChunk"|"progress"|"failure"|"passTaken"|"challenge"|"welcome"|"enrolled"|"refused"|"alarmAck"|"stationPresence"|"bayLights"|"ping"|"readClock"|"setClock"|"proveRecorder"|"listClips"|"readClip"|"hashClips"|"witnessOffer"|"eraseOrder"|"readLog"|"firmwareOffer"|"readBays"|"writeFirmware"|"installFirmware"|"givePass"|"goLive"|"stopLive");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an Envelope. */
                type $Shape = {
                  version?: number|null;
                  call?: number|null;
                  session?: number|null;
                  hello?: zhilu.link.v1.Hello.$Shape|null;
                  proof?: zhilu.link.v1.Proof.$Shape|null;
                  enrol?: zhilu.link.v1.Enrol.$Shape|null;
                  bayReport?: zhilu.link.v1.BayReport.$Shape|null;
                  alarm?: zhilu.link.v1.Alarm.$Shape|null;
                  firmwareState?: zhilu.link.v1.FirmwareState.$Shape|null;
                  gone?: zhilu.link.v1.Gone.$Shape|null;
                  telemetry?: zhilu.link.v1.Telemetry.$Shape|null;
                  liveState?: zhilu.link.v1.LiveState.$Shape|null;
                  pong?: zhilu.link.v1.Pong.$Shape|null;
                  clockReading?: zhilu.link.v1.ClockReading.$Shape|null;
                  recorderProof?: zhilu.link.v1.RecorderProof.$Shape|null;
                  clipList?: zhilu.link.v1.ClipList.$Shape|null;
                  chunk?: zhilu.link.v1.Chunk.$Shape|null;
                  clipHashes?: zhilu.link.v1.ClipHashes.$Shape|null;
                  witnessReply?: zhilu.link.v1.WitnessReply.$Shape|null;
                  eraseResults?: zhilu.link.v1.EraseResults.$Shape|null;
                  logChunk?: zhilu.link.v1.LogChunk.$Shape|null;
                  progress?: zhilu.link.v1.Progress.$Shape|null;
                  failure?: zhilu.link.v1.Failure.$Shape|null;
                  passTaken?: zhilu.link.v1.PassTaken.$Shape|null;
                  challenge?: zhilu.link.v1.Challenge.$Shape|null;
                  welcome?: zhilu.link.v1.Welcome.$Shape|null;
                  enrolled?: zhilu.link.v1.Enrolled.$Shape|null;
                  refused?: zhilu.link.v1.Refused.$Shape|null;
                  alarmAck?: zhilu.link.v1.AlarmAck.$Shape|null;
                  stationPresence?: zhilu.link.v1.StationPresence.$Shape|null;
                  bayLights?: zhilu.link.v1.BayLights.$Shape|null;
                  ping?: zhilu.link.v1.Ping.$Shape|null;
                  readClock?: zhilu.link.v1.ReadClock.$Shape|null;
                  setClock?: zhilu.link.v1.SetClock.$Shape|null;
                  proveRecorder?: zhilu.link.v1.ProveRecorder.$Shape|null;
                  listClips?: zhilu.link.v1.ListClips.$Shape|null;
                  readClip?: zhilu.link.v1.ReadClip.$Shape|null;
                  hashClips?: zhilu.link.v1.HashClips.$Shape|null;
                  witnessOffer?: zhilu.link.v1.WitnessOffer.$Shape|null;
                  eraseOrder?: zhilu.link.v1.EraseOrder.$Shape|null;
                  readLog?: zhilu.link.v1.ReadLog.$Shape|null;
                  firmwareOffer?: zhilu.link.v1.FirmwareOffer.$Shape|null;
                  readBays?: zhilu.link.v1.ReadBays.$Shape|null;
                  writeFirmware?: zhilu.link.v1.WriteFirmware.$Shape|null;
                  installFirmware?: zhilu.link.v1.InstallFirmware.$Shape|null;
                  givePass?: zhilu.link.v1.GivePass.$Shape|null;
                  goLive?: zhilu.link.v1.GoLive.$Shape|null;
                  stopLive?: zhilu.link.v1.StopLive.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ body?: undefined; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "hello"; hello: zhilu.link.v1.Hello.$Shape; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "proof"; hello?: null; proof: zhilu.link.v1.Proof.$Shape; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "enrol"; hello?: null; proof?: null; enrol: zhilu.link.v1.Enrol.$Shape; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "bayReport"; hello?: null; proof?: null; enrol?: null; bayReport: zhilu.link.v1.BayReport.$Shape; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "alarm"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm: zhilu.link.v1.Alarm.$Shape; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "firmwareState"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState: zhilu.link.v1.FirmwareState.$Shape; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "gone"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone: zhilu.link.v1.Gone.$Shape; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "telemetry"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry: zhilu.link.v1.Telemetry.$Shape; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "liveState"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState: zhilu.link.v1.LiveState.$Shape; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "pong"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong: zhilu.link.v1.Pong.$Shape; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clockReading"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading: zhilu.link.v1.ClockReading.$Shape; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "recorderProof"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof: zhilu.link.v1.RecorderProof.$Shape; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clipList"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList: zhilu.link.v1.ClipList.$Shape; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "chunk"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk: zhilu.link.v1.Chunk.$Shape; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clipHashes"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes: zhilu.link.v1.ClipHashes.$Shape; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "witnessReply"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply: zhilu.link.v1.WitnessReply.$Shape; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "eraseResults"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults: zhilu.link.v1.EraseResults.$Shape; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "logChunk"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk: zhilu.link.v1.LogChunk.$Shape; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "progress"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress: zhilu.link.v1.Progress.$Shape; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "failure"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure: zhilu.link.v1.Failure.$Shape; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "passTaken"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken: zhilu.link.v1.PassTaken.$Shape; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "challenge"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge: zhilu.link.v1.Challenge.$Shape; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "welcome"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome: zhilu.link.v1.Welcome.$Shape; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "enrolled"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled: zhilu.link.v1.Enrolled.$Shape; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "refused"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused: zhilu.link.v1.Refused.$Shape; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "alarmAck"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck: zhilu.link.v1.AlarmAck.$Shape; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "stationPresence"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence: zhilu.link.v1.StationPresence.$Shape; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "bayLights"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights: zhilu.link.v1.BayLights.$Shape; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "ping"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping: zhilu.link.v1.Ping.$Shape; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readClock"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock: zhilu.link.v1.ReadClock.$Shape; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "setClock"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock: zhilu.link.v1.SetClock.$Shape; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "proveRecorder"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder: zhilu.link.v1.ProveRecorder.$Shape; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "listClips"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips: zhilu.link.v1.ListClips.$Shape; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readClip"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip: zhilu.link.v1.ReadClip.$Shape; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "hashClips"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips: zhilu.link.v1.HashClips.$Shape; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "witnessOffer"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer: zhilu.link.v1.WitnessOffer.$Shape; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "eraseOrder"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder: zhilu.link.v1.EraseOrder.$Shape; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readLog"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog: zhilu.link.v1.ReadLog.$Shape; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "firmwareOffer"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer: zhilu.link.v1.FirmwareOffer.$Shape; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readBays"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays: zhilu.link.v1.ReadBays.$Shape; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "writeFirmware"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware: zhilu.link.v1.WriteFirmware.$Shape; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "installFirmware"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware: zhilu.link.v1.InstallFirmware.$Shape; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "givePass"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass: zhilu.link.v1.GivePass.$Shape; goLive?: null; stopLive?: null }|{ body?: "goLive"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive: zhilu.link.v1.GoLive.$Shape; stopLive?: null }|{ body?: "stopLive"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive: zhilu.link.v1.StopLive.$Shape })
                );
            }

            /**
             * Properties of a Hello.
             * @deprecated Use zhilu.link.v1.Hello.$Properties instead.
             */
            interface IHello extends zhilu.link.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello minVersion. */
                minVersion: number;

                /** Hello maxVersion. */
                maxVersion: number;

                /** Hello dockId. */
                dockId: string;

                /** Hello model. */
                model: string;

                /** Hello firmware. */
                firmware: string;

                /** Hello bays. */
                bays: number;

                /** Hello maxEnvelope. */
                maxEnvelope: number;

                /** Hello bootId. */
                bootId: Uint8Array;

                /** Hello nonce. */
                nonce: Uint8Array;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link zhilu.link.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Hello & zhilu.link.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Hello & zhilu.link.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello minVersion */
                    minVersion?: (number|null);

                    /** Hello maxVersion */
                    maxVersion?: (number|null);

                    /** Hello dockId */
                    dockId?: (string|null);

                    /** Hello model */
                    model?: (string|null);

                    /** Hello firmware */
                    firmware?: (string|null);

                    /** Hello bays */
                    bays?: (number|null);

                    /** Hello maxEnvelope */
                    maxEnvelope?: (number|null);

                    /** Hello bootId */
                    bootId?: (Uint8Array|null);

                    /** Hello nonce */
                    nonce?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = zhilu.link.v1.Hello.$Properties;
            }

            /**
             * Properties of a Challenge.
             * @deprecated Use zhilu.link.v1.Challenge.$Properties instead.
             */
            interface IChallenge extends zhilu.link.v1.Challenge.$Properties {
            }

            /** Represents a Challenge. */
            class Challenge {

                /**
                 * Constructs a new Challenge.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Challenge.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Challenge version. */
                version: number;

                /** Challenge stationId. */
                stationId: string;

                /** Challenge nonce. */
                nonce: Uint8Array;

                /** Challenge dockNonce. */
                dockNonce: Uint8Array;

                /**
                 * Encodes the specified Challenge message. Does not implicitly {@link zhilu.link.v1.Challenge.verify|verify} messages.
                 * @param message Challenge message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Challenge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Challenge message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Challenge & zhilu.link.v1.Challenge.$Shape} Challenge
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Challenge & zhilu.link.v1.Challenge.$Shape;
            }

            namespace Challenge {

                /** Properties of a Challenge. */
                interface $Properties {

                    /** Challenge version */
                    version?: (number|null);

                    /** Challenge stationId */
                    stationId?: (string|null);

                    /** Challenge nonce */
                    nonce?: (Uint8Array|null);

                    /** Challenge dockNonce */
                    dockNonce?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Challenge. */
                type $Shape = zhilu.link.v1.Challenge.$Properties;
            }

            /**
             * Properties of a Proof.
             * @deprecated Use zhilu.link.v1.Proof.$Properties instead.
             */
            interface IProof extends zhilu.link.v1.Proof.$Properties {
            }

            /** Represents a Proof. */
            class Proof {

                /**
                 * Constructs a new Proof.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Proof.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Proof signature. */
                signature: Uint8Array;

                /**
                 * Encodes the specified Proof message. Does not implicitly {@link zhilu.link.v1.Proof.verify|verify} messages.
                 * @param message Proof message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Proof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Proof message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Proof & zhilu.link.v1.Proof.$Shape} Proof
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Proof & zhilu.link.v1.Proof.$Shape;
            }

            namespace Proof {

                /** Properties of a Proof. */
                interface $Properties {

                    /** Proof signature */
                    signature?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Proof. */
                type $Shape = zhilu.link.v1.Proof.$Properties;
            }

            /**
             * Properties of a Welcome.
             * @deprecated Use zhilu.link.v1.Welcome.$Properties instead.
             */
            interface IWelcome extends zhilu.link.v1.Welcome.$Properties {
            }

            /** Represents a Welcome. */
            class Welcome {

                /**
                 * Constructs a new Welcome.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Welcome.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Welcome session. */
                session: number;

                /** Welcome heartbeatMs. */
                heartbeatMs: number;

                /** Welcome unixMs. */
                unixMs: number;

                /** Welcome stationKey. */
                stationKey: Uint8Array;

                /** Welcome signature. */
                signature: Uint8Array;

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link zhilu.link.v1.Welcome.verify|verify} messages.
                 * @param message Welcome message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Welcome & zhilu.link.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Welcome & zhilu.link.v1.Welcome.$Shape;
            }

            namespace Welcome {

                /** Properties of a Welcome. */
                interface $Properties {

                    /** Welcome session */
                    session?: (number|null);

                    /** Welcome heartbeatMs */
                    heartbeatMs?: (number|null);

                    /** Welcome unixMs */
                    unixMs?: (number|null);

                    /** Welcome stationKey */
                    stationKey?: (Uint8Array|null);

                    /** Welcome signature */
                    signature?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Welcome. */
                type $Shape = zhilu.link.v1.Welcome.$Properties;
            }

            /**
             * Properties of an Enrol.
             * @deprecated Use zhilu.link.v1.Enrol.$Properties instead.
             */
            interface IEnrol extends zhilu.link.v1.Enrol.$Properties {
            }

            /** Represents an Enrol. */
            class Enrol {

                /**
                 * Constructs a new Enrol.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Enrol.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Enrol dockId. */
                dockId: string;

                /** Enrol code. */
                code: string;

                /** Enrol publicKey. */
                publicKey: Uint8Array;

                /**
                 * Encodes the specified Enrol message. Does not implicitly {@link zhilu.link.v1.Enrol.verify|verify} messages.
                 * @param message Enrol message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Enrol.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Enrol message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Enrol & zhilu.link.v1.Enrol.$Shape} Enrol
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Enrol & zhilu.link.v1.Enrol.$Shape;
            }

            namespace Enrol {

                /** Properties of an Enrol. */
                interface $Properties {

                    /** Enrol dockId */
                    dockId?: (string|null);

                    /** Enrol code */
                    code?: (string|null);

                    /** Enrol publicKey */
                    publicKey?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Enrol. */
                type $Shape = zhilu.link.v1.Enrol.$Properties;
            }

            /**
             * Properties of an Enrolled.
             * @deprecated Use zhilu.link.v1.Enrolled.$Properties instead.
             */
            interface IEnrolled extends zhilu.link.v1.Enrolled.$Properties {
            }

            /** Represents an Enrolled. */
            class Enrolled {

                /**
                 * Constructs a new Enrolled.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Enrolled.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Enrolled credential. */
                credential: string;

                /** Enrolled stationId. */
                stationId: string;

                /** Enrolled stationKey. */
                stationKey: Uint8Array;

                /**
                 * Encodes the specified Enrolled message. Does not implicitly {@link zhilu.link.v1.Enrolled.verify|verify} messages.
                 * @param message Enrolled message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Enrolled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Enrolled message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Enrolled & zhilu.link.v1.Enrolled.$Shape} Enrolled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Enrolled & zhilu.link.v1.Enrolled.$Shape;
            }

            namespace Enrolled {

                /** Properties of an Enrolled. */
                interface $Properties {

                    /** Enrolled credential */
                    credential?: (string|null);

                    /** Enrolled stationId */
                    stationId?: (string|null);

                    /** Enrolled stationKey */
                    stationKey?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Enrolled. */
                type $Shape = zhilu.link.v1.Enrolled.$Properties;
            }

            /**
             * Properties of a Refused.
             * @deprecated Use zhilu.link.v1.Refused.$Properties instead.
             */
            interface IRefused extends zhilu.link.v1.Refused.$Properties {
            }

            /** Represents a Refused. */
            class Refused {

                /**
                 * Constructs a new Refused.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Refused.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Refused reason. */
                reason: zhilu.link.v1.Refused.Reason;

                /** Refused text. */
                text: string;

                /** Refused minVersion. */
                minVersion: number;

                /** Refused maxVersion. */
                maxVersion: number;

                /** Refused retryAfterMs. */
                retryAfterMs: number;

                /**
                 * Encodes the specified Refused message. Does not implicitly {@link zhilu.link.v1.Refused.verify|verify} messages.
                 * @param message Refused message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Refused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Refused message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Refused & zhilu.link.v1.Refused.$Shape} Refused
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Refused & zhilu.link.v1.Refused.$Shape;
            }

            namespace Refused {

                /** Properties of a Refused. */
                interface $Properties {

                    /** Refused reason */
                    reason?: (zhilu.link.v1.Refused.Reason|null);

                    /** Refused text */
                    text?: (string|null);

                    /** Refused minVersion */
                    minVersion?: (number|null);

                    /** Refused maxVersion */
                    maxVersion?: (number|null);

                    /** Refused retryAfterMs */
                    retryAfterMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Refused. */
                type $Shape = zhilu.link.v1.Refused.$Properties;

                /** Reason enum. */
                enum Reason {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** VERSION value */
                    VERSION = 1,

                    /** UNKNOWN_DOCK value */
                    UNKNOWN_DOCK = 2,

                    /** BAD_PROOF value */
                    BAD_PROOF = 3,

                    /** BAD_CODE value */
                    BAD_CODE = 4,

                    /** QUARANTINED value */
                    QUARANTINED = 5,

                    /** MALFORMED value */
                    MALFORMED = 6,

                    /** BUSY value */
                    BUSY = 7
                }
            }

            /**
             * Properties of a StationPresence.
             * @deprecated Use zhilu.link.v1.StationPresence.$Properties instead.
             */
            interface IStationPresence extends zhilu.link.v1.StationPresence.$Properties {
            }

            /** Represents a StationPresence. */
            class StationPresence {

                /**
                 * Constructs a new StationPresence.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.StationPresence.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StationPresence stationId. */
                stationId: string;

                /** StationPresence online. */
                online: boolean;

                /** StationPresence start. */
                start: number;

                /**
                 * Encodes the specified StationPresence message. Does not implicitly {@link zhilu.link.v1.StationPresence.verify|verify} messages.
                 * @param message StationPresence message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.StationPresence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StationPresence message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.StationPresence & zhilu.link.v1.StationPresence.$Shape} StationPresence
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.StationPresence & zhilu.link.v1.StationPresence.$Shape;
            }

            namespace StationPresence {

                /** Properties of a StationPresence. */
                interface $Properties {

                    /** StationPresence stationId */
                    stationId?: (string|null);

                    /** StationPresence online */
                    online?: (boolean|null);

                    /** StationPresence start */
                    start?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StationPresence. */
                type $Shape = zhilu.link.v1.StationPresence.$Properties;
            }

            /**
             * Properties of a Gone.
             * @deprecated Use zhilu.link.v1.Gone.$Properties instead.
             */
            interface IGone extends zhilu.link.v1.Gone.$Properties {
            }

            /** Represents a Gone. */
            class Gone {

                /**
                 * Constructs a new Gone.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Gone.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Gone reason. */
                reason: string;

                /**
                 * Encodes the specified Gone message. Does not implicitly {@link zhilu.link.v1.Gone.verify|verify} messages.
                 * @param message Gone message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Gone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Gone message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Gone & zhilu.link.v1.Gone.$Shape} Gone
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Gone & zhilu.link.v1.Gone.$Shape;
            }

            namespace Gone {

                /** Properties of a Gone. */
                interface $Properties {

                    /** Gone reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Gone. */
                type $Shape = zhilu.link.v1.Gone.$Properties;
            }

            /**
             * Properties of a Ping.
             * @deprecated Use zhilu.link.v1.Ping.$Properties instead.
             */
            interface IPing extends zhilu.link.v1.Ping.$Properties {
            }

            /** Represents a Ping. */
            class Ping {

                /**
                 * Constructs a new Ping.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Ping.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Ping message. Does not implicitly {@link zhilu.link.v1.Ping.verify|verify} messages.
                 * @param message Ping message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ping message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Ping & zhilu.link.v1.Ping.$Shape} Ping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Ping & zhilu.link.v1.Ping.$Shape;
            }

            namespace Ping {

                /** Properties of a Ping. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ping. */
                type $Shape = zhilu.link.v1.Ping.$Properties;
            }

            /**
             * Properties of a Pong.
             * @deprecated Use zhilu.link.v1.Pong.$Properties instead.
             */
            interface IPong extends zhilu.link.v1.Pong.$Properties {
            }

            /** Represents a Pong. */
            class Pong {

                /**
                 * Constructs a new Pong.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Pong.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Pong message. Does not implicitly {@link zhilu.link.v1.Pong.verify|verify} messages.
                 * @param message Pong message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Pong message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Pong & zhilu.link.v1.Pong.$Shape} Pong
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Pong & zhilu.link.v1.Pong.$Shape;
            }

            namespace Pong {

                /** Properties of a Pong. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Pong. */
                type $Shape = zhilu.link.v1.Pong.$Properties;
            }

            /**
             * Properties of a ReadBays.
             * @deprecated Use zhilu.link.v1.ReadBays.$Properties instead.
             */
            interface IReadBays extends zhilu.link.v1.ReadBays.$Properties {
            }

            /** Represents a ReadBays. */
            class ReadBays {

                /**
                 * Constructs a new ReadBays.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ReadBays.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadBays bay. */
                bay: number;

                /**
                 * Encodes the specified ReadBays message. Does not implicitly {@link zhilu.link.v1.ReadBays.verify|verify} messages.
                 * @param message ReadBays message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ReadBays.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadBays message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadBays & zhilu.link.v1.ReadBays.$Shape} ReadBays
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ReadBays & zhilu.link.v1.ReadBays.$Shape;
            }

            namespace ReadBays {

                /** Properties of a ReadBays. */
                interface $Properties {

                    /** ReadBays bay */
                    bay?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadBays. */
                type $Shape = zhilu.link.v1.ReadBays.$Properties;
            }

            /**
             * Properties of a BayReport.
             * @deprecated Use zhilu.link.v1.BayReport.$Properties instead.
             */
            interface IBayReport extends zhilu.link.v1.BayReport.$Properties {
            }

            /** Represents a BayReport. */
            class BayReport {

                /**
                 * Constructs a new BayReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.BayReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BayReport bay. */
                bay: number;

                /** BayReport state. */
                state: zhilu.link.v1.BayReport.State;

                /** BayReport docking. */
                docking: number;

                /** BayReport recorder. */
                recorder?: (zhilu.link.v1.RecorderState.$Properties|null);

                /**
                 * Encodes the specified BayReport message. Does not implicitly {@link zhilu.link.v1.BayReport.verify|verify} messages.
                 * @param message BayReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.BayReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BayReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.BayReport & zhilu.link.v1.BayReport.$Shape} BayReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.BayReport & zhilu.link.v1.BayReport.$Shape;
            }

            namespace BayReport {

                /** Properties of a BayReport. */
                interface $Properties {

                    /** BayReport bay */
                    bay?: (number|null);

                    /** BayReport state */
                    state?: (zhilu.link.v1.BayReport.State|null);

                    /** BayReport docking */
                    docking?: (number|null);

                    /** BayReport recorder */
                    recorder?: (zhilu.link.v1.RecorderState.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BayReport. */
                type $Shape = zhilu.link.v1.BayReport.$Properties;

                /** State enum. */
                enum State {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** EMPTY value */
                    EMPTY = 1,

                    /** OCCUPIED value */
                    OCCUPIED = 2,

                    /** UNREADABLE value */
                    UNREADABLE = 3,

                    /** FAULT value */
                    FAULT = 4
                }
            }

            /**
             * Properties of a RecorderState.
             * @deprecated Use zhilu.link.v1.RecorderState.$Properties instead.
             */
            interface IRecorderState extends zhilu.link.v1.RecorderState.$Properties {
            }

            /** Represents a RecorderState. */
            class RecorderState {

                /**
                 * Constructs a new RecorderState.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.RecorderState.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RecorderState serial. */
                serial: string;

                /** RecorderState model. */
                model: string;

                /** RecorderState firmware. */
                firmware: string;

                /** RecorderState hardwareId. */
                hardwareId: Uint8Array;

                /** RecorderState publicKey. */
                publicKey: Uint8Array;

                /** RecorderState enrolCode. */
                enrolCode: string;

                /** RecorderState batteryPercent. */
                batteryPercent: number;

                /** RecorderState charging. */
                charging: boolean;

                /** RecorderState cardTotal. */
                cardTotal: number;

                /** RecorderState cardUsed. */
                cardUsed: number;

                /** RecorderState cardLocked. */
                cardLocked: number;

                /** RecorderState faults. */
                faults: zhilu.link.v1.Fault[];

                /** RecorderState lastFix. */
                lastFix?: (zhilu.link.v1.Gnss.$Properties|null);

                /** RecorderState nextClipNumber. */
                nextClipNumber: number;

                /** RecorderState carried. */
                carried?: (zhilu.link.v1.CarriedCheckpoint.$Properties|null);

                /** RecorderState cardId. */
                cardId: string;

                /** RecorderState onAir. */
                onAir: boolean;

                /**
                 * Encodes the specified RecorderState message. Does not implicitly {@link zhilu.link.v1.RecorderState.verify|verify} messages.
                 * @param message RecorderState message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.RecorderState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecorderState message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RecorderState & zhilu.link.v1.RecorderState.$Shape} RecorderState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.RecorderState & zhilu.link.v1.RecorderState.$Shape;
            }

            namespace RecorderState {

                /** Properties of a RecorderState. */
                interface $Properties {

                    /** RecorderState serial */
                    serial?: (string|null);

                    /** RecorderState model */
                    model?: (string|null);

                    /** RecorderState firmware */
                    firmware?: (string|null);

                    /** RecorderState hardwareId */
                    hardwareId?: (Uint8Array|null);

                    /** RecorderState publicKey */
                    publicKey?: (Uint8Array|null);

                    /** RecorderState enrolCode */
                    enrolCode?: (string|null);

                    /** RecorderState batteryPercent */
                    batteryPercent?: (number|null);

                    /** RecorderState charging */
                    charging?: (boolean|null);

                    /** RecorderState cardTotal */
                    cardTotal?: (number|null);

                    /** RecorderState cardUsed */
                    cardUsed?: (number|null);

                    /** RecorderState cardLocked */
                    cardLocked?: (number|null);

                    /** RecorderState faults */
                    faults?: (zhilu.link.v1.Fault[]|null);

                    /** RecorderState lastFix */
                    lastFix?: (zhilu.link.v1.Gnss.$Properties|null);

                    /** RecorderState nextClipNumber */
                    nextClipNumber?: (number|null);

                    /** RecorderState carried */
                    carried?: (zhilu.link.v1.CarriedCheckpoint.$Properties|null);

                    /** RecorderState cardId */
                    cardId?: (string|null);

                    /** RecorderState onAir */
                    onAir?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RecorderState. */
                type $Shape = zhilu.link.v1.RecorderState.$Properties;
            }

            /** Fault enum. */
            enum Fault {

                /** FAULT_UNSPECIFIED value */
                FAULT_UNSPECIFIED = 0,

                /** FAULT_CAMERA value */
                FAULT_CAMERA = 1,

                /** FAULT_MICROPHONE value */
                FAULT_MICROPHONE = 2,

                /** FAULT_CARD value */
                FAULT_CARD = 3,

                /** FAULT_BATTERY value */
                FAULT_BATTERY = 4,

                /** FAULT_CLOCK value */
                FAULT_CLOCK = 5,

                /** FAULT_GNSS value */
                FAULT_GNSS = 6,

                /** FAULT_CASE_OPENED value */
                FAULT_CASE_OPENED = 7,

                /** FAULT_STORAGE_FULL value */
                FAULT_STORAGE_FULL = 8
            }

            /**
             * Properties of a Gnss.
             * @deprecated Use zhilu.link.v1.Gnss.$Properties instead.
             */
            interface IGnss extends zhilu.link.v1.Gnss.$Properties {
            }

            /** Represents a Gnss. */
            class Gnss {

                /**
                 * Constructs a new Gnss.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Gnss.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Gnss latitudeE7. */
                latitudeE7: number;

                /** Gnss longitudeE7. */
                longitudeE7: number;

                /** Gnss unixMs. */
                unixMs: number;

                /** Gnss accuracyM. */
                accuracyM: number;

                /**
                 * Encodes the specified Gnss message. Does not implicitly {@link zhilu.link.v1.Gnss.verify|verify} messages.
                 * @param message Gnss message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Gnss.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Gnss message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Gnss & zhilu.link.v1.Gnss.$Shape} Gnss
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Gnss & zhilu.link.v1.Gnss.$Shape;
            }

            namespace Gnss {

                /** Properties of a Gnss. */
                interface $Properties {

                    /** Gnss latitudeE7 */
                    latitudeE7?: (number|null);

                    /** Gnss longitudeE7 */
                    longitudeE7?: (number|null);

                    /** Gnss unixMs */
                    unixMs?: (number|null);

                    /** Gnss accuracyM */
                    accuracyM?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Gnss. */
                type $Shape = zhilu.link.v1.Gnss.$Properties;
            }

            /**
             * Properties of a CarriedCheckpoint.
             * @deprecated Use zhilu.link.v1.CarriedCheckpoint.$Properties instead.
             */
            interface ICarriedCheckpoint extends zhilu.link.v1.CarriedCheckpoint.$Properties {
            }

            /** Represents a CarriedCheckpoint. */
            class CarriedCheckpoint {

                /**
                 * Constructs a new CarriedCheckpoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.CarriedCheckpoint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CarriedCheckpoint origin. */
                origin: string;

                /** CarriedCheckpoint size. */
                size: number;

                /** CarriedCheckpoint root. */
                root: Uint8Array;

                /**
                 * Encodes the specified CarriedCheckpoint message. Does not implicitly {@link zhilu.link.v1.CarriedCheckpoint.verify|verify} messages.
                 * @param message CarriedCheckpoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.CarriedCheckpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CarriedCheckpoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.CarriedCheckpoint & zhilu.link.v1.CarriedCheckpoint.$Shape} CarriedCheckpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.CarriedCheckpoint & zhilu.link.v1.CarriedCheckpoint.$Shape;
            }

            namespace CarriedCheckpoint {

                /** Properties of a CarriedCheckpoint. */
                interface $Properties {

                    /** CarriedCheckpoint origin */
                    origin?: (string|null);

                    /** CarriedCheckpoint size */
                    size?: (number|null);

                    /** CarriedCheckpoint root */
                    root?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CarriedCheckpoint. */
                type $Shape = zhilu.link.v1.CarriedCheckpoint.$Properties;
            }

            /**
             * Properties of a RawTime.
             * @deprecated Use zhilu.link.v1.RawTime.$Properties instead.
             */
            interface IRawTime extends zhilu.link.v1.RawTime.$Properties {
            }

            /** Represents a RawTime. */
            class RawTime {

                /**
                 * Constructs a new RawTime.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.RawTime.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RawTime year. */
                year: number;

                /** RawTime month. */
                month: number;

                /** RawTime day. */
                day: number;

                /** RawTime hour. */
                hour: number;

                /** RawTime minute. */
                minute: number;

                /** RawTime second. */
                second: number;

                /** RawTime millis. */
                millis: number;

                /**
                 * Encodes the specified RawTime message. Does not implicitly {@link zhilu.link.v1.RawTime.verify|verify} messages.
                 * @param message RawTime message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.RawTime.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RawTime message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RawTime & zhilu.link.v1.RawTime.$Shape} RawTime
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.RawTime & zhilu.link.v1.RawTime.$Shape;
            }

            namespace RawTime {

                /** Properties of a RawTime. */
                interface $Properties {

                    /** RawTime year */
                    year?: (number|null);

                    /** RawTime month */
                    month?: (number|null);

                    /** RawTime day */
                    day?: (number|null);

                    /** RawTime hour */
                    hour?: (number|null);

                    /** RawTime minute */
                    minute?: (number|null);

                    /** RawTime second */
                    second?: (number|null);

                    /** RawTime millis */
                    millis?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RawTime. */
                type $Shape = zhilu.link.v1.RawTime.$Properties;
            }

            /**
             * Properties of a ReadClock.
             * @deprecated Use zhilu.link.v1.ReadClock.$Properties instead.
             */
            interface IReadClock extends zhilu.link.v1.ReadClock.$Properties {
            }

            /** Represents a ReadClock. */
            class ReadClock {

                /**
                 * Constructs a new ReadClock.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ReadClock.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadClock bay. */
                bay: number;

                /**
                 * Encodes the specified ReadClock message. Does not implicitly {@link zhilu.link.v1.ReadClock.verify|verify} messages.
                 * @param message ReadClock message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ReadClock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadClock message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadClock & zhilu.link.v1.ReadClock.$Shape} ReadClock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ReadClock & zhilu.link.v1.ReadClock.$Shape;
            }

            namespace ReadClock {

                /** Properties of a ReadClock. */
                interface $Properties {

                    /** ReadClock bay */
                    bay?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadClock. */
                type $Shape = zhilu.link.v1.ReadClock.$Properties;
            }

            /**
             * Properties of a SetClock.
             * @deprecated Use zhilu.link.v1.SetClock.$Properties instead.
             */
            interface ISetClock extends zhilu.link.v1.SetClock.$Properties {
            }

            /** Represents a SetClock. */
            class SetClock {

                /**
                 * Constructs a new SetClock.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.SetClock.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetClock bay. */
                bay: number;

                /** SetClock unixMs. */
                unixMs: number;

                /** SetClock utcOffsetMinutes. */
                utcOffsetMinutes: number;

                /**
                 * Encodes the specified SetClock message. Does not implicitly {@link zhilu.link.v1.SetClock.verify|verify} messages.
                 * @param message SetClock message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.SetClock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetClock message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.SetClock & zhilu.link.v1.SetClock.$Shape} SetClock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.SetClock & zhilu.link.v1.SetClock.$Shape;
            }

            namespace SetClock {

                /** Properties of a SetClock. */
                interface $Properties {

                    /** SetClock bay */
                    bay?: (number|null);

                    /** SetClock unixMs */
                    unixMs?: (number|null);

                    /** SetClock utcOffsetMinutes */
                    utcOffsetMinutes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetClock. */
                type $Shape = zhilu.link.v1.SetClock.$Properties;
            }

            /**
             * Properties of a ClockReading.
             * @deprecated Use zhilu.link.v1.ClockReading.$Properties instead.
             */
            interface IClockReading extends zhilu.link.v1.ClockReading.$Properties {
            }

            /** Represents a ClockReading. */
            class ClockReading {

                /**
                 * Constructs a new ClockReading.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ClockReading.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClockReading bay. */
                bay: number;

                /** ClockReading raw. */
                raw?: (zhilu.link.v1.RawTime.$Properties|null);

                /** ClockReading bootCount. */
                bootCount: number;

                /** ClockReading uptimeMs. */
                uptimeMs: number;

                /**
                 * Encodes the specified ClockReading message. Does not implicitly {@link zhilu.link.v1.ClockReading.verify|verify} messages.
                 * @param message ClockReading message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ClockReading.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClockReading message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClockReading & zhilu.link.v1.ClockReading.$Shape} ClockReading
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ClockReading & zhilu.link.v1.ClockReading.$Shape;
            }

            namespace ClockReading {

                /** Properties of a ClockReading. */
                interface $Properties {

                    /** ClockReading bay */
                    bay?: (number|null);

                    /** ClockReading raw */
                    raw?: (zhilu.link.v1.RawTime.$Properties|null);

                    /** ClockReading bootCount */
                    bootCount?: (number|null);

                    /** ClockReading uptimeMs */
                    uptimeMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClockReading. */
                type $Shape = zhilu.link.v1.ClockReading.$Properties;
            }

            /**
             * Properties of a ProveRecorder.
             * @deprecated Use zhilu.link.v1.ProveRecorder.$Properties instead.
             */
            interface IProveRecorder extends zhilu.link.v1.ProveRecorder.$Properties {
            }

            /** Represents a ProveRecorder. */
            class ProveRecorder {

                /**
                 * Constructs a new ProveRecorder.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ProveRecorder.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProveRecorder bay. */
                bay: number;

                /** ProveRecorder nonce. */
                nonce: Uint8Array;

                /** ProveRecorder stationId. */
                stationId: string;

                /**
                 * Encodes the specified ProveRecorder message. Does not implicitly {@link zhilu.link.v1.ProveRecorder.verify|verify} messages.
                 * @param message ProveRecorder message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ProveRecorder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProveRecorder message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ProveRecorder & zhilu.link.v1.ProveRecorder.$Shape} ProveRecorder
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ProveRecorder & zhilu.link.v1.ProveRecorder.$Shape;
            }

            namespace ProveRecorder {

                /** Properties of a ProveRecorder. */
                interface $Properties {

                    /** ProveRecorder bay */
                    bay?: (number|null);

                    /** ProveRecorder nonce */
                    nonce?: (Uint8Array|null);

                    /** ProveRecorder stationId */
                    stationId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProveRecorder. */
                type $Shape = zhilu.link.v1.ProveRecorder.$Properties;
            }

            /**
             * Properties of a RecorderProof.
             * @deprecated Use zhilu.link.v1.RecorderProof.$Properties instead.
             */
            interface IRecorderProof extends zhilu.link.v1.RecorderProof.$Properties {
            }

            /** Represents a RecorderProof. */
            class RecorderProof {

                /**
                 * Constructs a new RecorderProof.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.RecorderProof.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RecorderProof bay. */
                bay: number;

                /** RecorderProof signature. */
                signature: Uint8Array;

                /**
                 * Encodes the specified RecorderProof message. Does not implicitly {@link zhilu.link.v1.RecorderProof.verify|verify} messages.
                 * @param message RecorderProof message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.RecorderProof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecorderProof message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RecorderProof & zhilu.link.v1.RecorderProof.$Shape} RecorderProof
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.RecorderProof & zhilu.link.v1.RecorderProof.$Shape;
            }

            namespace RecorderProof {

                /** Properties of a RecorderProof. */
                interface $Properties {

                    /** RecorderProof bay */
                    bay?: (number|null);

                    /** RecorderProof signature */
                    signature?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RecorderProof. */
                type $Shape = zhilu.link.v1.RecorderProof.$Properties;
            }

            /** ClipKind enum. */
            enum ClipKind {

                /** CLIP_KIND_UNSPECIFIED value */
                CLIP_KIND_UNSPECIFIED = 0,

                /** CLIP_KIND_VIDEO value */
                CLIP_KIND_VIDEO = 1,

                /** CLIP_KIND_AUDIO value */
                CLIP_KIND_AUDIO = 2,

                /** CLIP_KIND_PHOTO value */
                CLIP_KIND_PHOTO = 3,

                /** CLIP_KIND_OTHER value */
                CLIP_KIND_OTHER = 4
            }

            /**
             * Properties of a ListClips.
             * @deprecated Use zhilu.link.v1.ListClips.$Properties instead.
             */
            interface IListClips extends zhilu.link.v1.ListClips.$Properties {
            }

            /** Represents a ListClips. */
            class ListClips {

                /**
                 * Constructs a new ListClips.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ListClips.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListClips bay. */
                bay: number;

                /** ListClips afterNumber. */
                afterNumber: number;

                /** ListClips limit. */
                limit: number;

                /**
                 * Encodes the specified ListClips message. Does not implicitly {@link zhilu.link.v1.ListClips.verify|verify} messages.
                 * @param message ListClips message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ListClips.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListClips message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ListClips & zhilu.link.v1.ListClips.$Shape} ListClips
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ListClips & zhilu.link.v1.ListClips.$Shape;
            }

            namespace ListClips {

                /** Properties of a ListClips. */
                interface $Properties {

                    /** ListClips bay */
                    bay?: (number|null);

                    /** ListClips afterNumber */
                    afterNumber?: (number|null);

                    /** ListClips limit */
                    limit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListClips. */
                type $Shape = zhilu.link.v1.ListClips.$Properties;
            }

            /**
             * Properties of a ClipList.
             * @deprecated Use zhilu.link.v1.ClipList.$Properties instead.
             */
            interface IClipList extends zhilu.link.v1.ClipList.$Properties {
            }

            /** Represents a ClipList. */
            class ClipList {

                /**
                 * Constructs a new ClipList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ClipList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClipList bay. */
                bay: number;

                /** ClipList entries. */
                entries: zhilu.link.v1.ClipEntry.$Properties[];

                /** ClipList complete. */
                complete: boolean;

                /**
                 * Encodes the specified ClipList message. Does not implicitly {@link zhilu.link.v1.ClipList.verify|verify} messages.
                 * @param message ClipList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ClipList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClipList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipList & zhilu.link.v1.ClipList.$Shape} ClipList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ClipList & zhilu.link.v1.ClipList.$Shape;
            }

            namespace ClipList {

                /** Properties of a ClipList. */
                interface $Properties {

                    /** ClipList bay */
                    bay?: (number|null);

                    /** ClipList entries */
                    entries?: (zhilu.link.v1.ClipEntry.$Properties[]|null);

                    /** ClipList complete */
                    complete?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClipList. */
                type $Shape = zhilu.link.v1.ClipList.$Properties;
            }

            /**
             * Properties of a ClipEntry.
             * @deprecated Use zhilu.link.v1.ClipEntry.$Properties instead.
             */
            interface IClipEntry extends zhilu.link.v1.ClipEntry.$Properties {
            }

            /** Represents a ClipEntry. */
            class ClipEntry {

                /**
                 * Constructs a new ClipEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ClipEntry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClipEntry number. */
                number: number;

                /** ClipEntry name. */
                name: string;

                /** ClipEntry kind. */
                kind: zhilu.link.v1.ClipKind;

                /** ClipEntry size. */
                size: number;

                /** ClipEntry started. */
                started?: (zhilu.link.v1.RawTime.$Properties|null);

                /** ClipEntry durationMs. */
                durationMs: number;

                /** ClipEntry recording. */
                recording: number;

                /** ClipEntry segment. */
                segment: number;

                /** ClipEntry lastSegment. */
                lastSegment: boolean;

                /** ClipEntry markedImportant. */
                markedImportant: boolean;

                /** ClipEntry markedPrivate. */
                markedPrivate: boolean;

                /** ClipEntry locked. */
                locked: boolean;

                /** ClipEntry open. */
                open: boolean;

                /** ClipEntry tag. */
                tag: Uint8Array;

                /** ClipEntry sha256. */
                sha256: Uint8Array;

                /** ClipEntry bootCount. */
                bootCount: number;

                /** ClipEntry uptimeMs. */
                uptimeMs: number;

                /** ClipEntry signature. */
                signature: Uint8Array;

                /** ClipEntry officerHint. */
                officerHint: string;

                /**
                 * Encodes the specified ClipEntry message. Does not implicitly {@link zhilu.link.v1.ClipEntry.verify|verify} messages.
                 * @param message ClipEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ClipEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClipEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipEntry & zhilu.link.v1.ClipEntry.$Shape} ClipEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ClipEntry & zhilu.link.v1.ClipEntry.$Shape;
            }

            namespace ClipEntry {

                /** Properties of a ClipEntry. */
                interface $Properties {

                    /** ClipEntry number */
                    number?: (number|null);

                    /** ClipEntry name */
                    name?: (string|null);

                    /** ClipEntry kind */
                    kind?: (zhilu.link.v1.ClipKind|null);

                    /** ClipEntry size */
                    size?: (number|null);

                    /** ClipEntry started */
                    started?: (zhilu.link.v1.RawTime.$Properties|null);

                    /** ClipEntry durationMs */
                    durationMs?: (number|null);

                    /** ClipEntry recording */
                    recording?: (number|null);

                    /** ClipEntry segment */
                    segment?: (number|null);

                    /** ClipEntry lastSegment */
                    lastSegment?: (boolean|null);

                    /** ClipEntry markedImportant */
                    markedImportant?: (boolean|null);

                    /** ClipEntry markedPrivate */
                    markedPrivate?: (boolean|null);

                    /** ClipEntry locked */
                    locked?: (boolean|null);

                    /** ClipEntry open */
                    open?: (boolean|null);

                    /** ClipEntry tag */
                    tag?: (Uint8Array|null);

                    /** ClipEntry sha256 */
                    sha256?: (Uint8Array|null);

                    /** ClipEntry bootCount */
                    bootCount?: (number|null);

                    /** ClipEntry uptimeMs */
                    uptimeMs?: (number|null);

                    /** ClipEntry signature */
                    signature?: (Uint8Array|null);

                    /** ClipEntry officerHint */
                    officerHint?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClipEntry. */
                type $Shape = zhilu.link.v1.ClipEntry.$Properties;
            }

            /**
             * Properties of a ReadClip.
             * @deprecated Use zhilu.link.v1.ReadClip.$Properties instead.
             */
            interface IReadClip extends zhilu.link.v1.ReadClip.$Properties {
            }

            /** Represents a ReadClip. */
            class ReadClip {

                /**
                 * Constructs a new ReadClip.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ReadClip.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadClip bay. */
                bay: number;

                /** ReadClip number. */
                number: number;

                /** ReadClip tag. */
                tag: Uint8Array;

                /** ReadClip offset. */
                offset: number;

                /** ReadClip length. */
                length: number;

                /** ReadClip chunk. */
                chunk: number;

                /**
                 * Encodes the specified ReadClip message. Does not implicitly {@link zhilu.link.v1.ReadClip.verify|verify} messages.
                 * @param message ReadClip message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ReadClip.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadClip message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadClip & zhilu.link.v1.ReadClip.$Shape} ReadClip
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ReadClip & zhilu.link.v1.ReadClip.$Shape;
            }

            namespace ReadClip {

                /** Properties of a ReadClip. */
                interface $Properties {

                    /** ReadClip bay */
                    bay?: (number|null);

                    /** ReadClip number */
                    number?: (number|null);

                    /** ReadClip tag */
                    tag?: (Uint8Array|null);

                    /** ReadClip offset */
                    offset?: (number|null);

                    /** ReadClip length */
                    length?: (number|null);

                    /** ReadClip chunk */
                    chunk?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadClip. */
                type $Shape = zhilu.link.v1.ReadClip.$Properties;
            }

            /**
             * Properties of a Chunk.
             * @deprecated Use zhilu.link.v1.Chunk.$Properties instead.
             */
            interface IChunk extends zhilu.link.v1.Chunk.$Properties {
            }

            /** Represents a Chunk. */
            class Chunk {

                /**
                 * Constructs a new Chunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Chunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Chunk bay. */
                bay: number;

                /** Chunk number. */
                number: number;

                /** Chunk offset. */
                offset: number;

                /** Chunk data. */
                data: Uint8Array;

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link zhilu.link.v1.Chunk.verify|verify} messages.
                 * @param message Chunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Chunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Chunk & zhilu.link.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Chunk & zhilu.link.v1.Chunk.$Shape;
            }

            namespace Chunk {

                /** Properties of a Chunk. */
                interface $Properties {

                    /** Chunk bay */
                    bay?: (number|null);

                    /** Chunk number */
                    number?: (number|null);

                    /** Chunk offset */
                    offset?: (number|null);

                    /** Chunk data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Chunk. */
                type $Shape = zhilu.link.v1.Chunk.$Properties;
            }

            /**
             * Properties of a HashClips.
             * @deprecated Use zhilu.link.v1.HashClips.$Properties instead.
             */
            interface IHashClips extends zhilu.link.v1.HashClips.$Properties {
            }

            /** Represents a HashClips. */
            class HashClips {

                /**
                 * Constructs a new HashClips.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.HashClips.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HashClips bay. */
                bay: number;

                /** HashClips numbers. */
                numbers: number[];

                /**
                 * Encodes the specified HashClips message. Does not implicitly {@link zhilu.link.v1.HashClips.verify|verify} messages.
                 * @param message HashClips message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.HashClips.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HashClips message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.HashClips & zhilu.link.v1.HashClips.$Shape} HashClips
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.HashClips & zhilu.link.v1.HashClips.$Shape;
            }

            namespace HashClips {

                /** Properties of a HashClips. */
                interface $Properties {

                    /** HashClips bay */
                    bay?: (number|null);

                    /** HashClips numbers */
                    numbers?: (number[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HashClips. */
                type $Shape = zhilu.link.v1.HashClips.$Properties;
            }

            /**
             * Properties of a ClipHashes.
             * @deprecated Use zhilu.link.v1.ClipHashes.$Properties instead.
             */
            interface IClipHashes extends zhilu.link.v1.ClipHashes.$Properties {
            }

            /** Represents a ClipHashes. */
            class ClipHashes {

                /**
                 * Constructs a new ClipHashes.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ClipHashes.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClipHashes bay. */
                bay: number;

                /** ClipHashes items. */
                items: zhilu.link.v1.ClipHashes.Item.$Properties[];

                /**
                 * Encodes the specified ClipHashes message. Does not implicitly {@link zhilu.link.v1.ClipHashes.verify|verify} messages.
                 * @param message ClipHashes message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ClipHashes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClipHashes message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipHashes & zhilu.link.v1.ClipHashes.$Shape} ClipHashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ClipHashes & zhilu.link.v1.ClipHashes.$Shape;
            }

            namespace ClipHashes {

                /** Properties of a ClipHashes. */
                interface $Properties {

                    /** ClipHashes bay */
                    bay?: (number|null);

                    /** ClipHashes items */
                    items?: (zhilu.link.v1.ClipHashes.Item.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ClipHashes. */
                type $Shape = zhilu.link.v1.ClipHashes.$Properties;

                /**
                 * Properties of an Item.
                 * @deprecated Use zhilu.link.v1.ClipHashes.Item.$Properties instead.
                 */
                interface IItem extends zhilu.link.v1.ClipHashes.Item.$Properties {
                }

                /** Represents an Item. */
                class Item {

                    /**
                     * Constructs a new Item.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: zhilu.link.v1.ClipHashes.Item.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Item number. */
                    number: number;

                    /** Item size. */
                    size: number;

                    /** Item sha256. */
                    sha256: Uint8Array;

                    /** Item tag. */
                    tag: Uint8Array;

                    /** Item failure. */
                    failure?: (zhilu.link.v1.Failure.$Properties|null);

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.ClipHashes.Item.verify|verify} messages.
                     * @param message Item message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: zhilu.link.v1.ClipHashes.Item.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.ClipHashes.Item & zhilu.link.v1.ClipHashes.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ClipHashes.Item & zhilu.link.v1.ClipHashes.Item.$Shape;
                }

                namespace Item {

                    /** Properties of an Item. */
                    interface $Properties {

                        /** Item number */
                        number?: (number|null);

                        /** Item size */
                        size?: (number|null);

                        /** Item sha256 */
                        sha256?: (Uint8Array|null);

                        /** Item tag */
                        tag?: (Uint8Array|null);

                        /** Item failure */
                        failure?: (zhilu.link.v1.Failure.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Item. */
                    type $Shape = zhilu.link.v1.ClipHashes.Item.$Properties;
                }
            }

            /**
             * Properties of a WitnessOffer.
             * @deprecated Use zhilu.link.v1.WitnessOffer.$Properties instead.
             */
            interface IWitnessOffer extends zhilu.link.v1.WitnessOffer.$Properties {
            }

            /** Represents a WitnessOffer. */
            class WitnessOffer {

                /**
                 * Constructs a new WitnessOffer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.WitnessOffer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WitnessOffer bay. */
                bay: number;

                /** WitnessOffer checkpoint. */
                checkpoint: string;

                /** WitnessOffer fromSize. */
                fromSize: number;

                /** WitnessOffer proof. */
                proof: Uint8Array[];

                /**
                 * Encodes the specified WitnessOffer message. Does not implicitly {@link zhilu.link.v1.WitnessOffer.verify|verify} messages.
                 * @param message WitnessOffer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.WitnessOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WitnessOffer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WitnessOffer & zhilu.link.v1.WitnessOffer.$Shape} WitnessOffer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.WitnessOffer & zhilu.link.v1.WitnessOffer.$Shape;
            }

            namespace WitnessOffer {

                /** Properties of a WitnessOffer. */
                interface $Properties {

                    /** WitnessOffer bay */
                    bay?: (number|null);

                    /** WitnessOffer checkpoint */
                    checkpoint?: (string|null);

                    /** WitnessOffer fromSize */
                    fromSize?: (number|null);

                    /** WitnessOffer proof */
                    proof?: (Uint8Array[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WitnessOffer. */
                type $Shape = zhilu.link.v1.WitnessOffer.$Properties;
            }

            /**
             * Properties of a WitnessReply.
             * @deprecated Use zhilu.link.v1.WitnessReply.$Properties instead.
             */
            interface IWitnessReply extends zhilu.link.v1.WitnessReply.$Properties {
            }

            /** Represents a WitnessReply. */
            class WitnessReply {

                /**
                 * Constructs a new WitnessReply.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.WitnessReply.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WitnessReply bay. */
                bay: number;

                /** WitnessReply verdict. */
                verdict: zhilu.link.v1.WitnessReply.Verdict;

                /** WitnessReply carried. */
                carried?: (zhilu.link.v1.CarriedCheckpoint.$Properties|null);

                /**
                 * Encodes the specified WitnessReply message. Does not implicitly {@link zhilu.link.v1.WitnessReply.verify|verify} messages.
                 * @param message WitnessReply message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.WitnessReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WitnessReply message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WitnessReply & zhilu.link.v1.WitnessReply.$Shape} WitnessReply
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.WitnessReply & zhilu.link.v1.WitnessReply.$Shape;
            }

            namespace WitnessReply {

                /** Properties of a WitnessReply. */
                interface $Properties {

                    /** WitnessReply bay */
                    bay?: (number|null);

                    /** WitnessReply verdict */
                    verdict?: (zhilu.link.v1.WitnessReply.Verdict|null);

                    /** WitnessReply carried */
                    carried?: (zhilu.link.v1.CarriedCheckpoint.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WitnessReply. */
                type $Shape = zhilu.link.v1.WitnessReply.$Properties;

                /** Verdict enum. */
                enum Verdict {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** ACCEPTED value */
                    ACCEPTED = 1,

                    /** FORKED value */
                    FORKED = 2,

                    /** BAD_SIGNATURE value */
                    BAD_SIGNATURE = 3,

                    /** OTHER_START value */
                    OTHER_START = 4,

                    /** MALFORMED value */
                    MALFORMED = 5
                }
            }

            /**
             * Properties of an EraseOrder.
             * @deprecated Use zhilu.link.v1.EraseOrder.$Properties instead.
             */
            interface IEraseOrder extends zhilu.link.v1.EraseOrder.$Properties {
            }

            /** Represents an EraseOrder. */
            class EraseOrder {

                /**
                 * Constructs a new EraseOrder.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.EraseOrder.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EraseOrder bay. */
                bay: number;

                /** EraseOrder orderId. */
                orderId: Uint8Array;

                /** EraseOrder checkpointSize. */
                checkpointSize: number;

                /** EraseOrder items. */
                items: zhilu.link.v1.EraseOrder.Item.$Properties[];

                /**
                 * Encodes the specified EraseOrder message. Does not implicitly {@link zhilu.link.v1.EraseOrder.verify|verify} messages.
                 * @param message EraseOrder message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.EraseOrder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EraseOrder message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.EraseOrder & zhilu.link.v1.EraseOrder.$Shape} EraseOrder
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.EraseOrder & zhilu.link.v1.EraseOrder.$Shape;
            }

            namespace EraseOrder {

                /** Properties of an EraseOrder. */
                interface $Properties {

                    /** EraseOrder bay */
                    bay?: (number|null);

                    /** EraseOrder orderId */
                    orderId?: (Uint8Array|null);

                    /** EraseOrder checkpointSize */
                    checkpointSize?: (number|null);

                    /** EraseOrder items */
                    items?: (zhilu.link.v1.EraseOrder.Item.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EraseOrder. */
                type $Shape = zhilu.link.v1.EraseOrder.$Properties;

                /**
                 * Properties of an Item.
                 * @deprecated Use zhilu.link.v1.EraseOrder.Item.$Properties instead.
                 */
                interface IItem extends zhilu.link.v1.EraseOrder.Item.$Properties {
                }

                /** Represents an Item. */
                class Item {

                    /**
                     * Constructs a new Item.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: zhilu.link.v1.EraseOrder.Item.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Item number. */
                    number: number;

                    /** Item size. */
                    size: number;

                    /** Item sha256. */
                    sha256: Uint8Array;

                    /** Item leaf. */
                    leaf: Uint8Array;

                    /** Item leafIndex. */
                    leafIndex: number;

                    /** Item inclusion. */
                    inclusion: Uint8Array[];

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.EraseOrder.Item.verify|verify} messages.
                     * @param message Item message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: zhilu.link.v1.EraseOrder.Item.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.EraseOrder.Item & zhilu.link.v1.EraseOrder.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.EraseOrder.Item & zhilu.link.v1.EraseOrder.Item.$Shape;
                }

                namespace Item {

                    /** Properties of an Item. */
                    interface $Properties {

                        /** Item number */
                        number?: (number|null);

                        /** Item size */
                        size?: (number|null);

                        /** Item sha256 */
                        sha256?: (Uint8Array|null);

                        /** Item leaf */
                        leaf?: (Uint8Array|null);

                        /** Item leafIndex */
                        leafIndex?: (number|null);

                        /** Item inclusion */
                        inclusion?: (Uint8Array[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Item. */
                    type $Shape = zhilu.link.v1.EraseOrder.Item.$Properties;
                }
            }

            /**
             * Properties of an EraseResults.
             * @deprecated Use zhilu.link.v1.EraseResults.$Properties instead.
             */
            interface IEraseResults extends zhilu.link.v1.EraseResults.$Properties {
            }

            /** Represents an EraseResults. */
            class EraseResults {

                /**
                 * Constructs a new EraseResults.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.EraseResults.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EraseResults bay. */
                bay: number;

                /** EraseResults orderId. */
                orderId: Uint8Array;

                /** EraseResults items. */
                items: zhilu.link.v1.EraseResults.Item.$Properties[];

                /**
                 * Encodes the specified EraseResults message. Does not implicitly {@link zhilu.link.v1.EraseResults.verify|verify} messages.
                 * @param message EraseResults message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.EraseResults.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EraseResults message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.EraseResults & zhilu.link.v1.EraseResults.$Shape} EraseResults
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.EraseResults & zhilu.link.v1.EraseResults.$Shape;
            }

            namespace EraseResults {

                /** Properties of an EraseResults. */
                interface $Properties {

                    /** EraseResults bay */
                    bay?: (number|null);

                    /** EraseResults orderId */
                    orderId?: (Uint8Array|null);

                    /** EraseResults items */
                    items?: (zhilu.link.v1.EraseResults.Item.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EraseResults. */
                type $Shape = zhilu.link.v1.EraseResults.$Properties;

                /** Outcome enum. */
                enum Outcome {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** ERASED value */
                    ERASED = 1,

                    /** ABSENT value */
                    ABSENT = 2,

                    /** HASH_DIFFERS value */
                    HASH_DIFFERS = 3,

                    /** NOT_PROVEN value */
                    NOT_PROVEN = 4,

                    /** LOCKED value */
                    LOCKED = 5,

                    /** CARD_ERROR value */
                    CARD_ERROR = 6
                }

                /**
                 * Properties of an Item.
                 * @deprecated Use zhilu.link.v1.EraseResults.Item.$Properties instead.
                 */
                interface IItem extends zhilu.link.v1.EraseResults.Item.$Properties {
                }

                /** Represents an Item. */
                class Item {

                    /**
                     * Constructs a new Item.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: zhilu.link.v1.EraseResults.Item.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Item number. */
                    number: number;

                    /** Item outcome. */
                    outcome: zhilu.link.v1.EraseResults.Outcome;

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.EraseResults.Item.verify|verify} messages.
                     * @param message Item message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: zhilu.link.v1.EraseResults.Item.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.EraseResults.Item & zhilu.link.v1.EraseResults.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.EraseResults.Item & zhilu.link.v1.EraseResults.Item.$Shape;
                }

                namespace Item {

                    /** Properties of an Item. */
                    interface $Properties {

                        /** Item number */
                        number?: (number|null);

                        /** Item outcome */
                        outcome?: (zhilu.link.v1.EraseResults.Outcome|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Item. */
                    type $Shape = zhilu.link.v1.EraseResults.Item.$Properties;
                }
            }

            /**
             * Properties of a Progress.
             * @deprecated Use zhilu.link.v1.Progress.$Properties instead.
             */
            interface IProgress extends zhilu.link.v1.Progress.$Properties {
            }

            /** Represents a Progress. */
            class Progress {

                /**
                 * Constructs a new Progress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Progress.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Progress permille. */
                permille: number;

                /**
                 * Encodes the specified Progress message. Does not implicitly {@link zhilu.link.v1.Progress.verify|verify} messages.
                 * @param message Progress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Progress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Progress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Progress & zhilu.link.v1.Progress.$Shape} Progress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Progress & zhilu.link.v1.Progress.$Shape;
            }

            namespace Progress {

                /** Properties of a Progress. */
                interface $Properties {

                    /** Progress permille */
                    permille?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Progress. */
                type $Shape = zhilu.link.v1.Progress.$Properties;
            }

            /**
             * Properties of a Failure.
             * @deprecated Use zhilu.link.v1.Failure.$Properties instead.
             */
            interface IFailure extends zhilu.link.v1.Failure.$Properties {
            }

            /** Represents a Failure. */
            class Failure {

                /**
                 * Constructs a new Failure.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Failure.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failure code. */
                code: zhilu.link.v1.Failure.Code;

                /** Failure offset. */
                offset: number;

                /** Failure length. */
                length: number;

                /** Failure text. */
                text: string;

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link zhilu.link.v1.Failure.verify|verify} messages.
                 * @param message Failure message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Failure & zhilu.link.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Failure & zhilu.link.v1.Failure.$Shape;
            }

            namespace Failure {

                /** Properties of a Failure. */
                interface $Properties {

                    /** Failure code */
                    code?: (zhilu.link.v1.Failure.Code|null);

                    /** Failure offset */
                    offset?: (number|null);

                    /** Failure length */
                    length?: (number|null);

                    /** Failure text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failure. */
                type $Shape = zhilu.link.v1.Failure.$Properties;

                /** Code enum. */
                enum Code {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** NO_RECORDER value */
                    NO_RECORDER = 1,

                    /** NO_SUCH_CLIP value */
                    NO_SUCH_CLIP = 2,

                    /** CHANGED value */
                    CHANGED = 3,

                    /** READ_ERROR value */
                    READ_ERROR = 4,

                    /** BUSY value */
                    BUSY = 5,

                    /** UNSUPPORTED value */
                    UNSUPPORTED = 6,

                    /** MALFORMED value */
                    MALFORMED = 7,

                    /** CARD_GONE value */
                    CARD_GONE = 8
                }
            }

            /**
             * Properties of an Alarm.
             * @deprecated Use zhilu.link.v1.Alarm.$Properties instead.
             */
            interface IAlarm extends zhilu.link.v1.Alarm.$Properties {
            }

            /** Represents an Alarm. */
            class Alarm {

                /**
                 * Constructs a new Alarm.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Alarm.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Alarm alarmId. */
                alarmId: Uint8Array;

                /** Alarm kind. */
                kind: zhilu.link.v1.Alarm.Kind;

                /** Alarm recorder. */
                recorder: string;

                /** Alarm bay. */
                bay: number;

                /** Alarm raised. */
                raised?: (zhilu.link.v1.RawTime.$Properties|null);

                /** Alarm place. */
                place?: (zhilu.link.v1.Gnss.$Properties|null);

                /** Alarm text. */
                text: string;

                /**
                 * Encodes the specified Alarm message. Does not implicitly {@link zhilu.link.v1.Alarm.verify|verify} messages.
                 * @param message Alarm message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Alarm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Alarm message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Alarm & zhilu.link.v1.Alarm.$Shape} Alarm
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Alarm & zhilu.link.v1.Alarm.$Shape;
            }

            namespace Alarm {

                /** Properties of an Alarm. */
                interface $Properties {

                    /** Alarm alarmId */
                    alarmId?: (Uint8Array|null);

                    /** Alarm kind */
                    kind?: (zhilu.link.v1.Alarm.Kind|null);

                    /** Alarm recorder */
                    recorder?: (string|null);

                    /** Alarm bay */
                    bay?: (number|null);

                    /** Alarm raised */
                    raised?: (zhilu.link.v1.RawTime.$Properties|null);

                    /** Alarm place */
                    place?: (zhilu.link.v1.Gnss.$Properties|null);

                    /** Alarm text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Alarm. */
                type $Shape = zhilu.link.v1.Alarm.$Properties;

                /** Kind enum. */
                enum Kind {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** SOS value */
                    SOS = 1,

                    /** FALL value */
                    FALL = 2,

                    /** LOW_BATTERY value */
                    LOW_BATTERY = 3,

                    /** CARD_FULL value */
                    CARD_FULL = 4,

                    /** TAMPER value */
                    TAMPER = 5
                }
            }

            /**
             * Properties of an AlarmAck.
             * @deprecated Use zhilu.link.v1.AlarmAck.$Properties instead.
             */
            interface IAlarmAck extends zhilu.link.v1.AlarmAck.$Properties {
            }

            /** Represents an AlarmAck. */
            class AlarmAck {

                /**
                 * Constructs a new AlarmAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.AlarmAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlarmAck alarmId. */
                alarmId: Uint8Array;

                /**
                 * Encodes the specified AlarmAck message. Does not implicitly {@link zhilu.link.v1.AlarmAck.verify|verify} messages.
                 * @param message AlarmAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.AlarmAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlarmAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.AlarmAck & zhilu.link.v1.AlarmAck.$Shape} AlarmAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.AlarmAck & zhilu.link.v1.AlarmAck.$Shape;
            }

            namespace AlarmAck {

                /** Properties of an AlarmAck. */
                interface $Properties {

                    /** AlarmAck alarmId */
                    alarmId?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlarmAck. */
                type $Shape = zhilu.link.v1.AlarmAck.$Properties;
            }

            /**
             * Properties of a BayLights.
             * @deprecated Use zhilu.link.v1.BayLights.$Properties instead.
             */
            interface IBayLights extends zhilu.link.v1.BayLights.$Properties {
            }

            /** Represents a BayLights. */
            class BayLights {

                /**
                 * Constructs a new BayLights.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.BayLights.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BayLights lights. */
                lights: zhilu.link.v1.BayLights.Light.$Properties[];

                /**
                 * Encodes the specified BayLights message. Does not implicitly {@link zhilu.link.v1.BayLights.verify|verify} messages.
                 * @param message BayLights message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.BayLights.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BayLights message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.BayLights & zhilu.link.v1.BayLights.$Shape} BayLights
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.BayLights & zhilu.link.v1.BayLights.$Shape;
            }

            namespace BayLights {

                /** Properties of a BayLights. */
                interface $Properties {

                    /** BayLights lights */
                    lights?: (zhilu.link.v1.BayLights.Light.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BayLights. */
                type $Shape = zhilu.link.v1.BayLights.$Properties;

                /** Why enum. */
                enum Why {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** HAND_OUT value */
                    HAND_OUT = 1
                }

                /**
                 * Properties of a Light.
                 * @deprecated Use zhilu.link.v1.BayLights.Light.$Properties instead.
                 */
                interface ILight extends zhilu.link.v1.BayLights.Light.$Properties {
                }

                /** Represents a Light. */
                class Light {

                    /**
                     * Constructs a new Light.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: zhilu.link.v1.BayLights.Light.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Light bay. */
                    bay: number;

                    /** Light why. */
                    why: zhilu.link.v1.BayLights.Why;

                    /**
                     * Encodes the specified Light message. Does not implicitly {@link zhilu.link.v1.BayLights.Light.verify|verify} messages.
                     * @param message Light message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: zhilu.link.v1.BayLights.Light.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Light message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.BayLights.Light & zhilu.link.v1.BayLights.Light.$Shape} Light
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.BayLights.Light & zhilu.link.v1.BayLights.Light.$Shape;
                }

                namespace Light {

                    /** Properties of a Light. */
                    interface $Properties {

                        /** Light bay */
                        bay?: (number|null);

                        /** Light why */
                        why?: (zhilu.link.v1.BayLights.Why|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Light. */
                    type $Shape = zhilu.link.v1.BayLights.Light.$Properties;
                }
            }

            /**
             * Properties of a ReadLog.
             * @deprecated Use zhilu.link.v1.ReadLog.$Properties instead.
             */
            interface IReadLog extends zhilu.link.v1.ReadLog.$Properties {
            }

            /** Represents a ReadLog. */
            class ReadLog {

                /**
                 * Constructs a new ReadLog.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.ReadLog.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadLog bay. */
                bay: number;

                /** ReadLog offset. */
                offset: number;

                /** ReadLog length. */
                length: number;

                /**
                 * Encodes the specified ReadLog message. Does not implicitly {@link zhilu.link.v1.ReadLog.verify|verify} messages.
                 * @param message ReadLog message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.ReadLog.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadLog message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadLog & zhilu.link.v1.ReadLog.$Shape} ReadLog
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.ReadLog & zhilu.link.v1.ReadLog.$Shape;
            }

            namespace ReadLog {

                /** Properties of a ReadLog. */
                interface $Properties {

                    /** ReadLog bay */
                    bay?: (number|null);

                    /** ReadLog offset */
                    offset?: (number|null);

                    /** ReadLog length */
                    length?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadLog. */
                type $Shape = zhilu.link.v1.ReadLog.$Properties;
            }

            /**
             * Properties of a LogChunk.
             * @deprecated Use zhilu.link.v1.LogChunk.$Properties instead.
             */
            interface ILogChunk extends zhilu.link.v1.LogChunk.$Properties {
            }

            /** Represents a LogChunk. */
            class LogChunk {

                /**
                 * Constructs a new LogChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.LogChunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogChunk bay. */
                bay: number;

                /** LogChunk offset. */
                offset: number;

                /** LogChunk data. */
                data: Uint8Array;

                /** LogChunk end. */
                end: boolean;

                /**
                 * Encodes the specified LogChunk message. Does not implicitly {@link zhilu.link.v1.LogChunk.verify|verify} messages.
                 * @param message LogChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.LogChunk & zhilu.link.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.LogChunk & zhilu.link.v1.LogChunk.$Shape;
            }

            namespace LogChunk {

                /** Properties of a LogChunk. */
                interface $Properties {

                    /** LogChunk bay */
                    bay?: (number|null);

                    /** LogChunk offset */
                    offset?: (number|null);

                    /** LogChunk data */
                    data?: (Uint8Array|null);

                    /** LogChunk end */
                    end?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogChunk. */
                type $Shape = zhilu.link.v1.LogChunk.$Properties;
            }

            /**
             * Properties of a FirmwareOffer.
             * @deprecated Use zhilu.link.v1.FirmwareOffer.$Properties instead.
             */
            interface IFirmwareOffer extends zhilu.link.v1.FirmwareOffer.$Properties {
            }

            /** Represents a FirmwareOffer. */
            class FirmwareOffer {

                /**
                 * Constructs a new FirmwareOffer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.FirmwareOffer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FirmwareOffer bay. */
                bay: number;

                /** FirmwareOffer offerId. */
                offerId: Uint8Array;

                /** FirmwareOffer version. */
                version: string;

                /** FirmwareOffer size. */
                size: number;

                /** FirmwareOffer sha256. */
                sha256: Uint8Array;

                /** FirmwareOffer signature. */
                signature: Uint8Array;

                /** FirmwareOffer maker. */
                maker: string;

                /** FirmwareOffer models. */
                models: string[];

                /**
                 * Encodes the specified FirmwareOffer message. Does not implicitly {@link zhilu.link.v1.FirmwareOffer.verify|verify} messages.
                 * @param message FirmwareOffer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.FirmwareOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FirmwareOffer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.FirmwareOffer & zhilu.link.v1.FirmwareOffer.$Shape} FirmwareOffer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.FirmwareOffer & zhilu.link.v1.FirmwareOffer.$Shape;
            }

            namespace FirmwareOffer {

                /** Properties of a FirmwareOffer. */
                interface $Properties {

                    /** FirmwareOffer bay */
                    bay?: (number|null);

                    /** FirmwareOffer offerId */
                    offerId?: (Uint8Array|null);

                    /** FirmwareOffer version */
                    version?: (string|null);

                    /** FirmwareOffer size */
                    size?: (number|null);

                    /** FirmwareOffer sha256 */
                    sha256?: (Uint8Array|null);

                    /** FirmwareOffer signature */
                    signature?: (Uint8Array|null);

                    /** FirmwareOffer maker */
                    maker?: (string|null);

                    /** FirmwareOffer models */
                    models?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FirmwareOffer. */
                type $Shape = zhilu.link.v1.FirmwareOffer.$Properties;
            }

            /**
             * Properties of a WriteFirmware.
             * @deprecated Use zhilu.link.v1.WriteFirmware.$Properties instead.
             */
            interface IWriteFirmware extends zhilu.link.v1.WriteFirmware.$Properties {
            }

            /** Represents a WriteFirmware. */
            class WriteFirmware {

                /**
                 * Constructs a new WriteFirmware.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.WriteFirmware.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WriteFirmware bay. */
                bay: number;

                /** WriteFirmware offerId. */
                offerId: Uint8Array;

                /** WriteFirmware offset. */
                offset: number;

                /** WriteFirmware data. */
                data: Uint8Array;

                /**
                 * Encodes the specified WriteFirmware message. Does not implicitly {@link zhilu.link.v1.WriteFirmware.verify|verify} messages.
                 * @param message WriteFirmware message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.WriteFirmware.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WriteFirmware message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WriteFirmware & zhilu.link.v1.WriteFirmware.$Shape} WriteFirmware
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.WriteFirmware & zhilu.link.v1.WriteFirmware.$Shape;
            }

            namespace WriteFirmware {

                /** Properties of a WriteFirmware. */
                interface $Properties {

                    /** WriteFirmware bay */
                    bay?: (number|null);

                    /** WriteFirmware offerId */
                    offerId?: (Uint8Array|null);

                    /** WriteFirmware offset */
                    offset?: (number|null);

                    /** WriteFirmware data */
                    data?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WriteFirmware. */
                type $Shape = zhilu.link.v1.WriteFirmware.$Properties;
            }

            /**
             * Properties of an InstallFirmware.
             * @deprecated Use zhilu.link.v1.InstallFirmware.$Properties instead.
             */
            interface IInstallFirmware extends zhilu.link.v1.InstallFirmware.$Properties {
            }

            /** Represents an InstallFirmware. */
            class InstallFirmware {

                /**
                 * Constructs a new InstallFirmware.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.InstallFirmware.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InstallFirmware bay. */
                bay: number;

                /** InstallFirmware offerId. */
                offerId: Uint8Array;

                /**
                 * Encodes the specified InstallFirmware message. Does not implicitly {@link zhilu.link.v1.InstallFirmware.verify|verify} messages.
                 * @param message InstallFirmware message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.InstallFirmware.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InstallFirmware message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.InstallFirmware & zhilu.link.v1.InstallFirmware.$Shape} InstallFirmware
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.InstallFirmware & zhilu.link.v1.InstallFirmware.$Shape;
            }

            namespace InstallFirmware {

                /** Properties of an InstallFirmware. */
                interface $Properties {

                    /** InstallFirmware bay */
                    bay?: (number|null);

                    /** InstallFirmware offerId */
                    offerId?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InstallFirmware. */
                type $Shape = zhilu.link.v1.InstallFirmware.$Properties;
            }

            /**
             * Properties of a FirmwareState.
             * @deprecated Use zhilu.link.v1.FirmwareState.$Properties instead.
             */
            interface IFirmwareState extends zhilu.link.v1.FirmwareState.$Properties {
            }

            /** Represents a FirmwareState. */
            class FirmwareState {

                /**
                 * Constructs a new FirmwareState.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.FirmwareState.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FirmwareState bay. */
                bay: number;

                /** FirmwareState offerId. */
                offerId: Uint8Array;

                /** FirmwareState state. */
                state: zhilu.link.v1.FirmwareState.State;

                /** FirmwareState permille. */
                permille: number;

                /** FirmwareState text. */
                text: string;

                /** FirmwareState offset. */
                offset: number;

                /** FirmwareState reason. */
                reason: zhilu.link.v1.FirmwareState.Reason;

                /**
                 * Encodes the specified FirmwareState message. Does not implicitly {@link zhilu.link.v1.FirmwareState.verify|verify} messages.
                 * @param message FirmwareState message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.FirmwareState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FirmwareState message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.FirmwareState & zhilu.link.v1.FirmwareState.$Shape} FirmwareState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.FirmwareState & zhilu.link.v1.FirmwareState.$Shape;
            }

            namespace FirmwareState {

                /** Properties of a FirmwareState. */
                interface $Properties {

                    /** FirmwareState bay */
                    bay?: (number|null);

                    /** FirmwareState offerId */
                    offerId?: (Uint8Array|null);

                    /** FirmwareState state */
                    state?: (zhilu.link.v1.FirmwareState.State|null);

                    /** FirmwareState permille */
                    permille?: (number|null);

                    /** FirmwareState text */
                    text?: (string|null);

                    /** FirmwareState offset */
                    offset?: (number|null);

                    /** FirmwareState reason */
                    reason?: (zhilu.link.v1.FirmwareState.Reason|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FirmwareState. */
                type $Shape = zhilu.link.v1.FirmwareState.$Properties;

                /** State enum. */
                enum State {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** DECLINED value */
                    DECLINED = 1,

                    /** WAITING value */
                    WAITING = 2,

                    /** LOADING value */
                    LOADING = 3,

                    /** INSTALLING value */
                    INSTALLING = 4,

                    /** DONE value */
                    DONE = 5,

                    /** FAILED value */
                    FAILED = 6
                }

                /** Reason enum. */
                enum Reason {

                    /** REASON_UNSPECIFIED value */
                    REASON_UNSPECIFIED = 0,

                    /** LOW_BATTERY value */
                    LOW_BATTERY = 1,

                    /** WRONG_MODEL value */
                    WRONG_MODEL = 2,

                    /** UNKNOWN_MAKER value */
                    UNKNOWN_MAKER = 3,

                    /** BAD_SIGNATURE value */
                    BAD_SIGNATURE = 4,

                    /** BAD_HASH value */
                    BAD_HASH = 5,

                    /** NO_ROOM value */
                    NO_ROOM = 6,

                    /** INSTALL_FAILED value */
                    INSTALL_FAILED = 7,

                    /** UNKNOWN_OFFER value */
                    UNKNOWN_OFFER = 8,

                    /** IN_USE value */
                    IN_USE = 9
                }
            }

            /**
             * Properties of a GivePass.
             * @deprecated Use zhilu.link.v1.GivePass.$Properties instead.
             */
            interface IGivePass extends zhilu.link.v1.GivePass.$Properties {
            }

            /** Represents a GivePass. */
            class GivePass {

                /**
                 * Constructs a new GivePass.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.GivePass.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GivePass bay. */
                bay: number;

                /** GivePass passId. */
                passId: Uint8Array;

                /** GivePass expiresUnixMs. */
                expiresUnixMs: number;

                /** GivePass rtmpUrl. */
                rtmpUrl: string;

                /** GivePass streamPath. */
                streamPath: string;

                /** GivePass publishToken. */
                publishToken: string;

                /** GivePass mqttUrl. */
                mqttUrl: string;

                /** GivePass mqttPassword. */
                mqttPassword: string;

                /** GivePass stationId. */
                stationId: string;

                /** GivePass stationKey. */
                stationKey: Uint8Array;

                /**
                 * Encodes the specified GivePass message. Does not implicitly {@link zhilu.link.v1.GivePass.verify|verify} messages.
                 * @param message GivePass message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.GivePass.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GivePass message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.GivePass & zhilu.link.v1.GivePass.$Shape} GivePass
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.GivePass & zhilu.link.v1.GivePass.$Shape;
            }

            namespace GivePass {

                /** Properties of a GivePass. */
                interface $Properties {

                    /** GivePass bay */
                    bay?: (number|null);

                    /** GivePass passId */
                    passId?: (Uint8Array|null);

                    /** GivePass expiresUnixMs */
                    expiresUnixMs?: (number|null);

                    /** GivePass rtmpUrl */
                    rtmpUrl?: (string|null);

                    /** GivePass streamPath */
                    streamPath?: (string|null);

                    /** GivePass publishToken */
                    publishToken?: (string|null);

                    /** GivePass mqttUrl */
                    mqttUrl?: (string|null);

                    /** GivePass mqttPassword */
                    mqttPassword?: (string|null);

                    /** GivePass stationId */
                    stationId?: (string|null);

                    /** GivePass stationKey */
                    stationKey?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GivePass. */
                type $Shape = zhilu.link.v1.GivePass.$Properties;
            }

            /**
             * Properties of a PassTaken.
             * @deprecated Use zhilu.link.v1.PassTaken.$Properties instead.
             */
            interface IPassTaken extends zhilu.link.v1.PassTaken.$Properties {
            }

            /** Represents a PassTaken. */
            class PassTaken {

                /**
                 * Constructs a new PassTaken.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.PassTaken.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PassTaken bay. */
                bay: number;

                /** PassTaken passId. */
                passId: Uint8Array;

                /**
                 * Encodes the specified PassTaken message. Does not implicitly {@link zhilu.link.v1.PassTaken.verify|verify} messages.
                 * @param message PassTaken message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.PassTaken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PassTaken message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.PassTaken & zhilu.link.v1.PassTaken.$Shape} PassTaken
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.PassTaken & zhilu.link.v1.PassTaken.$Shape;
            }

            namespace PassTaken {

                /** Properties of a PassTaken. */
                interface $Properties {

                    /** PassTaken bay */
                    bay?: (number|null);

                    /** PassTaken passId */
                    passId?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PassTaken. */
                type $Shape = zhilu.link.v1.PassTaken.$Properties;
            }

            /**
             * Properties of a Telemetry.
             * @deprecated Use zhilu.link.v1.Telemetry.$Properties instead.
             */
            interface ITelemetry extends zhilu.link.v1.Telemetry.$Properties {
            }

            /** Represents a Telemetry. */
            class Telemetry {

                /**
                 * Constructs a new Telemetry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.Telemetry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Telemetry batteryPercent. */
                batteryPercent: number;

                /** Telemetry charging. */
                charging: boolean;

                /** Telemetry cardTotal. */
                cardTotal: number;

                /** Telemetry cardFree. */
                cardFree: number;

                /** Telemetry recording. */
                recording: boolean;

                /** Telemetry place. */
                place?: (zhilu.link.v1.Gnss.$Properties|null);

                /** Telemetry talk. */
                talk: zhilu.link.v1.Telemetry.Talk;

                /** Telemetry faults. */
                faults: zhilu.link.v1.Fault[];

                /**
                 * Encodes the specified Telemetry message. Does not implicitly {@link zhilu.link.v1.Telemetry.verify|verify} messages.
                 * @param message Telemetry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.Telemetry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Telemetry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Telemetry & zhilu.link.v1.Telemetry.$Shape} Telemetry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.Telemetry & zhilu.link.v1.Telemetry.$Shape;
            }

            namespace Telemetry {

                /** Properties of a Telemetry. */
                interface $Properties {

                    /** Telemetry batteryPercent */
                    batteryPercent?: (number|null);

                    /** Telemetry charging */
                    charging?: (boolean|null);

                    /** Telemetry cardTotal */
                    cardTotal?: (number|null);

                    /** Telemetry cardFree */
                    cardFree?: (number|null);

                    /** Telemetry recording */
                    recording?: (boolean|null);

                    /** Telemetry place */
                    place?: (zhilu.link.v1.Gnss.$Properties|null);

                    /** Telemetry talk */
                    talk?: (zhilu.link.v1.Telemetry.Talk|null);

                    /** Telemetry faults */
                    faults?: (zhilu.link.v1.Fault[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Telemetry. */
                type $Shape = zhilu.link.v1.Telemetry.$Properties;

                /** Talk enum. */
                enum Talk {

                    /** TALK_UNSPECIFIED value */
                    TALK_UNSPECIFIED = 0,

                    /** TALK_IDLE value */
                    TALK_IDLE = 1,

                    /** TALK_TALKING value */
                    TALK_TALKING = 2,

                    /** TALK_LISTENING value */
                    TALK_LISTENING = 3
                }
            }

            /**
             * Properties of a GoLive.
             * @deprecated Use zhilu.link.v1.GoLive.$Properties instead.
             */
            interface IGoLive extends zhilu.link.v1.GoLive.$Properties {
            }

            /** Represents a GoLive. */
            class GoLive {

                /**
                 * Constructs a new GoLive.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.GoLive.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GoLive rtmpUrl. */
                rtmpUrl: string;

                /** GoLive streamPath. */
                streamPath: string;

                /** GoLive publishToken. */
                publishToken: string;

                /** GoLive expiresUnixMs. */
                expiresUnixMs: number;

                /**
                 * Encodes the specified GoLive message. Does not implicitly {@link zhilu.link.v1.GoLive.verify|verify} messages.
                 * @param message GoLive message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.GoLive.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GoLive message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.GoLive & zhilu.link.v1.GoLive.$Shape} GoLive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.GoLive & zhilu.link.v1.GoLive.$Shape;
            }

            namespace GoLive {

                /** Properties of a GoLive. */
                interface $Properties {

                    /** GoLive rtmpUrl */
                    rtmpUrl?: (string|null);

                    /** GoLive streamPath */
                    streamPath?: (string|null);

                    /** GoLive publishToken */
                    publishToken?: (string|null);

                    /** GoLive expiresUnixMs */
                    expiresUnixMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GoLive. */
                type $Shape = zhilu.link.v1.GoLive.$Properties;
            }

            /**
             * Properties of a StopLive.
             * @deprecated Use zhilu.link.v1.StopLive.$Properties instead.
             */
            interface IStopLive extends zhilu.link.v1.StopLive.$Properties {
            }

            /** Represents a StopLive. */
            class StopLive {

                /**
                 * Constructs a new StopLive.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.StopLive.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified StopLive message. Does not implicitly {@link zhilu.link.v1.StopLive.verify|verify} messages.
                 * @param message StopLive message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.StopLive.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StopLive message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.StopLive & zhilu.link.v1.StopLive.$Shape} StopLive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.StopLive & zhilu.link.v1.StopLive.$Shape;
            }

            namespace StopLive {

                /** Properties of a StopLive. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StopLive. */
                type $Shape = zhilu.link.v1.StopLive.$Properties;
            }

            /**
             * Properties of a LiveState.
             * @deprecated Use zhilu.link.v1.LiveState.$Properties instead.
             */
            interface ILiveState extends zhilu.link.v1.LiveState.$Properties {
            }

            /** Represents a LiveState. */
            class LiveState {

                /**
                 * Constructs a new LiveState.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: zhilu.link.v1.LiveState.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LiveState state. */
                state: zhilu.link.v1.LiveState.State;

                /** LiveState reason. */
                reason: zhilu.link.v1.LiveState.Reason;

                /** LiveState text. */
                text: string;

                /**
                 * Encodes the specified LiveState message. Does not implicitly {@link zhilu.link.v1.LiveState.verify|verify} messages.
                 * @param message LiveState message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: zhilu.link.v1.LiveState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LiveState message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.LiveState & zhilu.link.v1.LiveState.$Shape} LiveState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): zhilu.link.v1.LiveState & zhilu.link.v1.LiveState.$Shape;
            }

            namespace LiveState {

                /** Properties of a LiveState. */
                interface $Properties {

                    /** LiveState state */
                    state?: (zhilu.link.v1.LiveState.State|null);

                    /** LiveState reason */
                    reason?: (zhilu.link.v1.LiveState.Reason|null);

                    /** LiveState text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LiveState. */
                type $Shape = zhilu.link.v1.LiveState.$Properties;

                /** State enum. */
                enum State {

                    /** UNSPECIFIED value */
                    UNSPECIFIED = 0,

                    /** IDLE value */
                    IDLE = 1,

                    /** STARTING value */
                    STARTING = 2,

                    /** LIVE value */
                    LIVE = 3,

                    /** RETRYING value */
                    RETRYING = 4,

                    /** REFUSED value */
                    REFUSED = 5
                }

                /** Reason enum. */
                enum Reason {

                    /** REASON_UNSPECIFIED value */
                    REASON_UNSPECIFIED = 0,

                    /** BY_OFFICER value */
                    BY_OFFICER = 1,

                    /** LOW_BATTERY value */
                    LOW_BATTERY = 2,

                    /** CAMERA_FAULT value */
                    CAMERA_FAULT = 3,

                    /** UNREACHABLE value */
                    UNREACHABLE = 4,

                    /** TOKEN_REFUSED value */
                    TOKEN_REFUSED = 5,

                    /** UNSUPPORTED value */
                    UNSUPPORTED = 6
                }
            }
        }
    }
}
