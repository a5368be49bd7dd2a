const sentences: Record<string, string> = {
  EACCES: 'the user that the node runs as may not read it',
  EPERM: 'the user that the node runs as may not read it',
  ENOENT: 'it was gone when it was to be read',
  ENOTDIR: 'it was gone when it was to be read',
  ELOOP: 'it became a link when it was to be read',
  ESTALE: 'the share that it is on was mounted anew',
  EIO: 'the disk or the share that it is on gave an error',
  EMFILE: 'this machine has too many files open',
  ENFILE: 'this machine has too many files open',
  ENAMETOOLONG: 'its path is too long for this machine',
}

/** The `code` of an error of the file system, null for any other. */
export function codeOfFileError(error: unknown): string | null {
  return error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string' ? error.code : null
}

/** What went wrong with a file or a folder, as the middle of a sentence. */
export const fileErrorWords = (code: string): string => sentences[code] ?? `the system says ${code}`
