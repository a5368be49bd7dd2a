import { RE2JS, RE2JSException } from 're2js'
import { fail } from './ApiFailure.ts'

/** A pattern of somebody's, in RE2's syntax, as nodes read it: linear time, whatever it is. Refuses what is none, naming the field. */
export function compilePattern(pattern: string, target: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern)
    return (text) => compiled.test(text)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return fail('InvalidField', `This is not a pattern that RE2 understands: ${error.message}.`, target)
  }
}
