import { execFile } from 'node:child_process'

/**
 * Tells systemd how the node is (sd_notify), where it runs under systemd. Node.js has no datagram sockets of Unix, so that systemd's own
 * program says it; the unit allows that with `NotifyAccess=all`. Resolves when it was said; that it could not be is told, and no error.
 */
export function notifySystemd(words: readonly string[], { socket, onProblem }: SystemdNotice): Promise<void> {
  if (socket === null) return Promise.resolve()
  return new Promise((resolve) => {
    execFile('systemd-notify', words, { timeout: 5000 }, (error) => {
      if (error !== null) onProblem(error.message)
      resolve()
    })
  })
}

interface SystemdNotice {
  /** `NOTIFY_SOCKET`; null where systemd does not want to know. */
  socket: string | null
  onProblem: (reason: string) => void
}
