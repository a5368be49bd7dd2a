import { teamsHighContrastTheme, type Theme } from '@fluentui/react-components'
import { density } from './theme.ts'

/** Draws every edge; the colours themselves are those that the reader chose, which the browser puts in place of these. */
export const highContrastTheme: Theme = { ...teamsHighContrastTheme, ...density }
