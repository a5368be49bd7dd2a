import { useState } from 'react'
import { useDebounced } from '../../components/useDebounced.ts'
import type { ColumnWidths, Resizing } from '../../components/VirtualTable.tsx'
import { columnWidthsOf, columnWidthsText } from './columnWidths.ts'
import { usePreference } from './usePreference.ts'

const keepMs = 300

/** How wide whoever is signed in made the columns of the list. */
export function useColumnWidths(): Resizing {
  const [kept, keep] = usePreference('runtimes.columnWidths')
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
