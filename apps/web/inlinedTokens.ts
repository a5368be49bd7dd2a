import { tokens } from '@fluentui/react-components'
import type { Plugin } from 'vite'

const isImported = /import \{[^}]*\btokens\b[^}]*\} from/u
const isRead = /(?<![\w.$])tokens\.(?<name>\w+)/gu

/** Puts the names of the variables in the place of Fluent's tokens: the object of all of them would be one of the first scripts for a few. */
export function inlinedTokens(): Plugin {
  return {
    name: 'inlined-tokens',
    apply: 'build',
    transform: (code) => (isImported.test(code) ? { code: inlineTokens(code), map: null } : null),
  }
}

/** The JavaScript of a file with each `tokens.<name>` as the text that it is; one that Fluent does not have stays as it stands. */
export function inlineTokens(code: string): string {
  return code.replaceAll(isRead, (read, name: string) =>
    Object.hasOwn(tokens, name) ? JSON.stringify(tokens[name as keyof typeof tokens]) : read,
  )
}
