import { console, type ServerNotice } from '@mooring/contract'
import { noticesWords } from '#strings/noticesWords.ts'
import { useLateOperation } from '../api/useOperation.ts'
import { cleared, dismissed, noticeMarksOf, seen, withoutMarked } from './noticeMarks.ts'
import { usePreference } from './usePreference.ts'

interface ServerNotices {
  /** The newest first. */
  notices: readonly ServerNotice[]
  unseen: number
  markSeen: () => void
  dismiss: (id: string) => void
  dismissAll: () => void
}

/** What happened by itself in the last day, without what whoever is signed in has dismissed, on this machine or another. */
export function useServerNotices(): ServerNotices {
  const { data } = useLateOperation(console.listNotices, { query: {} })
  const [text, keep] = usePreference('notices', noticesWords.notKept)
  const notices = data?.notices ?? []
  const marks = noticeMarksOf(text)
  const { kept, unseen } = withoutMarked(notices, marks)
  return {
    notices: kept,
    unseen,
    markSeen: () => {
      if (unseen > 0) keep(JSON.stringify(seen(notices, marks)))
    },
    dismiss: (id) => keep(JSON.stringify(dismissed(id, marks))),
    dismissAll: () => {
      if (kept.length > 0) keep(JSON.stringify(cleared(notices, marks)))
    },
  }
}
