import { makeStyles, tokens } from '@fluentui/react-components'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import type { ColumnWidths, Resizing } from './VirtualTable.tsx'

const widthMin = 48
const widthMax = 960
const step = 16

const useStyles = makeStyles({
  handle: {
    position: 'absolute',
    top: 0,
    right: 0,
    width: '9px',
    height: '100%',
    cursor: 'col-resize',
    touchAction: 'none',
    '::after': {
      content: '""',
      position: 'absolute',
      top: '20%',
      right: '2px',
      height: '60%',
      borderRight: `1px solid ${tokens.colorNeutralStroke1}`,
    },
    ':hover::after': { borderRight: `2px solid ${tokens.colorBrandStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
})

const within = (width: number): number => Math.round(Math.min(widthMax, Math.max(widthMin, width)))

/** The widths that the columns of a head have on the screen, whoever made them so. */
function shownWidths(part: Element): ColumnWidths {
  const heads = part.closest('tr')?.querySelectorAll<HTMLElement>('th[data-column]') ?? []
  return Object.fromEntries([...heads].map((head) => [head.dataset['column'] ?? '', head.offsetWidth]))
}

interface ColumnHandleProps {
  columnKey: string
  header: string
  width: number
  defaultWidth: number
  onResize: Resizing['onResize']
}

/** The edge of a column's head: dragged, or moved by the arrow keys, it makes the column wider and leaves the others as they are. */
export function ColumnHandle({ columnKey, header, width, defaultWidth, onResize }: ColumnHandleProps) {
  const styles = useStyles()
  const drag = useRef<{ fromX: number; widths: ColumnWidths } | null>(null)

  const dragged = ({ clientX }: PointerEvent, isDone: boolean) => {
    if (drag.current === null) return
    const { fromX, widths } = drag.current
    onResize({ ...widths, [columnKey]: within((widths[columnKey] ?? width) + clientX - fromX) }, isDone)
    if (isDone) drag.current = null
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { fromX: event.clientX, widths: shownWidths(event.currentTarget) }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const widths = shownWidths(event.currentTarget)
    const now = widths[columnKey] ?? width
    const moved = { ArrowLeft: now - step, ArrowRight: now + step, Home: defaultWidth }[event.key]
    if (moved === undefined) return
    event.preventDefault()
    onResize({ ...widths, [columnKey]: within(moved) }, true)
  }

  return (
    // The splitter of WAI-ARIA: a separator that is moved has the focus and a value.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={controlWords.widthOf(header)}
      aria-valuenow={Math.round(width)}
      aria-valuemin={widthMin}
      aria-valuemax={widthMax}
      tabIndex={0}
      title={controlWords.widthHint}
      className={styles.handle}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => dragged(event, false)}
      onPointerUp={(event) => dragged(event, true)}
      onPointerCancel={(event) => dragged(event, true)}
      onDoubleClick={(event) => onResize({ ...shownWidths(event.currentTarget), [columnKey]: defaultWidth }, true)}
      onKeyDown={onKeyDown}
    />
  )
}
