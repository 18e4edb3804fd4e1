/** What the roles are called. */
export type Role = 'officer' | 'recorder-manager' | 'equipment-manager' | 'duty-desk' | 'unit-head' | 'reviewer' | 'archivist' | 'administrator';

export const ROLE_WORDS: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  officer: { zh: '执法人员', en: 'Officer' }, 'recorder-manager': { zh: '记录仪管理员', en: 'Recorder manager' }, 'equipment-manager': { zh: '装备管理员', en: 'Equipment manager' },
  'duty-desk': { zh: '值班台', en: 'Duty desk' }, 'unit-head': { zh: '单位负责人', en: 'Unit head' }, reviewer: { zh: '纪检/法制/信访', en: 'Reviewer' }, archivist: { zh: '档案管理员', en: 'Archivist' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};
