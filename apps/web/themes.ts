import {
  createCSSRuleFromTheme,
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components'

/** The original's blue and its shades. The only place where a colour is written out. */
const brand: BrandVariants = {
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
const density = { fontSizeBase300: '13px', lineHeightBase300: '18px' } satisfies Partial<Theme>

const light: Theme = { ...createLightTheme(brand), ...density }

/** Texts in the original's blue are lighter than Fluent takes them: on the dark background, and on a row that is chosen, it would be too faint to read. */
const dark: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  ...density,
}

/** Draws every edge; the colours themselves are those that the reader chose, which the browser puts in place of these. */
const highContrast: Theme = {
  ...teamsHighContrastTheme,
  // The columns are as wide as the letters of the other themes need.
  fontFamilyBase: light.fontFamilyBase,
  fontFamilyMonospace: light.fontFamilyMonospace,
  ...density,
}

/**
 * A style sheet of the tokens in each theme that a system can ask for; the browser takes the one that it asks for now, and draws nothing
 * before it is there: a light page that turns dark would dazzle. `isUsed` says of which tokens.
 */
export function themesText(isUsed: (token: string) => boolean): string {
  const variables = (theme: Partial<Theme>) =>
    createCSSRuleFromTheme(':root', Object.fromEntries(Object.entries(theme).filter(([token]) => isUsed(token))))
  const otherInTheDark = Object.entries(dark).filter(([token, value]) => value !== light[token as keyof Theme])
  return [
    variables(light),
    `@media (prefers-color-scheme: dark) { ${variables(Object.fromEntries(otherInTheDark))} }`,
    `@media (forced-colors: active) { ${variables(highContrast)} }`,
  ].join('\n')
}
