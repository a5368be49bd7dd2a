import type { ServerNotice } from '@mooring/contract'

/** What somebody has seen, and taken away, of what the console tells everybody. Times as ISO 8601. */
export interface NoticeMarks {
  seenUntil: string
  clearedUntil: string
  /** Ids of those that were dismissed one by one. */
  dismissed: readonly string[]
}

/** They are told for a day: whoever dismisses more of them one by one than this sees the first ones again. */
const dismissedMax = 50

/** As they are kept, JSON; whatever else the text may be marks nothing. */
export function noticeMarksOf(text: string | null): NoticeMarks {
  const none = { seenUntil: '', clearedUntil: '', dismissed: [] }
  try {
    const marks = JSON.parse(text ?? '{}') as Partial<NoticeMarks> | null
    const { seenUntil, clearedUntil, dismissed } = marks ?? {}
    return {
      seenUntil: typeof seenUntil === 'string' ? seenUntil : '',
      clearedUntil: typeof clearedUntil === 'string' ? clearedUntil : '',
      dismissed: Array.isArray(dismissed) ? dismissed.filter((id) => typeof id === 'string') : [],
    }
  } catch (cause) {
    if (cause instanceof SyntaxError) return none
    throw cause
  }
}

const newest = (notices: readonly ServerNotice[], before: string): string =>
  notices.reduce((latest, { at }) => (at > latest ? at : latest), before)

/** Those that were not taken away, and how many of them nobody has looked at. */
export function withoutMarked(notices: readonly ServerNotice[], marks: NoticeMarks): { kept: ServerNotice[]; unseen: number } {
  const kept = notices.filter(({ id, at }) => at > marks.clearedUntil && !marks.dismissed.includes(id))
  return { kept, unseen: kept.filter(({ at }) => at > marks.seenUntil).length }
}

export const seen = (notices: readonly ServerNotice[], marks: NoticeMarks): NoticeMarks => ({
  ...marks,
  seenUntil: newest(notices, marks.seenUntil),
})

export const cleared = (notices: readonly ServerNotice[], marks: NoticeMarks): NoticeMarks => ({
  seenUntil: newest(notices, marks.seenUntil),
  clearedUntil: newest(notices, marks.clearedUntil),
  dismissed: [],
})

export const dismissed = (id: string, marks: NoticeMarks): NoticeMarks => ({
  ...marks,
  dismissed: [...marks.dismissed, id].slice(-dismissedMax),
})
