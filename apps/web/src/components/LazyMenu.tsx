import { Button } from '@fluentui/react-components'
import { Suspense, lazy, useState, type MouseEvent, type ReactElement, type ReactNode } from 'react'
import { MenuIconButton } from './MenuIconButton.tsx'
import { onEscape } from './onEscape.ts'

export interface MenuEntry {
  label: string
  icon?: ReactElement
  onClick: () => void
  /** Why the entry cannot be used, as a sentence. */
  refusal?: string | null
  /** Set where the entry is one of several of which one is chosen. */
  isChosen?: boolean
  /** The language of the label, where it is not the page's. */
  lang?: string
}

// Fluent's menu is as large as the list that it belongs to: it is fetched when somebody is about to open one.
const loadPopup = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }))

/** A button that opens a menu; it is an icon, or what it holds. `label` names the button and the menu; in a row it holds the row's name. */
export function LazyMenu(props: {
  label: string
  entries: readonly MenuEntry[]
  icon?: ReactElement
  header?: ReactNode
  className?: string
  /** Set where the button stands among tabs. */
  role?: 'tab'
  children?: ReactNode
}) {
  // The button, for as long as the menu is open. To keep it from the beginning would draw each button of a list twice.
  const [opener, setOpener] = useState<HTMLElement | null>(null)
  const preload = () => void loadPopup()
  const button = {
    'aria-label': props.label,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': opener !== null,
    onPointerEnter: preload,
    onFocus: preload,
    onClick: ({ currentTarget }: MouseEvent<HTMLButtonElement>) => setOpener(opener ? null : currentTarget),
    // Until the menu is there and has the focus.
    ...(opener ? { onKeyDown: onEscape(() => setOpener(null)) } : {}),
    ...(props.role ? { role: props.role } : {}),
  }
  return (
    <>
      {props.icon ? (
        <MenuIconButton {...button}>{props.icon}</MenuIconButton>
      ) : (
        <Button {...button} appearance="transparent" className={props.className}>
          {props.children}
        </Button>
      )}
      {opener ? (
        <Suspense>
          <MenuPopup
            label={props.label}
            entries={props.entries}
            header={props.header}
            opener={opener}
            onClose={() => {
              setOpener(null)
              opener.focus()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
