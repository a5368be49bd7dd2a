/** More than this of one file in memory is a lot: then the file waits for its turn. */
export const largeBytes = 4 * 1024 * 1024

/** The turn of one file. */
export interface Turn {
  /** Resolves when no other file has its turn; from then on this one has. */
  take(): Promise<void>
  /** Lets the next one have it, whether it was taken or not. */
  end(): void
}

/**
 * Several files are read at the same time, and each reader bounds only what it holds itself: eight times the most that one may hold
 * would be more than the memory of a small machine. So of the files that need much only one at a time has it, until it is closed.
 */
export class LargeFileTurns {
  #last: Promise<void> = Promise.resolve()

  forFile(): Turn {
    const ended = Promise.withResolvers<void>()
    let taken: Promise<void> | null = null
    return {
      take: () => {
        if (taken === null) {
          taken = this.#last
          this.#last = taken.then(() => ended.promise)
        }
        return taken
      },
      end: ended.resolve,
    }
  }
}
