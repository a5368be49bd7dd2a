/** The id of the link of a runtime in the list, so that the focus can be put there. */
export const nameLinkId = (name: string): string => `runtime-${name}`
