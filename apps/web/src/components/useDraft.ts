import { useState } from 'react'

/** Whether something was typed: drafts are plain values. */
export const isOther = (draft: unknown, first: unknown): boolean => JSON.stringify(draft) !== JSON.stringify(first)

/** What is typed in a form, and whether it is other than what it began with, whatever that has become elsewhere meanwhile. */
export function useDraft<T>(begin: T | (() => T)) {
  const [first] = useState(begin)
  const [draft, setDraft] = useState(first)
  return { first, draft, setDraft, isChanged: isOther(draft, first) }
}
