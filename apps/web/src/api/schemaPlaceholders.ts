/*
 * Stands in for TypeBox in the page (see the alias in vite.config.ts). The contract is written with TypeBox's builders, and the page
 * reads nothing of what they return but the properties that the contract itself takes out of one object to put into another.
 */
const build = { Object: (properties: unknown) => ({ properties }) }

export const Type: unknown = new Proxy(build, {
  get: (builders, name) => (name === 'Object' ? builders.Object : () => ({})),
})
