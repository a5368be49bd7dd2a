import { teamsHighContrastTheme, type Theme } from '@fluentui/react-components'
import { density, lightTheme } from './theme.ts'

/** Draws every edge; the colours themselves are those that the reader chose, which the browser puts in place of these. */
export const highContrastTheme: Theme = {
  ...teamsHighContrastTheme,
  // The columns are as wide as the letters of the other themes need.
  fontFamilyBase: lightTheme.fontFamilyBase,
  fontFamilyMonospace: lightTheme.fontFamilyMonospace,
  ...density,
}
