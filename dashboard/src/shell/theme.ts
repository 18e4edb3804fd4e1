/** Colours and sizes of both looks. Nothing moves: what was asked for is there at once, and no list opens beside a dialog that still grows. Contrast of text on its ground is 4.5 to 1 at least (WCAG 2.1, 1.4.3). */
import { theme, type ThemeConfig } from 'antd';

const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";

export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm],
    token: {
      fontFamily: FONT, fontSize: 14, borderRadius: 6, wireframe: false, motion: false,
      ...(dark
        ? { colorPrimary: '#3280be', colorBgBase: '#14181d', colorError: '#d8483f', colorTextSecondary: '#b4bdc7', colorTextTertiary: '#a3adb8', colorTextDescription: '#b4bdc7', colorTextPlaceholder: '#98a2ad', colorLink: '#7fbdf0' }
        : { colorPrimary: '#0f4c81', colorTextSecondary: '#4a5560', colorTextTertiary: '#5b6670', colorTextDescription: '#55606b', colorTextPlaceholder: '#67727d', colorLink: '#0f4c81', colorError: '#b3261e', colorPrimaryBg: '#e6f0fa', controlItemBgActive: '#e6f0fa', controlItemBgActiveHover: '#d9e8f6', colorSuccessText: '#237804', colorWarningText: '#8a4b00', colorErrorText: '#b3261e' }),
    },
    components: { Table: { cellPaddingBlockSM: 6, headerBorderRadius: 0 }, Layout: { headerHeight: 48, headerPadding: '0 16px' }, ...(dark ? { Tabs: { itemSelectedColor: '#7fbdf0', itemHoverColor: '#a5d3f8', inkBarColor: '#7fbdf0' } } : {}), Menu: dark ? { itemHeight: 34, itemSelectedBg: '#1d3448', itemSelectedColor: '#a5d3f8' } : { itemHeight: 34, itemSelectedBg: '#e6f0fa', itemSelectedColor: '#0f4c81' } },
  };
}

const KEY = 'zhilu.look';
export type Look = 'system' | 'light' | 'dark';
export function storedLook(): Look {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
export function storeLook(look: Look): void {
  localStorage.setItem(KEY, look);
}
