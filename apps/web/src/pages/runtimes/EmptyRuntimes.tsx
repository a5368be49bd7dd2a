import { Button } from '@fluentui/react-components'
import { buttonWords } from '#strings/buttonWords.ts'
import { emptyRuntimesWords } from '#strings/emptyRuntimesWords.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { useListView } from './useListView.ts'

interface EmptyRuntimesProps {
  /** Takes the filters away; null when there are none, and so no runtimes at all. */
  onClear: (() => void) | null
  cannotCreate: string | null
}

/** What stands in place of a list without rows. */
export function EmptyRuntimes({ onClear, cannotCreate }: EmptyRuntimesProps) {
  const go = useGo()
  const view = useListView()
  if (onClear) {
    return (
      <EmptyState
        icon={<RuntimeIcon size={64} />}
        title={emptyRuntimesWords.noMatch.title}
        action={<Button onClick={onClear}>{buttonWords.clearFilters}</Button>}
      >
        {emptyRuntimesWords.noMatch.text}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<RuntimeIcon size={64} />}
      title={emptyRuntimesWords.empty.title}
      action={
        <Button appearance="primary" disabledFocusable={cannotCreate !== null} onClick={() => go(paths.newRuntime(view))}>
          {emptyRuntimesWords.empty.new}
        </Button>
      }
    >
      {emptyRuntimesWords.empty.text}
      {cannotCreate ? ` ${cannotCreate}` : ''}
    </EmptyState>
  )
}
