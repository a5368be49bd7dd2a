import { spawn, type ChildProcess } from 'node:child_process'

/**
 * A test run that is killed must not leave its server behind, and has no time to say so: a shell notices that the pipe from
 * this process is closed, ends the server and removes its files. Returns what ends the watch.
 */
export function endWithThisProcess({ pid }: ChildProcess, folder: string): () => void {
  const script = 'read _; kill -QUIT "$1"; while kill -0 "$1"; do sleep 0.1; done; rm -rf "$2"'
  const watch = spawn('/bin/sh', ['-c', script, 'sh', String(pid), folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  watch.unref()
  return () => watch.kill('SIGKILL')
}
