import { nameKey } from '@mooring/domain'

/** The columns of a runtime's description. */
export const described = (description: string | null | undefined) => ({
  description: description ?? null,
  descriptionKey: nameKey(description ?? ''),
})

/** The columns of a runtime's tags. */
export const tagged = (tags: readonly string[]) => ({ tags: [...tags], tagKeys: tags.map(nameKey), tagText: tags.map(nameKey).join(',') })
