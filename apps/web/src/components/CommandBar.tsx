import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Fragment, useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react'
import { Hint } from './Hint.tsx'

export interface Command {
  label: string
  icon: ReactElement
  onClick: (button: HTMLButtonElement) => void
  /** It opens a menu below its button. */
  isMenu?: boolean
  /** Why the command cannot be used, as a sentence; it stays in its place and says so. */
  refusal?: string | null
  id?: string
  /** What came of it, for those who do not see it. */
  said?: string
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    padding: `1px ${tokens.spacingHorizontalM}`,
    minHeight: '34px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    '@media (max-width: 640px)': { padding: `1px ${tokens.spacingHorizontalXS}` },
  },
  button: {
    minWidth: 'auto',
    fontWeight: tokens.fontWeightRegular,
    '& .fui-Button__icon': { fontSize: '16px', width: '16px', height: '16px' },
  },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  able: { '& .fui-Button__icon': { color: tokens.colorBrandForeground1 } },
})

const stepOf: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** The commands of a page: one stop of the Tab key, the arrows go from one to the next. */
export function CommandBar({ label, commands }: { label: string; commands: readonly Command[] }) {
  const styles = useStyles()
  const id = useId()
  const bar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, commands.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf[event.key]
    if (!step) return
    event.preventDefault()
    bar.current?.querySelectorAll('button')[step(stop, commands.length - 1)]?.focus()
  }

  return (
    <div ref={bar} role="toolbar" aria-label={label} tabIndex={-1} className={styles.bar} onKeyDown={onKeyDown}>
      {commands.map((command, index) => {
        const button = (
          <Button
            key={command.label}
            appearance="subtle"
            icon={command.icon}
            disabledFocusable={Boolean(command.refusal)}
            className={mergeClasses(styles.button, !command.refusal && styles.able)}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={(event: MouseEvent<HTMLButtonElement>) => command.onClick(event.currentTarget)}
            {...(command.isMenu ? { 'aria-haspopup': 'menu' } : {})}
            {...(command.refusal ? { 'aria-describedby': `${id}-${index}` } : {})}
            {...(command.id ? { id: command.id } : {})}
          >
            {command.label}
          </Button>
        )
        if (!command.refusal) return button
        return (
          <Fragment key={command.label}>
            <Hint text={command.refusal}>{button}</Hint>
            <span id={`${id}-${index}`} hidden>
              {command.refusal}
            </span>
          </Fragment>
        )
      })}
      {commands.map(({ label: name, said }) =>
        said === undefined ? null : (
          <span key={name} role="status" className={styles.heard}>
            {said}
          </span>
        ),
      )}
    </div>
  )
}
