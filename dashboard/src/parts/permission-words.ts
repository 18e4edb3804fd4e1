/** What the verbs and media of the permission table are called. */
import type { Words } from '../shell/words.ts';
import { named } from './named.ts';

const plain = (zh: string, en: string): Words => ({ zh, en });

export const VERBS = named({
  list: plain('列出', 'list'), view: plain('查看', 'view'), copy: plain('复制', 'copy'), enter: plain('登记', 'enter'), change: plain('更改', 'change'), sign: plain('签名', 'sign'), review: plain('审核', 'review'), file: plain('备案', 'file'), close: plain('办结', 'close'),
});
export const MEDIA = named({
  'own-account': plain('本人账号', 'own account'), inbox: plain('待办', 'inbox'), 'change-stream': plain('变更提示', 'stream of changes'), 'permission-table': plain('权限表', 'permission table'), account: plain('账号', 'accounts'), 'api-key': plain('接口密钥', 'API keys'), setting: plain('设置', 'settings'),
  'station-health': plain('运行状况', 'health of the station'), 'custody-log': plain('保管链全部', 'the whole custody log'), 'custody-chain': plain('某一对象的保管链', 'custody chain of one thing'), storage: plain('存储空间', 'storage'), officer: plain('执法人员', 'officers'), dock: plain('采集站', 'docks'), recorder: plain('记录仪', 'recorders'),
  assignment: plain('配发', 'assignments'), 'hand-out': plain('领用', 'hand-outs'), ratio: plain('配备比例', 'ratio'), firmware: plain('固件', 'firmware'), finding: plain('问题', 'findings'), alarm: plain('报警', 'alarms'), map: plain('地图底图', 'ground of the map'), incident: plain('事件录制', 'incidents'), live: plain('实时画面', 'live pictures'), 'person-alarm': plain('人员报警', 'alarms of persons'),
  'equipment-alarm': plain('设备报警', 'alarms of equipment'), 'station-alarm': plain('工作站报警', 'alarms of the station'), 'hand-over-alarm': plain('移交报警', 'alarms of hand-overs'), 'clip-list': plain('片段目录', 'list of clips'), 'clip-details': plain('片段详情', 'details of clips'), 'clip-content': plain('片段内容', 'content of clips'),
  'clip-binding': plain('片段归类', 'binding of clips'), 'higher-demand': plain('上级规定', 'demands of the higher authority'), 'view-grant': plain('调阅批准', 'approvals of viewing'), activity: plain('执法活动', 'activities'), 'hand-over': plain('移交登记', 'hand-overs'), explanation: plain('工作情况说明', 'explanations'), calendar: plain('工作日历', 'calendar'),
});
