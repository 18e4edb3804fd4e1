/**
 * Who may do what: one table, to be read by a lawyer. What no row allows is refused. View and copy are different verbs:
 * Art. 20(3) frees viewing, not copying. No role alters a clip, and no row lets anybody decide on what is his own.
 */
import type { Role } from '../domain/roles.ts';

/** What the person has to do with the matter: it is his own, of his unit, or anybody's. A row for `any` holds for all. */
export type Relation = 'own' | 'unit' | 'any';
export type Verb = 'list' | 'view' | 'copy' | 'enter' | 'change' | 'sign' | 'review' | 'file' | 'close';
export type Medium =
  | 'own-account' | 'inbox' | 'change-stream' | 'permission-table'
  | 'account' | 'api-key' | 'setting' | 'station-health' | 'custody-log' | 'custody-chain' | 'storage'
  | 'officer' | 'dock' | 'recorder' | 'assignment' | 'hand-out' | 'ratio' | 'firmware' | 'finding' | 'alarm' | 'map' | 'incident' | 'live'
  /** `custody-log` is the whole log, `custody-chain` what it has about one thing. Kinds of alarms; `alarm` is the way to any of them. Places of officers are shown with `person-alarm` alone. */
  | 'person-alarm' | 'equipment-alarm' | 'station-alarm' | 'hand-over-alarm'
  | 'clip-list' | 'clip-details' | 'clip-content' | 'clip-binding' | 'view-grant' | 'activity' | 'hand-over' | 'explanation' | 'higher-demand' | 'calendar';

export type Outcome =
  | 'free'
  /** By approval of the unit head (Art. 20(2)). */
  | 'approval'
  /** By a letter of the office that asks. */
  | 'letter'
  | 'refused';

