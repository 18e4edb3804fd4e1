/** `zhilu roles`: the table of permissions, to be read and signed by a lawyer. */
import { ROLE_NAMES, ROLES } from '../domain/roles.ts';
import { PERMISSIONS, type Medium, type Outcome, type Relation, type Verb } from '../rules/permissions.ts';
import type { Words } from '../words/language.ts';
import type { CommandLine } from './zhilu.ts';

const OUTCOMES: Readonly<Record<Outcome, Words>> = { free: { zh: '可', en: 'free' }, approval: { zh: '须经单位负责人批准', en: 'by approval of the unit head' }, letter: { zh: '凭函件', en: 'by letter' }, refused: { zh: '不可', en: 'refused' } };
const RELATIONS: Readonly<Record<Relation, Words>> = { own: { zh: '本人的', en: 'his own' }, unit: { zh: '本单位的', en: 'of his unit' }, any: { zh: '全部', en: 'all' } };
const VERBS: Readonly<Record<Verb, Words>> = {
  list: { zh: '列出', en: 'list' }, view: { zh: '查看', en: 'view' }, copy: { zh: '复制', en: 'copy' }, enter: { zh: '登记', en: 'enter' }, change: { zh: '更改', en: 'change' },
  sign: { zh: '签名', en: 'sign' }, review: { zh: '审核', en: 'review' }, file: { zh: '备案', en: 'file' }, close: { zh: '办结', en: 'close' },
};
const MEDIA: Readonly<Record<Medium, string>> = {
  'own-account': '本人账号', inbox: '待办', 'change-stream': '变更流', 'permission-table': '权限表', account: '账号', 'api-key': '接口密钥', setting: '设置', 'station-health': '运行状况',
  'custody-log': '保管链全部', 'custody-chain': '某一对象的保管链', storage: '存储空间', officer: '执法人员', dock: '采集站', recorder: '记录仪', assignment: '配发', 'hand-out': '领用', ratio: '配备比例', firmware: '固件', finding: '问题', alarm: '报警', map: '地图底图', incident: '事件录制', live: '实时画面',
  'person-alarm': '人员报警', 'equipment-alarm': '设备报警', 'station-alarm': '工作站报警', 'hand-over-alarm': '移交报警',
  'clip-list': '片段目录', 'clip-details': '片段详情', 'clip-content': '片段内容', 'clip-binding': '片段归类', 'view-grant': '调阅批准', activity: '执法活动', 'hand-over': '移交登记', explanation: '工作情况说明', 'higher-demand': '上级规定', calendar: '工作日历',
};

export function rolesCommand({ program, terminal }: CommandLine): void {
  program.command('roles').description(terminal.word({ zh: '权限表：谁可以做什么，依据哪一条', en: 'the table of permissions: who may do what, by which article' })).action(() => {
    const zh = terminal.language === 'zh';
    const joined = (all: readonly string[]) => all.join(zh ? '、' : ', ');
    const rows = ROLES.flatMap((role) => PERMISSIONS.filter(({ who }) => who === role)).map((one) => ({
      who: ROLE_NAMES[one.who][zh ? 'zh' : 'en'], relation: `${RELATIONS[one.relation][zh ? 'zh' : 'en']}${one.notOwn === true ? (zh ? '（本人的除外）' : ' (not his own)') : ''}`,
      verbs: joined(one.verbs.map((verb) => VERBS[verb][zh ? 'zh' : 'en'])), media: joined(one.media.map((medium) => (zh ? MEDIA[medium] : medium))),
      outcome: OUTCOMES[one.outcome][zh ? 'zh' : 'en'], article: one.article, why: one[zh ? 'zh' : 'en'],
    }));
    if (terminal.json) return terminal.value(PERMISSIONS);
    terminal.rows(rows, [
      ['who', { zh: '角色', en: 'who' }], ['relation', { zh: '范围', en: 'which' }], ['verbs', { zh: '动作', en: 'does' }], ['media', { zh: '对象', en: 'what' }],
      ['outcome', { zh: '结论', en: 'outcome' }], ['article', { zh: '条款', en: 'article' }], ['why', { zh: '说明', en: 'why' }],
    ]);
    return terminal.line(terminal.word({ zh: '表中没有的，一律不可。', en: 'What no row allows is refused.' }));
  });
}
