import { createDarkTheme, type Theme } from '@fluentui/react-components'
import { brand, density } from './theme.ts'

/** Texts in the original's blue are lighter than Fluent takes them: on the dark background, and on a row that is chosen, it would be too faint to read. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  ...density,
}
