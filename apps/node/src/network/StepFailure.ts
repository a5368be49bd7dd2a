/** A step of a way that did not pass: what was found, and how to mend it. */
export class StepFailure extends Error {
  override name = 'StepFailure'
  readonly fix: string
  constructor(found: string, fix: string, options?: { cause?: unknown }) {
    super(found, options)
    this.fix = fix
  }
}
