/** Art. 18: not fewer than one recorder for every two officers. A bureau or a unit may ask more of itself, never less. */

export interface RatioSetting {
  /** So many recorders, 1 to 100, for so many officers, 1 to 100. */
  readonly recorders: number;
  readonly officers: number;
}

/** What the article itself says. */
export const LEAST_RATIO: RatioSetting = { recorders: 1, officers: 2 };
export const MAX_RATIO_PART = 100;
export const RATIO_ARTICLE = 'Art. 18';

export type RatioSettingVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly article: typeof RATIO_ARTICLE; readonly zh: string; readonly en: string };

export function maySetRatio({ recorders, officers }: RatioSetting): RatioSettingVerdict {
  const sound = [recorders, officers].every((part) => Number.isInteger(part) && part >= 1 && part <= MAX_RATIO_PART);
  if (!sound) return { kind: 'refused', article: RATIO_ARTICLE, zh: `两个数均为 1 至 ${MAX_RATIO_PART} 的整数`, en: `both are whole numbers, 1 to ${MAX_RATIO_PART}` };
  if (isLess({ recorders, officers }, LEAST_RATIO)) {
    return { kind: 'refused', article: RATIO_ARTICLE, zh: '不得低于每两名执法人员一台；只能提高，不能降低', en: 'not fewer than one recorder for every two officers: it may be raised, not lowered' };
  }
  return { kind: 'allowed' };
}

/** The highest of what the article, the bureau and the unit ask. */
export function ratioInForce(bureau: RatioSetting | undefined, unit: RatioSetting | undefined): RatioSetting {
  return [bureau, unit].reduce<RatioSetting>((best, one) => (one !== undefined && isLess(best, one) ? { recorders: one.recorders, officers: one.officers } : best), LEAST_RATIO);
}

export interface RatioVerdict {
  readonly officers: number;
  /** Fit for service: enrolled, not retired, lost, in repair or in quarantine. */
  readonly recorders: number;
  readonly setting: RatioSetting;
  readonly needed: number;
  /** How many are missing; 0 where the ratio is kept. */
  readonly short: number;
  readonly article: typeof RATIO_ARTICLE;
}

export function judgeRatio(officers: number, recorders: number, setting: RatioSetting): RatioVerdict {
  // In whole numbers: three officers need two recorders where two need one.
  const needed = Math.ceil((officers * setting.recorders) / setting.officers);
  return { officers, recorders, setting, needed, short: Math.max(0, needed - recorders), article: RATIO_ARTICLE };
}

function isLess(a: RatioSetting, b: RatioSetting): boolean {
  return a.recorders * b.officers < b.recorders * a.officers;
}
