/*
 * Fluent's flyouts, dialogs and menus share one keeper of the focus, which hides the rest of the page from screen readers while one of
 * them is open. It goes with the last component that uses it, and then leaves the page hidden. So `Shell` holds it while an overlay is
 * open and until it has cleaned up after the last one.
 */
const cleanUpMs = 1000

let holders = 0
const watchers = new Set<() => void>()

function change(by: number): void {
  holders += by
  for (const watcher of watchers) watcher()
}

/** Keeps the keeper until some time after the returned function is called. */
export function holdFocusKeeper(): () => void {
  change(1)
  return () => {
    setTimeout(() => change(-1), cleanUpMs)
  }
}

export const isFocusKeeperHeld = (): boolean => holders > 0

export function watchFocusKeeper(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
