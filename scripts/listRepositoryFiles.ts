import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repositoryRoot.ts'

/** Every file that git tracks or would track, as paths from the root of the repository. Files deleted but not yet committed are left out. */
export function listRepositoryFiles(): string[] {
  // A checkout may belong to another user than the one who runs the tests.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z']
  const listed = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 2 ** 26 })
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(repositoryRoot, file)))
}

/** The TypeScript files among them. */
export function listSourceFiles(): string[] {
  return listRepositoryFiles().filter((file) => /\.tsx?$/.test(file))
}
