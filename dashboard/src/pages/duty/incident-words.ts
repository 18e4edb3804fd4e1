import type { Incident } from '../../parts/api-types.ts';
import type { Tone } from '../../parts/tone.ts';
import type { Words } from '../../shell/words.ts';

export const INCIDENT_STATES: Readonly<Record<Incident['state'], Words & { readonly tone: Tone }>> = {
  waiting: { zh: '等待画面', en: 'waits for the stream', tone: 'warn' }, recording: { zh: '正在录制', en: 'recording', tone: 'bad' }, storing: { zh: '正在入库', en: 'being stored', tone: 'busy' }, stored: { zh: '已入库', en: 'stored', tone: 'good' },
};
export const INCIDENT_ENDS: Readonly<Record<NonNullable<Incident['why']>, Words>> = {
  'by-hand': { zh: '人工结束', en: 'ended by hand' }, 'stream-gone': { zh: '画面中断', en: 'the stream was gone' }, 'no-stream': { zh: '画面始终未到', en: 'the stream never came' }, 'disk-full': { zh: '磁盘已满', en: 'the disk was full' },
  'disk-failed': { zh: '写盘失败', en: 'writing failed' }, 'not-recordable': { zh: '画面无法录制', en: 'the stream cannot be recorded' }, 'station-down': { zh: '工作站停机过久', en: 'the station was away for too long' }, 'too-long': { zh: '分段过多', en: 'too many segments' },
};
