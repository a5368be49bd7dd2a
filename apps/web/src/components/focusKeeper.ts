/*
 * Fluent's flyouts, dialogs and menus share one keeper of the focus, which hides the rest of the page from screen readers while one of
 * them is open. It goes with the last component that uses it, and when that is the overlay itself it leaves the page hidden. So `Shell`
 * holds it from the first overlay on.
 */
let isHeld = false
const watchers = new Set<() => void>()

/** Keeps the keeper for as long as the page lives. */
export function holdFocusKeeper(): void {
  if (isHeld) return
  isHeld = true
  for (const watcher of watchers) watcher()
}

export const isFocusKeeperHeld = (): boolean => isHeld

export function watchFocusKeeper(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
