/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

$protobuf.util.Long = null;
$protobuf.configure();

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const zhilu = $root.zhilu = (() => {

    /**
     * Namespace zhilu.
     * @exports zhilu
     * @namespace
     */
    const zhilu = {};

    zhilu.link = (function() {

        /**
         * Namespace link.
         * @memberof zhilu
         * @namespace
         */
        const link = {};

        link.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof zhilu.link
             * @namespace
             */
            const v1 = {};

            v1.Envelope = (function() {

                /**
                 * Properties of an Envelope.
                 * @typedef {Object} zhilu.link.v1.Envelope.$Properties
                 * @property {number|null} [version] Envelope version
                 * @property {number|null} [call] Envelope call
                 * @property {number|null} [session] Envelope session
                 * @property {zhilu.link.v1.Hello.$Properties|null} [hello] Envelope hello
                 * @property {zhilu.link.v1.Proof.$Properties|null} [proof] Envelope proof
                 * @property {zhilu.link.v1.Enrol.$Properties|null} [enrol] Envelope enrol
                 * @property {zhilu.link.v1.BayReport.$Properties|null} [bayReport] Envelope bayReport
                 * @property {zhilu.link.v1.Alarm.$Properties|null} [alarm] Envelope alarm
                 * @property {zhilu.link.v1.FirmwareState.$Properties|null} [firmwareState] Envelope firmwareState
                 * @property {zhilu.link.v1.Gone.$Properties|null} [gone] Envelope gone
                 * @property {zhilu.link.v1.Telemetry.$Properties|null} [telemetry] Envelope telemetry
                 * @property {zhilu.link.v1.LiveState.$Properties|null} [liveState] Envelope liveState
                 * @property {zhilu.link.v1.Pong.$Properties|null} [pong] Envelope pong
                 * @property {zhilu.link.v1.ClockReading.$Properties|null} [clockReading] Envelope clockReading
                 * @property {zhilu.link.v1.RecorderProof.$Properties|null} [recorderProof] Envelope recorderProof
                 * @property {zhilu.link.v1.ClipList.$Properties|null} [clipList] Envelope clipList
                 * @property {zhilu.link.v1.Chunk.$Properties|null} [chunk] Envelope chunk
                 * @property {zhilu.link.v1.ClipHashes.$Properties|null} [clipHashes] Envelope clipHashes
                 * @property {zhilu.link.v1.WitnessReply.$Properties|null} [witnessReply] Envelope witnessReply
                 * @property {zhilu.link.v1.EraseResults.$Properties|null} [eraseResults] Envelope eraseResults
                 * @property {zhilu.link.v1.LogChunk.$Properties|null} [logChunk] Envelope logChunk
                 * @property {zhilu.link.v1.Progress.$Properties|null} [progress] Envelope progress
                 * @property {zhilu.link.v1.Failure.$Properties|null} [failure] Envelope failure
                 * @property {zhilu.link.v1.PassTaken.$Properties|null} [passTaken] Envelope passTaken
                 * @property {zhilu.link.v1.Challenge.$Properties|null} [challenge] Envelope challenge
                 * @property {zhilu.link.v1.Welcome.$Properties|null} [welcome] Envelope welcome
                 * @property {zhilu.link.v1.Enrolled.$Properties|null} [enrolled] Envelope enrolled
                 * @property {zhilu.link.v1.Refused.$Properties|null} [refused] Envelope refused
                 * @property {zhilu.link.v1.AlarmAck.$Properties|null} [alarmAck] Envelope alarmAck
                 * @property {zhilu.link.v1.StationPresence.$Properties|null} [stationPresence] Envelope stationPresence
                 * @property {zhilu.link.v1.BayLights.$Properties|null} [bayLights] Envelope bayLights
                 * @property {zhilu.link.v1.Ping.$Properties|null} [ping] Envelope ping
                 * @property {zhilu.link.v1.ReadClock.$Properties|null} [readClock] Envelope readClock
                 * @property {zhilu.link.v1.SetClock.$Properties|null} [setClock] Envelope setClock
                 * @property {zhilu.link.v1.ProveRecorder.$Properties|null} [proveRecorder] Envelope proveRecorder
                 * @property {zhilu.link.v1.ListClips.$Properties|null} [listClips] Envelope listClips
                 * @property {zhilu.link.v1.ReadClip.$Properties|null} [readClip] Envelope readClip
                 * @property {zhilu.link.v1.HashClips.$Properties|null} [hashClips] Envelope hashClips
                 * @property {zhilu.link.v1.WitnessOffer.$Properties|null} [witnessOffer] Envelope witnessOffer
                 * @property {zhilu.link.v1.EraseOrder.$Properties|null} [eraseOrder] Envelope eraseOrder
                 * @property {zhilu.link.v1.ReadLog.$Properties|null} [readLog] Envelope readLog
                 * @property {zhilu.link.v1.FirmwareOffer.$Properties|null} [firmwareOffer] Envelope firmwareOffer
                 * @property {zhilu.link.v1.ReadBays.$Properties|null} [readBays] Envelope readBays
                 * @property {zhilu.link.v1.WriteFirmware.$Properties|null} [writeFirmware] Envelope writeFirmware
                 * @property {zhilu.link.v1.InstallFirmware.$Properties|null} [installFirmware] Envelope installFirmware
                 * @property {zhilu.link.v1.GivePass.$Properties|null} [givePass] Envelope givePass
                 * @property {zhilu.link.v1.GoLive.$Properties|null} [goLive] Envelope goLive
                 * @property {zhilu.link.v1.StopLive.$Properties|null} [stopLive] Envelope stopLive
                 * @property {"hello"|"proof"|"enrol"|"bayReport"|"alarm"|"firmwareState"|"gone"|"telemetry"|"liveState"|"pong"|"clockReading"|"recorderProof"|"clipList"|"chunk"|"clipHashes"|"witnessReply"|"eraseResults"|"logChunk"|"progress"|"failure"|"passTaken"|"challenge"|"welcome"|"enrolled"|"refused"|"alarmAck"|"stationPresence"|"bayLights"|"ping"|"readClock"|"setClock"|"proveRecorder"|"listClips"|"readClip"|"hashClips"|"witnessOffer"|"eraseOrder"|"readLog"|"firmwareOffer"|"readBays"|"writeFirmware"|"installFirmware"|"givePass"|"goLive"|"stopLive"} [body] Envelope body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Envelope.
                 * @memberof zhilu.link.v1
                 * @interface IEnvelope
                 * @augments zhilu.link.v1.Envelope.$Properties
                 * @deprecated Use zhilu.link.v1.Envelope.$Properties instead.
                 */

                /**
                 * Narrowed shape of an Envelope.
                 * @typedef {{
                 *   version?: number|null;
                 *   call?: number|null;
                 *   session?: number|null;
                 *   hello?: zhilu.link.v1.Hello.$Shape|null;
                 *   proof?: zhilu.link.v1.Proof.$Shape|null;
                 *   enrol?: zhilu.link.v1.Enrol.$Shape|null;
                 *   bayReport?: zhilu.link.v1.BayReport.$Shape|null;
                 *   alarm?: zhilu.link.v1.Alarm.$Shape|null;
                 *   firmwareState?: zhilu.link.v1.FirmwareState.$Shape|null;
                 *   gone?: zhilu.link.v1.Gone.$Shape|null;
                 *   telemetry?: zhilu.link.v1.Telemetry.$Shape|null;
                 *   liveState?: zhilu.link.v1.LiveState.$Shape|null;
                 *   pong?: zhilu.link.v1.Pong.$Shape|null;
                 *   clockReading?: zhilu.link.v1.ClockReading.$Shape|null;
                 *   recorderProof?: zhilu.link.v1.RecorderProof.$Shape|null;
                 *   clipList?: zhilu.link.v1.ClipList.$Shape|null;
                 *   chunk?: zhilu.link.v1.Chunk.$Shape|null;
                 *   clipHashes?: zhilu.link.v1.ClipHashes.$Shape|null;
                 *   witnessReply?: zhilu.link.v1.WitnessReply.$Shape|null;
                 *   eraseResults?: zhilu.link.v1.EraseResults.$Shape|null;
                 *   logChunk?: zhilu.link.v1.LogChunk.$Shape|null;
                 *   progress?: zhilu.link.v1.Progress.$Shape|null;
                 *   failure?: zhilu.link.v1.Failure.$Shape|null;
                 *   passTaken?: zhilu.link.v1.PassTaken.$Shape|null;
                 *   challenge?: zhilu.link.v1.Challenge.$Shape|null;
                 *   welcome?: zhilu.link.v1.Welcome.$Shape|null;
                 *   enrolled?: zhilu.link.v1.Enrolled.$Shape|null;
                 *   refused?: zhilu.link.v1.Refused.$Shape|null;
                 *   alarmAck?: zhilu.link.v1.AlarmAck.$Shape|null;
                 *   stationPresence?: zhilu.link.v1.StationPresence.$Shape|null;
                 *   bayLights?: zhilu.link.v1.BayLights.$Shape|null;
                 *   ping?: zhilu.link.v1.Ping.$Shape|null;
                 *   readClock?: zhilu.link.v1.ReadClock.$Shape|null;
                 *   setClock?: zhilu.link.v1.SetClock.$Shape|null;
                 *   proveRecorder?: zhilu.link.v1.ProveRecorder.$Shape|null;
                 *   listClips?: zhilu.link.v1.ListClips.$Shape|null;
                 *   readClip?: zhilu.link.v1.ReadClip.$Shape|null;
                 *   hashClips?: zhilu.link.v1.HashClips.$Shape|null;
                 *   witnessOffer?: zhilu.link.v1.WitnessOffer.$Shape|null;
                 *   eraseOrder?: zhilu.link.v1.EraseOrder.$Shape|null;
                 *   readLog?: zhilu.link.v1.ReadLog.$Shape|null;
                 *   firmwareOffer?: zhilu.link.v1.FirmwareOffer.$Shape|null;
                 *   readBays?: zhilu.link.v1.ReadBays.$Shape|null;
                 *   writeFirmware?: zhilu.link.v1.WriteFirmware.$Shape|null;
                 *   installFirmware?: zhilu.link.v1.InstallFirmware.$Shape|null;
                 *   givePass?: zhilu.link.v1.GivePass.$Shape|null;
                 *   goLive?: zhilu.link.v1.GoLive.$Shape|null;
                 *   stopLive?: zhilu.link.v1.StopLive.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ body?: undefined; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "hello"; hello: zhilu.link.v1.Hello.$Shape; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "proof"; hello?: null; proof: zhilu.link.v1.Proof.$Shape; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "enrol"; hello?: null; proof?: null; enrol: zhilu.link.v1.Enrol.$Shape; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "bayReport"; hello?: null; proof?: null; enrol?: null; bayReport: zhilu.link.v1.BayReport.$Shape; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "alarm"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm: zhilu.link.v1.Alarm.$Shape; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "firmwareState"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState: zhilu.link.v1.FirmwareState.$Shape; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "gone"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone: zhilu.link.v1.Gone.$Shape; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "telemetry"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry: zhilu.link.v1.Telemetry.$Shape; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "liveState"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState: zhilu.link.v1.LiveState.$Shape; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "pong"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong: zhilu.link.v1.Pong.$Shape; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clockReading"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading: zhilu.link.v1.ClockReading.$Shape; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "recorderProof"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof: zhilu.link.v1.RecorderProof.$Shape; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clipList"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList: zhilu.link.v1.ClipList.$Shape; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "chunk"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk: zhilu.link.v1.Chunk.$Shape; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "clipHashes"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes: zhilu.link.v1.ClipHashes.$Shape; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "witnessReply"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply: zhilu.link.v1.WitnessReply.$Shape; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "eraseResults"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults: zhilu.link.v1.EraseResults.$Shape; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "logChunk"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk: zhilu.link.v1.LogChunk.$Shape; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "progress"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress: zhilu.link.v1.Progress.$Shape; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "failure"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure: zhilu.link.v1.Failure.$Shape; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "passTaken"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken: zhilu.link.v1.PassTaken.$Shape; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "challenge"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge: zhilu.link.v1.Challenge.$Shape; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "welcome"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome: zhilu.link.v1.Welcome.$Shape; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "enrolled"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled: zhilu.link.v1.Enrolled.$Shape; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "refused"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused: zhilu.link.v1.Refused.$Shape; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "alarmAck"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck: zhilu.link.v1.AlarmAck.$Shape; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "stationPresence"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence: zhilu.link.v1.StationPresence.$Shape; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "bayLights"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights: zhilu.link.v1.BayLights.$Shape; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "ping"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping: zhilu.link.v1.Ping.$Shape; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readClock"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock: zhilu.link.v1.ReadClock.$Shape; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "setClock"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock: zhilu.link.v1.SetClock.$Shape; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "proveRecorder"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder: zhilu.link.v1.ProveRecorder.$Shape; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "listClips"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips: zhilu.link.v1.ListClips.$Shape; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readClip"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip: zhilu.link.v1.ReadClip.$Shape; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "hashClips"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips: zhilu.link.v1.HashClips.$Shape; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "witnessOffer"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer: zhilu.link.v1.WitnessOffer.$Shape; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "eraseOrder"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder: zhilu.link.v1.EraseOrder.$Shape; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readLog"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog: zhilu.link.v1.ReadLog.$Shape; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "firmwareOffer"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer: zhilu.link.v1.FirmwareOffer.$Shape; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "readBays"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays: zhilu.link.v1.ReadBays.$Shape; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "writeFirmware"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware: zhilu.link.v1.WriteFirmware.$Shape; installFirmware?: null; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "installFirmware"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware: zhilu.link.v1.InstallFirmware.$Shape; givePass?: null; goLive?: null; stopLive?: null }|{ body?: "givePass"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass: zhilu.link.v1.GivePass.$Shape; goLive?: null; stopLive?: null }|{ body?: "goLive"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive: zhilu.link.v1.GoLive.$Shape; stopLive?: null }|{ body?: "stopLive"; hello?: null; proof?: null; enrol?: null; bayReport?: null; alarm?: null; firmwareState?: null; gone?: null; telemetry?: null; liveState?: null; pong?: null; clockReading?: null; recorderProof?: null; clipList?: null; chunk?: null; clipHashes?: null; witnessReply?: null; eraseResults?: null; logChunk?: null; progress?: null; failure?: null; passTaken?: null; challenge?: null; welcome?: null; enrolled?: null; refused?: null; alarmAck?: null; stationPresence?: null; bayLights?: null; ping?: null; readClock?: null; setClock?: null; proveRecorder?: null; listClips?: null; readClip?: null; hashClips?: null; witnessOffer?: null; eraseOrder?: null; readLog?: null; firmwareOffer?: null; readBays?: null; writeFirmware?: null; installFirmware?: null; givePass?: null; goLive?: null; stopLive: zhilu.link.v1.StopLive.$Shape })
                 * )} zhilu.link.v1.Envelope.$Shape
                 */

                /**
                 * Constructs a new Envelope.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an Envelope.
                 * @constructor
                 * @param {zhilu.link.v1.Envelope.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Envelope = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Envelope version.
                 * @member {number} version
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.version = 0;

                /**
                 * Envelope call.
                 * @member {number} call
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.call = 0;

                /**
                 * Envelope session.
                 * @member {number} session
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.session = 0;

                /**
                 * Envelope hello.
                 * @member {zhilu.link.v1.Hello.$Properties|null|undefined} hello
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.hello = null;

                /**
                 * Envelope proof.
                 * @member {zhilu.link.v1.Proof.$Properties|null|undefined} proof
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.proof = null;

                /**
                 * Envelope enrol.
                 * @member {zhilu.link.v1.Enrol.$Properties|null|undefined} enrol
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.enrol = null;

                /**
                 * Envelope bayReport.
                 * @member {zhilu.link.v1.BayReport.$Properties|null|undefined} bayReport
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.bayReport = null;

                /**
                 * Envelope alarm.
                 * @member {zhilu.link.v1.Alarm.$Properties|null|undefined} alarm
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.alarm = null;

                /**
                 * Envelope firmwareState.
                 * @member {zhilu.link.v1.FirmwareState.$Properties|null|undefined} firmwareState
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.firmwareState = null;

                /**
                 * Envelope gone.
                 * @member {zhilu.link.v1.Gone.$Properties|null|undefined} gone
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.gone = null;

                /**
                 * Envelope telemetry.
                 * @member {zhilu.link.v1.Telemetry.$Properties|null|undefined} telemetry
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.telemetry = null;

                /**
                 * Envelope liveState.
                 * @member {zhilu.link.v1.LiveState.$Properties|null|undefined} liveState
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.liveState = null;

                /**
                 * Envelope pong.
                 * @member {zhilu.link.v1.Pong.$Properties|null|undefined} pong
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.pong = null;

                /**
                 * Envelope clockReading.
                 * @member {zhilu.link.v1.ClockReading.$Properties|null|undefined} clockReading
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.clockReading = null;

                /**
                 * Envelope recorderProof.
                 * @member {zhilu.link.v1.RecorderProof.$Properties|null|undefined} recorderProof
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.recorderProof = null;

                /**
                 * Envelope clipList.
                 * @member {zhilu.link.v1.ClipList.$Properties|null|undefined} clipList
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.clipList = null;

                /**
                 * Envelope chunk.
                 * @member {zhilu.link.v1.Chunk.$Properties|null|undefined} chunk
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.chunk = null;

                /**
                 * Envelope clipHashes.
                 * @member {zhilu.link.v1.ClipHashes.$Properties|null|undefined} clipHashes
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.clipHashes = null;

                /**
                 * Envelope witnessReply.
                 * @member {zhilu.link.v1.WitnessReply.$Properties|null|undefined} witnessReply
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.witnessReply = null;

                /**
                 * Envelope eraseResults.
                 * @member {zhilu.link.v1.EraseResults.$Properties|null|undefined} eraseResults
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.eraseResults = null;

                /**
                 * Envelope logChunk.
                 * @member {zhilu.link.v1.LogChunk.$Properties|null|undefined} logChunk
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.logChunk = null;

                /**
                 * Envelope progress.
                 * @member {zhilu.link.v1.Progress.$Properties|null|undefined} progress
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.progress = null;

                /**
                 * Envelope failure.
                 * @member {zhilu.link.v1.Failure.$Properties|null|undefined} failure
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.failure = null;

                /**
                 * Envelope passTaken.
                 * @member {zhilu.link.v1.PassTaken.$Properties|null|undefined} passTaken
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.passTaken = null;

                /**
                 * Envelope challenge.
                 * @member {zhilu.link.v1.Challenge.$Properties|null|undefined} challenge
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.challenge = null;

                /**
                 * Envelope welcome.
                 * @member {zhilu.link.v1.Welcome.$Properties|null|undefined} welcome
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.welcome = null;

                /**
                 * Envelope enrolled.
                 * @member {zhilu.link.v1.Enrolled.$Properties|null|undefined} enrolled
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.enrolled = null;

                /**
                 * Envelope refused.
                 * @member {zhilu.link.v1.Refused.$Properties|null|undefined} refused
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.refused = null;

                /**
                 * Envelope alarmAck.
                 * @member {zhilu.link.v1.AlarmAck.$Properties|null|undefined} alarmAck
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.alarmAck = null;

                /**
                 * Envelope stationPresence.
                 * @member {zhilu.link.v1.StationPresence.$Properties|null|undefined} stationPresence
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.stationPresence = null;

                /**
                 * Envelope bayLights.
                 * @member {zhilu.link.v1.BayLights.$Properties|null|undefined} bayLights
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.bayLights = null;

                /**
                 * Envelope ping.
                 * @member {zhilu.link.v1.Ping.$Properties|null|undefined} ping
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.ping = null;

                /**
                 * Envelope readClock.
                 * @member {zhilu.link.v1.ReadClock.$Properties|null|undefined} readClock
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.readClock = null;

                /**
                 * Envelope setClock.
                 * @member {zhilu.link.v1.SetClock.$Properties|null|undefined} setClock
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.setClock = null;

                /**
                 * Envelope proveRecorder.
                 * @member {zhilu.link.v1.ProveRecorder.$Properties|null|undefined} proveRecorder
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.proveRecorder = null;

                /**
                 * Envelope listClips.
                 * @member {zhilu.link.v1.ListClips.$Properties|null|undefined} listClips
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.listClips = null;

                /**
                 * Envelope readClip.
                 * @member {zhilu.link.v1.ReadClip.$Properties|null|undefined} readClip
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.readClip = null;

                /**
                 * Envelope hashClips.
                 * @member {zhilu.link.v1.HashClips.$Properties|null|undefined} hashClips
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.hashClips = null;

                /**
                 * Envelope witnessOffer.
                 * @member {zhilu.link.v1.WitnessOffer.$Properties|null|undefined} witnessOffer
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.witnessOffer = null;

                /**
                 * Envelope eraseOrder.
                 * @member {zhilu.link.v1.EraseOrder.$Properties|null|undefined} eraseOrder
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.eraseOrder = null;

                /**
                 * Envelope readLog.
                 * @member {zhilu.link.v1.ReadLog.$Properties|null|undefined} readLog
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.readLog = null;

                /**
                 * Envelope firmwareOffer.
                 * @member {zhilu.link.v1.FirmwareOffer.$Properties|null|undefined} firmwareOffer
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.firmwareOffer = null;

                /**
                 * Envelope readBays.
                 * @member {zhilu.link.v1.ReadBays.$Properties|null|undefined} readBays
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.readBays = null;

                /**
                 * Envelope writeFirmware.
                 * @member {zhilu.link.v1.WriteFirmware.$Properties|null|undefined} writeFirmware
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.writeFirmware = null;

                /**
                 * Envelope installFirmware.
                 * @member {zhilu.link.v1.InstallFirmware.$Properties|null|undefined} installFirmware
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.installFirmware = null;

                /**
                 * Envelope givePass.
                 * @member {zhilu.link.v1.GivePass.$Properties|null|undefined} givePass
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.givePass = null;

                /**
                 * Envelope goLive.
                 * @member {zhilu.link.v1.GoLive.$Properties|null|undefined} goLive
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.goLive = null;

                /**
                 * Envelope stopLive.
                 * @member {zhilu.link.v1.StopLive.$Properties|null|undefined} stopLive
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                Envelope.prototype.stopLive = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Envelope body.
                 * @member {"hello"|"proof"|"enrol"|"bayReport"|"alarm"|"firmwareState"|"gone"|"telemetry"|"liveState"|"pong"|"clockReading"|"recorderProof"|"clipList"|"chunk"|"clipHashes"|"witnessReply"|"eraseResults"|"logChunk"|"progress"|"failure"|"passTaken"|"challenge"|"welcome"|"enrolled"|"refused"|"alarmAck"|"stationPresence"|"bayLights"|"ping"|"readClock"|"setClock"|"proveRecorder"|"listClips"|"readClip"|"hashClips"|"witnessOffer"|"eraseOrder"|"readLog"|"firmwareOffer"|"readBays"|"writeFirmware"|"installFirmware"|"givePass"|"goLive"|"stopLive"|undefined} body
                 * @memberof zhilu.link.v1.Envelope
                 * @instance
                 */
                $Object.defineProperty(Envelope.prototype, "body", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "proof", "enrol", "bayReport", "alarm", "firmwareState", "gone", "telemetry", "liveState", "pong", "clockReading", "recorderProof", "clipList", "chunk", "clipHashes", "witnessReply", "eraseResults", "logChunk", "progress", "failure", "passTaken", "challenge", "welcome", "enrolled", "refused", "alarmAck", "stationPresence", "bayLights", "ping", "readClock", "setClock", "proveRecorder", "listClips", "readClip", "hashClips", "witnessOffer", "eraseOrder", "readLog", "firmwareOffer", "readBays", "writeFirmware", "installFirmware", "givePass", "goLive", "stopLive"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified Envelope message. Does not implicitly {@link zhilu.link.v1.Envelope.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Envelope
                 * @static
                 * @param {zhilu.link.v1.Envelope.$Properties} message Envelope message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Envelope.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                    if (message.call != null && $Object.hasOwnProperty.call(message, "call") && message.call !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.call);
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.session);
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.zhilu.link.v1.Hello.encode(message.hello, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                        $root.zhilu.link.v1.Proof.encode(message.proof, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.enrol != null && $Object.hasOwnProperty.call(message, "enrol"))
                        $root.zhilu.link.v1.Enrol.encode(message.enrol, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.bayReport != null && $Object.hasOwnProperty.call(message, "bayReport"))
                        $root.zhilu.link.v1.BayReport.encode(message.bayReport, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                    if (message.alarm != null && $Object.hasOwnProperty.call(message, "alarm"))
                        $root.zhilu.link.v1.Alarm.encode(message.alarm, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                    if (message.firmwareState != null && $Object.hasOwnProperty.call(message, "firmwareState"))
                        $root.zhilu.link.v1.FirmwareState.encode(message.firmwareState, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                    if (message.gone != null && $Object.hasOwnProperty.call(message, "gone"))
                        $root.zhilu.link.v1.Gone.encode(message.gone, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                    if (message.telemetry != null && $Object.hasOwnProperty.call(message, "telemetry"))
                        $root.zhilu.link.v1.Telemetry.encode(message.telemetry, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                    if (message.liveState != null && $Object.hasOwnProperty.call(message, "liveState"))
                        $root.zhilu.link.v1.LiveState.encode(message.liveState, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                    if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                        $root.zhilu.link.v1.Pong.encode(message.pong, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                    if (message.clockReading != null && $Object.hasOwnProperty.call(message, "clockReading"))
                        $root.zhilu.link.v1.ClockReading.encode(message.clockReading, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                    if (message.recorderProof != null && $Object.hasOwnProperty.call(message, "recorderProof"))
                        $root.zhilu.link.v1.RecorderProof.encode(message.recorderProof, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                    if (message.clipList != null && $Object.hasOwnProperty.call(message, "clipList"))
                        $root.zhilu.link.v1.ClipList.encode(message.clipList, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                        $root.zhilu.link.v1.Chunk.encode(message.chunk, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                    if (message.clipHashes != null && $Object.hasOwnProperty.call(message, "clipHashes"))
                        $root.zhilu.link.v1.ClipHashes.encode(message.clipHashes, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                    if (message.witnessReply != null && $Object.hasOwnProperty.call(message, "witnessReply"))
                        $root.zhilu.link.v1.WitnessReply.encode(message.witnessReply, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                    if (message.eraseResults != null && $Object.hasOwnProperty.call(message, "eraseResults"))
                        $root.zhilu.link.v1.EraseResults.encode(message.eraseResults, writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                    if (message.logChunk != null && $Object.hasOwnProperty.call(message, "logChunk"))
                        $root.zhilu.link.v1.LogChunk.encode(message.logChunk, writer.uint32(/* id 28, wireType 2 =*/226).fork(), _depth + 1).ldelim();
                    if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
                        $root.zhilu.link.v1.Progress.encode(message.progress, writer.uint32(/* id 29, wireType 2 =*/234).fork(), _depth + 1).ldelim();
                    if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                        $root.zhilu.link.v1.Failure.encode(message.failure, writer.uint32(/* id 30, wireType 2 =*/242).fork(), _depth + 1).ldelim();
                    if (message.passTaken != null && $Object.hasOwnProperty.call(message, "passTaken"))
                        $root.zhilu.link.v1.PassTaken.encode(message.passTaken, writer.uint32(/* id 31, wireType 2 =*/250).fork(), _depth + 1).ldelim();
                    if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge"))
                        $root.zhilu.link.v1.Challenge.encode(message.challenge, writer.uint32(/* id 40, wireType 2 =*/322).fork(), _depth + 1).ldelim();
                    if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                        $root.zhilu.link.v1.Welcome.encode(message.welcome, writer.uint32(/* id 41, wireType 2 =*/330).fork(), _depth + 1).ldelim();
                    if (message.enrolled != null && $Object.hasOwnProperty.call(message, "enrolled"))
                        $root.zhilu.link.v1.Enrolled.encode(message.enrolled, writer.uint32(/* id 42, wireType 2 =*/338).fork(), _depth + 1).ldelim();
                    if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                        $root.zhilu.link.v1.Refused.encode(message.refused, writer.uint32(/* id 43, wireType 2 =*/346).fork(), _depth + 1).ldelim();
                    if (message.alarmAck != null && $Object.hasOwnProperty.call(message, "alarmAck"))
                        $root.zhilu.link.v1.AlarmAck.encode(message.alarmAck, writer.uint32(/* id 44, wireType 2 =*/354).fork(), _depth + 1).ldelim();
                    if (message.stationPresence != null && $Object.hasOwnProperty.call(message, "stationPresence"))
                        $root.zhilu.link.v1.StationPresence.encode(message.stationPresence, writer.uint32(/* id 45, wireType 2 =*/362).fork(), _depth + 1).ldelim();
                    if (message.bayLights != null && $Object.hasOwnProperty.call(message, "bayLights"))
                        $root.zhilu.link.v1.BayLights.encode(message.bayLights, writer.uint32(/* id 46, wireType 2 =*/370).fork(), _depth + 1).ldelim();
                    if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                        $root.zhilu.link.v1.Ping.encode(message.ping, writer.uint32(/* id 50, wireType 2 =*/402).fork(), _depth + 1).ldelim();
                    if (message.readClock != null && $Object.hasOwnProperty.call(message, "readClock"))
                        $root.zhilu.link.v1.ReadClock.encode(message.readClock, writer.uint32(/* id 51, wireType 2 =*/410).fork(), _depth + 1).ldelim();
                    if (message.setClock != null && $Object.hasOwnProperty.call(message, "setClock"))
                        $root.zhilu.link.v1.SetClock.encode(message.setClock, writer.uint32(/* id 52, wireType 2 =*/418).fork(), _depth + 1).ldelim();
                    if (message.proveRecorder != null && $Object.hasOwnProperty.call(message, "proveRecorder"))
                        $root.zhilu.link.v1.ProveRecorder.encode(message.proveRecorder, writer.uint32(/* id 53, wireType 2 =*/426).fork(), _depth + 1).ldelim();
                    if (message.listClips != null && $Object.hasOwnProperty.call(message, "listClips"))
                        $root.zhilu.link.v1.ListClips.encode(message.listClips, writer.uint32(/* id 54, wireType 2 =*/434).fork(), _depth + 1).ldelim();
                    if (message.readClip != null && $Object.hasOwnProperty.call(message, "readClip"))
                        $root.zhilu.link.v1.ReadClip.encode(message.readClip, writer.uint32(/* id 55, wireType 2 =*/442).fork(), _depth + 1).ldelim();
                    if (message.hashClips != null && $Object.hasOwnProperty.call(message, "hashClips"))
                        $root.zhilu.link.v1.HashClips.encode(message.hashClips, writer.uint32(/* id 56, wireType 2 =*/450).fork(), _depth + 1).ldelim();
                    if (message.witnessOffer != null && $Object.hasOwnProperty.call(message, "witnessOffer"))
                        $root.zhilu.link.v1.WitnessOffer.encode(message.witnessOffer, writer.uint32(/* id 57, wireType 2 =*/458).fork(), _depth + 1).ldelim();
                    if (message.eraseOrder != null && $Object.hasOwnProperty.call(message, "eraseOrder"))
                        $root.zhilu.link.v1.EraseOrder.encode(message.eraseOrder, writer.uint32(/* id 58, wireType 2 =*/466).fork(), _depth + 1).ldelim();
                    if (message.readLog != null && $Object.hasOwnProperty.call(message, "readLog"))
                        $root.zhilu.link.v1.ReadLog.encode(message.readLog, writer.uint32(/* id 59, wireType 2 =*/474).fork(), _depth + 1).ldelim();
                    if (message.firmwareOffer != null && $Object.hasOwnProperty.call(message, "firmwareOffer"))
                        $root.zhilu.link.v1.FirmwareOffer.encode(message.firmwareOffer, writer.uint32(/* id 60, wireType 2 =*/482).fork(), _depth + 1).ldelim();
                    if (message.readBays != null && $Object.hasOwnProperty.call(message, "readBays"))
                        $root.zhilu.link.v1.ReadBays.encode(message.readBays, writer.uint32(/* id 61, wireType 2 =*/490).fork(), _depth + 1).ldelim();
                    if (message.writeFirmware != null && $Object.hasOwnProperty.call(message, "writeFirmware"))
                        $root.zhilu.link.v1.WriteFirmware.encode(message.writeFirmware, writer.uint32(/* id 62, wireType 2 =*/498).fork(), _depth + 1).ldelim();
                    if (message.installFirmware != null && $Object.hasOwnProperty.call(message, "installFirmware"))
                        $root.zhilu.link.v1.InstallFirmware.encode(message.installFirmware, writer.uint32(/* id 63, wireType 2 =*/506).fork(), _depth + 1).ldelim();
                    if (message.givePass != null && $Object.hasOwnProperty.call(message, "givePass"))
                        $root.zhilu.link.v1.GivePass.encode(message.givePass, writer.uint32(/* id 64, wireType 2 =*/514).fork(), _depth + 1).ldelim();
                    if (message.goLive != null && $Object.hasOwnProperty.call(message, "goLive"))
                        $root.zhilu.link.v1.GoLive.encode(message.goLive, writer.uint32(/* id 65, wireType 2 =*/522).fork(), _depth + 1).ldelim();
                    if (message.stopLive != null && $Object.hasOwnProperty.call(message, "stopLive"))
                        $root.zhilu.link.v1.StopLive.encode(message.stopLive, writer.uint32(/* id 66, wireType 2 =*/530).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Envelope message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Envelope
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Envelope & zhilu.link.v1.Envelope.$Shape} Envelope
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Envelope.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Envelope();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.call = value;
                                else
                                    delete message.call;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.hello = $root.zhilu.link.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.body = "hello";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.proof = $root.zhilu.link.v1.Proof.decode(reader, reader.size(), $undefined, _depth + 1, message.proof);
                                message.body = "proof";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                message.enrol = $root.zhilu.link.v1.Enrol.decode(reader, reader.size(), $undefined, _depth + 1, message.enrol);
                                message.body = "enrol";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.bayReport = $root.zhilu.link.v1.BayReport.decode(reader, reader.size(), $undefined, _depth + 1, message.bayReport);
                                message.body = "bayReport";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                message.alarm = $root.zhilu.link.v1.Alarm.decode(reader, reader.size(), $undefined, _depth + 1, message.alarm);
                                message.body = "alarm";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.firmwareState = $root.zhilu.link.v1.FirmwareState.decode(reader, reader.size(), $undefined, _depth + 1, message.firmwareState);
                                message.body = "firmwareState";
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                message.gone = $root.zhilu.link.v1.Gone.decode(reader, reader.size(), $undefined, _depth + 1, message.gone);
                                message.body = "gone";
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                message.telemetry = $root.zhilu.link.v1.Telemetry.decode(reader, reader.size(), $undefined, _depth + 1, message.telemetry);
                                message.body = "telemetry";
                                continue;
                            }
                        case 18: {
                                if (wireType !== 2)
                                    break;
                                message.liveState = $root.zhilu.link.v1.LiveState.decode(reader, reader.size(), $undefined, _depth + 1, message.liveState);
                                message.body = "liveState";
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                message.pong = $root.zhilu.link.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                                message.body = "pong";
                                continue;
                            }
                        case 21: {
                                if (wireType !== 2)
                                    break;
                                message.clockReading = $root.zhilu.link.v1.ClockReading.decode(reader, reader.size(), $undefined, _depth + 1, message.clockReading);
                                message.body = "clockReading";
                                continue;
                            }
                        case 22: {
                                if (wireType !== 2)
                                    break;
                                message.recorderProof = $root.zhilu.link.v1.RecorderProof.decode(reader, reader.size(), $undefined, _depth + 1, message.recorderProof);
                                message.body = "recorderProof";
                                continue;
                            }
                        case 23: {
                                if (wireType !== 2)
                                    break;
                                message.clipList = $root.zhilu.link.v1.ClipList.decode(reader, reader.size(), $undefined, _depth + 1, message.clipList);
                                message.body = "clipList";
                                continue;
                            }
                        case 24: {
                                if (wireType !== 2)
                                    break;
                                message.chunk = $root.zhilu.link.v1.Chunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                                message.body = "chunk";
                                continue;
                            }
                        case 25: {
                                if (wireType !== 2)
                                    break;
                                message.clipHashes = $root.zhilu.link.v1.ClipHashes.decode(reader, reader.size(), $undefined, _depth + 1, message.clipHashes);
                                message.body = "clipHashes";
                                continue;
                            }
                        case 26: {
                                if (wireType !== 2)
                                    break;
                                message.witnessReply = $root.zhilu.link.v1.WitnessReply.decode(reader, reader.size(), $undefined, _depth + 1, message.witnessReply);
                                message.body = "witnessReply";
                                continue;
                            }
                        case 27: {
                                if (wireType !== 2)
                                    break;
                                message.eraseResults = $root.zhilu.link.v1.EraseResults.decode(reader, reader.size(), $undefined, _depth + 1, message.eraseResults);
                                message.body = "eraseResults";
                                continue;
                            }
                        case 28: {
                                if (wireType !== 2)
                                    break;
                                message.logChunk = $root.zhilu.link.v1.LogChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.logChunk);
                                message.body = "logChunk";
                                continue;
                            }
                        case 29: {
                                if (wireType !== 2)
                                    break;
                                message.progress = $root.zhilu.link.v1.Progress.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
                                message.body = "progress";
                                continue;
                            }
                        case 30: {
                                if (wireType !== 2)
                                    break;
                                message.failure = $root.zhilu.link.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                                message.body = "failure";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.passTaken = $root.zhilu.link.v1.PassTaken.decode(reader, reader.size(), $undefined, _depth + 1, message.passTaken);
                                message.body = "passTaken";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.challenge = $root.zhilu.link.v1.Challenge.decode(reader, reader.size(), $undefined, _depth + 1, message.challenge);
                                message.body = "challenge";
                                continue;
                            }
                        case 41: {
                                if (wireType !== 2)
                                    break;
                                message.welcome = $root.zhilu.link.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                                message.body = "welcome";
                                continue;
                            }
                        case 42: {
                                if (wireType !== 2)
                                    break;
                                message.enrolled = $root.zhilu.link.v1.Enrolled.decode(reader, reader.size(), $undefined, _depth + 1, message.enrolled);
                                message.body = "enrolled";
                                continue;
                            }
                        case 43: {
                                if (wireType !== 2)
                                    break;
                                message.refused = $root.zhilu.link.v1.Refused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                                message.body = "refused";
                                continue;
                            }
                        case 44: {
                                if (wireType !== 2)
                                    break;
                                message.alarmAck = $root.zhilu.link.v1.AlarmAck.decode(reader, reader.size(), $undefined, _depth + 1, message.alarmAck);
                                message.body = "alarmAck";
                                continue;
                            }
                        case 45: {
                                if (wireType !== 2)
                                    break;
                                message.stationPresence = $root.zhilu.link.v1.StationPresence.decode(reader, reader.size(), $undefined, _depth + 1, message.stationPresence);
                                message.body = "stationPresence";
                                continue;
                            }
                        case 46: {
                                if (wireType !== 2)
                                    break;
                                message.bayLights = $root.zhilu.link.v1.BayLights.decode(reader, reader.size(), $undefined, _depth + 1, message.bayLights);
                                message.body = "bayLights";
                                continue;
                            }
                        case 50: {
                                if (wireType !== 2)
                                    break;
                                message.ping = $root.zhilu.link.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                                message.body = "ping";
                                continue;
                            }
                        case 51: {
                                if (wireType !== 2)
                                    break;
                                message.readClock = $root.zhilu.link.v1.ReadClock.decode(reader, reader.size(), $undefined, _depth + 1, message.readClock);
                                message.body = "readClock";
                                continue;
                            }
                        case 52: {
                                if (wireType !== 2)
                                    break;
                                message.setClock = $root.zhilu.link.v1.SetClock.decode(reader, reader.size(), $undefined, _depth + 1, message.setClock);
                                message.body = "setClock";
                                continue;
                            }
                        case 53: {
                                if (wireType !== 2)
                                    break;
                                message.proveRecorder = $root.zhilu.link.v1.ProveRecorder.decode(reader, reader.size(), $undefined, _depth + 1, message.proveRecorder);
                                message.body = "proveRecorder";
                                continue;
                            }
                        case 54: {
                                if (wireType !== 2)
                                    break;
                                message.listClips = $root.zhilu.link.v1.ListClips.decode(reader, reader.size(), $undefined, _depth + 1, message.listClips);
                                message.body = "listClips";
                                continue;
                            }
                        case 55: {
                                if (wireType !== 2)
                                    break;
                                message.readClip = $root.zhilu.link.v1.ReadClip.decode(reader, reader.size(), $undefined, _depth + 1, message.readClip);
                                message.body = "readClip";
                                continue;
                            }
                        case 56: {
                                if (wireType !== 2)
                                    break;
                                message.hashClips = $root.zhilu.link.v1.HashClips.decode(reader, reader.size(), $undefined, _depth + 1, message.hashClips);
                                message.body = "hashClips";
                                continue;
                            }
                        case 57: {
                                if (wireType !== 2)
                                    break;
                                message.witnessOffer = $root.zhilu.link.v1.WitnessOffer.decode(reader, reader.size(), $undefined, _depth + 1, message.witnessOffer);
                                message.body = "witnessOffer";
                                continue;
                            }
                        case 58: {
                                if (wireType !== 2)
                                    break;
                                message.eraseOrder = $root.zhilu.link.v1.EraseOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.eraseOrder);
                                message.body = "eraseOrder";
                                continue;
                            }
                        case 59: {
                                if (wireType !== 2)
                                    break;
                                message.readLog = $root.zhilu.link.v1.ReadLog.decode(reader, reader.size(), $undefined, _depth + 1, message.readLog);
                                message.body = "readLog";
                                continue;
                            }
                        case 60: {
                                if (wireType !== 2)
                                    break;
                                message.firmwareOffer = $root.zhilu.link.v1.FirmwareOffer.decode(reader, reader.size(), $undefined, _depth + 1, message.firmwareOffer);
                                message.body = "firmwareOffer";
                                continue;
                            }
                        case 61: {
                                if (wireType !== 2)
                                    break;
                                message.readBays = $root.zhilu.link.v1.ReadBays.decode(reader, reader.size(), $undefined, _depth + 1, message.readBays);
                                message.body = "readBays";
                                continue;
                            }
                        case 62: {
                                if (wireType !== 2)
                                    break;
                                message.writeFirmware = $root.zhilu.link.v1.WriteFirmware.decode(reader, reader.size(), $undefined, _depth + 1, message.writeFirmware);
                                message.body = "writeFirmware";
                                continue;
                            }
                        case 63: {
                                if (wireType !== 2)
                                    break;
                                message.installFirmware = $root.zhilu.link.v1.InstallFirmware.decode(reader, reader.size(), $undefined, _depth + 1, message.installFirmware);
                                message.body = "installFirmware";
                                continue;
                            }
                        case 64: {
                                if (wireType !== 2)
                                    break;
                                message.givePass = $root.zhilu.link.v1.GivePass.decode(reader, reader.size(), $undefined, _depth + 1, message.givePass);
                                message.body = "givePass";
                                continue;
                            }
                        case 65: {
                                if (wireType !== 2)
                                    break;
                                message.goLive = $root.zhilu.link.v1.GoLive.decode(reader, reader.size(), $undefined, _depth + 1, message.goLive);
                                message.body = "goLive";
                                continue;
                            }
                        case 66: {
                                if (wireType !== 2)
                                    break;
                                message.stopLive = $root.zhilu.link.v1.StopLive.decode(reader, reader.size(), $undefined, _depth + 1, message.stopLive);
                                message.body = "stopLive";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Envelope;
            })();

            v1.Hello = (function() {

                /**
                 * Properties of a Hello.
                 * @typedef {Object} zhilu.link.v1.Hello.$Properties
                 * @property {number|null} [minVersion] Hello minVersion
                 * @property {number|null} [maxVersion] Hello maxVersion
                 * @property {string|null} [dockId] Hello dockId
                 * @property {string|null} [model] Hello model
                 * @property {string|null} [firmware] Hello firmware
                 * @property {number|null} [bays] Hello bays
                 * @property {number|null} [maxEnvelope] Hello maxEnvelope
                 * @property {Uint8Array|null} [bootId] Hello bootId
                 * @property {Uint8Array|null} [nonce] Hello nonce
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hello.
                 * @memberof zhilu.link.v1
                 * @interface IHello
                 * @augments zhilu.link.v1.Hello.$Properties
                 * @deprecated Use zhilu.link.v1.Hello.$Properties instead.
                 */

                /**
                 * Shape of a Hello.
                 * @typedef {zhilu.link.v1.Hello.$Properties} zhilu.link.v1.Hello.$Shape
                 */

                /**
                 * Constructs a new Hello.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Hello.
                 * @constructor
                 * @param {zhilu.link.v1.Hello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hello = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hello minVersion.
                 * @member {number} minVersion
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.minVersion = 0;

                /**
                 * Hello maxVersion.
                 * @member {number} maxVersion
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.maxVersion = 0;

                /**
                 * Hello dockId.
                 * @member {string} dockId
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.dockId = "";

                /**
                 * Hello model.
                 * @member {string} model
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.model = "";

                /**
                 * Hello firmware.
                 * @member {string} firmware
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.firmware = "";

                /**
                 * Hello bays.
                 * @member {number} bays
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.bays = 0;

                /**
                 * Hello maxEnvelope.
                 * @member {number} maxEnvelope
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.maxEnvelope = 0;

                /**
                 * Hello bootId.
                 * @member {Uint8Array} bootId
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.bootId = $util.newBuffer([]);

                /**
                 * Hello nonce.
                 * @member {Uint8Array} nonce
                 * @memberof zhilu.link.v1.Hello
                 * @instance
                 */
                Hello.prototype.nonce = $util.newBuffer([]);

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link zhilu.link.v1.Hello.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Hello
                 * @static
                 * @param {zhilu.link.v1.Hello.$Properties} message Hello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.minVersion != null && $Object.hasOwnProperty.call(message, "minVersion") && message.minVersion !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.minVersion);
                    if (message.maxVersion != null && $Object.hasOwnProperty.call(message, "maxVersion") && message.maxVersion !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.maxVersion);
                    if (message.dockId != null && $Object.hasOwnProperty.call(message, "dockId") && message.dockId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.dockId);
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.model);
                    if (message.firmware != null && $Object.hasOwnProperty.call(message, "firmware") && message.firmware !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.firmware);
                    if (message.bays != null && $Object.hasOwnProperty.call(message, "bays") && message.bays !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.bays);
                    if (message.maxEnvelope != null && $Object.hasOwnProperty.call(message, "maxEnvelope") && message.maxEnvelope !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.maxEnvelope);
                    if (message.bootId != null && $Object.hasOwnProperty.call(message, "bootId") && message.bootId.length)
                        writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.bootId);
                    if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                        writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.nonce);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Hello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Hello & zhilu.link.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hello.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Hello();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.minVersion = value;
                                else
                                    delete message.minVersion;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxVersion = value;
                                else
                                    delete message.maxVersion;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.dockId = value;
                                else
                                    delete message.dockId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.model = value;
                                else
                                    delete message.model;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.firmware = value;
                                else
                                    delete message.firmware;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bays = value;
                                else
                                    delete message.bays;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxEnvelope = value;
                                else
                                    delete message.maxEnvelope;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.bootId = value;
                                else
                                    delete message.bootId;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.nonce = value;
                                else
                                    delete message.nonce;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Hello;
            })();

            v1.Challenge = (function() {

                /**
                 * Properties of a Challenge.
                 * @typedef {Object} zhilu.link.v1.Challenge.$Properties
                 * @property {number|null} [version] Challenge version
                 * @property {string|null} [stationId] Challenge stationId
                 * @property {Uint8Array|null} [nonce] Challenge nonce
                 * @property {Uint8Array|null} [dockNonce] Challenge dockNonce
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Challenge.
                 * @memberof zhilu.link.v1
                 * @interface IChallenge
                 * @augments zhilu.link.v1.Challenge.$Properties
                 * @deprecated Use zhilu.link.v1.Challenge.$Properties instead.
                 */

                /**
                 * Shape of a Challenge.
                 * @typedef {zhilu.link.v1.Challenge.$Properties} zhilu.link.v1.Challenge.$Shape
                 */

                /**
                 * Constructs a new Challenge.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Challenge.
                 * @constructor
                 * @param {zhilu.link.v1.Challenge.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Challenge = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Challenge version.
                 * @member {number} version
                 * @memberof zhilu.link.v1.Challenge
                 * @instance
                 */
                Challenge.prototype.version = 0;

                /**
                 * Challenge stationId.
                 * @member {string} stationId
                 * @memberof zhilu.link.v1.Challenge
                 * @instance
                 */
                Challenge.prototype.stationId = "";

                /**
                 * Challenge nonce.
                 * @member {Uint8Array} nonce
                 * @memberof zhilu.link.v1.Challenge
                 * @instance
                 */
                Challenge.prototype.nonce = $util.newBuffer([]);

                /**
                 * Challenge dockNonce.
                 * @member {Uint8Array} dockNonce
                 * @memberof zhilu.link.v1.Challenge
                 * @instance
                 */
                Challenge.prototype.dockNonce = $util.newBuffer([]);

                /**
                 * Encodes the specified Challenge message. Does not implicitly {@link zhilu.link.v1.Challenge.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Challenge
                 * @static
                 * @param {zhilu.link.v1.Challenge.$Properties} message Challenge message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Challenge.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                    if (message.stationId != null && $Object.hasOwnProperty.call(message, "stationId") && message.stationId !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.stationId);
                    if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.nonce);
                    if (message.dockNonce != null && $Object.hasOwnProperty.call(message, "dockNonce") && message.dockNonce.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.dockNonce);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Challenge message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Challenge
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Challenge & zhilu.link.v1.Challenge.$Shape} Challenge
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Challenge.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Challenge();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationId = value;
                                else
                                    delete message.stationId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.nonce = value;
                                else
                                    delete message.nonce;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.dockNonce = value;
                                else
                                    delete message.dockNonce;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Challenge;
            })();

            v1.Proof = (function() {

                /**
                 * Properties of a Proof.
                 * @typedef {Object} zhilu.link.v1.Proof.$Properties
                 * @property {Uint8Array|null} [signature] Proof signature
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Proof.
                 * @memberof zhilu.link.v1
                 * @interface IProof
                 * @augments zhilu.link.v1.Proof.$Properties
                 * @deprecated Use zhilu.link.v1.Proof.$Properties instead.
                 */

                /**
                 * Shape of a Proof.
                 * @typedef {zhilu.link.v1.Proof.$Properties} zhilu.link.v1.Proof.$Shape
                 */

                /**
                 * Constructs a new Proof.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Proof.
                 * @constructor
                 * @param {zhilu.link.v1.Proof.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Proof = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Proof signature.
                 * @member {Uint8Array} signature
                 * @memberof zhilu.link.v1.Proof
                 * @instance
                 */
                Proof.prototype.signature = $util.newBuffer([]);

                /**
                 * Encodes the specified Proof message. Does not implicitly {@link zhilu.link.v1.Proof.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Proof
                 * @static
                 * @param {zhilu.link.v1.Proof.$Properties} message Proof message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Proof.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.signature);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Proof message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Proof
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Proof & zhilu.link.v1.Proof.$Shape} Proof
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Proof.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Proof();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.signature = value;
                                else
                                    delete message.signature;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Proof;
            })();

            v1.Welcome = (function() {

                /**
                 * Properties of a Welcome.
                 * @typedef {Object} zhilu.link.v1.Welcome.$Properties
                 * @property {number|null} [session] Welcome session
                 * @property {number|null} [heartbeatMs] Welcome heartbeatMs
                 * @property {number|null} [unixMs] Welcome unixMs
                 * @property {Uint8Array|null} [stationKey] Welcome stationKey
                 * @property {Uint8Array|null} [signature] Welcome signature
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Welcome.
                 * @memberof zhilu.link.v1
                 * @interface IWelcome
                 * @augments zhilu.link.v1.Welcome.$Properties
                 * @deprecated Use zhilu.link.v1.Welcome.$Properties instead.
                 */

                /**
                 * Shape of a Welcome.
                 * @typedef {zhilu.link.v1.Welcome.$Properties} zhilu.link.v1.Welcome.$Shape
                 */

                /**
                 * Constructs a new Welcome.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Welcome.
                 * @constructor
                 * @param {zhilu.link.v1.Welcome.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Welcome = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Welcome session.
                 * @member {number} session
                 * @memberof zhilu.link.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.session = 0;

                /**
                 * Welcome heartbeatMs.
                 * @member {number} heartbeatMs
                 * @memberof zhilu.link.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.heartbeatMs = 0;

                /**
                 * Welcome unixMs.
                 * @member {number} unixMs
                 * @memberof zhilu.link.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.unixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Welcome stationKey.
                 * @member {Uint8Array} stationKey
                 * @memberof zhilu.link.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.stationKey = $util.newBuffer([]);

                /**
                 * Welcome signature.
                 * @member {Uint8Array} signature
                 * @memberof zhilu.link.v1.Welcome
                 * @instance
                 */
                Welcome.prototype.signature = $util.newBuffer([]);

                /**
                 * Encodes the specified Welcome message. Does not implicitly {@link zhilu.link.v1.Welcome.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Welcome
                 * @static
                 * @param {zhilu.link.v1.Welcome.$Properties} message Welcome message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Welcome.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                    if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.heartbeatMs);
                    if (message.unixMs != null && $Object.hasOwnProperty.call(message, "unixMs") && (typeof message.unixMs === "object" ? message.unixMs.low || message.unixMs.high : message.unixMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.unixMs);
                    if (message.stationKey != null && $Object.hasOwnProperty.call(message, "stationKey") && message.stationKey.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.stationKey);
                    if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.signature);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Welcome message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Welcome
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Welcome & zhilu.link.v1.Welcome.$Shape} Welcome
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Welcome.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Welcome();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.heartbeatMs = value;
                                else
                                    delete message.heartbeatMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.unixMs = value;
                                else
                                    delete message.unixMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.stationKey = value;
                                else
                                    delete message.stationKey;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.signature = value;
                                else
                                    delete message.signature;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Welcome;
            })();

            v1.Enrol = (function() {

                /**
                 * Properties of an Enrol.
                 * @typedef {Object} zhilu.link.v1.Enrol.$Properties
                 * @property {string|null} [dockId] Enrol dockId
                 * @property {string|null} [code] Enrol code
                 * @property {Uint8Array|null} [publicKey] Enrol publicKey
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Enrol.
                 * @memberof zhilu.link.v1
                 * @interface IEnrol
                 * @augments zhilu.link.v1.Enrol.$Properties
                 * @deprecated Use zhilu.link.v1.Enrol.$Properties instead.
                 */

                /**
                 * Shape of an Enrol.
                 * @typedef {zhilu.link.v1.Enrol.$Properties} zhilu.link.v1.Enrol.$Shape
                 */

                /**
                 * Constructs a new Enrol.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an Enrol.
                 * @constructor
                 * @param {zhilu.link.v1.Enrol.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Enrol = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Enrol dockId.
                 * @member {string} dockId
                 * @memberof zhilu.link.v1.Enrol
                 * @instance
                 */
                Enrol.prototype.dockId = "";

                /**
                 * Enrol code.
                 * @member {string} code
                 * @memberof zhilu.link.v1.Enrol
                 * @instance
                 */
                Enrol.prototype.code = "";

                /**
                 * Enrol publicKey.
                 * @member {Uint8Array} publicKey
                 * @memberof zhilu.link.v1.Enrol
                 * @instance
                 */
                Enrol.prototype.publicKey = $util.newBuffer([]);

                /**
                 * Encodes the specified Enrol message. Does not implicitly {@link zhilu.link.v1.Enrol.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Enrol
                 * @static
                 * @param {zhilu.link.v1.Enrol.$Properties} message Enrol message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Enrol.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.dockId != null && $Object.hasOwnProperty.call(message, "dockId") && message.dockId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.dockId);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                    if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.publicKey);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Enrol message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Enrol
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Enrol & zhilu.link.v1.Enrol.$Shape} Enrol
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Enrol.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Enrol();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.dockId = value;
                                else
                                    delete message.dockId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.publicKey = value;
                                else
                                    delete message.publicKey;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Enrol;
            })();

            v1.Enrolled = (function() {

                /**
                 * Properties of an Enrolled.
                 * @typedef {Object} zhilu.link.v1.Enrolled.$Properties
                 * @property {string|null} [credential] Enrolled credential
                 * @property {string|null} [stationId] Enrolled stationId
                 * @property {Uint8Array|null} [stationKey] Enrolled stationKey
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Enrolled.
                 * @memberof zhilu.link.v1
                 * @interface IEnrolled
                 * @augments zhilu.link.v1.Enrolled.$Properties
                 * @deprecated Use zhilu.link.v1.Enrolled.$Properties instead.
                 */

                /**
                 * Shape of an Enrolled.
                 * @typedef {zhilu.link.v1.Enrolled.$Properties} zhilu.link.v1.Enrolled.$Shape
                 */

                /**
                 * Constructs a new Enrolled.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an Enrolled.
                 * @constructor
                 * @param {zhilu.link.v1.Enrolled.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Enrolled = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Enrolled credential.
                 * @member {string} credential
                 * @memberof zhilu.link.v1.Enrolled
                 * @instance
                 */
                Enrolled.prototype.credential = "";

                /**
                 * Enrolled stationId.
                 * @member {string} stationId
                 * @memberof zhilu.link.v1.Enrolled
                 * @instance
                 */
                Enrolled.prototype.stationId = "";

                /**
                 * Enrolled stationKey.
                 * @member {Uint8Array} stationKey
                 * @memberof zhilu.link.v1.Enrolled
                 * @instance
                 */
                Enrolled.prototype.stationKey = $util.newBuffer([]);

                /**
                 * Encodes the specified Enrolled message. Does not implicitly {@link zhilu.link.v1.Enrolled.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Enrolled
                 * @static
                 * @param {zhilu.link.v1.Enrolled.$Properties} message Enrolled message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Enrolled.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.credential != null && $Object.hasOwnProperty.call(message, "credential") && message.credential !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.credential);
                    if (message.stationId != null && $Object.hasOwnProperty.call(message, "stationId") && message.stationId !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.stationId);
                    if (message.stationKey != null && $Object.hasOwnProperty.call(message, "stationKey") && message.stationKey.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.stationKey);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Enrolled message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Enrolled
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Enrolled & zhilu.link.v1.Enrolled.$Shape} Enrolled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Enrolled.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Enrolled();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.credential = value;
                                else
                                    delete message.credential;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationId = value;
                                else
                                    delete message.stationId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.stationKey = value;
                                else
                                    delete message.stationKey;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Enrolled;
            })();

            v1.Refused = (function() {

                /**
                 * Properties of a Refused.
                 * @typedef {Object} zhilu.link.v1.Refused.$Properties
                 * @property {zhilu.link.v1.Refused.Reason|null} [reason] Refused reason
                 * @property {string|null} [text] Refused text
                 * @property {number|null} [minVersion] Refused minVersion
                 * @property {number|null} [maxVersion] Refused maxVersion
                 * @property {number|null} [retryAfterMs] Refused retryAfterMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Refused.
                 * @memberof zhilu.link.v1
                 * @interface IRefused
                 * @augments zhilu.link.v1.Refused.$Properties
                 * @deprecated Use zhilu.link.v1.Refused.$Properties instead.
                 */

                /**
                 * Shape of a Refused.
                 * @typedef {zhilu.link.v1.Refused.$Properties} zhilu.link.v1.Refused.$Shape
                 */

                /**
                 * Constructs a new Refused.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Refused.
                 * @constructor
                 * @param {zhilu.link.v1.Refused.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Refused = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Refused reason.
                 * @member {zhilu.link.v1.Refused.Reason} reason
                 * @memberof zhilu.link.v1.Refused
                 * @instance
                 */
                Refused.prototype.reason = 0;

                /**
                 * Refused text.
                 * @member {string} text
                 * @memberof zhilu.link.v1.Refused
                 * @instance
                 */
                Refused.prototype.text = "";

                /**
                 * Refused minVersion.
                 * @member {number} minVersion
                 * @memberof zhilu.link.v1.Refused
                 * @instance
                 */
                Refused.prototype.minVersion = 0;

                /**
                 * Refused maxVersion.
                 * @member {number} maxVersion
                 * @memberof zhilu.link.v1.Refused
                 * @instance
                 */
                Refused.prototype.maxVersion = 0;

                /**
                 * Refused retryAfterMs.
                 * @member {number} retryAfterMs
                 * @memberof zhilu.link.v1.Refused
                 * @instance
                 */
                Refused.prototype.retryAfterMs = 0;

                /**
                 * Encodes the specified Refused message. Does not implicitly {@link zhilu.link.v1.Refused.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Refused
                 * @static
                 * @param {zhilu.link.v1.Refused.$Properties} message Refused message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Refused.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reason);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                    if (message.minVersion != null && $Object.hasOwnProperty.call(message, "minVersion") && message.minVersion !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.minVersion);
                    if (message.maxVersion != null && $Object.hasOwnProperty.call(message, "maxVersion") && message.maxVersion !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.maxVersion);
                    if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.retryAfterMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Refused message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Refused
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Refused & zhilu.link.v1.Refused.$Shape} Refused
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Refused.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Refused();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.minVersion = value;
                                else
                                    delete message.minVersion;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxVersion = value;
                                else
                                    delete message.maxVersion;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.retryAfterMs = value;
                                else
                                    delete message.retryAfterMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Reason enum.
                 * @name zhilu.link.v1.Refused.Reason
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} VERSION=1 VERSION value
                 * @property {number} UNKNOWN_DOCK=2 UNKNOWN_DOCK value
                 * @property {number} BAD_PROOF=3 BAD_PROOF value
                 * @property {number} BAD_CODE=4 BAD_CODE value
                 * @property {number} QUARANTINED=5 QUARANTINED value
                 * @property {number} MALFORMED=6 MALFORMED value
                 * @property {number} BUSY=7 BUSY value
                 */
                Refused.Reason = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "VERSION"] = 1;
                    values[valuesById[2] = "UNKNOWN_DOCK"] = 2;
                    values[valuesById[3] = "BAD_PROOF"] = 3;
                    values[valuesById[4] = "BAD_CODE"] = 4;
                    values[valuesById[5] = "QUARANTINED"] = 5;
                    values[valuesById[6] = "MALFORMED"] = 6;
                    values[valuesById[7] = "BUSY"] = 7;
                    return values;
                })();

                return Refused;
            })();

            v1.StationPresence = (function() {

                /**
                 * Properties of a StationPresence.
                 * @typedef {Object} zhilu.link.v1.StationPresence.$Properties
                 * @property {string|null} [stationId] StationPresence stationId
                 * @property {boolean|null} [online] StationPresence online
                 * @property {number|null} [start] StationPresence start
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StationPresence.
                 * @memberof zhilu.link.v1
                 * @interface IStationPresence
                 * @augments zhilu.link.v1.StationPresence.$Properties
                 * @deprecated Use zhilu.link.v1.StationPresence.$Properties instead.
                 */

                /**
                 * Shape of a StationPresence.
                 * @typedef {zhilu.link.v1.StationPresence.$Properties} zhilu.link.v1.StationPresence.$Shape
                 */

                /**
                 * Constructs a new StationPresence.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a StationPresence.
                 * @constructor
                 * @param {zhilu.link.v1.StationPresence.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StationPresence = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StationPresence stationId.
                 * @member {string} stationId
                 * @memberof zhilu.link.v1.StationPresence
                 * @instance
                 */
                StationPresence.prototype.stationId = "";

                /**
                 * StationPresence online.
                 * @member {boolean} online
                 * @memberof zhilu.link.v1.StationPresence
                 * @instance
                 */
                StationPresence.prototype.online = false;

                /**
                 * StationPresence start.
                 * @member {number} start
                 * @memberof zhilu.link.v1.StationPresence
                 * @instance
                 */
                StationPresence.prototype.start = 0;

                /**
                 * Encodes the specified StationPresence message. Does not implicitly {@link zhilu.link.v1.StationPresence.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.StationPresence
                 * @static
                 * @param {zhilu.link.v1.StationPresence.$Properties} message StationPresence message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StationPresence.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.stationId != null && $Object.hasOwnProperty.call(message, "stationId") && message.stationId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.stationId);
                    if (message.online != null && $Object.hasOwnProperty.call(message, "online") && message.online !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.online);
                    if (message.start != null && $Object.hasOwnProperty.call(message, "start") && message.start !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.start);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StationPresence message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.StationPresence
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.StationPresence & zhilu.link.v1.StationPresence.$Shape} StationPresence
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StationPresence.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.StationPresence();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationId = value;
                                else
                                    delete message.stationId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.online = value;
                                else
                                    delete message.online;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.start = value;
                                else
                                    delete message.start;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return StationPresence;
            })();

            v1.Gone = (function() {

                /**
                 * Properties of a Gone.
                 * @typedef {Object} zhilu.link.v1.Gone.$Properties
                 * @property {string|null} [reason] Gone reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Gone.
                 * @memberof zhilu.link.v1
                 * @interface IGone
                 * @augments zhilu.link.v1.Gone.$Properties
                 * @deprecated Use zhilu.link.v1.Gone.$Properties instead.
                 */

                /**
                 * Shape of a Gone.
                 * @typedef {zhilu.link.v1.Gone.$Properties} zhilu.link.v1.Gone.$Shape
                 */

                /**
                 * Constructs a new Gone.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Gone.
                 * @constructor
                 * @param {zhilu.link.v1.Gone.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Gone = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Gone reason.
                 * @member {string} reason
                 * @memberof zhilu.link.v1.Gone
                 * @instance
                 */
                Gone.prototype.reason = "";

                /**
                 * Encodes the specified Gone message. Does not implicitly {@link zhilu.link.v1.Gone.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Gone
                 * @static
                 * @param {zhilu.link.v1.Gone.$Properties} message Gone message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Gone.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Gone message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Gone
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Gone & zhilu.link.v1.Gone.$Shape} Gone
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Gone.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Gone();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Gone;
            })();

            v1.Ping = (function() {

                /**
                 * Properties of a Ping.
                 * @typedef {Object} zhilu.link.v1.Ping.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Ping.
                 * @memberof zhilu.link.v1
                 * @interface IPing
                 * @augments zhilu.link.v1.Ping.$Properties
                 * @deprecated Use zhilu.link.v1.Ping.$Properties instead.
                 */

                /**
                 * Shape of a Ping.
                 * @typedef {zhilu.link.v1.Ping.$Properties} zhilu.link.v1.Ping.$Shape
                 */

                /**
                 * Constructs a new Ping.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Ping.
                 * @constructor
                 * @param {zhilu.link.v1.Ping.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ping = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified Ping message. Does not implicitly {@link zhilu.link.v1.Ping.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Ping
                 * @static
                 * @param {zhilu.link.v1.Ping.$Properties} message Ping message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ping.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Ping message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Ping
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Ping & zhilu.link.v1.Ping.$Shape} Ping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ping.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Ping();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Ping;
            })();

            v1.Pong = (function() {

                /**
                 * Properties of a Pong.
                 * @typedef {Object} zhilu.link.v1.Pong.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Pong.
                 * @memberof zhilu.link.v1
                 * @interface IPong
                 * @augments zhilu.link.v1.Pong.$Properties
                 * @deprecated Use zhilu.link.v1.Pong.$Properties instead.
                 */

                /**
                 * Shape of a Pong.
                 * @typedef {zhilu.link.v1.Pong.$Properties} zhilu.link.v1.Pong.$Shape
                 */

                /**
                 * Constructs a new Pong.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Pong.
                 * @constructor
                 * @param {zhilu.link.v1.Pong.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Pong = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified Pong message. Does not implicitly {@link zhilu.link.v1.Pong.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Pong
                 * @static
                 * @param {zhilu.link.v1.Pong.$Properties} message Pong message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Pong.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Pong message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Pong
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Pong & zhilu.link.v1.Pong.$Shape} Pong
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Pong.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Pong();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Pong;
            })();

            v1.ReadBays = (function() {

                /**
                 * Properties of a ReadBays.
                 * @typedef {Object} zhilu.link.v1.ReadBays.$Properties
                 * @property {number|null} [bay] ReadBays bay
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadBays.
                 * @memberof zhilu.link.v1
                 * @interface IReadBays
                 * @augments zhilu.link.v1.ReadBays.$Properties
                 * @deprecated Use zhilu.link.v1.ReadBays.$Properties instead.
                 */

                /**
                 * Shape of a ReadBays.
                 * @typedef {zhilu.link.v1.ReadBays.$Properties} zhilu.link.v1.ReadBays.$Shape
                 */

                /**
                 * Constructs a new ReadBays.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ReadBays.
                 * @constructor
                 * @param {zhilu.link.v1.ReadBays.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadBays = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadBays bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ReadBays
                 * @instance
                 */
                ReadBays.prototype.bay = 0;

                /**
                 * Encodes the specified ReadBays message. Does not implicitly {@link zhilu.link.v1.ReadBays.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ReadBays
                 * @static
                 * @param {zhilu.link.v1.ReadBays.$Properties} message ReadBays message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadBays.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadBays message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ReadBays
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadBays & zhilu.link.v1.ReadBays.$Shape} ReadBays
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadBays.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ReadBays();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ReadBays;
            })();

            v1.BayReport = (function() {

                /**
                 * Properties of a BayReport.
                 * @typedef {Object} zhilu.link.v1.BayReport.$Properties
                 * @property {number|null} [bay] BayReport bay
                 * @property {zhilu.link.v1.BayReport.State|null} [state] BayReport state
                 * @property {number|null} [docking] BayReport docking
                 * @property {zhilu.link.v1.RecorderState.$Properties|null} [recorder] BayReport recorder
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BayReport.
                 * @memberof zhilu.link.v1
                 * @interface IBayReport
                 * @augments zhilu.link.v1.BayReport.$Properties
                 * @deprecated Use zhilu.link.v1.BayReport.$Properties instead.
                 */

                /**
                 * Shape of a BayReport.
                 * @typedef {zhilu.link.v1.BayReport.$Properties} zhilu.link.v1.BayReport.$Shape
                 */

                /**
                 * Constructs a new BayReport.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a BayReport.
                 * @constructor
                 * @param {zhilu.link.v1.BayReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BayReport = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BayReport bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.BayReport
                 * @instance
                 */
                BayReport.prototype.bay = 0;

                /**
                 * BayReport state.
                 * @member {zhilu.link.v1.BayReport.State} state
                 * @memberof zhilu.link.v1.BayReport
                 * @instance
                 */
                BayReport.prototype.state = 0;

                /**
                 * BayReport docking.
                 * @member {number} docking
                 * @memberof zhilu.link.v1.BayReport
                 * @instance
                 */
                BayReport.prototype.docking = 0;

                /**
                 * BayReport recorder.
                 * @member {zhilu.link.v1.RecorderState.$Properties|null|undefined} recorder
                 * @memberof zhilu.link.v1.BayReport
                 * @instance
                 */
                BayReport.prototype.recorder = null;

                /**
                 * Encodes the specified BayReport message. Does not implicitly {@link zhilu.link.v1.BayReport.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.BayReport
                 * @static
                 * @param {zhilu.link.v1.BayReport.$Properties} message BayReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BayReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                    if (message.docking != null && $Object.hasOwnProperty.call(message, "docking") && message.docking !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.docking);
                    if (message.recorder != null && $Object.hasOwnProperty.call(message, "recorder"))
                        $root.zhilu.link.v1.RecorderState.encode(message.recorder, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BayReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.BayReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.BayReport & zhilu.link.v1.BayReport.$Shape} BayReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BayReport.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.BayReport();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.docking = value;
                                else
                                    delete message.docking;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.recorder = $root.zhilu.link.v1.RecorderState.decode(reader, reader.size(), $undefined, _depth + 1, message.recorder);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * State enum.
                 * @name zhilu.link.v1.BayReport.State
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} EMPTY=1 EMPTY value
                 * @property {number} OCCUPIED=2 OCCUPIED value
                 * @property {number} UNREADABLE=3 UNREADABLE value
                 * @property {number} FAULT=4 FAULT value
                 */
                BayReport.State = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "EMPTY"] = 1;
                    values[valuesById[2] = "OCCUPIED"] = 2;
                    values[valuesById[3] = "UNREADABLE"] = 3;
                    values[valuesById[4] = "FAULT"] = 4;
                    return values;
                })();

                return BayReport;
            })();

            v1.RecorderState = (function() {

                /**
                 * Properties of a RecorderState.
                 * @typedef {Object} zhilu.link.v1.RecorderState.$Properties
                 * @property {string|null} [serial] RecorderState serial
                 * @property {string|null} [model] RecorderState model
                 * @property {string|null} [firmware] RecorderState firmware
                 * @property {Uint8Array|null} [hardwareId] RecorderState hardwareId
                 * @property {Uint8Array|null} [publicKey] RecorderState publicKey
                 * @property {string|null} [enrolCode] RecorderState enrolCode
                 * @property {number|null} [batteryPercent] RecorderState batteryPercent
                 * @property {boolean|null} [charging] RecorderState charging
                 * @property {number|null} [cardTotal] RecorderState cardTotal
                 * @property {number|null} [cardUsed] RecorderState cardUsed
                 * @property {number|null} [cardLocked] RecorderState cardLocked
                 * @property {Array.<zhilu.link.v1.Fault>|null} [faults] RecorderState faults
                 * @property {zhilu.link.v1.Gnss.$Properties|null} [lastFix] RecorderState lastFix
                 * @property {number|null} [nextClipNumber] RecorderState nextClipNumber
                 * @property {zhilu.link.v1.CarriedCheckpoint.$Properties|null} [carried] RecorderState carried
                 * @property {string|null} [cardId] RecorderState cardId
                 * @property {boolean|null} [onAir] RecorderState onAir
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RecorderState.
                 * @memberof zhilu.link.v1
                 * @interface IRecorderState
                 * @augments zhilu.link.v1.RecorderState.$Properties
                 * @deprecated Use zhilu.link.v1.RecorderState.$Properties instead.
                 */

                /**
                 * Shape of a RecorderState.
                 * @typedef {zhilu.link.v1.RecorderState.$Properties} zhilu.link.v1.RecorderState.$Shape
                 */

                /**
                 * Constructs a new RecorderState.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a RecorderState.
                 * @constructor
                 * @param {zhilu.link.v1.RecorderState.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RecorderState = function (properties) {
                    this.faults = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RecorderState serial.
                 * @member {string} serial
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.serial = "";

                /**
                 * RecorderState model.
                 * @member {string} model
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.model = "";

                /**
                 * RecorderState firmware.
                 * @member {string} firmware
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.firmware = "";

                /**
                 * RecorderState hardwareId.
                 * @member {Uint8Array} hardwareId
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.hardwareId = $util.newBuffer([]);

                /**
                 * RecorderState publicKey.
                 * @member {Uint8Array} publicKey
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.publicKey = $util.newBuffer([]);

                /**
                 * RecorderState enrolCode.
                 * @member {string} enrolCode
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.enrolCode = "";

                /**
                 * RecorderState batteryPercent.
                 * @member {number} batteryPercent
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.batteryPercent = 0;

                /**
                 * RecorderState charging.
                 * @member {boolean} charging
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.charging = false;

                /**
                 * RecorderState cardTotal.
                 * @member {number} cardTotal
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.cardTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * RecorderState cardUsed.
                 * @member {number} cardUsed
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.cardUsed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * RecorderState cardLocked.
                 * @member {number} cardLocked
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.cardLocked = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * RecorderState faults.
                 * @member {Array.<zhilu.link.v1.Fault>} faults
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.faults = $util.emptyArray;

                /**
                 * RecorderState lastFix.
                 * @member {zhilu.link.v1.Gnss.$Properties|null|undefined} lastFix
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.lastFix = null;

                /**
                 * RecorderState nextClipNumber.
                 * @member {number} nextClipNumber
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.nextClipNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * RecorderState carried.
                 * @member {zhilu.link.v1.CarriedCheckpoint.$Properties|null|undefined} carried
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.carried = null;

                /**
                 * RecorderState cardId.
                 * @member {string} cardId
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.cardId = "";

                /**
                 * RecorderState onAir.
                 * @member {boolean} onAir
                 * @memberof zhilu.link.v1.RecorderState
                 * @instance
                 */
                RecorderState.prototype.onAir = false;

                /**
                 * Encodes the specified RecorderState message. Does not implicitly {@link zhilu.link.v1.RecorderState.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.RecorderState
                 * @static
                 * @param {zhilu.link.v1.RecorderState.$Properties} message RecorderState message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RecorderState.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.serial != null && $Object.hasOwnProperty.call(message, "serial") && message.serial !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.serial);
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.model);
                    if (message.firmware != null && $Object.hasOwnProperty.call(message, "firmware") && message.firmware !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.firmware);
                    if (message.hardwareId != null && $Object.hasOwnProperty.call(message, "hardwareId") && message.hardwareId.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.hardwareId);
                    if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.publicKey);
                    if (message.enrolCode != null && $Object.hasOwnProperty.call(message, "enrolCode") && message.enrolCode !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.enrolCode);
                    if (message.batteryPercent != null && $Object.hasOwnProperty.call(message, "batteryPercent") && message.batteryPercent !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.batteryPercent);
                    if (message.charging != null && $Object.hasOwnProperty.call(message, "charging") && message.charging !== false)
                        writer.uint32(/* id 8, wireType 0 =*/64).bool(message.charging);
                    if (message.cardTotal != null && $Object.hasOwnProperty.call(message, "cardTotal") && (typeof message.cardTotal === "object" ? message.cardTotal.low || message.cardTotal.high : message.cardTotal !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.cardTotal);
                    if (message.cardUsed != null && $Object.hasOwnProperty.call(message, "cardUsed") && (typeof message.cardUsed === "object" ? message.cardUsed.low || message.cardUsed.high : message.cardUsed !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.cardUsed);
                    if (message.cardLocked != null && $Object.hasOwnProperty.call(message, "cardLocked") && (typeof message.cardLocked === "object" ? message.cardLocked.low || message.cardLocked.high : message.cardLocked !== 0))
                        writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.cardLocked);
                    if (message.faults != null && message.faults.length)
                        writer.uint32(/* id 12, wireType 2 =*/98).int32s(message.faults);
                    if (message.lastFix != null && $Object.hasOwnProperty.call(message, "lastFix"))
                        $root.zhilu.link.v1.Gnss.encode(message.lastFix, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                    if (message.nextClipNumber != null && $Object.hasOwnProperty.call(message, "nextClipNumber") && (typeof message.nextClipNumber === "object" ? message.nextClipNumber.low || message.nextClipNumber.high : message.nextClipNumber !== 0))
                        writer.uint32(/* id 14, wireType 0 =*/112).uint64(message.nextClipNumber);
                    if (message.carried != null && $Object.hasOwnProperty.call(message, "carried"))
                        $root.zhilu.link.v1.CarriedCheckpoint.encode(message.carried, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                    if (message.cardId != null && $Object.hasOwnProperty.call(message, "cardId") && message.cardId !== "")
                        writer.uint32(/* id 16, wireType 2 =*/130).string(message.cardId);
                    if (message.onAir != null && $Object.hasOwnProperty.call(message, "onAir") && message.onAir !== false)
                        writer.uint32(/* id 17, wireType 0 =*/136).bool(message.onAir);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RecorderState message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.RecorderState
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RecorderState & zhilu.link.v1.RecorderState.$Shape} RecorderState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RecorderState.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.RecorderState();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.serial = value;
                                else
                                    delete message.serial;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.model = value;
                                else
                                    delete message.model;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.firmware = value;
                                else
                                    delete message.firmware;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.hardwareId = value;
                                else
                                    delete message.hardwareId;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.publicKey = value;
                                else
                                    delete message.publicKey;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.enrolCode = value;
                                else
                                    delete message.enrolCode;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.batteryPercent = value;
                                else
                                    delete message.batteryPercent;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.charging = value;
                                else
                                    delete message.charging;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cardTotal = value;
                                else
                                    delete message.cardTotal;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cardUsed = value;
                                else
                                    delete message.cardUsed;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cardLocked = value;
                                else
                                    delete message.cardLocked;
                                continue;
                            }
                        case 12: {
                                if (wireType === 2) {
                                    if (!(message.faults && message.faults.length))
                                        message.faults = [];
                                    reader.int32s(message.faults);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.faults && message.faults.length))
                                    message.faults = [];
                                message.faults.push(reader.int32());
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.lastFix = $root.zhilu.link.v1.Gnss.decode(reader, reader.size(), $undefined, _depth + 1, message.lastFix);
                                continue;
                            }
                        case 14: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.nextClipNumber = value;
                                else
                                    delete message.nextClipNumber;
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.carried = $root.zhilu.link.v1.CarriedCheckpoint.decode(reader, reader.size(), $undefined, _depth + 1, message.carried);
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cardId = value;
                                else
                                    delete message.cardId;
                                continue;
                            }
                        case 17: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.onAir = value;
                                else
                                    delete message.onAir;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RecorderState;
            })();

            /**
             * Fault enum.
             * @name zhilu.link.v1.Fault
             * @enum {number}
             * @property {number} FAULT_UNSPECIFIED=0 FAULT_UNSPECIFIED value
             * @property {number} FAULT_CAMERA=1 FAULT_CAMERA value
             * @property {number} FAULT_MICROPHONE=2 FAULT_MICROPHONE value
             * @property {number} FAULT_CARD=3 FAULT_CARD value
             * @property {number} FAULT_BATTERY=4 FAULT_BATTERY value
             * @property {number} FAULT_CLOCK=5 FAULT_CLOCK value
             * @property {number} FAULT_GNSS=6 FAULT_GNSS value
             * @property {number} FAULT_CASE_OPENED=7 FAULT_CASE_OPENED value
             * @property {number} FAULT_STORAGE_FULL=8 FAULT_STORAGE_FULL value
             */
            v1.Fault = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "FAULT_UNSPECIFIED"] = 0;
                values[valuesById[1] = "FAULT_CAMERA"] = 1;
                values[valuesById[2] = "FAULT_MICROPHONE"] = 2;
                values[valuesById[3] = "FAULT_CARD"] = 3;
                values[valuesById[4] = "FAULT_BATTERY"] = 4;
                values[valuesById[5] = "FAULT_CLOCK"] = 5;
                values[valuesById[6] = "FAULT_GNSS"] = 6;
                values[valuesById[7] = "FAULT_CASE_OPENED"] = 7;
                values[valuesById[8] = "FAULT_STORAGE_FULL"] = 8;
                return values;
            })();

            v1.Gnss = (function() {

                /**
                 * Properties of a Gnss.
                 * @typedef {Object} zhilu.link.v1.Gnss.$Properties
                 * @property {number|null} [latitudeE7] Gnss latitudeE7
                 * @property {number|null} [longitudeE7] Gnss longitudeE7
                 * @property {number|null} [unixMs] Gnss unixMs
                 * @property {number|null} [accuracyM] Gnss accuracyM
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Gnss.
                 * @memberof zhilu.link.v1
                 * @interface IGnss
                 * @augments zhilu.link.v1.Gnss.$Properties
                 * @deprecated Use zhilu.link.v1.Gnss.$Properties instead.
                 */

                /**
                 * Shape of a Gnss.
                 * @typedef {zhilu.link.v1.Gnss.$Properties} zhilu.link.v1.Gnss.$Shape
                 */

                /**
                 * Constructs a new Gnss.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Gnss.
                 * @constructor
                 * @param {zhilu.link.v1.Gnss.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Gnss = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Gnss latitudeE7.
                 * @member {number} latitudeE7
                 * @memberof zhilu.link.v1.Gnss
                 * @instance
                 */
                Gnss.prototype.latitudeE7 = 0;

                /**
                 * Gnss longitudeE7.
                 * @member {number} longitudeE7
                 * @memberof zhilu.link.v1.Gnss
                 * @instance
                 */
                Gnss.prototype.longitudeE7 = 0;

                /**
                 * Gnss unixMs.
                 * @member {number} unixMs
                 * @memberof zhilu.link.v1.Gnss
                 * @instance
                 */
                Gnss.prototype.unixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Gnss accuracyM.
                 * @member {number} accuracyM
                 * @memberof zhilu.link.v1.Gnss
                 * @instance
                 */
                Gnss.prototype.accuracyM = 0;

                /**
                 * Encodes the specified Gnss message. Does not implicitly {@link zhilu.link.v1.Gnss.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Gnss
                 * @static
                 * @param {zhilu.link.v1.Gnss.$Properties} message Gnss message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Gnss.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.latitudeE7 != null && $Object.hasOwnProperty.call(message, "latitudeE7") && message.latitudeE7 !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).sint32(message.latitudeE7);
                    if (message.longitudeE7 != null && $Object.hasOwnProperty.call(message, "longitudeE7") && message.longitudeE7 !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.longitudeE7);
                    if (message.unixMs != null && $Object.hasOwnProperty.call(message, "unixMs") && (typeof message.unixMs === "object" ? message.unixMs.low || message.unixMs.high : message.unixMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.unixMs);
                    if (message.accuracyM != null && $Object.hasOwnProperty.call(message, "accuracyM") && message.accuracyM !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.accuracyM);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Gnss message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Gnss
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Gnss & zhilu.link.v1.Gnss.$Shape} Gnss
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Gnss.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Gnss();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.latitudeE7 = value;
                                else
                                    delete message.latitudeE7;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.longitudeE7 = value;
                                else
                                    delete message.longitudeE7;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.unixMs = value;
                                else
                                    delete message.unixMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.accuracyM = value;
                                else
                                    delete message.accuracyM;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Gnss;
            })();

            v1.CarriedCheckpoint = (function() {

                /**
                 * Properties of a CarriedCheckpoint.
                 * @typedef {Object} zhilu.link.v1.CarriedCheckpoint.$Properties
                 * @property {string|null} [origin] CarriedCheckpoint origin
                 * @property {number|null} [size] CarriedCheckpoint size
                 * @property {Uint8Array|null} [root] CarriedCheckpoint root
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CarriedCheckpoint.
                 * @memberof zhilu.link.v1
                 * @interface ICarriedCheckpoint
                 * @augments zhilu.link.v1.CarriedCheckpoint.$Properties
                 * @deprecated Use zhilu.link.v1.CarriedCheckpoint.$Properties instead.
                 */

                /**
                 * Shape of a CarriedCheckpoint.
                 * @typedef {zhilu.link.v1.CarriedCheckpoint.$Properties} zhilu.link.v1.CarriedCheckpoint.$Shape
                 */

                /**
                 * Constructs a new CarriedCheckpoint.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a CarriedCheckpoint.
                 * @constructor
                 * @param {zhilu.link.v1.CarriedCheckpoint.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CarriedCheckpoint = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CarriedCheckpoint origin.
                 * @member {string} origin
                 * @memberof zhilu.link.v1.CarriedCheckpoint
                 * @instance
                 */
                CarriedCheckpoint.prototype.origin = "";

                /**
                 * CarriedCheckpoint size.
                 * @member {number} size
                 * @memberof zhilu.link.v1.CarriedCheckpoint
                 * @instance
                 */
                CarriedCheckpoint.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * CarriedCheckpoint root.
                 * @member {Uint8Array} root
                 * @memberof zhilu.link.v1.CarriedCheckpoint
                 * @instance
                 */
                CarriedCheckpoint.prototype.root = $util.newBuffer([]);

                /**
                 * Encodes the specified CarriedCheckpoint message. Does not implicitly {@link zhilu.link.v1.CarriedCheckpoint.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.CarriedCheckpoint
                 * @static
                 * @param {zhilu.link.v1.CarriedCheckpoint.$Properties} message CarriedCheckpoint message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CarriedCheckpoint.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.origin);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                    if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.root);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CarriedCheckpoint message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.CarriedCheckpoint
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.CarriedCheckpoint & zhilu.link.v1.CarriedCheckpoint.$Shape} CarriedCheckpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CarriedCheckpoint.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.CarriedCheckpoint();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.origin = value;
                                else
                                    delete message.origin;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.root = value;
                                else
                                    delete message.root;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CarriedCheckpoint;
            })();

            v1.RawTime = (function() {

                /**
                 * Properties of a RawTime.
                 * @typedef {Object} zhilu.link.v1.RawTime.$Properties
                 * @property {number|null} [year] RawTime year
                 * @property {number|null} [month] RawTime month
                 * @property {number|null} [day] RawTime day
                 * @property {number|null} [hour] RawTime hour
                 * @property {number|null} [minute] RawTime minute
                 * @property {number|null} [second] RawTime second
                 * @property {number|null} [millis] RawTime millis
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RawTime.
                 * @memberof zhilu.link.v1
                 * @interface IRawTime
                 * @augments zhilu.link.v1.RawTime.$Properties
                 * @deprecated Use zhilu.link.v1.RawTime.$Properties instead.
                 */

                /**
                 * Shape of a RawTime.
                 * @typedef {zhilu.link.v1.RawTime.$Properties} zhilu.link.v1.RawTime.$Shape
                 */

                /**
                 * Constructs a new RawTime.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a RawTime.
                 * @constructor
                 * @param {zhilu.link.v1.RawTime.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RawTime = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RawTime year.
                 * @member {number} year
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.year = 0;

                /**
                 * RawTime month.
                 * @member {number} month
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.month = 0;

                /**
                 * RawTime day.
                 * @member {number} day
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.day = 0;

                /**
                 * RawTime hour.
                 * @member {number} hour
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.hour = 0;

                /**
                 * RawTime minute.
                 * @member {number} minute
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.minute = 0;

                /**
                 * RawTime second.
                 * @member {number} second
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.second = 0;

                /**
                 * RawTime millis.
                 * @member {number} millis
                 * @memberof zhilu.link.v1.RawTime
                 * @instance
                 */
                RawTime.prototype.millis = 0;

                /**
                 * Encodes the specified RawTime message. Does not implicitly {@link zhilu.link.v1.RawTime.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.RawTime
                 * @static
                 * @param {zhilu.link.v1.RawTime.$Properties} message RawTime message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RawTime.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.year != null && $Object.hasOwnProperty.call(message, "year") && message.year !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.year);
                    if (message.month != null && $Object.hasOwnProperty.call(message, "month") && message.month !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.month);
                    if (message.day != null && $Object.hasOwnProperty.call(message, "day") && message.day !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.day);
                    if (message.hour != null && $Object.hasOwnProperty.call(message, "hour") && message.hour !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.hour);
                    if (message.minute != null && $Object.hasOwnProperty.call(message, "minute") && message.minute !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.minute);
                    if (message.second != null && $Object.hasOwnProperty.call(message, "second") && message.second !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.second);
                    if (message.millis != null && $Object.hasOwnProperty.call(message, "millis") && message.millis !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.millis);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RawTime message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.RawTime
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RawTime & zhilu.link.v1.RawTime.$Shape} RawTime
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RawTime.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.RawTime();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.year = value;
                                else
                                    delete message.year;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.month = value;
                                else
                                    delete message.month;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.day = value;
                                else
                                    delete message.day;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.hour = value;
                                else
                                    delete message.hour;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.minute = value;
                                else
                                    delete message.minute;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.second = value;
                                else
                                    delete message.second;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.millis = value;
                                else
                                    delete message.millis;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RawTime;
            })();

            v1.ReadClock = (function() {

                /**
                 * Properties of a ReadClock.
                 * @typedef {Object} zhilu.link.v1.ReadClock.$Properties
                 * @property {number|null} [bay] ReadClock bay
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadClock.
                 * @memberof zhilu.link.v1
                 * @interface IReadClock
                 * @augments zhilu.link.v1.ReadClock.$Properties
                 * @deprecated Use zhilu.link.v1.ReadClock.$Properties instead.
                 */

                /**
                 * Shape of a ReadClock.
                 * @typedef {zhilu.link.v1.ReadClock.$Properties} zhilu.link.v1.ReadClock.$Shape
                 */

                /**
                 * Constructs a new ReadClock.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ReadClock.
                 * @constructor
                 * @param {zhilu.link.v1.ReadClock.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadClock = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadClock bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ReadClock
                 * @instance
                 */
                ReadClock.prototype.bay = 0;

                /**
                 * Encodes the specified ReadClock message. Does not implicitly {@link zhilu.link.v1.ReadClock.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ReadClock
                 * @static
                 * @param {zhilu.link.v1.ReadClock.$Properties} message ReadClock message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadClock.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadClock message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ReadClock
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadClock & zhilu.link.v1.ReadClock.$Shape} ReadClock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadClock.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ReadClock();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ReadClock;
            })();

            v1.SetClock = (function() {

                /**
                 * Properties of a SetClock.
                 * @typedef {Object} zhilu.link.v1.SetClock.$Properties
                 * @property {number|null} [bay] SetClock bay
                 * @property {number|null} [unixMs] SetClock unixMs
                 * @property {number|null} [utcOffsetMinutes] SetClock utcOffsetMinutes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SetClock.
                 * @memberof zhilu.link.v1
                 * @interface ISetClock
                 * @augments zhilu.link.v1.SetClock.$Properties
                 * @deprecated Use zhilu.link.v1.SetClock.$Properties instead.
                 */

                /**
                 * Shape of a SetClock.
                 * @typedef {zhilu.link.v1.SetClock.$Properties} zhilu.link.v1.SetClock.$Shape
                 */

                /**
                 * Constructs a new SetClock.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a SetClock.
                 * @constructor
                 * @param {zhilu.link.v1.SetClock.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SetClock = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SetClock bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.SetClock
                 * @instance
                 */
                SetClock.prototype.bay = 0;

                /**
                 * SetClock unixMs.
                 * @member {number} unixMs
                 * @memberof zhilu.link.v1.SetClock
                 * @instance
                 */
                SetClock.prototype.unixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * SetClock utcOffsetMinutes.
                 * @member {number} utcOffsetMinutes
                 * @memberof zhilu.link.v1.SetClock
                 * @instance
                 */
                SetClock.prototype.utcOffsetMinutes = 0;

                /**
                 * Encodes the specified SetClock message. Does not implicitly {@link zhilu.link.v1.SetClock.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.SetClock
                 * @static
                 * @param {zhilu.link.v1.SetClock.$Properties} message SetClock message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SetClock.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.unixMs != null && $Object.hasOwnProperty.call(message, "unixMs") && (typeof message.unixMs === "object" ? message.unixMs.low || message.unixMs.high : message.unixMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.unixMs);
                    if (message.utcOffsetMinutes != null && $Object.hasOwnProperty.call(message, "utcOffsetMinutes") && message.utcOffsetMinutes !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.utcOffsetMinutes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SetClock message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.SetClock
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.SetClock & zhilu.link.v1.SetClock.$Shape} SetClock
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SetClock.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.SetClock();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.unixMs = value;
                                else
                                    delete message.unixMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.utcOffsetMinutes = value;
                                else
                                    delete message.utcOffsetMinutes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return SetClock;
            })();

            v1.ClockReading = (function() {

                /**
                 * Properties of a ClockReading.
                 * @typedef {Object} zhilu.link.v1.ClockReading.$Properties
                 * @property {number|null} [bay] ClockReading bay
                 * @property {zhilu.link.v1.RawTime.$Properties|null} [raw] ClockReading raw
                 * @property {number|null} [bootCount] ClockReading bootCount
                 * @property {number|null} [uptimeMs] ClockReading uptimeMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClockReading.
                 * @memberof zhilu.link.v1
                 * @interface IClockReading
                 * @augments zhilu.link.v1.ClockReading.$Properties
                 * @deprecated Use zhilu.link.v1.ClockReading.$Properties instead.
                 */

                /**
                 * Shape of a ClockReading.
                 * @typedef {zhilu.link.v1.ClockReading.$Properties} zhilu.link.v1.ClockReading.$Shape
                 */

                /**
                 * Constructs a new ClockReading.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ClockReading.
                 * @constructor
                 * @param {zhilu.link.v1.ClockReading.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClockReading = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClockReading bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ClockReading
                 * @instance
                 */
                ClockReading.prototype.bay = 0;

                /**
                 * ClockReading raw.
                 * @member {zhilu.link.v1.RawTime.$Properties|null|undefined} raw
                 * @memberof zhilu.link.v1.ClockReading
                 * @instance
                 */
                ClockReading.prototype.raw = null;

                /**
                 * ClockReading bootCount.
                 * @member {number} bootCount
                 * @memberof zhilu.link.v1.ClockReading
                 * @instance
                 */
                ClockReading.prototype.bootCount = 0;

                /**
                 * ClockReading uptimeMs.
                 * @member {number} uptimeMs
                 * @memberof zhilu.link.v1.ClockReading
                 * @instance
                 */
                ClockReading.prototype.uptimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Encodes the specified ClockReading message. Does not implicitly {@link zhilu.link.v1.ClockReading.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ClockReading
                 * @static
                 * @param {zhilu.link.v1.ClockReading.$Properties} message ClockReading message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClockReading.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.raw != null && $Object.hasOwnProperty.call(message, "raw"))
                        $root.zhilu.link.v1.RawTime.encode(message.raw, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.bootCount != null && $Object.hasOwnProperty.call(message, "bootCount") && message.bootCount !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.bootCount);
                    if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && (typeof message.uptimeMs === "object" ? message.uptimeMs.low || message.uptimeMs.high : message.uptimeMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.uptimeMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClockReading message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ClockReading
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClockReading & zhilu.link.v1.ClockReading.$Shape} ClockReading
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClockReading.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ClockReading();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.raw = $root.zhilu.link.v1.RawTime.decode(reader, reader.size(), $undefined, _depth + 1, message.raw);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bootCount = value;
                                else
                                    delete message.bootCount;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.uptimeMs = value;
                                else
                                    delete message.uptimeMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClockReading;
            })();

            v1.ProveRecorder = (function() {

                /**
                 * Properties of a ProveRecorder.
                 * @typedef {Object} zhilu.link.v1.ProveRecorder.$Properties
                 * @property {number|null} [bay] ProveRecorder bay
                 * @property {Uint8Array|null} [nonce] ProveRecorder nonce
                 * @property {string|null} [stationId] ProveRecorder stationId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProveRecorder.
                 * @memberof zhilu.link.v1
                 * @interface IProveRecorder
                 * @augments zhilu.link.v1.ProveRecorder.$Properties
                 * @deprecated Use zhilu.link.v1.ProveRecorder.$Properties instead.
                 */

                /**
                 * Shape of a ProveRecorder.
                 * @typedef {zhilu.link.v1.ProveRecorder.$Properties} zhilu.link.v1.ProveRecorder.$Shape
                 */

                /**
                 * Constructs a new ProveRecorder.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ProveRecorder.
                 * @constructor
                 * @param {zhilu.link.v1.ProveRecorder.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProveRecorder = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProveRecorder bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ProveRecorder
                 * @instance
                 */
                ProveRecorder.prototype.bay = 0;

                /**
                 * ProveRecorder nonce.
                 * @member {Uint8Array} nonce
                 * @memberof zhilu.link.v1.ProveRecorder
                 * @instance
                 */
                ProveRecorder.prototype.nonce = $util.newBuffer([]);

                /**
                 * ProveRecorder stationId.
                 * @member {string} stationId
                 * @memberof zhilu.link.v1.ProveRecorder
                 * @instance
                 */
                ProveRecorder.prototype.stationId = "";

                /**
                 * Encodes the specified ProveRecorder message. Does not implicitly {@link zhilu.link.v1.ProveRecorder.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ProveRecorder
                 * @static
                 * @param {zhilu.link.v1.ProveRecorder.$Properties} message ProveRecorder message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProveRecorder.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.nonce);
                    if (message.stationId != null && $Object.hasOwnProperty.call(message, "stationId") && message.stationId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.stationId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProveRecorder message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ProveRecorder
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ProveRecorder & zhilu.link.v1.ProveRecorder.$Shape} ProveRecorder
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProveRecorder.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ProveRecorder();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.nonce = value;
                                else
                                    delete message.nonce;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationId = value;
                                else
                                    delete message.stationId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProveRecorder;
            })();

            v1.RecorderProof = (function() {

                /**
                 * Properties of a RecorderProof.
                 * @typedef {Object} zhilu.link.v1.RecorderProof.$Properties
                 * @property {number|null} [bay] RecorderProof bay
                 * @property {Uint8Array|null} [signature] RecorderProof signature
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RecorderProof.
                 * @memberof zhilu.link.v1
                 * @interface IRecorderProof
                 * @augments zhilu.link.v1.RecorderProof.$Properties
                 * @deprecated Use zhilu.link.v1.RecorderProof.$Properties instead.
                 */

                /**
                 * Shape of a RecorderProof.
                 * @typedef {zhilu.link.v1.RecorderProof.$Properties} zhilu.link.v1.RecorderProof.$Shape
                 */

                /**
                 * Constructs a new RecorderProof.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a RecorderProof.
                 * @constructor
                 * @param {zhilu.link.v1.RecorderProof.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RecorderProof = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RecorderProof bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.RecorderProof
                 * @instance
                 */
                RecorderProof.prototype.bay = 0;

                /**
                 * RecorderProof signature.
                 * @member {Uint8Array} signature
                 * @memberof zhilu.link.v1.RecorderProof
                 * @instance
                 */
                RecorderProof.prototype.signature = $util.newBuffer([]);

                /**
                 * Encodes the specified RecorderProof message. Does not implicitly {@link zhilu.link.v1.RecorderProof.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.RecorderProof
                 * @static
                 * @param {zhilu.link.v1.RecorderProof.$Properties} message RecorderProof message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RecorderProof.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RecorderProof message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.RecorderProof
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.RecorderProof & zhilu.link.v1.RecorderProof.$Shape} RecorderProof
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RecorderProof.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.RecorderProof();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.signature = value;
                                else
                                    delete message.signature;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RecorderProof;
            })();

            /**
             * ClipKind enum.
             * @name zhilu.link.v1.ClipKind
             * @enum {number}
             * @property {number} CLIP_KIND_UNSPECIFIED=0 CLIP_KIND_UNSPECIFIED value
             * @property {number} CLIP_KIND_VIDEO=1 CLIP_KIND_VIDEO value
             * @property {number} CLIP_KIND_AUDIO=2 CLIP_KIND_AUDIO value
             * @property {number} CLIP_KIND_PHOTO=3 CLIP_KIND_PHOTO value
             * @property {number} CLIP_KIND_OTHER=4 CLIP_KIND_OTHER value
             */
            v1.ClipKind = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CLIP_KIND_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CLIP_KIND_VIDEO"] = 1;
                values[valuesById[2] = "CLIP_KIND_AUDIO"] = 2;
                values[valuesById[3] = "CLIP_KIND_PHOTO"] = 3;
                values[valuesById[4] = "CLIP_KIND_OTHER"] = 4;
                return values;
            })();

            v1.ListClips = (function() {

                /**
                 * Properties of a ListClips.
                 * @typedef {Object} zhilu.link.v1.ListClips.$Properties
                 * @property {number|null} [bay] ListClips bay
                 * @property {number|null} [afterNumber] ListClips afterNumber
                 * @property {number|null} [limit] ListClips limit
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListClips.
                 * @memberof zhilu.link.v1
                 * @interface IListClips
                 * @augments zhilu.link.v1.ListClips.$Properties
                 * @deprecated Use zhilu.link.v1.ListClips.$Properties instead.
                 */

                /**
                 * Shape of a ListClips.
                 * @typedef {zhilu.link.v1.ListClips.$Properties} zhilu.link.v1.ListClips.$Shape
                 */

                /**
                 * Constructs a new ListClips.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ListClips.
                 * @constructor
                 * @param {zhilu.link.v1.ListClips.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListClips = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListClips bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ListClips
                 * @instance
                 */
                ListClips.prototype.bay = 0;

                /**
                 * ListClips afterNumber.
                 * @member {number} afterNumber
                 * @memberof zhilu.link.v1.ListClips
                 * @instance
                 */
                ListClips.prototype.afterNumber = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ListClips limit.
                 * @member {number} limit
                 * @memberof zhilu.link.v1.ListClips
                 * @instance
                 */
                ListClips.prototype.limit = 0;

                /**
                 * Encodes the specified ListClips message. Does not implicitly {@link zhilu.link.v1.ListClips.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ListClips
                 * @static
                 * @param {zhilu.link.v1.ListClips.$Properties} message ListClips message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListClips.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.afterNumber != null && $Object.hasOwnProperty.call(message, "afterNumber") && (typeof message.afterNumber === "object" ? message.afterNumber.low || message.afterNumber.high : message.afterNumber !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.afterNumber);
                    if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListClips message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ListClips
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ListClips & zhilu.link.v1.ListClips.$Shape} ListClips
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListClips.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ListClips();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.afterNumber = value;
                                else
                                    delete message.afterNumber;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.limit = value;
                                else
                                    delete message.limit;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListClips;
            })();

            v1.ClipList = (function() {

                /**
                 * Properties of a ClipList.
                 * @typedef {Object} zhilu.link.v1.ClipList.$Properties
                 * @property {number|null} [bay] ClipList bay
                 * @property {Array.<zhilu.link.v1.ClipEntry.$Properties>|null} [entries] ClipList entries
                 * @property {boolean|null} [complete] ClipList complete
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClipList.
                 * @memberof zhilu.link.v1
                 * @interface IClipList
                 * @augments zhilu.link.v1.ClipList.$Properties
                 * @deprecated Use zhilu.link.v1.ClipList.$Properties instead.
                 */

                /**
                 * Shape of a ClipList.
                 * @typedef {zhilu.link.v1.ClipList.$Properties} zhilu.link.v1.ClipList.$Shape
                 */

                /**
                 * Constructs a new ClipList.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ClipList.
                 * @constructor
                 * @param {zhilu.link.v1.ClipList.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClipList = function (properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClipList bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ClipList
                 * @instance
                 */
                ClipList.prototype.bay = 0;

                /**
                 * ClipList entries.
                 * @member {Array.<zhilu.link.v1.ClipEntry.$Properties>} entries
                 * @memberof zhilu.link.v1.ClipList
                 * @instance
                 */
                ClipList.prototype.entries = $util.emptyArray;

                /**
                 * ClipList complete.
                 * @member {boolean} complete
                 * @memberof zhilu.link.v1.ClipList
                 * @instance
                 */
                ClipList.prototype.complete = false;

                /**
                 * Encodes the specified ClipList message. Does not implicitly {@link zhilu.link.v1.ClipList.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ClipList
                 * @static
                 * @param {zhilu.link.v1.ClipList.$Properties} message ClipList message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClipList.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            $root.zhilu.link.v1.ClipEntry.encode(message.entries[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.complete);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClipList message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ClipList
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipList & zhilu.link.v1.ClipList.$Shape} ClipList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClipList.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ClipList();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push($root.zhilu.link.v1.ClipEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.complete = value;
                                else
                                    delete message.complete;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClipList;
            })();

            v1.ClipEntry = (function() {

                /**
                 * Properties of a ClipEntry.
                 * @typedef {Object} zhilu.link.v1.ClipEntry.$Properties
                 * @property {number|null} [number] ClipEntry number
                 * @property {string|null} [name] ClipEntry name
                 * @property {zhilu.link.v1.ClipKind|null} [kind] ClipEntry kind
                 * @property {number|null} [size] ClipEntry size
                 * @property {zhilu.link.v1.RawTime.$Properties|null} [started] ClipEntry started
                 * @property {number|null} [durationMs] ClipEntry durationMs
                 * @property {number|null} [recording] ClipEntry recording
                 * @property {number|null} [segment] ClipEntry segment
                 * @property {boolean|null} [lastSegment] ClipEntry lastSegment
                 * @property {boolean|null} [markedImportant] ClipEntry markedImportant
                 * @property {boolean|null} [markedPrivate] ClipEntry markedPrivate
                 * @property {boolean|null} [locked] ClipEntry locked
                 * @property {boolean|null} [open] ClipEntry open
                 * @property {Uint8Array|null} [tag] ClipEntry tag
                 * @property {Uint8Array|null} [sha256] ClipEntry sha256
                 * @property {number|null} [bootCount] ClipEntry bootCount
                 * @property {number|null} [uptimeMs] ClipEntry uptimeMs
                 * @property {Uint8Array|null} [signature] ClipEntry signature
                 * @property {string|null} [officerHint] ClipEntry officerHint
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClipEntry.
                 * @memberof zhilu.link.v1
                 * @interface IClipEntry
                 * @augments zhilu.link.v1.ClipEntry.$Properties
                 * @deprecated Use zhilu.link.v1.ClipEntry.$Properties instead.
                 */

                /**
                 * Shape of a ClipEntry.
                 * @typedef {zhilu.link.v1.ClipEntry.$Properties} zhilu.link.v1.ClipEntry.$Shape
                 */

                /**
                 * Constructs a new ClipEntry.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ClipEntry.
                 * @constructor
                 * @param {zhilu.link.v1.ClipEntry.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClipEntry = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClipEntry number.
                 * @member {number} number
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ClipEntry name.
                 * @member {string} name
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.name = "";

                /**
                 * ClipEntry kind.
                 * @member {zhilu.link.v1.ClipKind} kind
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.kind = 0;

                /**
                 * ClipEntry size.
                 * @member {number} size
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ClipEntry started.
                 * @member {zhilu.link.v1.RawTime.$Properties|null|undefined} started
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.started = null;

                /**
                 * ClipEntry durationMs.
                 * @member {number} durationMs
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.durationMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ClipEntry recording.
                 * @member {number} recording
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.recording = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ClipEntry segment.
                 * @member {number} segment
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.segment = 0;

                /**
                 * ClipEntry lastSegment.
                 * @member {boolean} lastSegment
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.lastSegment = false;

                /**
                 * ClipEntry markedImportant.
                 * @member {boolean} markedImportant
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.markedImportant = false;

                /**
                 * ClipEntry markedPrivate.
                 * @member {boolean} markedPrivate
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.markedPrivate = false;

                /**
                 * ClipEntry locked.
                 * @member {boolean} locked
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.locked = false;

                /**
                 * ClipEntry open.
                 * @member {boolean} open
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.open = false;

                /**
                 * ClipEntry tag.
                 * @member {Uint8Array} tag
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.tag = $util.newBuffer([]);

                /**
                 * ClipEntry sha256.
                 * @member {Uint8Array} sha256
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.sha256 = $util.newBuffer([]);

                /**
                 * ClipEntry bootCount.
                 * @member {number} bootCount
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.bootCount = 0;

                /**
                 * ClipEntry uptimeMs.
                 * @member {number} uptimeMs
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.uptimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ClipEntry signature.
                 * @member {Uint8Array} signature
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.signature = $util.newBuffer([]);

                /**
                 * ClipEntry officerHint.
                 * @member {string} officerHint
                 * @memberof zhilu.link.v1.ClipEntry
                 * @instance
                 */
                ClipEntry.prototype.officerHint = "";

                /**
                 * Encodes the specified ClipEntry message. Does not implicitly {@link zhilu.link.v1.ClipEntry.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ClipEntry
                 * @static
                 * @param {zhilu.link.v1.ClipEntry.$Properties} message ClipEntry message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClipEntry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.kind);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.size);
                    if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
                        $root.zhilu.link.v1.RawTime.encode(message.started, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && (typeof message.durationMs === "object" ? message.durationMs.low || message.durationMs.high : message.durationMs !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.durationMs);
                    if (message.recording != null && $Object.hasOwnProperty.call(message, "recording") && (typeof message.recording === "object" ? message.recording.low || message.recording.high : message.recording !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.recording);
                    if (message.segment != null && $Object.hasOwnProperty.call(message, "segment") && message.segment !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.segment);
                    if (message.lastSegment != null && $Object.hasOwnProperty.call(message, "lastSegment") && message.lastSegment !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.lastSegment);
                    if (message.markedImportant != null && $Object.hasOwnProperty.call(message, "markedImportant") && message.markedImportant !== false)
                        writer.uint32(/* id 10, wireType 0 =*/80).bool(message.markedImportant);
                    if (message.markedPrivate != null && $Object.hasOwnProperty.call(message, "markedPrivate") && message.markedPrivate !== false)
                        writer.uint32(/* id 11, wireType 0 =*/88).bool(message.markedPrivate);
                    if (message.locked != null && $Object.hasOwnProperty.call(message, "locked") && message.locked !== false)
                        writer.uint32(/* id 12, wireType 0 =*/96).bool(message.locked);
                    if (message.open != null && $Object.hasOwnProperty.call(message, "open") && message.open !== false)
                        writer.uint32(/* id 13, wireType 0 =*/104).bool(message.open);
                    if (message.tag != null && $Object.hasOwnProperty.call(message, "tag") && message.tag.length)
                        writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.tag);
                    if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                        writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.sha256);
                    if (message.bootCount != null && $Object.hasOwnProperty.call(message, "bootCount") && message.bootCount !== 0)
                        writer.uint32(/* id 16, wireType 0 =*/128).uint32(message.bootCount);
                    if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && (typeof message.uptimeMs === "object" ? message.uptimeMs.low || message.uptimeMs.high : message.uptimeMs !== 0))
                        writer.uint32(/* id 17, wireType 0 =*/136).uint64(message.uptimeMs);
                    if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                        writer.uint32(/* id 18, wireType 2 =*/146).bytes(message.signature);
                    if (message.officerHint != null && $Object.hasOwnProperty.call(message, "officerHint") && message.officerHint !== "")
                        writer.uint32(/* id 19, wireType 2 =*/154).string(message.officerHint);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClipEntry message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ClipEntry
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipEntry & zhilu.link.v1.ClipEntry.$Shape} ClipEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClipEntry.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ClipEntry();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.started = $root.zhilu.link.v1.RawTime.decode(reader, reader.size(), $undefined, _depth + 1, message.started);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.durationMs = value;
                                else
                                    delete message.durationMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.recording = value;
                                else
                                    delete message.recording;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.segment = value;
                                else
                                    delete message.segment;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.lastSegment = value;
                                else
                                    delete message.lastSegment;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.markedImportant = value;
                                else
                                    delete message.markedImportant;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.markedPrivate = value;
                                else
                                    delete message.markedPrivate;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.locked = value;
                                else
                                    delete message.locked;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.open = value;
                                else
                                    delete message.open;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.tag = value;
                                else
                                    delete message.tag;
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.sha256 = value;
                                else
                                    delete message.sha256;
                                continue;
                            }
                        case 16: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bootCount = value;
                                else
                                    delete message.bootCount;
                                continue;
                            }
                        case 17: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.uptimeMs = value;
                                else
                                    delete message.uptimeMs;
                                continue;
                            }
                        case 18: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.signature = value;
                                else
                                    delete message.signature;
                                continue;
                            }
                        case 19: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.officerHint = value;
                                else
                                    delete message.officerHint;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ClipEntry;
            })();

            v1.ReadClip = (function() {

                /**
                 * Properties of a ReadClip.
                 * @typedef {Object} zhilu.link.v1.ReadClip.$Properties
                 * @property {number|null} [bay] ReadClip bay
                 * @property {number|null} [number] ReadClip number
                 * @property {Uint8Array|null} [tag] ReadClip tag
                 * @property {number|null} [offset] ReadClip offset
                 * @property {number|null} [length] ReadClip length
                 * @property {number|null} [chunk] ReadClip chunk
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadClip.
                 * @memberof zhilu.link.v1
                 * @interface IReadClip
                 * @augments zhilu.link.v1.ReadClip.$Properties
                 * @deprecated Use zhilu.link.v1.ReadClip.$Properties instead.
                 */

                /**
                 * Shape of a ReadClip.
                 * @typedef {zhilu.link.v1.ReadClip.$Properties} zhilu.link.v1.ReadClip.$Shape
                 */

                /**
                 * Constructs a new ReadClip.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ReadClip.
                 * @constructor
                 * @param {zhilu.link.v1.ReadClip.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadClip = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadClip bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.bay = 0;

                /**
                 * ReadClip number.
                 * @member {number} number
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ReadClip tag.
                 * @member {Uint8Array} tag
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.tag = $util.newBuffer([]);

                /**
                 * ReadClip offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ReadClip length.
                 * @member {number} length
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.length = 0;

                /**
                 * ReadClip chunk.
                 * @member {number} chunk
                 * @memberof zhilu.link.v1.ReadClip
                 * @instance
                 */
                ReadClip.prototype.chunk = 0;

                /**
                 * Encodes the specified ReadClip message. Does not implicitly {@link zhilu.link.v1.ReadClip.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ReadClip
                 * @static
                 * @param {zhilu.link.v1.ReadClip.$Properties} message ReadClip message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadClip.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.number);
                    if (message.tag != null && $Object.hasOwnProperty.call(message, "tag") && message.tag.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.tag);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.offset);
                    if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.length);
                    if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk") && message.chunk !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.chunk);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadClip message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ReadClip
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadClip & zhilu.link.v1.ReadClip.$Shape} ReadClip
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadClip.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ReadClip();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.tag = value;
                                else
                                    delete message.tag;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.length = value;
                                else
                                    delete message.length;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.chunk = value;
                                else
                                    delete message.chunk;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ReadClip;
            })();

            v1.Chunk = (function() {

                /**
                 * Properties of a Chunk.
                 * @typedef {Object} zhilu.link.v1.Chunk.$Properties
                 * @property {number|null} [bay] Chunk bay
                 * @property {number|null} [number] Chunk number
                 * @property {number|null} [offset] Chunk offset
                 * @property {Uint8Array|null} [data] Chunk data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Chunk.
                 * @memberof zhilu.link.v1
                 * @interface IChunk
                 * @augments zhilu.link.v1.Chunk.$Properties
                 * @deprecated Use zhilu.link.v1.Chunk.$Properties instead.
                 */

                /**
                 * Shape of a Chunk.
                 * @typedef {zhilu.link.v1.Chunk.$Properties} zhilu.link.v1.Chunk.$Shape
                 */

                /**
                 * Constructs a new Chunk.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Chunk.
                 * @constructor
                 * @param {zhilu.link.v1.Chunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Chunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Chunk bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.bay = 0;

                /**
                 * Chunk number.
                 * @member {number} number
                 * @memberof zhilu.link.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Chunk offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Chunk data.
                 * @member {Uint8Array} data
                 * @memberof zhilu.link.v1.Chunk
                 * @instance
                 */
                Chunk.prototype.data = $util.newBuffer([]);

                /**
                 * Encodes the specified Chunk message. Does not implicitly {@link zhilu.link.v1.Chunk.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Chunk
                 * @static
                 * @param {zhilu.link.v1.Chunk.$Properties} message Chunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Chunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.number);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Chunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Chunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Chunk & zhilu.link.v1.Chunk.$Shape} Chunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Chunk.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Chunk();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Chunk;
            })();

            v1.HashClips = (function() {

                /**
                 * Properties of a HashClips.
                 * @typedef {Object} zhilu.link.v1.HashClips.$Properties
                 * @property {number|null} [bay] HashClips bay
                 * @property {Array.<number>|null} [numbers] HashClips numbers
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HashClips.
                 * @memberof zhilu.link.v1
                 * @interface IHashClips
                 * @augments zhilu.link.v1.HashClips.$Properties
                 * @deprecated Use zhilu.link.v1.HashClips.$Properties instead.
                 */

                /**
                 * Shape of a HashClips.
                 * @typedef {zhilu.link.v1.HashClips.$Properties} zhilu.link.v1.HashClips.$Shape
                 */

                /**
                 * Constructs a new HashClips.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a HashClips.
                 * @constructor
                 * @param {zhilu.link.v1.HashClips.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HashClips = function (properties) {
                    this.numbers = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HashClips bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.HashClips
                 * @instance
                 */
                HashClips.prototype.bay = 0;

                /**
                 * HashClips numbers.
                 * @member {Array.<number>} numbers
                 * @memberof zhilu.link.v1.HashClips
                 * @instance
                 */
                HashClips.prototype.numbers = $util.emptyArray;

                /**
                 * Encodes the specified HashClips message. Does not implicitly {@link zhilu.link.v1.HashClips.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.HashClips
                 * @static
                 * @param {zhilu.link.v1.HashClips.$Properties} message HashClips message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HashClips.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.numbers != null && message.numbers.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.numbers);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HashClips message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.HashClips
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.HashClips & zhilu.link.v1.HashClips.$Shape} HashClips
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HashClips.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.HashClips();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.numbers && message.numbers.length))
                                        message.numbers = [];
                                    reader.uint64s(message.numbers);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.numbers && message.numbers.length))
                                    message.numbers = [];
                                message.numbers.push(reader.uint64());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return HashClips;
            })();

            v1.ClipHashes = (function() {

                /**
                 * Properties of a ClipHashes.
                 * @typedef {Object} zhilu.link.v1.ClipHashes.$Properties
                 * @property {number|null} [bay] ClipHashes bay
                 * @property {Array.<zhilu.link.v1.ClipHashes.Item.$Properties>|null} [items] ClipHashes items
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ClipHashes.
                 * @memberof zhilu.link.v1
                 * @interface IClipHashes
                 * @augments zhilu.link.v1.ClipHashes.$Properties
                 * @deprecated Use zhilu.link.v1.ClipHashes.$Properties instead.
                 */

                /**
                 * Shape of a ClipHashes.
                 * @typedef {zhilu.link.v1.ClipHashes.$Properties} zhilu.link.v1.ClipHashes.$Shape
                 */

                /**
                 * Constructs a new ClipHashes.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ClipHashes.
                 * @constructor
                 * @param {zhilu.link.v1.ClipHashes.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ClipHashes = function (properties) {
                    this.items = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ClipHashes bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ClipHashes
                 * @instance
                 */
                ClipHashes.prototype.bay = 0;

                /**
                 * ClipHashes items.
                 * @member {Array.<zhilu.link.v1.ClipHashes.Item.$Properties>} items
                 * @memberof zhilu.link.v1.ClipHashes
                 * @instance
                 */
                ClipHashes.prototype.items = $util.emptyArray;

                /**
                 * Encodes the specified ClipHashes message. Does not implicitly {@link zhilu.link.v1.ClipHashes.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ClipHashes
                 * @static
                 * @param {zhilu.link.v1.ClipHashes.$Properties} message ClipHashes message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ClipHashes.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.items != null && message.items.length)
                        for (let i = 0; i < message.items.length; ++i)
                            $root.zhilu.link.v1.ClipHashes.Item.encode(message.items[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ClipHashes message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ClipHashes
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ClipHashes & zhilu.link.v1.ClipHashes.$Shape} ClipHashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ClipHashes.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ClipHashes();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.items && message.items.length))
                                    message.items = [];
                                message.items.push($root.zhilu.link.v1.ClipHashes.Item.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ClipHashes.Item = (function() {

                    /**
                     * Properties of an Item.
                     * @typedef {Object} zhilu.link.v1.ClipHashes.Item.$Properties
                     * @property {number|null} [number] Item number
                     * @property {number|null} [size] Item size
                     * @property {Uint8Array|null} [sha256] Item sha256
                     * @property {Uint8Array|null} [tag] Item tag
                     * @property {zhilu.link.v1.Failure.$Properties|null} [failure] Item failure
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of an Item.
                     * @memberof zhilu.link.v1.ClipHashes
                     * @interface IItem
                     * @augments zhilu.link.v1.ClipHashes.Item.$Properties
                     * @deprecated Use zhilu.link.v1.ClipHashes.Item.$Properties instead.
                     */

                    /**
                     * Shape of an Item.
                     * @typedef {zhilu.link.v1.ClipHashes.Item.$Properties} zhilu.link.v1.ClipHashes.Item.$Shape
                     */

                    /**
                     * Constructs a new Item.
                     * @memberof zhilu.link.v1.ClipHashes
                     * @classdesc Represents an Item.
                     * @constructor
                     * @param {zhilu.link.v1.ClipHashes.Item.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Item = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Item number.
                     * @member {number} number
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @instance
                     */
                    Item.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item size.
                     * @member {number} size
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @instance
                     */
                    Item.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item sha256.
                     * @member {Uint8Array} sha256
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @instance
                     */
                    Item.prototype.sha256 = $util.newBuffer([]);

                    /**
                     * Item tag.
                     * @member {Uint8Array} tag
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @instance
                     */
                    Item.prototype.tag = $util.newBuffer([]);

                    /**
                     * Item failure.
                     * @member {zhilu.link.v1.Failure.$Properties|null|undefined} failure
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @instance
                     */
                    Item.prototype.failure = null;

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.ClipHashes.Item.verify|verify} messages.
                     * @function encode
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @static
                     * @param {zhilu.link.v1.ClipHashes.Item.$Properties} message Item message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Item.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                            writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                        if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                            writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                        if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                            writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                        if (message.tag != null && $Object.hasOwnProperty.call(message, "tag") && message.tag.length)
                            writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.tag);
                        if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                            $root.zhilu.link.v1.Failure.encode(message.failure, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @function decode
                     * @memberof zhilu.link.v1.ClipHashes.Item
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.ClipHashes.Item & zhilu.link.v1.ClipHashes.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Item.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.zhilu.link.v1.ClipHashes.Item();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.number = value;
                                    else
                                        delete message.number;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.size = value;
                                    else
                                        delete message.size;
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.bytes()).length)
                                        message.sha256 = value;
                                    else
                                        delete message.sha256;
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.bytes()).length)
                                        message.tag = value;
                                    else
                                        delete message.tag;
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 2)
                                        break;
                                    message.failure = $root.zhilu.link.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    return Item;
                })();

                return ClipHashes;
            })();

            v1.WitnessOffer = (function() {

                /**
                 * Properties of a WitnessOffer.
                 * @typedef {Object} zhilu.link.v1.WitnessOffer.$Properties
                 * @property {number|null} [bay] WitnessOffer bay
                 * @property {string|null} [checkpoint] WitnessOffer checkpoint
                 * @property {number|null} [fromSize] WitnessOffer fromSize
                 * @property {Array.<Uint8Array>|null} [proof] WitnessOffer proof
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WitnessOffer.
                 * @memberof zhilu.link.v1
                 * @interface IWitnessOffer
                 * @augments zhilu.link.v1.WitnessOffer.$Properties
                 * @deprecated Use zhilu.link.v1.WitnessOffer.$Properties instead.
                 */

                /**
                 * Shape of a WitnessOffer.
                 * @typedef {zhilu.link.v1.WitnessOffer.$Properties} zhilu.link.v1.WitnessOffer.$Shape
                 */

                /**
                 * Constructs a new WitnessOffer.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a WitnessOffer.
                 * @constructor
                 * @param {zhilu.link.v1.WitnessOffer.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WitnessOffer = function (properties) {
                    this.proof = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WitnessOffer bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @instance
                 */
                WitnessOffer.prototype.bay = 0;

                /**
                 * WitnessOffer checkpoint.
                 * @member {string} checkpoint
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @instance
                 */
                WitnessOffer.prototype.checkpoint = "";

                /**
                 * WitnessOffer fromSize.
                 * @member {number} fromSize
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @instance
                 */
                WitnessOffer.prototype.fromSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * WitnessOffer proof.
                 * @member {Array.<Uint8Array>} proof
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @instance
                 */
                WitnessOffer.prototype.proof = $util.emptyArray;

                /**
                 * Encodes the specified WitnessOffer message. Does not implicitly {@link zhilu.link.v1.WitnessOffer.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @static
                 * @param {zhilu.link.v1.WitnessOffer.$Properties} message WitnessOffer message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WitnessOffer.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.checkpoint);
                    if (message.fromSize != null && $Object.hasOwnProperty.call(message, "fromSize") && (typeof message.fromSize === "object" ? message.fromSize.low || message.fromSize.high : message.fromSize !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.fromSize);
                    if (message.proof != null && message.proof.length)
                        for (let i = 0; i < message.proof.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.proof[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WitnessOffer message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.WitnessOffer
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WitnessOffer & zhilu.link.v1.WitnessOffer.$Shape} WitnessOffer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WitnessOffer.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.WitnessOffer();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.checkpoint = value;
                                else
                                    delete message.checkpoint;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.fromSize = value;
                                else
                                    delete message.fromSize;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.proof && message.proof.length))
                                    message.proof = [];
                                message.proof.push(reader.bytes());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return WitnessOffer;
            })();

            v1.WitnessReply = (function() {

                /**
                 * Properties of a WitnessReply.
                 * @typedef {Object} zhilu.link.v1.WitnessReply.$Properties
                 * @property {number|null} [bay] WitnessReply bay
                 * @property {zhilu.link.v1.WitnessReply.Verdict|null} [verdict] WitnessReply verdict
                 * @property {zhilu.link.v1.CarriedCheckpoint.$Properties|null} [carried] WitnessReply carried
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WitnessReply.
                 * @memberof zhilu.link.v1
                 * @interface IWitnessReply
                 * @augments zhilu.link.v1.WitnessReply.$Properties
                 * @deprecated Use zhilu.link.v1.WitnessReply.$Properties instead.
                 */

                /**
                 * Shape of a WitnessReply.
                 * @typedef {zhilu.link.v1.WitnessReply.$Properties} zhilu.link.v1.WitnessReply.$Shape
                 */

                /**
                 * Constructs a new WitnessReply.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a WitnessReply.
                 * @constructor
                 * @param {zhilu.link.v1.WitnessReply.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WitnessReply = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WitnessReply bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.WitnessReply
                 * @instance
                 */
                WitnessReply.prototype.bay = 0;

                /**
                 * WitnessReply verdict.
                 * @member {zhilu.link.v1.WitnessReply.Verdict} verdict
                 * @memberof zhilu.link.v1.WitnessReply
                 * @instance
                 */
                WitnessReply.prototype.verdict = 0;

                /**
                 * WitnessReply carried.
                 * @member {zhilu.link.v1.CarriedCheckpoint.$Properties|null|undefined} carried
                 * @memberof zhilu.link.v1.WitnessReply
                 * @instance
                 */
                WitnessReply.prototype.carried = null;

                /**
                 * Encodes the specified WitnessReply message. Does not implicitly {@link zhilu.link.v1.WitnessReply.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.WitnessReply
                 * @static
                 * @param {zhilu.link.v1.WitnessReply.$Properties} message WitnessReply message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WitnessReply.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.verdict);
                    if (message.carried != null && $Object.hasOwnProperty.call(message, "carried"))
                        $root.zhilu.link.v1.CarriedCheckpoint.encode(message.carried, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WitnessReply message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.WitnessReply
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WitnessReply & zhilu.link.v1.WitnessReply.$Shape} WitnessReply
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WitnessReply.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.WitnessReply();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.verdict = value;
                                else
                                    delete message.verdict;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.carried = $root.zhilu.link.v1.CarriedCheckpoint.decode(reader, reader.size(), $undefined, _depth + 1, message.carried);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Verdict enum.
                 * @name zhilu.link.v1.WitnessReply.Verdict
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} ACCEPTED=1 ACCEPTED value
                 * @property {number} FORKED=2 FORKED value
                 * @property {number} BAD_SIGNATURE=3 BAD_SIGNATURE value
                 * @property {number} OTHER_START=4 OTHER_START value
                 * @property {number} MALFORMED=5 MALFORMED value
                 */
                WitnessReply.Verdict = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "ACCEPTED"] = 1;
                    values[valuesById[2] = "FORKED"] = 2;
                    values[valuesById[3] = "BAD_SIGNATURE"] = 3;
                    values[valuesById[4] = "OTHER_START"] = 4;
                    values[valuesById[5] = "MALFORMED"] = 5;
                    return values;
                })();

                return WitnessReply;
            })();

            v1.EraseOrder = (function() {

                /**
                 * Properties of an EraseOrder.
                 * @typedef {Object} zhilu.link.v1.EraseOrder.$Properties
                 * @property {number|null} [bay] EraseOrder bay
                 * @property {Uint8Array|null} [orderId] EraseOrder orderId
                 * @property {number|null} [checkpointSize] EraseOrder checkpointSize
                 * @property {Array.<zhilu.link.v1.EraseOrder.Item.$Properties>|null} [items] EraseOrder items
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an EraseOrder.
                 * @memberof zhilu.link.v1
                 * @interface IEraseOrder
                 * @augments zhilu.link.v1.EraseOrder.$Properties
                 * @deprecated Use zhilu.link.v1.EraseOrder.$Properties instead.
                 */

                /**
                 * Shape of an EraseOrder.
                 * @typedef {zhilu.link.v1.EraseOrder.$Properties} zhilu.link.v1.EraseOrder.$Shape
                 */

                /**
                 * Constructs a new EraseOrder.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an EraseOrder.
                 * @constructor
                 * @param {zhilu.link.v1.EraseOrder.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const EraseOrder = function (properties) {
                    this.items = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * EraseOrder bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.EraseOrder
                 * @instance
                 */
                EraseOrder.prototype.bay = 0;

                /**
                 * EraseOrder orderId.
                 * @member {Uint8Array} orderId
                 * @memberof zhilu.link.v1.EraseOrder
                 * @instance
                 */
                EraseOrder.prototype.orderId = $util.newBuffer([]);

                /**
                 * EraseOrder checkpointSize.
                 * @member {number} checkpointSize
                 * @memberof zhilu.link.v1.EraseOrder
                 * @instance
                 */
                EraseOrder.prototype.checkpointSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * EraseOrder items.
                 * @member {Array.<zhilu.link.v1.EraseOrder.Item.$Properties>} items
                 * @memberof zhilu.link.v1.EraseOrder
                 * @instance
                 */
                EraseOrder.prototype.items = $util.emptyArray;

                /**
                 * Encodes the specified EraseOrder message. Does not implicitly {@link zhilu.link.v1.EraseOrder.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.EraseOrder
                 * @static
                 * @param {zhilu.link.v1.EraseOrder.$Properties} message EraseOrder message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                EraseOrder.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.orderId);
                    if (message.checkpointSize != null && $Object.hasOwnProperty.call(message, "checkpointSize") && (typeof message.checkpointSize === "object" ? message.checkpointSize.low || message.checkpointSize.high : message.checkpointSize !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.checkpointSize);
                    if (message.items != null && message.items.length)
                        for (let i = 0; i < message.items.length; ++i)
                            $root.zhilu.link.v1.EraseOrder.Item.encode(message.items[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an EraseOrder message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.EraseOrder
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.EraseOrder & zhilu.link.v1.EraseOrder.$Shape} EraseOrder
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                EraseOrder.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.EraseOrder();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.checkpointSize = value;
                                else
                                    delete message.checkpointSize;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.items && message.items.length))
                                    message.items = [];
                                message.items.push($root.zhilu.link.v1.EraseOrder.Item.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                EraseOrder.Item = (function() {

                    /**
                     * Properties of an Item.
                     * @typedef {Object} zhilu.link.v1.EraseOrder.Item.$Properties
                     * @property {number|null} [number] Item number
                     * @property {number|null} [size] Item size
                     * @property {Uint8Array|null} [sha256] Item sha256
                     * @property {Uint8Array|null} [leaf] Item leaf
                     * @property {number|null} [leafIndex] Item leafIndex
                     * @property {Array.<Uint8Array>|null} [inclusion] Item inclusion
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of an Item.
                     * @memberof zhilu.link.v1.EraseOrder
                     * @interface IItem
                     * @augments zhilu.link.v1.EraseOrder.Item.$Properties
                     * @deprecated Use zhilu.link.v1.EraseOrder.Item.$Properties instead.
                     */

                    /**
                     * Shape of an Item.
                     * @typedef {zhilu.link.v1.EraseOrder.Item.$Properties} zhilu.link.v1.EraseOrder.Item.$Shape
                     */

                    /**
                     * Constructs a new Item.
                     * @memberof zhilu.link.v1.EraseOrder
                     * @classdesc Represents an Item.
                     * @constructor
                     * @param {zhilu.link.v1.EraseOrder.Item.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Item = function (properties) {
                        this.inclusion = [];
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Item number.
                     * @member {number} number
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item size.
                     * @member {number} size
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item sha256.
                     * @member {Uint8Array} sha256
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.sha256 = $util.newBuffer([]);

                    /**
                     * Item leaf.
                     * @member {Uint8Array} leaf
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.leaf = $util.newBuffer([]);

                    /**
                     * Item leafIndex.
                     * @member {number} leafIndex
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.leafIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item inclusion.
                     * @member {Array.<Uint8Array>} inclusion
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @instance
                     */
                    Item.prototype.inclusion = $util.emptyArray;

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.EraseOrder.Item.verify|verify} messages.
                     * @function encode
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @static
                     * @param {zhilu.link.v1.EraseOrder.Item.$Properties} message Item message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Item.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                            writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                        if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                            writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                        if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                            writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                        if (message.leaf != null && $Object.hasOwnProperty.call(message, "leaf") && message.leaf.length)
                            writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.leaf);
                        if (message.leafIndex != null && $Object.hasOwnProperty.call(message, "leafIndex") && (typeof message.leafIndex === "object" ? message.leafIndex.low || message.leafIndex.high : message.leafIndex !== 0))
                            writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.leafIndex);
                        if (message.inclusion != null && message.inclusion.length)
                            for (let i = 0; i < message.inclusion.length; ++i)
                                writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.inclusion[i]);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @function decode
                     * @memberof zhilu.link.v1.EraseOrder.Item
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.EraseOrder.Item & zhilu.link.v1.EraseOrder.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Item.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.zhilu.link.v1.EraseOrder.Item();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.number = value;
                                    else
                                        delete message.number;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.size = value;
                                    else
                                        delete message.size;
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.bytes()).length)
                                        message.sha256 = value;
                                    else
                                        delete message.sha256;
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 2)
                                        break;
                                    if ((value = reader.bytes()).length)
                                        message.leaf = value;
                                    else
                                        delete message.leaf;
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.leafIndex = value;
                                    else
                                        delete message.leafIndex;
                                    continue;
                                }
                            case 6: {
                                    if (wireType !== 2)
                                        break;
                                    if (!(message.inclusion && message.inclusion.length))
                                        message.inclusion = [];
                                    message.inclusion.push(reader.bytes());
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    return Item;
                })();

                return EraseOrder;
            })();

            v1.EraseResults = (function() {

                /**
                 * Properties of an EraseResults.
                 * @typedef {Object} zhilu.link.v1.EraseResults.$Properties
                 * @property {number|null} [bay] EraseResults bay
                 * @property {Uint8Array|null} [orderId] EraseResults orderId
                 * @property {Array.<zhilu.link.v1.EraseResults.Item.$Properties>|null} [items] EraseResults items
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an EraseResults.
                 * @memberof zhilu.link.v1
                 * @interface IEraseResults
                 * @augments zhilu.link.v1.EraseResults.$Properties
                 * @deprecated Use zhilu.link.v1.EraseResults.$Properties instead.
                 */

                /**
                 * Shape of an EraseResults.
                 * @typedef {zhilu.link.v1.EraseResults.$Properties} zhilu.link.v1.EraseResults.$Shape
                 */

                /**
                 * Constructs a new EraseResults.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an EraseResults.
                 * @constructor
                 * @param {zhilu.link.v1.EraseResults.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const EraseResults = function (properties) {
                    this.items = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * EraseResults bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.EraseResults
                 * @instance
                 */
                EraseResults.prototype.bay = 0;

                /**
                 * EraseResults orderId.
                 * @member {Uint8Array} orderId
                 * @memberof zhilu.link.v1.EraseResults
                 * @instance
                 */
                EraseResults.prototype.orderId = $util.newBuffer([]);

                /**
                 * EraseResults items.
                 * @member {Array.<zhilu.link.v1.EraseResults.Item.$Properties>} items
                 * @memberof zhilu.link.v1.EraseResults
                 * @instance
                 */
                EraseResults.prototype.items = $util.emptyArray;

                /**
                 * Encodes the specified EraseResults message. Does not implicitly {@link zhilu.link.v1.EraseResults.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.EraseResults
                 * @static
                 * @param {zhilu.link.v1.EraseResults.$Properties} message EraseResults message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                EraseResults.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.orderId);
                    if (message.items != null && message.items.length)
                        for (let i = 0; i < message.items.length; ++i)
                            $root.zhilu.link.v1.EraseResults.Item.encode(message.items[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an EraseResults message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.EraseResults
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.EraseResults & zhilu.link.v1.EraseResults.$Shape} EraseResults
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                EraseResults.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.EraseResults();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.items && message.items.length))
                                    message.items = [];
                                message.items.push($root.zhilu.link.v1.EraseResults.Item.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Outcome enum.
                 * @name zhilu.link.v1.EraseResults.Outcome
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} ERASED=1 ERASED value
                 * @property {number} ABSENT=2 ABSENT value
                 * @property {number} HASH_DIFFERS=3 HASH_DIFFERS value
                 * @property {number} NOT_PROVEN=4 NOT_PROVEN value
                 * @property {number} LOCKED=5 LOCKED value
                 * @property {number} CARD_ERROR=6 CARD_ERROR value
                 */
                EraseResults.Outcome = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "ERASED"] = 1;
                    values[valuesById[2] = "ABSENT"] = 2;
                    values[valuesById[3] = "HASH_DIFFERS"] = 3;
                    values[valuesById[4] = "NOT_PROVEN"] = 4;
                    values[valuesById[5] = "LOCKED"] = 5;
                    values[valuesById[6] = "CARD_ERROR"] = 6;
                    return values;
                })();

                EraseResults.Item = (function() {

                    /**
                     * Properties of an Item.
                     * @typedef {Object} zhilu.link.v1.EraseResults.Item.$Properties
                     * @property {number|null} [number] Item number
                     * @property {zhilu.link.v1.EraseResults.Outcome|null} [outcome] Item outcome
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of an Item.
                     * @memberof zhilu.link.v1.EraseResults
                     * @interface IItem
                     * @augments zhilu.link.v1.EraseResults.Item.$Properties
                     * @deprecated Use zhilu.link.v1.EraseResults.Item.$Properties instead.
                     */

                    /**
                     * Shape of an Item.
                     * @typedef {zhilu.link.v1.EraseResults.Item.$Properties} zhilu.link.v1.EraseResults.Item.$Shape
                     */

                    /**
                     * Constructs a new Item.
                     * @memberof zhilu.link.v1.EraseResults
                     * @classdesc Represents an Item.
                     * @constructor
                     * @param {zhilu.link.v1.EraseResults.Item.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Item = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Item number.
                     * @member {number} number
                     * @memberof zhilu.link.v1.EraseResults.Item
                     * @instance
                     */
                    Item.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Item outcome.
                     * @member {zhilu.link.v1.EraseResults.Outcome} outcome
                     * @memberof zhilu.link.v1.EraseResults.Item
                     * @instance
                     */
                    Item.prototype.outcome = 0;

                    /**
                     * Encodes the specified Item message. Does not implicitly {@link zhilu.link.v1.EraseResults.Item.verify|verify} messages.
                     * @function encode
                     * @memberof zhilu.link.v1.EraseResults.Item
                     * @static
                     * @param {zhilu.link.v1.EraseResults.Item.$Properties} message Item message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Item.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                            writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                        if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== 0)
                            writer.uint32(/* id 2, wireType 0 =*/16).int32(message.outcome);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes an Item message from the specified reader or buffer.
                     * @function decode
                     * @memberof zhilu.link.v1.EraseResults.Item
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.EraseResults.Item & zhilu.link.v1.EraseResults.Item.$Shape} Item
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Item.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.zhilu.link.v1.EraseResults.Item();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.number = value;
                                    else
                                        delete message.number;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    if (value = reader.int32())
                                        message.outcome = value;
                                    else
                                        delete message.outcome;
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    return Item;
                })();

                return EraseResults;
            })();

            v1.Progress = (function() {

                /**
                 * Properties of a Progress.
                 * @typedef {Object} zhilu.link.v1.Progress.$Properties
                 * @property {number|null} [permille] Progress permille
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Progress.
                 * @memberof zhilu.link.v1
                 * @interface IProgress
                 * @augments zhilu.link.v1.Progress.$Properties
                 * @deprecated Use zhilu.link.v1.Progress.$Properties instead.
                 */

                /**
                 * Shape of a Progress.
                 * @typedef {zhilu.link.v1.Progress.$Properties} zhilu.link.v1.Progress.$Shape
                 */

                /**
                 * Constructs a new Progress.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Progress.
                 * @constructor
                 * @param {zhilu.link.v1.Progress.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Progress = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Progress permille.
                 * @member {number} permille
                 * @memberof zhilu.link.v1.Progress
                 * @instance
                 */
                Progress.prototype.permille = 0;

                /**
                 * Encodes the specified Progress message. Does not implicitly {@link zhilu.link.v1.Progress.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Progress
                 * @static
                 * @param {zhilu.link.v1.Progress.$Properties} message Progress message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Progress.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.permille != null && $Object.hasOwnProperty.call(message, "permille") && message.permille !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.permille);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Progress message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Progress
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Progress & zhilu.link.v1.Progress.$Shape} Progress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Progress.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Progress();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.permille = value;
                                else
                                    delete message.permille;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Progress;
            })();

            v1.Failure = (function() {

                /**
                 * Properties of a Failure.
                 * @typedef {Object} zhilu.link.v1.Failure.$Properties
                 * @property {zhilu.link.v1.Failure.Code|null} [code] Failure code
                 * @property {number|null} [offset] Failure offset
                 * @property {number|null} [length] Failure length
                 * @property {string|null} [text] Failure text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Failure.
                 * @memberof zhilu.link.v1
                 * @interface IFailure
                 * @augments zhilu.link.v1.Failure.$Properties
                 * @deprecated Use zhilu.link.v1.Failure.$Properties instead.
                 */

                /**
                 * Shape of a Failure.
                 * @typedef {zhilu.link.v1.Failure.$Properties} zhilu.link.v1.Failure.$Shape
                 */

                /**
                 * Constructs a new Failure.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Failure.
                 * @constructor
                 * @param {zhilu.link.v1.Failure.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Failure = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Failure code.
                 * @member {zhilu.link.v1.Failure.Code} code
                 * @memberof zhilu.link.v1.Failure
                 * @instance
                 */
                Failure.prototype.code = 0;

                /**
                 * Failure offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.Failure
                 * @instance
                 */
                Failure.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Failure length.
                 * @member {number} length
                 * @memberof zhilu.link.v1.Failure
                 * @instance
                 */
                Failure.prototype.length = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Failure text.
                 * @member {string} text
                 * @memberof zhilu.link.v1.Failure
                 * @instance
                 */
                Failure.prototype.text = "";

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link zhilu.link.v1.Failure.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Failure
                 * @static
                 * @param {zhilu.link.v1.Failure.$Properties} message Failure message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Failure.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                    if (message.length != null && $Object.hasOwnProperty.call(message, "length") && (typeof message.length === "object" ? message.length.low || message.length.high : message.length !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.length);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Failure
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Failure & zhilu.link.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Failure.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Failure();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.length = value;
                                else
                                    delete message.length;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Code enum.
                 * @name zhilu.link.v1.Failure.Code
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} NO_RECORDER=1 NO_RECORDER value
                 * @property {number} NO_SUCH_CLIP=2 NO_SUCH_CLIP value
                 * @property {number} CHANGED=3 CHANGED value
                 * @property {number} READ_ERROR=4 READ_ERROR value
                 * @property {number} BUSY=5 BUSY value
                 * @property {number} UNSUPPORTED=6 UNSUPPORTED value
                 * @property {number} MALFORMED=7 MALFORMED value
                 * @property {number} CARD_GONE=8 CARD_GONE value
                 */
                Failure.Code = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "NO_RECORDER"] = 1;
                    values[valuesById[2] = "NO_SUCH_CLIP"] = 2;
                    values[valuesById[3] = "CHANGED"] = 3;
                    values[valuesById[4] = "READ_ERROR"] = 4;
                    values[valuesById[5] = "BUSY"] = 5;
                    values[valuesById[6] = "UNSUPPORTED"] = 6;
                    values[valuesById[7] = "MALFORMED"] = 7;
                    values[valuesById[8] = "CARD_GONE"] = 8;
                    return values;
                })();

                return Failure;
            })();

            v1.Alarm = (function() {

                /**
                 * Properties of an Alarm.
                 * @typedef {Object} zhilu.link.v1.Alarm.$Properties
                 * @property {Uint8Array|null} [alarmId] Alarm alarmId
                 * @property {zhilu.link.v1.Alarm.Kind|null} [kind] Alarm kind
                 * @property {string|null} [recorder] Alarm recorder
                 * @property {number|null} [bay] Alarm bay
                 * @property {zhilu.link.v1.RawTime.$Properties|null} [raised] Alarm raised
                 * @property {zhilu.link.v1.Gnss.$Properties|null} [place] Alarm place
                 * @property {string|null} [text] Alarm text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Alarm.
                 * @memberof zhilu.link.v1
                 * @interface IAlarm
                 * @augments zhilu.link.v1.Alarm.$Properties
                 * @deprecated Use zhilu.link.v1.Alarm.$Properties instead.
                 */

                /**
                 * Shape of an Alarm.
                 * @typedef {zhilu.link.v1.Alarm.$Properties} zhilu.link.v1.Alarm.$Shape
                 */

                /**
                 * Constructs a new Alarm.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an Alarm.
                 * @constructor
                 * @param {zhilu.link.v1.Alarm.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Alarm = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Alarm alarmId.
                 * @member {Uint8Array} alarmId
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.alarmId = $util.newBuffer([]);

                /**
                 * Alarm kind.
                 * @member {zhilu.link.v1.Alarm.Kind} kind
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.kind = 0;

                /**
                 * Alarm recorder.
                 * @member {string} recorder
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.recorder = "";

                /**
                 * Alarm bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.bay = 0;

                /**
                 * Alarm raised.
                 * @member {zhilu.link.v1.RawTime.$Properties|null|undefined} raised
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.raised = null;

                /**
                 * Alarm place.
                 * @member {zhilu.link.v1.Gnss.$Properties|null|undefined} place
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.place = null;

                /**
                 * Alarm text.
                 * @member {string} text
                 * @memberof zhilu.link.v1.Alarm
                 * @instance
                 */
                Alarm.prototype.text = "";

                /**
                 * Encodes the specified Alarm message. Does not implicitly {@link zhilu.link.v1.Alarm.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Alarm
                 * @static
                 * @param {zhilu.link.v1.Alarm.$Properties} message Alarm message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Alarm.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.alarmId != null && $Object.hasOwnProperty.call(message, "alarmId") && message.alarmId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.alarmId);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                    if (message.recorder != null && $Object.hasOwnProperty.call(message, "recorder") && message.recorder !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.recorder);
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.bay);
                    if (message.raised != null && $Object.hasOwnProperty.call(message, "raised"))
                        $root.zhilu.link.v1.RawTime.encode(message.raised, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        $root.zhilu.link.v1.Gnss.encode(message.place, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Alarm message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Alarm
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Alarm & zhilu.link.v1.Alarm.$Shape} Alarm
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Alarm.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Alarm();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.alarmId = value;
                                else
                                    delete message.alarmId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.recorder = value;
                                else
                                    delete message.recorder;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.raised = $root.zhilu.link.v1.RawTime.decode(reader, reader.size(), $undefined, _depth + 1, message.raised);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.place = $root.zhilu.link.v1.Gnss.decode(reader, reader.size(), $undefined, _depth + 1, message.place);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Kind enum.
                 * @name zhilu.link.v1.Alarm.Kind
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} SOS=1 SOS value
                 * @property {number} FALL=2 FALL value
                 * @property {number} LOW_BATTERY=3 LOW_BATTERY value
                 * @property {number} CARD_FULL=4 CARD_FULL value
                 * @property {number} TAMPER=5 TAMPER value
                 */
                Alarm.Kind = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "SOS"] = 1;
                    values[valuesById[2] = "FALL"] = 2;
                    values[valuesById[3] = "LOW_BATTERY"] = 3;
                    values[valuesById[4] = "CARD_FULL"] = 4;
                    values[valuesById[5] = "TAMPER"] = 5;
                    return values;
                })();

                return Alarm;
            })();

            v1.AlarmAck = (function() {

                /**
                 * Properties of an AlarmAck.
                 * @typedef {Object} zhilu.link.v1.AlarmAck.$Properties
                 * @property {Uint8Array|null} [alarmId] AlarmAck alarmId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlarmAck.
                 * @memberof zhilu.link.v1
                 * @interface IAlarmAck
                 * @augments zhilu.link.v1.AlarmAck.$Properties
                 * @deprecated Use zhilu.link.v1.AlarmAck.$Properties instead.
                 */

                /**
                 * Shape of an AlarmAck.
                 * @typedef {zhilu.link.v1.AlarmAck.$Properties} zhilu.link.v1.AlarmAck.$Shape
                 */

                /**
                 * Constructs a new AlarmAck.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an AlarmAck.
                 * @constructor
                 * @param {zhilu.link.v1.AlarmAck.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlarmAck = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlarmAck alarmId.
                 * @member {Uint8Array} alarmId
                 * @memberof zhilu.link.v1.AlarmAck
                 * @instance
                 */
                AlarmAck.prototype.alarmId = $util.newBuffer([]);

                /**
                 * Encodes the specified AlarmAck message. Does not implicitly {@link zhilu.link.v1.AlarmAck.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.AlarmAck
                 * @static
                 * @param {zhilu.link.v1.AlarmAck.$Properties} message AlarmAck message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlarmAck.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.alarmId != null && $Object.hasOwnProperty.call(message, "alarmId") && message.alarmId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.alarmId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlarmAck message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.AlarmAck
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.AlarmAck & zhilu.link.v1.AlarmAck.$Shape} AlarmAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlarmAck.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.AlarmAck();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.alarmId = value;
                                else
                                    delete message.alarmId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AlarmAck;
            })();

            v1.BayLights = (function() {

                /**
                 * Properties of a BayLights.
                 * @typedef {Object} zhilu.link.v1.BayLights.$Properties
                 * @property {Array.<zhilu.link.v1.BayLights.Light.$Properties>|null} [lights] BayLights lights
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BayLights.
                 * @memberof zhilu.link.v1
                 * @interface IBayLights
                 * @augments zhilu.link.v1.BayLights.$Properties
                 * @deprecated Use zhilu.link.v1.BayLights.$Properties instead.
                 */

                /**
                 * Shape of a BayLights.
                 * @typedef {zhilu.link.v1.BayLights.$Properties} zhilu.link.v1.BayLights.$Shape
                 */

                /**
                 * Constructs a new BayLights.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a BayLights.
                 * @constructor
                 * @param {zhilu.link.v1.BayLights.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BayLights = function (properties) {
                    this.lights = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BayLights lights.
                 * @member {Array.<zhilu.link.v1.BayLights.Light.$Properties>} lights
                 * @memberof zhilu.link.v1.BayLights
                 * @instance
                 */
                BayLights.prototype.lights = $util.emptyArray;

                /**
                 * Encodes the specified BayLights message. Does not implicitly {@link zhilu.link.v1.BayLights.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.BayLights
                 * @static
                 * @param {zhilu.link.v1.BayLights.$Properties} message BayLights message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BayLights.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.lights != null && message.lights.length)
                        for (let i = 0; i < message.lights.length; ++i)
                            $root.zhilu.link.v1.BayLights.Light.encode(message.lights[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BayLights message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.BayLights
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.BayLights & zhilu.link.v1.BayLights.$Shape} BayLights
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BayLights.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.BayLights();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lights && message.lights.length))
                                    message.lights = [];
                                message.lights.push($root.zhilu.link.v1.BayLights.Light.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Why enum.
                 * @name zhilu.link.v1.BayLights.Why
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} HAND_OUT=1 HAND_OUT value
                 */
                BayLights.Why = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "HAND_OUT"] = 1;
                    return values;
                })();

                BayLights.Light = (function() {

                    /**
                     * Properties of a Light.
                     * @typedef {Object} zhilu.link.v1.BayLights.Light.$Properties
                     * @property {number|null} [bay] Light bay
                     * @property {zhilu.link.v1.BayLights.Why|null} [why] Light why
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Light.
                     * @memberof zhilu.link.v1.BayLights
                     * @interface ILight
                     * @augments zhilu.link.v1.BayLights.Light.$Properties
                     * @deprecated Use zhilu.link.v1.BayLights.Light.$Properties instead.
                     */

                    /**
                     * Shape of a Light.
                     * @typedef {zhilu.link.v1.BayLights.Light.$Properties} zhilu.link.v1.BayLights.Light.$Shape
                     */

                    /**
                     * Constructs a new Light.
                     * @memberof zhilu.link.v1.BayLights
                     * @classdesc Represents a Light.
                     * @constructor
                     * @param {zhilu.link.v1.BayLights.Light.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Light = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Light bay.
                     * @member {number} bay
                     * @memberof zhilu.link.v1.BayLights.Light
                     * @instance
                     */
                    Light.prototype.bay = 0;

                    /**
                     * Light why.
                     * @member {zhilu.link.v1.BayLights.Why} why
                     * @memberof zhilu.link.v1.BayLights.Light
                     * @instance
                     */
                    Light.prototype.why = 0;

                    /**
                     * Encodes the specified Light message. Does not implicitly {@link zhilu.link.v1.BayLights.Light.verify|verify} messages.
                     * @function encode
                     * @memberof zhilu.link.v1.BayLights.Light
                     * @static
                     * @param {zhilu.link.v1.BayLights.Light.$Properties} message Light message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Light.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                            writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                        if (message.why != null && $Object.hasOwnProperty.call(message, "why") && message.why !== 0)
                            writer.uint32(/* id 2, wireType 0 =*/16).int32(message.why);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Light message from the specified reader or buffer.
                     * @function decode
                     * @memberof zhilu.link.v1.BayLights.Light
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {zhilu.link.v1.BayLights.Light & zhilu.link.v1.BayLights.Light.$Shape} Light
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Light.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message, value;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.zhilu.link.v1.BayLights.Light();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 0)
                                        break;
                                    if (value = reader.uint32())
                                        message.bay = value;
                                    else
                                        delete message.bay;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    if (value = reader.int32())
                                        message.why = value;
                                    else
                                        delete message.why;
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    return Light;
                })();

                return BayLights;
            })();

            v1.ReadLog = (function() {

                /**
                 * Properties of a ReadLog.
                 * @typedef {Object} zhilu.link.v1.ReadLog.$Properties
                 * @property {number|null} [bay] ReadLog bay
                 * @property {number|null} [offset] ReadLog offset
                 * @property {number|null} [length] ReadLog length
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadLog.
                 * @memberof zhilu.link.v1
                 * @interface IReadLog
                 * @augments zhilu.link.v1.ReadLog.$Properties
                 * @deprecated Use zhilu.link.v1.ReadLog.$Properties instead.
                 */

                /**
                 * Shape of a ReadLog.
                 * @typedef {zhilu.link.v1.ReadLog.$Properties} zhilu.link.v1.ReadLog.$Shape
                 */

                /**
                 * Constructs a new ReadLog.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a ReadLog.
                 * @constructor
                 * @param {zhilu.link.v1.ReadLog.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadLog = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadLog bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.ReadLog
                 * @instance
                 */
                ReadLog.prototype.bay = 0;

                /**
                 * ReadLog offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.ReadLog
                 * @instance
                 */
                ReadLog.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ReadLog length.
                 * @member {number} length
                 * @memberof zhilu.link.v1.ReadLog
                 * @instance
                 */
                ReadLog.prototype.length = 0;

                /**
                 * Encodes the specified ReadLog message. Does not implicitly {@link zhilu.link.v1.ReadLog.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.ReadLog
                 * @static
                 * @param {zhilu.link.v1.ReadLog.$Properties} message ReadLog message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadLog.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                    if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.length);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadLog message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.ReadLog
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.ReadLog & zhilu.link.v1.ReadLog.$Shape} ReadLog
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadLog.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.ReadLog();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.length = value;
                                else
                                    delete message.length;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ReadLog;
            })();

            v1.LogChunk = (function() {

                /**
                 * Properties of a LogChunk.
                 * @typedef {Object} zhilu.link.v1.LogChunk.$Properties
                 * @property {number|null} [bay] LogChunk bay
                 * @property {number|null} [offset] LogChunk offset
                 * @property {Uint8Array|null} [data] LogChunk data
                 * @property {boolean|null} [end] LogChunk end
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogChunk.
                 * @memberof zhilu.link.v1
                 * @interface ILogChunk
                 * @augments zhilu.link.v1.LogChunk.$Properties
                 * @deprecated Use zhilu.link.v1.LogChunk.$Properties instead.
                 */

                /**
                 * Shape of a LogChunk.
                 * @typedef {zhilu.link.v1.LogChunk.$Properties} zhilu.link.v1.LogChunk.$Shape
                 */

                /**
                 * Constructs a new LogChunk.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a LogChunk.
                 * @constructor
                 * @param {zhilu.link.v1.LogChunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogChunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogChunk bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.bay = 0;

                /**
                 * LogChunk offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * LogChunk data.
                 * @member {Uint8Array} data
                 * @memberof zhilu.link.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.data = $util.newBuffer([]);

                /**
                 * LogChunk end.
                 * @member {boolean} end
                 * @memberof zhilu.link.v1.LogChunk
                 * @instance
                 */
                LogChunk.prototype.end = false;

                /**
                 * Encodes the specified LogChunk message. Does not implicitly {@link zhilu.link.v1.LogChunk.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.LogChunk
                 * @static
                 * @param {zhilu.link.v1.LogChunk.$Properties} message LogChunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogChunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.data);
                    if (message.end != null && $Object.hasOwnProperty.call(message, "end") && message.end !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.end);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogChunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.LogChunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.LogChunk & zhilu.link.v1.LogChunk.$Shape} LogChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogChunk.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.LogChunk();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.end = value;
                                else
                                    delete message.end;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogChunk;
            })();

            v1.FirmwareOffer = (function() {

                /**
                 * Properties of a FirmwareOffer.
                 * @typedef {Object} zhilu.link.v1.FirmwareOffer.$Properties
                 * @property {number|null} [bay] FirmwareOffer bay
                 * @property {Uint8Array|null} [offerId] FirmwareOffer offerId
                 * @property {string|null} [version] FirmwareOffer version
                 * @property {number|null} [size] FirmwareOffer size
                 * @property {Uint8Array|null} [sha256] FirmwareOffer sha256
                 * @property {Uint8Array|null} [signature] FirmwareOffer signature
                 * @property {string|null} [maker] FirmwareOffer maker
                 * @property {Array.<string>|null} [models] FirmwareOffer models
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FirmwareOffer.
                 * @memberof zhilu.link.v1
                 * @interface IFirmwareOffer
                 * @augments zhilu.link.v1.FirmwareOffer.$Properties
                 * @deprecated Use zhilu.link.v1.FirmwareOffer.$Properties instead.
                 */

                /**
                 * Shape of a FirmwareOffer.
                 * @typedef {zhilu.link.v1.FirmwareOffer.$Properties} zhilu.link.v1.FirmwareOffer.$Shape
                 */

                /**
                 * Constructs a new FirmwareOffer.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a FirmwareOffer.
                 * @constructor
                 * @param {zhilu.link.v1.FirmwareOffer.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FirmwareOffer = function (properties) {
                    this.models = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FirmwareOffer bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.bay = 0;

                /**
                 * FirmwareOffer offerId.
                 * @member {Uint8Array} offerId
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.offerId = $util.newBuffer([]);

                /**
                 * FirmwareOffer version.
                 * @member {string} version
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.version = "";

                /**
                 * FirmwareOffer size.
                 * @member {number} size
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * FirmwareOffer sha256.
                 * @member {Uint8Array} sha256
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.sha256 = $util.newBuffer([]);

                /**
                 * FirmwareOffer signature.
                 * @member {Uint8Array} signature
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.signature = $util.newBuffer([]);

                /**
                 * FirmwareOffer maker.
                 * @member {string} maker
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.maker = "";

                /**
                 * FirmwareOffer models.
                 * @member {Array.<string>} models
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @instance
                 */
                FirmwareOffer.prototype.models = $util.emptyArray;

                /**
                 * Encodes the specified FirmwareOffer message. Does not implicitly {@link zhilu.link.v1.FirmwareOffer.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @static
                 * @param {zhilu.link.v1.FirmwareOffer.$Properties} message FirmwareOffer message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FirmwareOffer.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offerId != null && $Object.hasOwnProperty.call(message, "offerId") && message.offerId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.offerId);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.size);
                    if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.sha256);
                    if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.signature);
                    if (message.maker != null && $Object.hasOwnProperty.call(message, "maker") && message.maker !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.maker);
                    if (message.models != null && message.models.length)
                        for (let i = 0; i < message.models.length; ++i)
                            writer.uint32(/* id 8, wireType 2 =*/66).string(message.models[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FirmwareOffer message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.FirmwareOffer
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.FirmwareOffer & zhilu.link.v1.FirmwareOffer.$Shape} FirmwareOffer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FirmwareOffer.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.FirmwareOffer();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.offerId = value;
                                else
                                    delete message.offerId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.sha256 = value;
                                else
                                    delete message.sha256;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.signature = value;
                                else
                                    delete message.signature;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.maker = value;
                                else
                                    delete message.maker;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.models && message.models.length))
                                    message.models = [];
                                message.models.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FirmwareOffer;
            })();

            v1.WriteFirmware = (function() {

                /**
                 * Properties of a WriteFirmware.
                 * @typedef {Object} zhilu.link.v1.WriteFirmware.$Properties
                 * @property {number|null} [bay] WriteFirmware bay
                 * @property {Uint8Array|null} [offerId] WriteFirmware offerId
                 * @property {number|null} [offset] WriteFirmware offset
                 * @property {Uint8Array|null} [data] WriteFirmware data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WriteFirmware.
                 * @memberof zhilu.link.v1
                 * @interface IWriteFirmware
                 * @augments zhilu.link.v1.WriteFirmware.$Properties
                 * @deprecated Use zhilu.link.v1.WriteFirmware.$Properties instead.
                 */

                /**
                 * Shape of a WriteFirmware.
                 * @typedef {zhilu.link.v1.WriteFirmware.$Properties} zhilu.link.v1.WriteFirmware.$Shape
                 */

                /**
                 * Constructs a new WriteFirmware.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a WriteFirmware.
                 * @constructor
                 * @param {zhilu.link.v1.WriteFirmware.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WriteFirmware = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WriteFirmware bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @instance
                 */
                WriteFirmware.prototype.bay = 0;

                /**
                 * WriteFirmware offerId.
                 * @member {Uint8Array} offerId
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @instance
                 */
                WriteFirmware.prototype.offerId = $util.newBuffer([]);

                /**
                 * WriteFirmware offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @instance
                 */
                WriteFirmware.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * WriteFirmware data.
                 * @member {Uint8Array} data
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @instance
                 */
                WriteFirmware.prototype.data = $util.newBuffer([]);

                /**
                 * Encodes the specified WriteFirmware message. Does not implicitly {@link zhilu.link.v1.WriteFirmware.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @static
                 * @param {zhilu.link.v1.WriteFirmware.$Properties} message WriteFirmware message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WriteFirmware.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offerId != null && $Object.hasOwnProperty.call(message, "offerId") && message.offerId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.offerId);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WriteFirmware message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.WriteFirmware
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.WriteFirmware & zhilu.link.v1.WriteFirmware.$Shape} WriteFirmware
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WriteFirmware.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.WriteFirmware();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.offerId = value;
                                else
                                    delete message.offerId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return WriteFirmware;
            })();

            v1.InstallFirmware = (function() {

                /**
                 * Properties of an InstallFirmware.
                 * @typedef {Object} zhilu.link.v1.InstallFirmware.$Properties
                 * @property {number|null} [bay] InstallFirmware bay
                 * @property {Uint8Array|null} [offerId] InstallFirmware offerId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an InstallFirmware.
                 * @memberof zhilu.link.v1
                 * @interface IInstallFirmware
                 * @augments zhilu.link.v1.InstallFirmware.$Properties
                 * @deprecated Use zhilu.link.v1.InstallFirmware.$Properties instead.
                 */

                /**
                 * Shape of an InstallFirmware.
                 * @typedef {zhilu.link.v1.InstallFirmware.$Properties} zhilu.link.v1.InstallFirmware.$Shape
                 */

                /**
                 * Constructs a new InstallFirmware.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents an InstallFirmware.
                 * @constructor
                 * @param {zhilu.link.v1.InstallFirmware.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const InstallFirmware = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * InstallFirmware bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.InstallFirmware
                 * @instance
                 */
                InstallFirmware.prototype.bay = 0;

                /**
                 * InstallFirmware offerId.
                 * @member {Uint8Array} offerId
                 * @memberof zhilu.link.v1.InstallFirmware
                 * @instance
                 */
                InstallFirmware.prototype.offerId = $util.newBuffer([]);

                /**
                 * Encodes the specified InstallFirmware message. Does not implicitly {@link zhilu.link.v1.InstallFirmware.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.InstallFirmware
                 * @static
                 * @param {zhilu.link.v1.InstallFirmware.$Properties} message InstallFirmware message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                InstallFirmware.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offerId != null && $Object.hasOwnProperty.call(message, "offerId") && message.offerId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.offerId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an InstallFirmware message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.InstallFirmware
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.InstallFirmware & zhilu.link.v1.InstallFirmware.$Shape} InstallFirmware
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                InstallFirmware.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.InstallFirmware();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.offerId = value;
                                else
                                    delete message.offerId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return InstallFirmware;
            })();

            v1.FirmwareState = (function() {

                /**
                 * Properties of a FirmwareState.
                 * @typedef {Object} zhilu.link.v1.FirmwareState.$Properties
                 * @property {number|null} [bay] FirmwareState bay
                 * @property {Uint8Array|null} [offerId] FirmwareState offerId
                 * @property {zhilu.link.v1.FirmwareState.State|null} [state] FirmwareState state
                 * @property {number|null} [permille] FirmwareState permille
                 * @property {string|null} [text] FirmwareState text
                 * @property {number|null} [offset] FirmwareState offset
                 * @property {zhilu.link.v1.FirmwareState.Reason|null} [reason] FirmwareState reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FirmwareState.
                 * @memberof zhilu.link.v1
                 * @interface IFirmwareState
                 * @augments zhilu.link.v1.FirmwareState.$Properties
                 * @deprecated Use zhilu.link.v1.FirmwareState.$Properties instead.
                 */

                /**
                 * Shape of a FirmwareState.
                 * @typedef {zhilu.link.v1.FirmwareState.$Properties} zhilu.link.v1.FirmwareState.$Shape
                 */

                /**
                 * Constructs a new FirmwareState.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a FirmwareState.
                 * @constructor
                 * @param {zhilu.link.v1.FirmwareState.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FirmwareState = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FirmwareState bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.bay = 0;

                /**
                 * FirmwareState offerId.
                 * @member {Uint8Array} offerId
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.offerId = $util.newBuffer([]);

                /**
                 * FirmwareState state.
                 * @member {zhilu.link.v1.FirmwareState.State} state
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.state = 0;

                /**
                 * FirmwareState permille.
                 * @member {number} permille
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.permille = 0;

                /**
                 * FirmwareState text.
                 * @member {string} text
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.text = "";

                /**
                 * FirmwareState offset.
                 * @member {number} offset
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * FirmwareState reason.
                 * @member {zhilu.link.v1.FirmwareState.Reason} reason
                 * @memberof zhilu.link.v1.FirmwareState
                 * @instance
                 */
                FirmwareState.prototype.reason = 0;

                /**
                 * Encodes the specified FirmwareState message. Does not implicitly {@link zhilu.link.v1.FirmwareState.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.FirmwareState
                 * @static
                 * @param {zhilu.link.v1.FirmwareState.$Properties} message FirmwareState message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FirmwareState.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.offerId != null && $Object.hasOwnProperty.call(message, "offerId") && message.offerId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.offerId);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                    if (message.permille != null && $Object.hasOwnProperty.call(message, "permille") && message.permille !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.permille);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.text);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.offset);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).int32(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FirmwareState message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.FirmwareState
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.FirmwareState & zhilu.link.v1.FirmwareState.$Shape} FirmwareState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FirmwareState.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.FirmwareState();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.offerId = value;
                                else
                                    delete message.offerId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.permille = value;
                                else
                                    delete message.permille;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * State enum.
                 * @name zhilu.link.v1.FirmwareState.State
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} DECLINED=1 DECLINED value
                 * @property {number} WAITING=2 WAITING value
                 * @property {number} LOADING=3 LOADING value
                 * @property {number} INSTALLING=4 INSTALLING value
                 * @property {number} DONE=5 DONE value
                 * @property {number} FAILED=6 FAILED value
                 */
                FirmwareState.State = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "DECLINED"] = 1;
                    values[valuesById[2] = "WAITING"] = 2;
                    values[valuesById[3] = "LOADING"] = 3;
                    values[valuesById[4] = "INSTALLING"] = 4;
                    values[valuesById[5] = "DONE"] = 5;
                    values[valuesById[6] = "FAILED"] = 6;
                    return values;
                })();

                /**
                 * Reason enum.
                 * @name zhilu.link.v1.FirmwareState.Reason
                 * @enum {number}
                 * @property {number} REASON_UNSPECIFIED=0 REASON_UNSPECIFIED value
                 * @property {number} LOW_BATTERY=1 LOW_BATTERY value
                 * @property {number} WRONG_MODEL=2 WRONG_MODEL value
                 * @property {number} UNKNOWN_MAKER=3 UNKNOWN_MAKER value
                 * @property {number} BAD_SIGNATURE=4 BAD_SIGNATURE value
                 * @property {number} BAD_HASH=5 BAD_HASH value
                 * @property {number} NO_ROOM=6 NO_ROOM value
                 * @property {number} INSTALL_FAILED=7 INSTALL_FAILED value
                 * @property {number} UNKNOWN_OFFER=8 UNKNOWN_OFFER value
                 * @property {number} IN_USE=9 IN_USE value
                 */
                FirmwareState.Reason = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "REASON_UNSPECIFIED"] = 0;
                    values[valuesById[1] = "LOW_BATTERY"] = 1;
                    values[valuesById[2] = "WRONG_MODEL"] = 2;
                    values[valuesById[3] = "UNKNOWN_MAKER"] = 3;
                    values[valuesById[4] = "BAD_SIGNATURE"] = 4;
                    values[valuesById[5] = "BAD_HASH"] = 5;
                    values[valuesById[6] = "NO_ROOM"] = 6;
                    values[valuesById[7] = "INSTALL_FAILED"] = 7;
                    values[valuesById[8] = "UNKNOWN_OFFER"] = 8;
                    values[valuesById[9] = "IN_USE"] = 9;
                    return values;
                })();

                return FirmwareState;
            })();

            v1.GivePass = (function() {

                /**
                 * Properties of a GivePass.
                 * @typedef {Object} zhilu.link.v1.GivePass.$Properties
                 * @property {number|null} [bay] GivePass bay
                 * @property {Uint8Array|null} [passId] GivePass passId
                 * @property {number|null} [expiresUnixMs] GivePass expiresUnixMs
                 * @property {string|null} [rtmpUrl] GivePass rtmpUrl
                 * @property {string|null} [streamPath] GivePass streamPath
                 * @property {string|null} [publishToken] GivePass publishToken
                 * @property {string|null} [mqttUrl] GivePass mqttUrl
                 * @property {string|null} [mqttPassword] GivePass mqttPassword
                 * @property {string|null} [stationId] GivePass stationId
                 * @property {Uint8Array|null} [stationKey] GivePass stationKey
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GivePass.
                 * @memberof zhilu.link.v1
                 * @interface IGivePass
                 * @augments zhilu.link.v1.GivePass.$Properties
                 * @deprecated Use zhilu.link.v1.GivePass.$Properties instead.
                 */

                /**
                 * Shape of a GivePass.
                 * @typedef {zhilu.link.v1.GivePass.$Properties} zhilu.link.v1.GivePass.$Shape
                 */

                /**
                 * Constructs a new GivePass.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a GivePass.
                 * @constructor
                 * @param {zhilu.link.v1.GivePass.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GivePass = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GivePass bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.bay = 0;

                /**
                 * GivePass passId.
                 * @member {Uint8Array} passId
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.passId = $util.newBuffer([]);

                /**
                 * GivePass expiresUnixMs.
                 * @member {number} expiresUnixMs
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.expiresUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * GivePass rtmpUrl.
                 * @member {string} rtmpUrl
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.rtmpUrl = "";

                /**
                 * GivePass streamPath.
                 * @member {string} streamPath
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.streamPath = "";

                /**
                 * GivePass publishToken.
                 * @member {string} publishToken
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.publishToken = "";

                /**
                 * GivePass mqttUrl.
                 * @member {string} mqttUrl
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.mqttUrl = "";

                /**
                 * GivePass mqttPassword.
                 * @member {string} mqttPassword
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.mqttPassword = "";

                /**
                 * GivePass stationId.
                 * @member {string} stationId
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.stationId = "";

                /**
                 * GivePass stationKey.
                 * @member {Uint8Array} stationKey
                 * @memberof zhilu.link.v1.GivePass
                 * @instance
                 */
                GivePass.prototype.stationKey = $util.newBuffer([]);

                /**
                 * Encodes the specified GivePass message. Does not implicitly {@link zhilu.link.v1.GivePass.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.GivePass
                 * @static
                 * @param {zhilu.link.v1.GivePass.$Properties} message GivePass message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GivePass.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.passId != null && $Object.hasOwnProperty.call(message, "passId") && message.passId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.passId);
                    if (message.expiresUnixMs != null && $Object.hasOwnProperty.call(message, "expiresUnixMs") && (typeof message.expiresUnixMs === "object" ? message.expiresUnixMs.low || message.expiresUnixMs.high : message.expiresUnixMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.expiresUnixMs);
                    if (message.rtmpUrl != null && $Object.hasOwnProperty.call(message, "rtmpUrl") && message.rtmpUrl !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.rtmpUrl);
                    if (message.streamPath != null && $Object.hasOwnProperty.call(message, "streamPath") && message.streamPath !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.streamPath);
                    if (message.publishToken != null && $Object.hasOwnProperty.call(message, "publishToken") && message.publishToken !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.publishToken);
                    if (message.mqttUrl != null && $Object.hasOwnProperty.call(message, "mqttUrl") && message.mqttUrl !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.mqttUrl);
                    if (message.mqttPassword != null && $Object.hasOwnProperty.call(message, "mqttPassword") && message.mqttPassword !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.mqttPassword);
                    if (message.stationId != null && $Object.hasOwnProperty.call(message, "stationId") && message.stationId !== "")
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.stationId);
                    if (message.stationKey != null && $Object.hasOwnProperty.call(message, "stationKey") && message.stationKey.length)
                        writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.stationKey);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GivePass message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.GivePass
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.GivePass & zhilu.link.v1.GivePass.$Shape} GivePass
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GivePass.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.GivePass();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.passId = value;
                                else
                                    delete message.passId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.expiresUnixMs = value;
                                else
                                    delete message.expiresUnixMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.rtmpUrl = value;
                                else
                                    delete message.rtmpUrl;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.streamPath = value;
                                else
                                    delete message.streamPath;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.publishToken = value;
                                else
                                    delete message.publishToken;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.mqttUrl = value;
                                else
                                    delete message.mqttUrl;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.mqttPassword = value;
                                else
                                    delete message.mqttPassword;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stationId = value;
                                else
                                    delete message.stationId;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.stationKey = value;
                                else
                                    delete message.stationKey;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return GivePass;
            })();

            v1.PassTaken = (function() {

                /**
                 * Properties of a PassTaken.
                 * @typedef {Object} zhilu.link.v1.PassTaken.$Properties
                 * @property {number|null} [bay] PassTaken bay
                 * @property {Uint8Array|null} [passId] PassTaken passId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PassTaken.
                 * @memberof zhilu.link.v1
                 * @interface IPassTaken
                 * @augments zhilu.link.v1.PassTaken.$Properties
                 * @deprecated Use zhilu.link.v1.PassTaken.$Properties instead.
                 */

                /**
                 * Shape of a PassTaken.
                 * @typedef {zhilu.link.v1.PassTaken.$Properties} zhilu.link.v1.PassTaken.$Shape
                 */

                /**
                 * Constructs a new PassTaken.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a PassTaken.
                 * @constructor
                 * @param {zhilu.link.v1.PassTaken.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PassTaken = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PassTaken bay.
                 * @member {number} bay
                 * @memberof zhilu.link.v1.PassTaken
                 * @instance
                 */
                PassTaken.prototype.bay = 0;

                /**
                 * PassTaken passId.
                 * @member {Uint8Array} passId
                 * @memberof zhilu.link.v1.PassTaken
                 * @instance
                 */
                PassTaken.prototype.passId = $util.newBuffer([]);

                /**
                 * Encodes the specified PassTaken message. Does not implicitly {@link zhilu.link.v1.PassTaken.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.PassTaken
                 * @static
                 * @param {zhilu.link.v1.PassTaken.$Properties} message PassTaken message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PassTaken.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.bay != null && $Object.hasOwnProperty.call(message, "bay") && message.bay !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.bay);
                    if (message.passId != null && $Object.hasOwnProperty.call(message, "passId") && message.passId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.passId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PassTaken message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.PassTaken
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.PassTaken & zhilu.link.v1.PassTaken.$Shape} PassTaken
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PassTaken.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.PassTaken();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bay = value;
                                else
                                    delete message.bay;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.passId = value;
                                else
                                    delete message.passId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PassTaken;
            })();

            v1.Telemetry = (function() {

                /**
                 * Properties of a Telemetry.
                 * @typedef {Object} zhilu.link.v1.Telemetry.$Properties
                 * @property {number|null} [batteryPercent] Telemetry batteryPercent
                 * @property {boolean|null} [charging] Telemetry charging
                 * @property {number|null} [cardTotal] Telemetry cardTotal
                 * @property {number|null} [cardFree] Telemetry cardFree
                 * @property {boolean|null} [recording] Telemetry recording
                 * @property {zhilu.link.v1.Gnss.$Properties|null} [place] Telemetry place
                 * @property {zhilu.link.v1.Telemetry.Talk|null} [talk] Telemetry talk
                 * @property {Array.<zhilu.link.v1.Fault>|null} [faults] Telemetry faults
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Telemetry.
                 * @memberof zhilu.link.v1
                 * @interface ITelemetry
                 * @augments zhilu.link.v1.Telemetry.$Properties
                 * @deprecated Use zhilu.link.v1.Telemetry.$Properties instead.
                 */

                /**
                 * Shape of a Telemetry.
                 * @typedef {zhilu.link.v1.Telemetry.$Properties} zhilu.link.v1.Telemetry.$Shape
                 */

                /**
                 * Constructs a new Telemetry.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a Telemetry.
                 * @constructor
                 * @param {zhilu.link.v1.Telemetry.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Telemetry = function (properties) {
                    this.faults = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Telemetry batteryPercent.
                 * @member {number} batteryPercent
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.batteryPercent = 0;

                /**
                 * Telemetry charging.
                 * @member {boolean} charging
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.charging = false;

                /**
                 * Telemetry cardTotal.
                 * @member {number} cardTotal
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.cardTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Telemetry cardFree.
                 * @member {number} cardFree
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.cardFree = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Telemetry recording.
                 * @member {boolean} recording
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.recording = false;

                /**
                 * Telemetry place.
                 * @member {zhilu.link.v1.Gnss.$Properties|null|undefined} place
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.place = null;

                /**
                 * Telemetry talk.
                 * @member {zhilu.link.v1.Telemetry.Talk} talk
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.talk = 0;

                /**
                 * Telemetry faults.
                 * @member {Array.<zhilu.link.v1.Fault>} faults
                 * @memberof zhilu.link.v1.Telemetry
                 * @instance
                 */
                Telemetry.prototype.faults = $util.emptyArray;

                /**
                 * Encodes the specified Telemetry message. Does not implicitly {@link zhilu.link.v1.Telemetry.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.Telemetry
                 * @static
                 * @param {zhilu.link.v1.Telemetry.$Properties} message Telemetry message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Telemetry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.batteryPercent != null && $Object.hasOwnProperty.call(message, "batteryPercent") && message.batteryPercent !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.batteryPercent);
                    if (message.charging != null && $Object.hasOwnProperty.call(message, "charging") && message.charging !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.charging);
                    if (message.cardTotal != null && $Object.hasOwnProperty.call(message, "cardTotal") && (typeof message.cardTotal === "object" ? message.cardTotal.low || message.cardTotal.high : message.cardTotal !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.cardTotal);
                    if (message.cardFree != null && $Object.hasOwnProperty.call(message, "cardFree") && (typeof message.cardFree === "object" ? message.cardFree.low || message.cardFree.high : message.cardFree !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.cardFree);
                    if (message.recording != null && $Object.hasOwnProperty.call(message, "recording") && message.recording !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.recording);
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        $root.zhilu.link.v1.Gnss.encode(message.place, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.talk != null && $Object.hasOwnProperty.call(message, "talk") && message.talk !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).int32(message.talk);
                    if (message.faults != null && message.faults.length)
                        writer.uint32(/* id 8, wireType 2 =*/66).int32s(message.faults);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Telemetry message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.Telemetry
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.Telemetry & zhilu.link.v1.Telemetry.$Shape} Telemetry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Telemetry.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.Telemetry();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.batteryPercent = value;
                                else
                                    delete message.batteryPercent;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.charging = value;
                                else
                                    delete message.charging;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cardTotal = value;
                                else
                                    delete message.cardTotal;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cardFree = value;
                                else
                                    delete message.cardFree;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.recording = value;
                                else
                                    delete message.recording;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.place = $root.zhilu.link.v1.Gnss.decode(reader, reader.size(), $undefined, _depth + 1, message.place);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.talk = value;
                                else
                                    delete message.talk;
                                continue;
                            }
                        case 8: {
                                if (wireType === 2) {
                                    if (!(message.faults && message.faults.length))
                                        message.faults = [];
                                    reader.int32s(message.faults);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.faults && message.faults.length))
                                    message.faults = [];
                                message.faults.push(reader.int32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Talk enum.
                 * @name zhilu.link.v1.Telemetry.Talk
                 * @enum {number}
                 * @property {number} TALK_UNSPECIFIED=0 TALK_UNSPECIFIED value
                 * @property {number} TALK_IDLE=1 TALK_IDLE value
                 * @property {number} TALK_TALKING=2 TALK_TALKING value
                 * @property {number} TALK_LISTENING=3 TALK_LISTENING value
                 */
                Telemetry.Talk = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "TALK_UNSPECIFIED"] = 0;
                    values[valuesById[1] = "TALK_IDLE"] = 1;
                    values[valuesById[2] = "TALK_TALKING"] = 2;
                    values[valuesById[3] = "TALK_LISTENING"] = 3;
                    return values;
                })();

                return Telemetry;
            })();

            v1.GoLive = (function() {

                /**
                 * Properties of a GoLive.
                 * @typedef {Object} zhilu.link.v1.GoLive.$Properties
                 * @property {string|null} [rtmpUrl] GoLive rtmpUrl
                 * @property {string|null} [streamPath] GoLive streamPath
                 * @property {string|null} [publishToken] GoLive publishToken
                 * @property {number|null} [expiresUnixMs] GoLive expiresUnixMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GoLive.
                 * @memberof zhilu.link.v1
                 * @interface IGoLive
                 * @augments zhilu.link.v1.GoLive.$Properties
                 * @deprecated Use zhilu.link.v1.GoLive.$Properties instead.
                 */

                /**
                 * Shape of a GoLive.
                 * @typedef {zhilu.link.v1.GoLive.$Properties} zhilu.link.v1.GoLive.$Shape
                 */

                /**
                 * Constructs a new GoLive.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a GoLive.
                 * @constructor
                 * @param {zhilu.link.v1.GoLive.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GoLive = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GoLive rtmpUrl.
                 * @member {string} rtmpUrl
                 * @memberof zhilu.link.v1.GoLive
                 * @instance
                 */
                GoLive.prototype.rtmpUrl = "";

                /**
                 * GoLive streamPath.
                 * @member {string} streamPath
                 * @memberof zhilu.link.v1.GoLive
                 * @instance
                 */
                GoLive.prototype.streamPath = "";

                /**
                 * GoLive publishToken.
                 * @member {string} publishToken
                 * @memberof zhilu.link.v1.GoLive
                 * @instance
                 */
                GoLive.prototype.publishToken = "";

                /**
                 * GoLive expiresUnixMs.
                 * @member {number} expiresUnixMs
                 * @memberof zhilu.link.v1.GoLive
                 * @instance
                 */
                GoLive.prototype.expiresUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Encodes the specified GoLive message. Does not implicitly {@link zhilu.link.v1.GoLive.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.GoLive
                 * @static
                 * @param {zhilu.link.v1.GoLive.$Properties} message GoLive message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GoLive.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.rtmpUrl != null && $Object.hasOwnProperty.call(message, "rtmpUrl") && message.rtmpUrl !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.rtmpUrl);
                    if (message.streamPath != null && $Object.hasOwnProperty.call(message, "streamPath") && message.streamPath !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.streamPath);
                    if (message.publishToken != null && $Object.hasOwnProperty.call(message, "publishToken") && message.publishToken !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.publishToken);
                    if (message.expiresUnixMs != null && $Object.hasOwnProperty.call(message, "expiresUnixMs") && (typeof message.expiresUnixMs === "object" ? message.expiresUnixMs.low || message.expiresUnixMs.high : message.expiresUnixMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.expiresUnixMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GoLive message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.GoLive
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.GoLive & zhilu.link.v1.GoLive.$Shape} GoLive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GoLive.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.GoLive();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.rtmpUrl = value;
                                else
                                    delete message.rtmpUrl;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.streamPath = value;
                                else
                                    delete message.streamPath;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.publishToken = value;
                                else
                                    delete message.publishToken;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.expiresUnixMs = value;
                                else
                                    delete message.expiresUnixMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return GoLive;
            })();

            v1.StopLive = (function() {

                /**
                 * Properties of a StopLive.
                 * @typedef {Object} zhilu.link.v1.StopLive.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StopLive.
                 * @memberof zhilu.link.v1
                 * @interface IStopLive
                 * @augments zhilu.link.v1.StopLive.$Properties
                 * @deprecated Use zhilu.link.v1.StopLive.$Properties instead.
                 */

                /**
                 * Shape of a StopLive.
                 * @typedef {zhilu.link.v1.StopLive.$Properties} zhilu.link.v1.StopLive.$Shape
                 */

                /**
                 * Constructs a new StopLive.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a StopLive.
                 * @constructor
                 * @param {zhilu.link.v1.StopLive.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StopLive = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified StopLive message. Does not implicitly {@link zhilu.link.v1.StopLive.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.StopLive
                 * @static
                 * @param {zhilu.link.v1.StopLive.$Properties} message StopLive message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StopLive.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StopLive message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.StopLive
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.StopLive & zhilu.link.v1.StopLive.$Shape} StopLive
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StopLive.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.StopLive();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return StopLive;
            })();

            v1.LiveState = (function() {

                /**
                 * Properties of a LiveState.
                 * @typedef {Object} zhilu.link.v1.LiveState.$Properties
                 * @property {zhilu.link.v1.LiveState.State|null} [state] LiveState state
                 * @property {zhilu.link.v1.LiveState.Reason|null} [reason] LiveState reason
                 * @property {string|null} [text] LiveState text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LiveState.
                 * @memberof zhilu.link.v1
                 * @interface ILiveState
                 * @augments zhilu.link.v1.LiveState.$Properties
                 * @deprecated Use zhilu.link.v1.LiveState.$Properties instead.
                 */

                /**
                 * Shape of a LiveState.
                 * @typedef {zhilu.link.v1.LiveState.$Properties} zhilu.link.v1.LiveState.$Shape
                 */

                /**
                 * Constructs a new LiveState.
                 * @memberof zhilu.link.v1
                 * @classdesc Represents a LiveState.
                 * @constructor
                 * @param {zhilu.link.v1.LiveState.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LiveState = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LiveState state.
                 * @member {zhilu.link.v1.LiveState.State} state
                 * @memberof zhilu.link.v1.LiveState
                 * @instance
                 */
                LiveState.prototype.state = 0;

                /**
                 * LiveState reason.
                 * @member {zhilu.link.v1.LiveState.Reason} reason
                 * @memberof zhilu.link.v1.LiveState
                 * @instance
                 */
                LiveState.prototype.reason = 0;

                /**
                 * LiveState text.
                 * @member {string} text
                 * @memberof zhilu.link.v1.LiveState
                 * @instance
                 */
                LiveState.prototype.text = "";

                /**
                 * Encodes the specified LiveState message. Does not implicitly {@link zhilu.link.v1.LiveState.verify|verify} messages.
                 * @function encode
                 * @memberof zhilu.link.v1.LiveState
                 * @static
                 * @param {zhilu.link.v1.LiveState.$Properties} message LiveState message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LiveState.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.state);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.reason);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LiveState message from the specified reader or buffer.
                 * @function decode
                 * @memberof zhilu.link.v1.LiveState
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {zhilu.link.v1.LiveState & zhilu.link.v1.LiveState.$Shape} LiveState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LiveState.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.zhilu.link.v1.LiveState();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * State enum.
                 * @name zhilu.link.v1.LiveState.State
                 * @enum {number}
                 * @property {number} UNSPECIFIED=0 UNSPECIFIED value
                 * @property {number} IDLE=1 IDLE value
                 * @property {number} STARTING=2 STARTING value
                 * @property {number} LIVE=3 LIVE value
                 * @property {number} RETRYING=4 RETRYING value
                 * @property {number} REFUSED=5 REFUSED value
                 */
                LiveState.State = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNSPECIFIED"] = 0;
                    values[valuesById[1] = "IDLE"] = 1;
                    values[valuesById[2] = "STARTING"] = 2;
                    values[valuesById[3] = "LIVE"] = 3;
                    values[valuesById[4] = "RETRYING"] = 4;
                    values[valuesById[5] = "REFUSED"] = 5;
                    return values;
                })();

                /**
                 * Reason enum.
                 * @name zhilu.link.v1.LiveState.Reason
                 * @enum {number}
                 * @property {number} REASON_UNSPECIFIED=0 REASON_UNSPECIFIED value
                 * @property {number} BY_OFFICER=1 BY_OFFICER value
                 * @property {number} LOW_BATTERY=2 LOW_BATTERY value
                 * @property {number} CAMERA_FAULT=3 CAMERA_FAULT value
                 * @property {number} UNREACHABLE=4 UNREACHABLE value
                 * @property {number} TOKEN_REFUSED=5 TOKEN_REFUSED value
                 * @property {number} UNSUPPORTED=6 UNSUPPORTED value
                 */
                LiveState.Reason = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "REASON_UNSPECIFIED"] = 0;
                    values[valuesById[1] = "BY_OFFICER"] = 1;
                    values[valuesById[2] = "LOW_BATTERY"] = 2;
                    values[valuesById[3] = "CAMERA_FAULT"] = 3;
                    values[valuesById[4] = "UNREACHABLE"] = 4;
                    values[valuesById[5] = "TOKEN_REFUSED"] = 5;
                    values[valuesById[6] = "UNSUPPORTED"] = 6;
                    return values;
                })();

                return LiveState;
            })();

            return v1;
        })();

        return link;
    })();

    return zhilu;
})();

export {
  $root as default
};
