/** The messages whose bytes are kept under proto/golden/v1. */
import type { MessageToSend } from '../../proto/envelope.ts';

const bytes = (length: number, first: number) => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff);
const started = { year: 2026, month: 11, day: 23, hour: 9, minute: 5, second: 7, millis: 250 };

export const GOLDEN: Readonly<Record<string, MessageToSend>> = {
  hello: { call: 0, session: 0, body: { kind: 'hello', value: { minVersion: 1, maxVersion: 1, dockId: 'dock-1', model: 'D8', firmware: '1.0.0', bays: 8, maxEnvelope: 65_536, bootId: bytes(8, 1), nonce: bytes(16, 16) } } },
  challenge: { call: 0, session: 0, body: { kind: 'challenge', value: { version: 1, stationId: 'station-1', nonce: bytes(16, 32), dockNonce: bytes(16, 16) } } },
  proof: { call: 0, session: 0, body: { kind: 'proof', value: { signature: bytes(64, 0) } } },
  welcome: { call: 0, session: 0, body: { kind: 'welcome', value: { session: 1_001, heartbeatMs: 2_000, unixMs: 1_795_420_800_000, stationKey: bytes(32, 64), signature: bytes(64, 96) } } },
  refused: { call: 0, session: 0, body: { kind: 'refused', value: { reason: 2, text: '采集站未登记 / this dock is not enrolled', minVersion: 1, maxVersion: 1, retryAfterMs: 5_000 } } },
  'bay-report': { call: 0, session: 1_001, body: { kind: 'bayReport', value: { bay: 3, state: 2, docking: 17, recorder: { serial: 'ZFY-0001', model: 'Z2', firmware: '2.4.1', hardwareId: bytes(8, 200), batteryPercent: 87, charging: true, cardTotal: 64_000_000_000, cardUsed: 1_234_567_890, nextClipNumber: 42, cardId: 'SD-1' } } } },
  'list-clips': { call: 5, session: 1_001, body: { kind: 'listClips', value: { bay: 3, afterNumber: 0, limit: 200 } } },
  'clip-list': { call: 5, session: 1_001, body: { kind: 'clipList', value: { bay: 3, complete: true, entries: [{ number: 41, name: 'DCIM/261123/张伟_0001.MP4', kind: 1, size: 5_000_000_000, started, durationMs: 300_000, recording: 9, segment: 1, lastSegment: true, markedImportant: true, tag: bytes(8, 7), bootCount: 12, uptimeMs: 360_000 }] } } },
  'read-clip': { call: 6, session: 1_001, body: { kind: 'readClip', value: { bay: 3, number: 41, tag: bytes(8, 7), offset: 4_294_967_296, length: 65_536, chunk: 4_096 } } },
  chunk: { call: 6, session: 1_001, body: { kind: 'chunk', value: { bay: 3, number: 41, offset: 4_294_967_296, data: bytes(32, 0) } } },
  'erase-order': { call: 9, session: 1_001, body: { kind: 'eraseOrder', value: { bay: 3, orderId: bytes(16, 48), checkpointSize: 12, items: [{ number: 41, size: 5_000_000_000, sha256: bytes(32, 128), leaf: Buffer.from('{"v":1,"kind":"ClipStored",'), leafIndex: 11, inclusion: [bytes(32, 1), bytes(32, 2)] }] } } },
  'erase-results': { call: 9, session: 1_001, body: { kind: 'eraseResults', value: { bay: 3, orderId: bytes(16, 48), items: [{ number: 41, outcome: 1 }] } } },
  alarm: { call: 0, session: 1_001, body: { kind: 'alarm', value: { alarmId: bytes(8, 5), kind: 1, recorder: 'ZFY-0001', bay: 0, raised: started, place: { latitudeE7: 438_256_000, longitudeE7: -876_168_000, unixMs: 1_795_420_800_000, accuracyM: 12 }, text: 'SOS' } } },
  'firmware-offer': { call: 11, session: 1_001, body: { kind: 'firmwareOffer', value: { bay: 3, offerId: bytes(16, 80), version: '2.5.0', size: 8_388_608, sha256: bytes(32, 128), signature: bytes(64, 0), maker: '天山仪器', models: ['Z2', 'Z2-4G'] } } },
  'firmware-state': { call: 11, session: 1_001, body: { kind: 'firmwareState', value: { bay: 3, offerId: bytes(16, 80), state: 3, permille: 500, offset: 4_194_304 } } },
  'write-firmware': { call: 12, session: 1_001, body: { kind: 'writeFirmware', value: { bay: 3, offerId: bytes(16, 80), offset: 4_194_304, data: bytes(32, 0) } } },
  'install-firmware': { call: 13, session: 1_001, body: { kind: 'installFirmware', value: { bay: 3, offerId: bytes(16, 80) } } },
  'give-pass': { call: 14, session: 1_001, body: { kind: 'givePass', value: { bay: 3, passId: bytes(8, 9), expiresUnixMs: 1_795_471_200_000, rtmpUrl: 'rtmp://10.0.0.5:1935', streamPath: '/live/ZFY-0001', publishToken: 'v1.eA.c2lnbmF0dXJl', mqttUrl: 'mqtts://10.0.0.5:8883', mqttPassword: 'q2h5c1Jm', stationId: 'station-1', stationKey: bytes(32, 64) } } },
  'pass-taken': { call: 14, session: 1_001, body: { kind: 'passTaken', value: { bay: 3, passId: bytes(8, 9) } } },
  telemetry: { call: 0, session: 2_001, body: { kind: 'telemetry', value: { batteryPercent: 64, cardTotal: 64_000_000_000, cardFree: 60_000_000_000, recording: true, place: { latitudeE7: 439_193_000, longitudeE7: 813_240_000, unixMs: 1_795_420_800_000, accuracyM: 8 }, talk: 2, faults: [6] } } },
  'go-live': { call: 3, session: 2_001, body: { kind: 'goLive', value: { rtmpUrl: 'rtmp://10.0.0.5:1935', streamPath: '/live/ZFY-0001', publishToken: 'v1.eA.c2lnbmF0dXJl', expiresUnixMs: 1_795_471_200_000 } } },
  'stop-live': { call: 4, session: 2_001, body: { kind: 'stopLive', value: {} } },
  'live-state': { call: 3, session: 2_001, body: { kind: 'liveState', value: { state: 5, reason: 1, text: '执法人员已禁止 / forbidden by the officer' } } },
  'firmware-failed': { call: 13, session: 1_001, body: { kind: 'firmwareState', value: { bay: 3, offerId: bytes(16, 80), state: 6, reason: 4, text: '签名不符 / the signature does not hold', offset: 8_388_608 } } },
};
