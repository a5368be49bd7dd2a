import { tagsMax, type RuntimeChange, type RuntimeDetail } from '@mooring/contract'
import { changedTags, nameKey, tagsRefusal } from '@mooring/domain'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { tagsWords } from '#strings/tagsWords.ts'

/** Copies RuntimeChange of the contract, whose schemas do not travel to the browser. */
export const nodesMaxRange = [1, 16] as const
export const runsMaxRange = [1, 1000] as const
export const tagLengthMax = 64

/** What was typed and is not saved yet. What is absent is as it is saved, so that somebody else may change it meanwhile. */
export interface RuntimeDraft {
  description?: string
  tags?: readonly string[]
  /** In the box for a new tag, which counts as soon as everything is saved. */
  newTags?: string
  nodesMax?: string
  /** Empty: no limit. */
  runsMax?: string
}

export function nodesMaxRefusal(text: string, nodesTotal: number): string | null {
  const [min, max] = nodesMaxRange
  const limit = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN
  if (!(limit >= min && limit <= max)) return runtimeSettingsWords.nodeLimitOutside(min, max)
  if (limit < nodesTotal) return runtimeSettingsWords.nodeLimitTooLow(nodesTotal)
  return null
}

export function runsMaxRefusal(text: string): string | null {
  const [min, max] = runsMaxRange
  const limit = runsMaxOf(text)
  return limit === null || (limit >= min && limit <= max) ? null : runtimeSettingsWords.runsLimitOutside(min, max)
}

const runsMaxOf = (text: string): number | null => {
  if (text.trim() === '') return null
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
}

/** The tags of a text, which has commas between them. */
export const tagsIn = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')

/** The tags with those of a text added. */
export const withNewTags = (tags: readonly string[], text: string): string[] => changedTags(tags, { add: tagsIn(text), remove: [] })

export function newTagsRefusal(tags: readonly string[], text: string): string | null {
  const long = tagsIn(text).find((tag) => tag.length > tagLengthMax)
  if (long !== undefined) return tagsWords.tooLong(tagLengthMax)
  const added = withNewTags(tags, text)
  if (tagsRefusal(added) === null) return null
  if (added.length > tagsMax) return tagsWords.tooMany(tagsMax)
  const keys = added.map(nameKey)
  return tagsWords.twice(added.find((_, at) => keys.indexOf(keys[at] ?? '') < at) ?? '')
}

type Saved = Pick<RuntimeDetail, 'description' | 'tags' | 'nodesMax' | 'nodesTotal' | 'runsMax'>

const tagsOf = (draft: RuntimeDraft, saved: Saved): string[] => withNewTags(draft.tags ?? saved.tags, draft.newTags ?? '')

/** Why a draft cannot be saved, as a sentence; null when it can. */
export function draftRefusal(draft: RuntimeDraft, saved: Saved): string | null {
  const nodesMax = draft.nodesMax === undefined ? null : nodesMaxRefusal(draft.nodesMax, saved.nodesTotal)
  const runsMax = draft.runsMax === undefined ? null : runsMaxRefusal(draft.runsMax)
  return nodesMax ?? runsMax ?? newTagsRefusal(draft.tags ?? saved.tags, draft.newTags ?? '')
}

const areSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((tag, at) => tag === other[at])

/** What of a runtime a draft changes: nothing that is as it was. */
export function changeOf(draft: RuntimeDraft, saved: Saved): RuntimeChange {
  const change: RuntimeChange = {}
  const description = draft.description?.trim()
  if (description !== undefined && description !== (saved.description ?? '')) change.description = description
  const tags = tagsOf(draft, saved)
  if (!areSame(tags, saved.tags)) change.tags = tags
  if (draft.nodesMax !== undefined && Number(draft.nodesMax) !== saved.nodesMax) change.nodesMax = Number(draft.nodesMax)
  const runsMax = draft.runsMax === undefined ? undefined : runsMaxOf(draft.runsMax)
  if (runsMax !== undefined && runsMax !== (saved.runsMax ?? null)) change.runsMax = runsMax
  return change
}

/** Whether a draft says anything that is not saved. Spaces at the ends say nothing. */
export const hasChanges = (draft: RuntimeDraft, saved: Saved): boolean => Object.keys(changeOf(draft, saved)).length > 0
