import manifest from '../package.json' with { type: 'json' }

/** The version of the node. */
export const { version } = manifest
