/** Every page of the dashboard: where it is, what it is called, who sees it, by which key it is reached (g, then the key). */
import { pageCode, type PageCode } from './page-code.ts';
import type { Role } from './session.tsx';

export interface Page extends PageCode {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly key: string;
  readonly group: 'work' | 'equipment' | 'oversight' | 'station';
  /** Whoever has one of these roles; everybody where empty. */
  readonly roles: readonly Role[];
  /** Reached from another page alone. */
  readonly hidden?: true;
}

export const GROUPS = { work: { zh: '工作', en: 'Work' }, equipment: { zh: '装备', en: 'Equipment' }, oversight: { zh: '监督', en: 'Oversight' }, station: { zh: '系统', en: 'Station' } } as const;

/** Who answers alarms, or sees those of the station: on each of their pages is the bell. */
export const ALARM_ROLES: readonly Role[] = ['duty-desk', 'unit-head', 'recorder-manager', 'equipment-manager', 'administrator'];

export const PAGES: readonly Page[] = [
  { path: '/inbox', zh: '待办', en: 'Inbox', key: 'i', group: 'work', roles: [], ...pageCode(() => import('../pages/inbox.tsx')) },
  { path: '/alarms', zh: '报警', en: 'Alarms', key: 'z', group: 'work', roles: ALARM_ROLES, ...pageCode(() => import('../pages/duty/alarms.tsx')) },
  { path: '/hand-over', zh: '我的记录与移交', en: 'My clips', key: 'w', group: 'work', roles: ['officer'], ...pageCode(() => import('../pages/hand-over/my-clips.tsx')) },
  { path: '/register', zh: '移交登记', en: 'Hand-over register', key: 'g', group: 'work', roles: ['recorder-manager', 'unit-head', 'reviewer', 'archivist'], ...pageCode(() => import('../pages/hand-over/register.tsx')) },
  { path: '/register-entry', zh: '移交登记页', en: 'Entry of the register', key: '', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist'], hidden: true, ...pageCode(() => import('../pages/hand-over/entry.tsx')) },
  { path: '/wall', zh: '视频墙', en: 'Wall', key: 'x', group: 'work', roles: ['duty-desk', 'unit-head'], ...pageCode(() => import('../pages/duty/wall/wall.tsx')) },
  { path: '/activities', zh: '执法活动', en: 'Activities', key: 'v', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist'], ...pageCode(() => import('../pages/activities/activities.tsx')) },
  { path: '/explanations', zh: '情况说明', en: 'Explanations', key: 'e', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist'], ...pageCode(() => import('../pages/explanations/explanations.tsx')) },
  { path: '/clips', zh: '音像记录', en: 'Clips', key: 'y', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist'], ...pageCode(() => import('../pages/clips/clips.tsx')) },
  { path: '/incidents', zh: '事件录制', en: 'Incidents', key: 'n', group: 'work', roles: ['duty-desk', 'recorder-manager', 'unit-head', 'reviewer'], ...pageCode(() => import('../pages/duty/incidents.tsx')) },
  { path: '/play', zh: '播放', en: 'Play', key: '', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist', 'duty-desk'], hidden: true, ...pageCode(() => import('../pages/play/play.tsx')) },
  { path: '/view-grants', zh: '调阅批准', en: 'Approvals of viewing', key: 'q', group: 'work', roles: ['unit-head', 'recorder-manager', 'reviewer', 'officer', 'duty-desk', 'archivist'], ...pageCode(() => import('../pages/play/grants.tsx')) },
  { path: '/calendar', zh: '工作日历', en: 'Calendar', key: 'd', group: 'work', roles: ['officer', 'recorder-manager', 'unit-head', 'reviewer', 'archivist'], ...pageCode(() => import('../pages/calendar/calendar.tsx')) },
  { path: '/hand-out', zh: '领用与归还', en: 'Hand-out', key: 'l', group: 'equipment', roles: ['officer', 'recorder-manager', 'equipment-manager'], ...pageCode(() => import('../pages/equipment/hand-out.tsx')) },
  { path: '/docks', zh: '采集站与仓位', en: 'Docks and bays', key: 'b', group: 'equipment', roles: ['recorder-manager', 'equipment-manager', 'duty-desk'], ...pageCode(() => import('../pages/equipment/docks.tsx')) },
  { path: '/recorders', zh: '记录仪', en: 'Recorders', key: 'r', group: 'equipment', roles: ['recorder-manager', 'equipment-manager', 'duty-desk', 'unit-head'], ...pageCode(() => import('../pages/equipment/recorders.tsx')) },
  { path: '/officers', zh: '执法人员', en: 'Officers', key: 'o', group: 'equipment', roles: ['recorder-manager', 'equipment-manager', 'duty-desk', 'unit-head'], ...pageCode(() => import('../pages/equipment/officers.tsx')) },
  { path: '/ratio', zh: '配备比例', en: 'Ratio', key: 't', group: 'equipment', roles: ['recorder-manager', 'equipment-manager', 'unit-head'], ...pageCode(() => import('../pages/equipment/ratio.tsx')) },
  { path: '/firmware', zh: '固件', en: 'Firmware', key: 'u', group: 'equipment', roles: ['equipment-manager'], ...pageCode(() => import('../pages/equipment/firmware.tsx')) },
  { path: '/storage', zh: '存储空间', en: 'Storage', key: 's', group: 'equipment', roles: ['recorder-manager', 'equipment-manager', 'administrator'], ...pageCode(() => import('../pages/equipment/storage.tsx')) },
  { path: '/findings', zh: '问题与整改', en: 'Findings', key: 'f', group: 'oversight', roles: ['recorder-manager', 'equipment-manager', 'unit-head', 'reviewer'], ...pageCode(() => import('../pages/equipment/findings.tsx')) },
  { path: '/custody', zh: '保管链', en: 'Custody chain', key: 'c', group: 'oversight', roles: ['recorder-manager', 'reviewer'], ...pageCode(() => import('../pages/custody/custody.tsx')) },
  { path: '/chain', zh: '保管链', en: 'Custody chain', key: '', group: 'oversight', roles: ['officer'], hidden: true, ...pageCode(() => import('../pages/custody/custody.tsx')) },
  { path: '/permissions', zh: '权限表', en: 'Permissions', key: 'p', group: 'oversight', roles: [], ...pageCode(() => import('../pages/permissions.tsx')) },
  { path: '/accounts', zh: '账号与角色', en: 'Accounts', key: 'a', group: 'station', roles: ['administrator'], ...pageCode(() => import('../pages/accounts.tsx')) },
  { path: '/keys', zh: '接口密钥', en: 'API keys', key: 'k', group: 'station', roles: ['administrator'], ...pageCode(() => import('../pages/keys.tsx')) },
  { path: '/health', zh: '运行状况', en: 'Health', key: 'h', group: 'station', roles: ['recorder-manager', 'equipment-manager', 'duty-desk', 'administrator'], ...pageCode(() => import('../pages/health.tsx')) },
  { path: '/me', zh: '个人设置', en: 'My settings', key: 'm', group: 'station', roles: [], ...pageCode(() => import('../pages/me.tsx')) },
];
