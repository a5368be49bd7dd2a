import type { UpdateSettings, WeekDay } from '@mooring/contract'

/** The settings of updates while somebody changes them. What a window would be stays when it is switched off. */
export interface UpdateDraft {
  automatic: boolean
  hasWindow: boolean
  days: readonly WeekDay[]
  from: string
  to: string
  timeZone: string
}

/** What was changed of them and not saved. `isOther`: saved, it would set something else than what is set. */
export interface ChangedUpdates {
  draft: UpdateDraft
  isOther: boolean
}

/** What is set; a window that nobody set begins as the nights of the weekend. `timeZone`: that of whoever looks. */
export const draftOf = ({ automatic, window }: UpdateSettings, timeZone: string): UpdateDraft => ({
  ...{ automatic, hasWindow: window !== undefined },
  ...(window ?? { days: ['Saturday', 'Sunday'], from: '01:00', to: '05:00', timeZone }),
})

export const settingsOf = ({ automatic, hasWindow, days, from, to, timeZone }: UpdateDraft): UpdateSettings => ({
  automatic,
  ...(automatic && hasWindow ? { window: { days: [...days], from, to, timeZone } } : {}),
})

/** Which field keeps a draft from being saved; null when none does. */
export function draftProblem({ automatic, hasWindow, days, from, to }: UpdateDraft): 'days' | 'from' | 'to' | null {
  if (!automatic || !hasWindow) return null
  if (days.length === 0) return 'days'
  if (from === '') return 'from'
  return to === '' ? 'to' : null
}

export const isSame = (one: UpdateSettings, other: UpdateSettings): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

const inOrder = ({ automatic, window }: UpdateSettings) =>
  window === undefined ? [automatic] : [automatic, window.days.toSorted(), window.from, window.to, window.timeZone]
