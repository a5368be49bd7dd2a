import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'
import { backupPasswordRefusal } from './makeBackup.ts'
import { readSecret } from './readSecret.ts'

/** The password of a backup: from a file, or typed at a terminal without being shown. Throws `CommandFailure`. */
export async function readPassword(file: string | undefined, config: Config): Promise<string> {
  const text = file === undefined ? await ask() : await readSecret(file, 'the password', config)
  const password = text.replace(/\r?\n$/, '')
  const refusal = backupPasswordRefusal(password)
  if (refusal !== null) throw new CommandFailure('refused', refusal)
  return password
}

async function ask(): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw new CommandFailure('wrongUsage', 'Give the password with --password-file, or - for standard input.')
  stderr.write('Password: ')
  stdin.setRawMode(true)
  try {
    return await readLine()
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

/** In raw mode the terminal does nothing by itself: neither Enter, nor Backspace, nor Ctrl+C. */
async function readLine(): Promise<string> {
  let line = ''
  for await (const chunk of process.stdin) {
    for (const character of String(chunk)) {
      if (character === '\r' || character === '\n') return line
      if (character === '\u0003' || character === '\u0004') throw new CommandFailure('refused', 'Nothing was done.')
      line = character === '\u007f' || character === '\b' ? line.slice(0, -1) : line + character
    }
  }
  return line
}
