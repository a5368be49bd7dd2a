/** What we use of postject, which comes without types. */
declare module 'postject' {
  /** Puts bytes into a program, in place, as a resource of its format; `sentinelFuse` is the mark in it that is set then. */
  export const inject: (...of: [file: string, resource: string, content: Buffer, options: { sentinelFuse: string }]) => Promise<void>
}
