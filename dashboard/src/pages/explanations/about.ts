import type { Explanation } from '../../parts/api-types.ts';
import type { Words } from '../../shell/words.ts';

export const ABOUT: Readonly<Record<Explanation['about'], Words>> = { 'not-recorded': { zh: '未使用记录仪', en: 'not recorded' }, 'not-whole': { zh: '记录不完整', en: 'not recorded wholly' } };
