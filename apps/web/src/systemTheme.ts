import type { Theme } from '@fluentui/react-components'
import { lightTheme } from './theme.ts'

const forcedColors = matchMedia('(forced-colors: active)')
const dark = matchMedia('(prefers-color-scheme: dark)')

// Most see the light theme: the others are fetched by those who asked their system for them.
const loadHighContrast = async (): Promise<Theme> => (await import('./highContrastTheme.ts')).highContrastTheme
const loadDark = async (): Promise<Theme> => (await import('./darkTheme.ts')).darkTheme

/** The theme that the system asks for now. */
export async function loadSystemTheme(): Promise<Theme> {
  if (forcedColors.matches) return loadHighContrast()
  return dark.matches ? loadDark() : lightTheme
}

/** Calls back whenever the system may ask for another theme. */
export function watchSystemTheme(onChange: () => void): () => void {
  const queries = [forcedColors, dark]
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}
