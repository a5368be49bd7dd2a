import { deliverFiles } from '../files/deliverFiles.ts'
import type { FileNaming } from '../files/FoundFile.ts'
import type { JobOf, Scanner } from '../Scanner.ts'
import { openSourceFolder } from './openSourceFolder.ts'
import { walkFolder } from './walkFolder.ts'

type Job = JobOf<'FileSystem', 'FileSystem'>

/** Scans a folder of the node's machine, or a share that is mounted there. It only ever opens files to be read. */
export const fileSystemScanner: Scanner<Job> = {
  kind: 'FileSystem',
  async scan(job, sink, signal) {
    const folder = await openSourceFolder(job.source.properties.path, job.allowedPaths ?? [], signal)
    const files = walkFolder({ folder, exception: (exception) => sink.exception(exception), signal })
    await deliverFiles({ files, naming: namingOf(folder.path), job, sink }, signal)
  },
}

/** `file:///srv/data/`, `file:///D:/data/` and `file://server/share/`; no machine is named, for a share is the same on all of them. */
export function namingOf(path: string): FileNaming {
  const isShare = path.startsWith('\\\\')
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  const encoded = parts.map((part, index) => (index === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part.toWellFormed())))
  return { qualifiedPrefix: [isShare ? 'file:/' : 'file://', ...encoded, ''].join('/'), folder: path.replace(/[\\/]+$/, '') }
}
