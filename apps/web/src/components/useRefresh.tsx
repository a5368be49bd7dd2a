import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import type { Operation } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { readAgain } from '../api/markStale.ts'
import { BusyGlyph } from './BusyGlyph.tsx'
import type { Command } from './CommandBar.tsx'

/** The command that reads what a page shows once more; it shows that it does, and says when it could. */
export function useRefresh(operations: readonly Operation[]): Command {
  const queryClient = useQueryClient()
  const [state, setState] = useState<'still' | 'busy' | 'done'>('still')
  const refresh = async () => {
    setState('busy')
    setState((await readAgain(queryClient, operations)) ? 'done' : 'still')
  }
  return {
    label: buttonWords.refresh,
    icon: state === 'busy' ? <BusyGlyph /> : <ArrowClockwiseRegular />,
    said: state === 'done' ? buttonWords.refreshed : '',
    onClick: () => void refresh(),
  }
}
