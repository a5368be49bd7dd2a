import type { ReactElement } from 'react'

/*
 * Fluent's flyouts, dialogs and menus share one keeper of the focus, which hides the rest of the page from screen readers while one of
 * them is open. It goes with the last component that uses it, and when that is the overlay itself it leaves the page hidden. So `Shell`
 * holds it from the first overlay on. The overlays bring it, because what comes with them is no part of the first page.
 */
let keeper: ReactElement | null = null
const watchers = new Set<() => void>()

export function keepFocusWith(element: ReactElement): void {
  if (keeper) return
  keeper = element
  for (const watcher of watchers) watcher()
}

export const focusKeeper = (): ReactElement | null => keeper

export function watchFocusKeeper(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
