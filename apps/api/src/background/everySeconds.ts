/**
 * A timer of the console: does `work` every so many seconds, never twice at once, until the returned function ends it. A failed
 * round is reported and the next one comes as usual: these rounds mend what time changed, none builds on the one before.
 */
export function everySeconds(seconds: number, work: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let round: Promise<void> = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    round = work()
      .catch(onError)
      .finally(() => {
        isBusy = false
      })
  }, seconds * 1000)
  return async () => {
    clearInterval(timer)
    await round
  }
}
