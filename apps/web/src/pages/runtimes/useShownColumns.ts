import { useState } from 'react'
import { useSession } from '../../api/useSession.ts'

/** The columns of the list that may be hidden, and whether they are at first. */
export const hideableColumns = {
  Status: false,
  Type: false,
  Nodes: false,
  Version: false,
  'Used by': false,
  'Last seen': false,
  Description: false,
  Tags: false,
  Created: true,
} as const

type Hideable = keyof typeof hideableColumns

const names = Object.keys(hideableColumns) as Hideable[]

/** Which columns whoever is signed in wants to see, remembered for that person in this browser. */
export function useShownColumns(): [shown: ReadonlySet<string>, show: (columns: readonly string[]) => void] {
  const memory = `mooring.runtimeColumns.${useSession().userName}`
  const [kept, setKept] = useState(() => localStorage.getItem(memory))
  const chosen = kept === null ? names.filter((name) => !hideableColumns[name]) : kept.split(',')
  const show = (columns: readonly string[]) => {
    localStorage.setItem(memory, columns.join())
    setKept(columns.join())
  }
  return [new Set(chosen), show]
}
