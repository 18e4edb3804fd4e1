/** What the kinds of the custody log's entries are called. A kind without a name here is shown as the log has it. */
export const EVENT_WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  StationFounded: { zh: '工作站启用', en: 'station founded' }, OfficerRegistered: { zh: '登记执法人员', en: 'officer registered' }, ManagerNamed: { zh: '指定专职管理员', en: 'manager named' }, ManagerRelieved: { zh: '解除专职管理员', en: 'manager relieved' },
  EnrolCodeIssued: { zh: '签发登记码', en: 'enrolment code issued' }, DockEnrolled: { zh: '登记采集站', en: 'dock enrolled' }, DockRetired: { zh: '停用采集站', en: 'dock retired' },
  RecorderEnrolled: { zh: '登记记录仪', en: 'recorder enrolled' }, RecorderRetired: { zh: '停用记录仪', en: 'recorder retired' }, RecorderRecognised: { zh: '识别记录仪', en: 'recorder recognised' },
  RecorderAssigned: { zh: '配发', en: 'assigned' }, AssignmentEnded: { zh: '收回', en: 'assignment ended' }, RecorderDocked: { zh: '入仓', en: 'docked' }, RecorderUndocked: { zh: '离仓', en: 'undocked' }, ClockSet: { zh: '校时', en: 'clock set' },
  CardListed: { zh: '读取卡目录', en: 'card listed' }, ClipStored: { zh: '入库', en: 'clip stored' }, ClipsImported: { zh: '文件夹导入', en: 'imported' }, ClipDigested: { zh: '计算第二摘要', en: 'second digest' }, ClipSetApart: { zh: '另存待查', en: 'set apart' },
  EraseOrdered: { zh: '下达清除指令', en: 'erase ordered' }, ClipsErased: { zh: '卡上已清除', en: 'erased from the card' }, EraseRefused: { zh: '记录仪拒绝清除', en: 'erase refused' },
  Quarantined: { zh: '隔离', en: 'quarantined' }, QuarantineLifted: { zh: '解除隔离', en: 'quarantine lifted' }, AlarmRaised: { zh: '报警', en: 'alarm' }, FindingOpened: { zh: '发现问题', en: 'finding opened' }, FindingClosed: { zh: '问题办结', en: 'finding closed' },
  ClipExported: { zh: '导出', en: 'exported' }, ClipViewed: { zh: '查看', en: 'viewed' }, CheckRan: { zh: '核验', en: 'check ran' },
  AccountOpened: { zh: '开立账号', en: 'account opened' }, AccountChanged: { zh: '更改账号', en: 'account changed' }, AccountClosed: { zh: '停用账号', en: 'account closed' }, SignInLinkIssued: { zh: '签发登录链接', en: 'link issued' }, SignInLinkUsed: { zh: '使用登录链接', en: 'link used' },
  PasswordSet: { zh: '设置密码', en: 'password set' }, SecondFactorSet: { zh: '动态验证码', en: 'one-time codes' }, SignedIn: { zh: '登录', en: 'signed in' }, SignedOut: { zh: '退出', en: 'signed out' }, SignInLocked: { zh: '登录锁定', en: 'sign-in locked' },
  ApiKeyIssued: { zh: '签发接口密钥', en: 'key issued' }, ApiKeyRevoked: { zh: '吊销接口密钥', en: 'key revoked' }, AccessRefused: { zh: '拒绝访问', en: 'access refused' },
};
