/** What the kinds of the custody log's entries are called; test/house holds that none is forgotten. */
import type { Words } from './words.ts';

export const EVENT_WORDS = {
  StationFounded: { zh: '工作站启用', en: 'station founded' }, OfficerRegistered: { zh: '登记执法人员', en: 'officer registered' }, ManagerNamed: { zh: '指定专职管理员', en: 'manager named' }, ManagerRelieved: { zh: '解除专职管理员', en: 'manager relieved' },
  EnrolCodeIssued: { zh: '签发登记码', en: 'enrolment code issued' }, DockEnrolled: { zh: '登记采集站', en: 'dock enrolled' }, DockRetired: { zh: '停用采集站', en: 'dock retired' },
  RecorderEnrolled: { zh: '登记记录仪', en: 'recorder enrolled' }, RecorderRetired: { zh: '停用记录仪', en: 'recorder retired' }, RecorderRecognised: { zh: '识别记录仪', en: 'recorder recognised' },
  RecorderAssigned: { zh: '配发', en: 'assigned' }, AssignmentEnded: { zh: '收回', en: 'assignment ended' }, RecorderDocked: { zh: '入仓', en: 'docked' }, RecorderUndocked: { zh: '离仓', en: 'undocked' }, ClockSet: { zh: '校时', en: 'clock set' },
  CardListed: { zh: '读取卡目录', en: 'card listed' }, ClipStored: { zh: '入库', en: 'clip stored' }, ClipsImported: { zh: '文件夹导入', en: 'imported' }, ClipDigested: { zh: '计算第二摘要', en: 'second digest' }, ClipSetApart: { zh: '另存待查', en: 'set apart' },
  EraseOrdered: { zh: '下达清除指令', en: 'erase ordered' }, ClipsErased: { zh: '卡上已清除', en: 'erased from the card' }, EraseRefused: { zh: '记录仪拒绝清除', en: 'erase refused' },
  Quarantined: { zh: '隔离', en: 'quarantined' }, QuarantineLifted: { zh: '解除隔离', en: 'quarantine lifted' }, AlarmRaised: { zh: '报警', en: 'alarm' }, FindingOpened: { zh: '发现问题', en: 'finding opened' }, FindingClosed: { zh: '问题办结', en: 'finding closed' },
  ClipExported: { zh: '导出', en: 'exported' }, ClipViewed: { zh: '查看（旧式记录）', en: 'viewed (older entry)' }, CheckRan: { zh: '核验', en: 'check ran' },
  AccountOpened: { zh: '开立账号', en: 'account opened' }, AccountChanged: { zh: '更改账号', en: 'account changed' }, AccountClosed: { zh: '停用账号', en: 'account closed' }, SignInLinkIssued: { zh: '签发登录链接', en: 'link issued' }, SignInLinkUsed: { zh: '使用登录链接', en: 'link used' },
  PasswordSet: { zh: '设置密码', en: 'password set' }, SecondFactorSet: { zh: '动态验证码', en: 'one-time codes' }, SignedIn: { zh: '登录', en: 'signed in' }, SignedOut: { zh: '退出', en: 'signed out' }, SignInLocked: { zh: '登录锁定', en: 'sign-in locked' },
  ApiKeyIssued: { zh: '签发接口密钥', en: 'key issued' }, ApiKeyRevoked: { zh: '吊销接口密钥', en: 'key revoked' }, AccessRefused: { zh: '拒绝访问', en: 'access refused' },
  RecorderStateSet: { zh: '记录仪状态', en: 'state of a recorder' }, RecorderPlaced: { zh: '记录仪归属单位', en: 'recorder placed in a unit' }, OfficerLeft: { zh: '执法人员离任', en: 'officer left' },
  BadgeGiven: { zh: '发放工牌', en: 'badge given' }, BadgeTaken: { zh: '收回工牌', en: 'badge taken' }, HandOut: { zh: '领用', en: 'handed out' }, HandOutEnded: { zh: '归还', en: 'hand-out ended' }, HandOutRuleSet: { zh: '领用规则', en: 'rule of hand-out' },
  RatioSet: { zh: '配备比例', en: 'ratio set' }, FindingAssigned: { zh: '问题交办', en: 'finding assigned' }, RegisterImported: { zh: '名册导入', en: 'register imported' },
  CalendarNoticeEntered: { zh: '录入放假通知', en: 'notice entered' }, CalendarNoticeWithdrawn: { zh: '撤销放假通知', en: 'notice withdrawn' }, HandOverDueSoon: { zh: '移交即将到期', en: 'hand-over due soon' }, HandOverOverdue: { zh: '移交逾期', en: 'hand-over overdue' },
  HandOverSettingsChanged: { zh: '移交期限设置', en: 'settings of deadlines' }, ActivityEntered: { zh: '登记执法活动', en: 'activity entered' }, ActivityChanged: { zh: '更改执法活动', en: 'activity changed' }, ActivityEnded: { zh: '执法活动结束', en: 'activity ended' },
  ActivityCancelled: { zh: '取消执法活动', en: 'activity cancelled' }, ClipsBound: { zh: '归入执法活动', en: 'bound to an activity' }, ClipsGiven: { zh: '指明执法人员', en: 'officer given' }, ClipsNamed: { zh: '命名', en: 'named' },
  HandOverOffered: { zh: '移交（移交人签名）', en: 'hand-over signed by the officer' }, HandOverReceived: { zh: '接收（管理员签名）', en: 'hand-over received' }, HandOverReturned: { zh: '退回移交', en: 'hand-over returned' }, HandOverWithdrawn: { zh: '撤回移交', en: 'hand-over withdrawn' },
  ExplanationStated: { zh: '提交工作情况说明', en: 'explanation stated' }, ExplanationReviewed: { zh: '审核说明', en: 'explanation reviewed' }, ExplanationFiled: { zh: '说明备案', en: 'explanation filed' }, HigherAuthorityDemandSet: { zh: '上级规定', en: 'demand of the higher authority' },
  IncidentBegun: { zh: '开始事件录制', en: 'incident begun' }, IncidentJoined: { zh: '报警并入事件', en: 'alarm joined an incident' }, IncidentEnded: { zh: '结束事件录制', en: 'incident ended' }, LivePartDropped: { zh: '弃用无法播放的残段', en: 'unplayable rest dropped' },
  FirmwareKeyEnrolled: { zh: '登记厂家公钥', en: "maker's key enrolled" }, FirmwareKeyRetired: { zh: '停用厂家公钥', en: "maker's key retired" }, FirmwareUploaded: { zh: '上传固件', en: 'firmware uploaded' }, FirmwareOffered: { zh: '下发固件', en: 'firmware offered' },
  FirmwareInstalled: { zh: '固件已安装', en: 'firmware installed' }, FirmwareFailed: { zh: '固件安装失败', en: 'firmware failed' }, RollOutPlanned: { zh: '固件升级计划', en: 'roll-out planned' }, RollOutPaused: { zh: '暂停升级', en: 'roll-out paused' },
  FirmwareInstallOrdered: { zh: '命令安装固件', en: 'firmware install ordered' }, FirmwareDeclined: { zh: '记录仪暂不接受固件', en: 'firmware declined' }, RollOutResumed: { zh: '继续升级', en: 'roll-out resumed' }, RollOutStopped: { zh: '停止升级', en: 'roll-out stopped' },
  LiveViewBegan: { zh: '开始观看实时画面', en: 'live view began' }, LiveViewEnded: { zh: '结束观看实时画面', en: 'live view ended' },
  AlarmAcknowledged: { zh: '确认报警', en: 'alarm acknowledged' }, AlarmCommented: { zh: '报警备注', en: 'comment on an alarm' }, AlarmEscalated: { zh: '报警升级', en: 'alarm escalated' }, AlarmClosed: { zh: '报警办结', en: 'alarm closed' },
  PassGiven: { zh: '发放出勤凭证', en: 'pass given' }, PassTaken: { zh: '记录仪收下凭证', en: 'pass taken' }, LiveAsked: { zh: '请求实时画面', en: 'live picture asked for' }, LiveStopAsked: { zh: '请求结束实时画面', en: 'end of a live picture asked for' },
  LiveBegan: { zh: '实时画面开始', en: 'live picture began' }, LiveEnded: { zh: '实时画面结束', en: 'live picture ended' }, LiveCutSettled: { zh: '工作站重启后的联系', en: 'contact after a restart of the station' },
  ViewGranted: { zh: '批准调阅', en: 'viewing approved' }, ViewGrantEnded: { zh: '调阅批准终止', en: 'approval of viewing ended' }, ViewOpened: { zh: '开始查看', en: 'view opened' }, ViewShown: { zh: '查看中', en: 'view goes on' },
  ViewClosed: { zh: '结束查看', en: 'view closed' }, BookmarkSet: { zh: '设置书签', en: 'bookmark set' }, BookmarkRemoved: { zh: '删除书签', en: 'bookmark removed' },
} satisfies Readonly<Record<string, Words>>;

/** A kind that a newer station writes is shown as the log has it. */
export function eventWords(kind: string): Words {
  return (EVENT_WORDS as Readonly<Record<string, Words>>)[kind] ?? { zh: kind, en: kind };
}
