import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'

/** An account of the operating system. */
export type SystemUser = { name: string; uid: number; gid: number }

/**
 * Whom the database server runs as: this process's own user, except that PostgreSQL refuses to run as root. Root
 * therefore takes the owner of an existing cluster, else an unprivileged account that every Unix system has.
 */
export async function chooseServerUser(clusterDirectory: string): Promise<SystemUser> {
  const { username, uid, gid } = ownAccount()
  const owner = await ownerOf(clusterDirectory)
  if (uid !== 0) {
    if (owner !== null && owner !== uid) throw new DatabaseError(notOurs(clusterDirectory, username))
    return { name: username, uid, gid }
  }
  const accounts = await systemAccounts()
  const candidates =
    owner === null
      ? ['postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name))
      : [accounts.find((account) => account.uid === owner)]
  const chosen = candidates.find((account) => account !== undefined && account.uid !== 0)
  if (chosen === undefined) throw new DatabaseError(noUser(clusterDirectory, owner))
  return chosen
}

/** A container may run under a number that no account has; PostgreSQL refuses to run then. */
function ownAccount() {
  try {
    return userInfo()
  } catch (error) {
    throw new DatabaseError(
      `This process runs as the user number ${process.getuid?.()}, which has no name on this machine, as PostgreSQL needs: add it to /etc/passwd, or set MOORING_DATABASE_URL.`,
      { cause: error },
    )
  }
}

function notOurs(clusterDirectory: string, username: string): string {
  return `The database in ${clusterDirectory} belongs to another user than ${username}: start Mooring as its owner, or set MOORING_DATA_DIR to another directory.`
}

function noUser(clusterDirectory: string, owner: number | null): string {
  return owner === null
    ? 'PostgreSQL does not run as root and this machine has neither the user postgres nor nobody: start Mooring as an ordinary user, or set MOORING_DATABASE_URL.'
    : `The database in ${clusterDirectory} belongs to the user number ${owner}, as whom PostgreSQL cannot run here: change its owner, or set MOORING_DATA_DIR to another directory.`
}

async function ownerOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).uid
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function systemAccounts(): Promise<SystemUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  return lines.flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []))
}
