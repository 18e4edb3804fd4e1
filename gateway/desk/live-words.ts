/** Why there is no live picture, or not yet: sentences for the duty desk. */
import { halves } from '../domain/errors.ts';
import type { LiveReason, LiveSaid } from '../link/field-translate.ts';
import type { Sentence } from '../offload/bay-view.ts';

const say = (zh: string, en: string): Sentence => ({ zh, en });

const REASONS: Readonly<Record<LiveReason, Sentence>> = {
  unspecified: say('未说明原因', 'it does not say why'), 'by-officer': say('执法人员已禁止', 'the officer has forbidden it'), 'low-battery': say('电量过低', 'its battery is too low'),
  'camera-fault': say('摄像头故障', 'its camera is faulty'), unreachable: say('连接不到流媒体端口', 'it does not reach the media port'), 'token-refused': say('令牌被拒绝', 'its token was refused'),
  unsupported: say('该型号不支持实时画面', 'this model shows no live picture'),
};

/** The reason, and the recorder's own words where it has some. */
const because = ({ reason, text }: LiveSaid): Sentence => (text === '' ? REASONS[reason] : say(`${REASONS[reason].zh}（${text}）`, `${REASONS[reason].en} (${text})`));

export const liveWords = {
  notConnected: say('记录仪未连接；连上后立即请求', 'the recorder is not connected; it is asked as soon as it is'),
  noPass: say('记录仪没有有效的出勤凭证；请放入采集站领取', 'the recorder carries no pass that is good; put it into a bay'),
  noAnswer: say('记录仪没有应答，仍在请求', 'the recorder does not answer; it is asked again'),
  lost: say('推流中断，等待记录仪重新接入', 'the stream broke off; the recorder is awaited'),
  putOff: say('值班台已结束画面；可再次请求', 'the duty desk has ended the picture; it can ask again'),
  longAgo: say('求助已过去很久，不再自动请求画面；可由值班台请求', 'the call is long ago and no picture is asked for any more; the duty desk can ask'),
  noMedia: say('本站没有配置实时视频（media）：不会有画面，本站也不会录制', 'this station has no live video configured (media): no picture will come, and it records nothing'),
  engineDown: (trouble: string): Sentence => {
    const { zh, en } = halves(trouble);
    return say(`${zh}：恢复之前没有画面，也不录制；恢复后自动继续`, `${en}: until it is back there is no picture and no recording; both then begin by themselves`);
  },
  noEngine: (trouble: string | null): Sentence => say(`本站流媒体未就绪${trouble === null ? '' : `：${halves(trouble).zh}`}`, `the station's media engine is not ready${trouble === null ? '' : `: ${halves(trouble).en}`}`),
  refused(said: LiveSaid): Sentence {
    const { zh, en } = because(said);
    return say(`记录仪拒绝：${zh}`, `the recorder refuses: ${en}`);
  },
  retrying(said: LiveSaid): Sentence {
    const { zh, en } = because(said);
    return say(`记录仪正在重试：${zh}`, `the recorder tries again: ${en}`);
  },
  gaveUp: (last: Sentence | null): Sentence => say(`未能取得画面${last === null ? '' : `：${last.zh}`}`, `no picture came${last === null ? '' : `: ${last.en}`}`),
} as const;
