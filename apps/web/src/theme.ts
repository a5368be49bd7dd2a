import { createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components'

/** The original's blue and its shades. The only place where a colour is written out. */
export const brand: BrandVariants = {
  10: '#001322',
  20: '#00203a',
  30: '#002e53',
  40: '#003b6b',
  50: '#004a85',
  60: '#005a9e',
  70: '#006abb',
  80: '#0078d4',
  90: '#2286da',
  100: '#3d96e0',
  110: '#5aa6e6',
  120: '#79b7ec',
  130: '#98c8f1',
  140: '#b5d7f5',
  150: '#cfe5f9',
  160: '#e8f3fc',
}

/** The original's density: 13 px body. */
export const density = { fontSizeBase300: '13px', lineHeightBase300: '18px' } satisfies Partial<Theme>

export const lightTheme: Theme = { ...createLightTheme(brand), ...density }