export interface PermissionRow {
  readonly who: Role;
  readonly relation: Relation;
  readonly verbs: readonly Verb[];
  readonly media: readonly Medium[];
  readonly outcome: Outcome;
  /** True: not in a matter of his own, whatever the relation. */
  readonly notOwn?: boolean;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

const EVERYBODY: readonly Role[] = ['officer', 'recorder-manager', 'equipment-manager', 'duty-desk', 'unit-head', 'reviewer', 'archivist', 'administrator'];

function row(who: Role, relation: Relation, verbs: readonly Verb[], media: readonly Medium[], outcome: Outcome, article: string, zh: string, en: string, notOwn = false): PermissionRow {
  return { who, relation, verbs, media, outcome, article, zh, en, notOwn };
}

export const PERMISSIONS: readonly PermissionRow[] = [
  ...EVERYBODY.map((who) => row(who, 'own', ['view', 'change'], ['own-account', 'inbox', 'change-stream'], 'free', 'Art. 5(3)', '自己的账号和待办', 'own account and inbox')),
  ...EVERYBODY.map((who) => row(who, 'any', ['view'], ['permission-table', 'calendar'], 'free', 'Art. 19(3)', '权限表和工作日历人人可查', 'everybody may read the permission table and the calendar')),
  ...EVERYBODY.filter((who) => who !== 'administrator').map((who) => row(who, 'any', ['list'], ['higher-demand'], 'free', 'Art. 17(4)', '上级主管部门的规定人人可查', 'everybody may read what the higher authority demands')),

  // The officer: his own clips, from recording to hand-over.
  row('officer', 'own', ['list', 'view'], ['clip-list', 'clip-details', 'clip-content'], 'free', 'Art. 19(3)', '本人采集的音像记录在移交前后均可查看', 'views own clips'),
  row('officer', 'unit', ['view', 'copy'], ['clip-content'], 'approval', 'Art. 20(2)', '查看、复制他人记录须经单位负责人批准', 'others\' clips by approval of the unit head'),
  row('officer', 'own', ['copy'], ['clip-content'], 'approval', 'Art. 20(2)', '复制须经单位负责人批准', 'copies by approval'),
  row('officer', 'any', ['change'], ['clip-content'], 'refused', 'Art. 19(3)', '任何人不得修改音像记录', 'nobody alters a clip'),
  row('officer', 'own', ['list', 'view', 'enter', 'change'], ['activity'], 'free', 'Art. 19(2)', '登记本人参加的执法活动', 'enters own activities'),
  row('officer', 'own', ['change'], ['clip-binding'], 'free', 'Art. 19(4)', '移交前将本人的记录归入执法活动', 'binds own clips to activities before the hand-over'),
  row('officer', 'own', ['list', 'view', 'enter', 'change', 'sign'], ['hand-over'], 'free', 'Art. 19(3)', '移交本人的记录并签名', 'hands over own clips and signs'),
  row('officer', 'own', ['list', 'view', 'enter', 'change'], ['explanation'], 'free', 'Art. 19(2)', '制作工作情况说明', 'states explanations'),
  row('officer', 'own', ['view'], ['custody-chain'], 'free', 'Art. 19(3)', '查看本人及本人记录、执法活动、移交单、情况说明的保管链，他人的调阅除外', 'reads the custody chain of what is his own, without views by others'),
  row('officer', 'own', ['list', 'view'], ['recorder', 'assignment'], 'free', 'Art. 19(1)', '查看本人领用的记录仪', 'sees the recorder he holds'),
  row('officer', 'own', ['view', 'enter'], ['hand-out'], 'free', 'Art. 18', '领用、归还记录仪', 'takes out and returns a recorder'),

  // The recorder manager: Art. 15's full-time manager, and those who stand in.
  row('recorder-manager', 'any', ['list', 'view'], ['clip-list', 'clip-details', 'clip-content'], 'free', 'Art. 15', '专职管理人员管理本单位记录', 'manages all clips'),
  row('recorder-manager', 'any', ['copy'], ['clip-content'], 'approval', 'Art. 19(4)', '制作光盘须经批准', 'makes discs once approved'),
  row('recorder-manager', 'any', ['change'], ['clip-content'], 'refused', 'Art. 19(3)', '任何人不得修改音像记录', 'nobody alters a clip'),
  row('recorder-manager', 'any', ['list', 'view', 'enter', 'change'], ['activity'], 'free', 'Art. 19(4)', '按姓名加案由命名、编目', 'names and catalogues'),
  row('recorder-manager', 'any', ['enter', 'change'], ['clip-binding'], 'free', 'Art. 19(4)', '更正归类，补登采集人', 'mends binding, says whose a clip is'),
  row('recorder-manager', 'any', ['list', 'view', 'review', 'sign'], ['hand-over'], 'free', 'Art. 19(3)', '接收移交并签名，本人的移交由他人接收', 'receives hand-overs, not his own', true),
  row('recorder-manager', 'any', ['list', 'view'], ['explanation'], 'free', 'Art. 19(2)', '查看工作情况说明', 'sees explanations'),
  row('recorder-manager', 'any', ['file'], ['explanation'], 'free', 'Art. 19(2)', '留存备案工作情况说明', 'files explanations', true),
  row('recorder-manager', 'any', ['list', 'view'], ['dock', 'recorder', 'assignment', 'officer', 'hand-out', 'ratio', 'storage', 'finding', 'station-health', 'custody-log', 'custody-chain'], 'free', 'Art. 15', '运行采集站', 'runs the docks'),
  row('recorder-manager', 'any', ['list', 'view'], ['incident'], 'free', 'Art. 15', '查看事件录制', 'sees incidents'),
  row('recorder-manager', 'any', ['list', 'view', 'enter', 'change', 'close'], ['alarm', 'equipment-alarm', 'station-alarm', 'hand-over-alarm'], 'free', 'Art. 15, 19(3)', '处理设备、工作站和移交逾期报警，不看人员求助和位置', 'deals with alarms of equipment, station and late hand-overs; sees no calls for help and no places'),
  row('recorder-manager', 'any', ['enter', 'change', 'close'], ['finding'], 'free', 'Art. 22', '处理问题记录', 'puts findings right'),
  row('recorder-manager', 'any', ['enter', 'change'], ['calendar', 'hand-out'], 'free', 'Art. 19(3)', '录入放假通知', 'enters notices of the calendar'),

  // The equipment manager: things, not evidence.
  row('equipment-manager', 'any', ['list', 'view', 'enter', 'change', 'close'], ['officer', 'dock', 'recorder', 'assignment', 'hand-out', 'ratio', 'firmware'], 'free', 'Art. 15, 18', '配备、配发、维护设备', 'registers, assigns and maintains equipment'),
  row('equipment-manager', 'any', ['list', 'view', 'change', 'close'], ['finding', 'storage', 'station-health'], 'free', 'Art. 15, 22', '查看设备问题', 'sees findings about equipment'),
  row('equipment-manager', 'any', ['list', 'view', 'enter', 'change', 'close'], ['alarm', 'equipment-alarm', 'station-alarm'], 'free', 'Art. 15, 22', '处理设备和工作站报警，不看人员求助和位置', 'deals with alarms of equipment and station; sees no calls for help and no places'),
  row('equipment-manager', 'any', ['view', 'copy', 'change'], ['clip-content'], 'refused', 'Art. 20(2)', '装备管理员不接触记录内容', 'sees no content of clips'),

  // The duty desk.
  row('duty-desk', 'any', ['list', 'view'], ['dock', 'recorder', 'assignment', 'officer', 'station-health'], 'free', 'Art. 13, 16', '值班查看在勤设备', 'watches devices on duty'),
  row('duty-desk', 'any', ['list', 'view', 'enter', 'change', 'close'], ['alarm', 'person-alarm', 'equipment-alarm', 'station-alarm', 'hand-over-alarm'], 'free', 'Art. 13, 16', '值班接收、确认、办结全部报警', 'takes, acknowledges and closes every alarm'),
  row('duty-desk', 'any', ['list', 'view', 'enter', 'close'], ['incident'], 'free', 'Art. 13, 16', '值班开始、结束事件录制，查看清单，不含内容', 'begins and ends the recording of an incident; sees the list, not the content'),
  row('duty-desk', 'any', ['list', 'view', 'change'], ['live'], 'free', 'Art. 13, 16', '请求、观看、结束执法现场的实时画面', 'asks for live pictures of the scene, watches and ends them'),
  row('duty-desk', 'any', ['view', 'copy'], ['clip-content'], 'approval', 'Art. 20(2)', '查看已存储记录须先申请', 'stored clips by request only'),

  ...(['duty-desk', 'unit-head'] as const).map((who) => row(who, 'any', ['view'], ['map'], 'free', 'Art. 13, 16', '查看报警位置的底图', 'sees the ground of the map of alarms')),

  // The unit head decides, and not about himself.
  row('unit-head', 'unit', ['list', 'view'], ['clip-list', 'clip-details', 'activity', 'hand-over', 'explanation', 'ratio', 'recorder', 'officer', 'assignment', 'finding'], 'free', 'Art. 19(2), 21', '管理、监督本单位记录工作', 'supervises the unit'),
  row('unit-head', 'unit', ['list', 'view'], ['incident'], 'free', 'Art. 19(2)', '查看本单位的事件录制', 'sees incidents of the unit'),
  row('unit-head', 'unit', ['list', 'view'], ['live'], 'free', 'Art. 19(2)', '查看本单位在勤记录仪的实时画面', 'watches live pictures of the unit'),
  row('unit-head', 'unit', ['view'], ['clip-content'], 'free', 'Art. 19(2)', '审核时查看本单位记录', 'views clips of the unit'),
  row('unit-head', 'unit', ['list', 'view', 'enter', 'close'], ['view-grant'], 'free', 'Art. 20(2)', '批准调阅并可随时终止，不得批准自己', 'approves viewing and ends it, not for himself'),
  row('unit-head', 'unit', ['copy'], ['clip-content'], 'letter', 'Art. 20(2)', '复制须书面登记', 'copies by letter'),
  row('unit-head', 'unit', ['review'], ['explanation'], 'free', 'Art. 19(2)', '审核工作情况说明，本人的除外', 'reviews explanations, not his own', true),
  row('unit-head', 'unit', ['list', 'view', 'enter', 'change'], ['alarm', 'person-alarm', 'equipment-alarm', 'station-alarm', 'hand-over-alarm'], 'free', 'Art. 16, 21', '查看、确认本单位报警；无人确认而升级到全体负责人的报警视同本单位', 'sees and acknowledges alarms of the unit; what nobody acknowledged and was escalated to all heads is every unit\'s'),
  row('unit-head', 'any', ['change'], ['higher-demand'], 'free', 'Art. 17(4)', '录入上级主管部门的规定', 'enters what the higher authority demands'),
  row('unit-head', 'unit', ['enter', 'change'], ['activity'], 'free', 'Art. 21', '安排勤务', 'plans duties'),
  row('unit-head', 'any', ['change', 'close'], ['finding'], 'free', 'Art. 22', '限期整改', 'has findings put right'),
  row('unit-head', 'any', ['change'], ['clip-content'], 'refused', 'Art. 19(3)', '任何人不得修改音像记录', 'nobody alters a clip'),

  // Reviewers view directly and copy by letter.
  row('reviewer', 'any', ['list', 'view'], ['clip-list', 'clip-details', 'clip-content', 'custody-log', 'custody-chain', 'hand-over', 'explanation', 'activity', 'finding'], 'free', 'Art. 20(3)', '纪检、法制、信访直接调阅', 'views directly, each view logged'),
  row('reviewer', 'any', ['list', 'view'], ['incident'], 'free', 'Art. 20(3)', '查看事件录制', 'sees incidents'),
  row('reviewer', 'any', ['copy'], ['clip-content'], 'letter', 'Art. 20(3)', '第二十条第三项只及调阅，复制须凭函件', 'Art. 20(3) frees viewing, not copying'),

  row('archivist', 'any', ['list', 'view'], ['activity', 'hand-over', 'explanation', 'clip-list'], 'free', 'Art. 5(3)', '归档所需的目录', 'the catalogue, for archiving'),
  row('archivist', 'any', ['view', 'copy'], ['clip-content'], 'approval', 'Art. 20(2)', '查看、复制须经批准', 'content by approval'),

  ...(['officer', 'duty-desk', 'archivist'] as const).map((who) => row(who, 'own', ['list'], ['view-grant'], 'free', 'Art. 20(2)', '查看给予本人的批准', 'sees approvals given to him')),
  ...(['recorder-manager', 'reviewer'] as const).map((who) => row(who, 'any', ['list', 'view'], ['view-grant'], 'free', 'Art. 15, 20(3)', '查看调阅批准', 'sees who was given approval')),

  // The administrator: the machine, never the evidence.
  row('administrator', 'any', ['list', 'view', 'enter', 'change', 'close'], ['account', 'api-key', 'setting'], 'free', 'Art. 15', '账号、密钥、配置', 'accounts, keys, configuration'),
  row('administrator', 'any', ['list', 'view'], ['station-health', 'storage', 'alarm', 'station-alarm'], 'free', 'Art. 15', '系统运行状况和工作站自身报警', 'health and alarms of the station itself'),
  row('administrator', 'any', ['list', 'view', 'enter', 'change', 'close'], ['person-alarm', 'equipment-alarm', 'hand-over-alarm'], 'refused', 'Art. 15, 20(2)', '系统管理员不看人员报警和位置', 'sees no alarms of officers and no places'),
  row('administrator', 'any', ['list', 'view', 'copy', 'change'], ['clip-list', 'clip-details', 'clip-content'], 'refused', 'Art. 19(3), 20(2)', '系统管理员不接触记录', 'sees no evidence'),
];

export interface PermissionVerdict {
  readonly outcome: Outcome;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

const UNLISTED: PermissionVerdict = { outcome: 'refused', article: 'Art. 20(2)', zh: '权限表中没有允许此项操作的规定', en: 'no row of the permission table allows it' };
const RANK: Readonly<Record<Outcome, number>> = { free: 3, approval: 2, letter: 1, refused: 0 };
const COVERS: Readonly<Record<Relation, readonly Relation[]>> = { own: ['own'], unit: ['own', 'unit'], any: ['own', 'unit', 'any'] };

/** The best that any of the roles gives. `relation` is how the person stands to the matter. */
export function mayDo(roles: readonly Role[], verb: Verb, medium: Medium, relation: Relation): PermissionVerdict {
  let best = UNLISTED;
  for (const one of PERMISSIONS) {
    if (!roles.includes(one.who) || !one.verbs.includes(verb) || !one.media.includes(medium) || !COVERS[one.relation].includes(relation)) continue;
    if (one.notOwn === true && relation === 'own') continue;
    if (best === UNLISTED || RANK[one.outcome] > RANK[best.outcome]) best = one;
  }
  return best;
}

/** Could there be a matter in which these roles may do this freely? Asked before the matter is known. */
export function mightDo(roles: readonly Role[], verb: Verb, medium: Medium): PermissionVerdict {
  const verdicts = (['any', 'unit', 'own'] as const).map((relation) => mayDo(roles, verb, medium, relation));
  return verdicts.find(({ outcome }) => outcome === 'free') ?? verdicts[0]!;
}

/** Could an approval of the unit head open it to these roles? Asked before the matter is known; the desk asks for the approval. */
export function mightBeGranted(roles: readonly Role[], verb: Verb, medium: Medium): boolean {
  return (['any', 'unit', 'own'] as const).some((relation) => mayDo(roles, verb, medium, relation).outcome === 'approval');
}

/** Who may hold which roles together: the administrator sees no evidence, so that role stands alone (Art. 15, 20). */
export function mayHoldRoles(roles: readonly Role[]): { readonly kind: 'allowed' } | { readonly kind: 'refused'; readonly zh: string; readonly en: string; readonly article: string } {
  if (roles.length === 0) return { kind: 'refused', article: 'Art. 15', zh: '至少选择一个角色', en: 'choose one role at least' };
  if (roles.includes('administrator') && roles.length > 1) return { kind: 'refused', article: 'Art. 20(2)', zh: '系统管理员不接触记录，不能兼任其他角色', en: 'the administrator sees no evidence and holds no other role' };
  return { kind: 'allowed' };
}
