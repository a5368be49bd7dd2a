import { useState } from 'react'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { useDebounced } from '../../components/useDebounced.ts'
import { usePreference } from '../../components/usePreference.ts'
import type { ColumnWidths, Resizing } from '../../components/VirtualTable.tsx'
import { columnWidthsOf, columnWidthsText } from './columnWidths.ts'

const keepMs = 300

/** How wide whoever is signed in made the columns of the list. */
export function useColumnWidths(): Resizing {
  const [kept, keep] = usePreference('runtimes.columnWidths', runtimesListWords.columnsNotKept)
  const [moved, setMoved] = useState<ColumnWidths | null>(null)
  const keepLater = useDebounced(keep, keepMs)
  return {
    widths: moved ?? columnWidthsOf(kept),
    onResize: (widths, isDone) => {
      setMoved(widths)
      if (isDone) keepLater(columnWidthsText(widths))
    },
  }
}
