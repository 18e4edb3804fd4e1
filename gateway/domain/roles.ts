/** Who uses the station: the roles of the requirements, and what they are called. */

export const ROLES = ['officer', 'recorder-manager', 'equipment-manager', 'duty-desk', 'unit-head', 'reviewer', 'archivist', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  officer: { zh: '执法人员', en: 'officer' },
  'recorder-manager': { zh: '记录仪管理员', en: 'recorder manager' },
  'equipment-manager': { zh: '装备管理员', en: 'equipment manager' },
  'duty-desk': { zh: '值班台', en: 'duty desk' },
  'unit-head': { zh: '单位负责人', en: 'unit head' },
  reviewer: { zh: '纪检/法制/信访', en: 'reviewer' },
  archivist: { zh: '档案管理员', en: 'archivist' },
  administrator: { zh: '系统管理员', en: 'administrator' },
};
