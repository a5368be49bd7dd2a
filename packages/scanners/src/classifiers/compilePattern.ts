import { RE2JS } from 're2js'

/** A pattern in RE2's syntax, which takes linear time whatever it is and whatever it is given. Throws `RE2JSException` for what is none. */
export const compilePattern = (pattern: string, flags: number = 0): RE2JS => RE2JS.compile(pattern, flags)

/**
 * Words of a column's name, as `columnWords` spells them: any of these, each whole. JavaScript's own engine is quicker, and names are
 * short and these words repeat nothing without end, which a test makes sure of.
 */
export const anyWord = (...words: string[]): RegExp => new RegExp(` (?:${words.join('|')}) `)
