import type { ThemeConfig } from 'antd';

/** Colours whose contrast on white and on the layout's grey is at least 4.5 : 1 (WCAG AA). */
export const theme: ThemeConfig = {
  cssVar: { key: 'jbgs' },
  hashed: false,
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorError: '#cf1322',
    colorTextSecondary: 'rgba(0, 0, 0, 0.68)',
    colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
    colorTextDescription: 'rgba(0, 0, 0, 0.65)',
    colorTextPlaceholder: 'rgba(0, 0, 0, 0.6)',
    colorTextDisabled: 'rgba(0, 0, 0, 0.58)',
    borderRadius: 4,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
};
