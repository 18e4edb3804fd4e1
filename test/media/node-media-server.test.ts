import amf from 'node-media-server/src/protocol/amf.js';
import Flv from 'node-media-server/src/protocol/flv.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import logger from 'node-media-server/src/core/logger.js';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

test('node-media-server is the version that was read, and has the members that the engine relies on', () => {
  const { version } = createRequire(import.meta.url)('node-media-server/package.json') as { readonly version: string };
  expect(version).toBe('4.4.3');
  const rtmp = new Rtmp() as unknown as Readonly<Record<string, unknown>>;
  for (const member of ['parserData', 'packetHandler', 'onConnect', 'onCreateStream', 'onPublish', 'onPlay', 'onDeleteStream', 'respondPublish', 'respondPlay', 'sendACK', 'sendStreamStatus', 'sendInvokeMessage', 'sendStatusMessage', 'onOutputCallback']) expect([member, typeof rtmp[member]]).toEqual([member, 'function']);
  expect(rtmp['parserPacket']).toMatchObject({ header: { fmt: 0, cid: 0, timestamp: 0, length: 0, type: 0, stream_id: 0 } });
  expect([typeof Rtmp.createMessage, typeof Flv.createMessage, typeof Flv.createHeader, typeof amf.decodeAmf0Data, typeof logger.log]).toEqual(Array.from({ length: 5 }, () => 'function'));
});

test('what it writes is what the engine takes it to write', () => {
  const data = Buffer.from('0102', 'hex');
  expect(Flv.createHeader(true, true).toString('hex')).toBe('464c5601050000000900000000');
  expect(Flv.createMessage({ codec_type: 9, size: 2, dts: 0x01020304, data }).toString('hex')).toBe('0900000202030401000000' + '0102' + '0000000d');
  const message = Rtmp.createMessage({ codec_type: 9, size: 2, dts: 40, data });
  expect(message.readUIntBE(1, 3)).toBe(40);
  expect(message.readUIntBE(4, 3)).toBe(2);
  expect([message[7], message.subarray(-2).toString('hex')]).toEqual([9, '0102']);
});
