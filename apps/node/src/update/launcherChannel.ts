import { isLaunched } from '../config.ts'

/** What a version says to the launcher that started it: that it reaches the console, and that it was asked to stop. */
type LauncherWord = 'connected' | 'stopping'

/** What the launcher says: that it is to stop, and that it is in force from now on. */
export type LaunchedWord = 'stop' | 'accepted'

export interface LauncherChannel {
  say: (word: LauncherWord) => void
}

/**
 * The way to the launcher, for a version that lies in the home; null for the installed program. When the launcher is gone, whoever ended
 * it meant the node: nobody would put the former version back any more.
 */
export function openLauncherChannel(on: Record<LaunchedWord, () => void>): LauncherChannel | null {
  if (!isLaunched() || process.send === undefined) return null
  process.on('message', (word) => {
    if (word === 'stop' || word === 'accepted') on[word]()
  })
  process.on('disconnect', on.stop)
  // Listening to the launcher keeps nothing alive.
  process.channel?.unref()
  return {
    say: (word) => {
      // It may have gone at this moment: "disconnect" says so.
      if (process.connected) process.send?.(word, undefined, undefined, () => undefined)
    },
  }
}
