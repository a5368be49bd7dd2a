/** The tags of an integration runtime. */
export const tagsWords = {
  label: 'Tags',
  hint: 'Integration runtimes can be found by their tags. Separate several with commas.',
  placeholder: 'Add a tag',
  group: 'Tags of this integration runtime',
  remove: 'remove',
  tooLong: (max: number) => `A tag has at most ${max} characters.`,
  tooMany: (max: number) => `An integration runtime has at most ${max} tags.`,
  twice: (tag: string) => `The tag ${tag} is there twice.`,
}
