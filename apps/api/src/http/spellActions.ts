import { console, purview } from '@mooring/contract'

/** The actions of the contract, `listAuthKeys` and such, by their names in small letters. */
const actions = new Map(
  [...Object.values(purview), ...Object.values(console)].flatMap(({ path }) => {
    const action = path.split(':')[1]
    return action === undefined ? [] : [[action.toLowerCase(), action] as const]
  }),
)

/**
 * The address with its action spelt as in the contract: some clients percent-encode the colon (`myRuntime%3AlistAuthKeys`), and
 * what follows a parameter in its segment is the only part of a path that the router compares with case.
 */
export function spellActions(url: string): string {
  const [path = '', ...query] = url.split('?')
  const spelt = path.replace(/(?:%3A|:)(\w+)$/i, (typed, name: string) => {
    const action = actions.get(name.toLowerCase())
    return action === undefined ? typed : `:${action}`
  })
  return [spelt, ...query].join('?')
}
