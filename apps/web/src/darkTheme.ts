import { createDarkTheme, type Theme } from '@fluentui/react-components'
import { brand, density } from './theme.ts'

/** Texts in the original's blue are a shade lighter than Fluent takes them: on the dark background it would be too faint to read. */
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[110],
  colorBrandForegroundLinkHover: brand[120],
  colorBrandForegroundLinkPressed: brand[100],
  ...density,
}
