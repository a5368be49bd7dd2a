import { Menu, MenuDivider, MenuItem, MenuItemRadio, MenuList, MenuPopover } from '@fluentui/react-components'
import { Fragment, type ReactNode } from 'react'
import { isUseOf } from './isUseOf.ts'
import type { MenuEntry } from './LazyMenu.tsx'
import { useFocusKeeper } from './useFocusKeeper.tsx'
import { usePopupEdge } from './usePopupEdge.ts'

/** An open menu below the button that opened it. */
export function MenuPopup(props: {
  label: string
  entries: readonly MenuEntry[]
  header: ReactNode
  opener: HTMLElement
  onClose: () => void
}) {
  useFocusKeeper()
  const edge = usePopupEdge()
  const chosen = props.entries.filter(({ isChosen }) => isChosen).map(({ label }) => label)
  return (
    <Menu
      open
      checkedValues={{ choice: chosen }}
      positioning={{ target: props.opener, position: 'below', align: 'end' }}
      onOpenChange={(event, { open }) => !open && !isUseOf(props.opener, event) && props.onClose()}
    >
      <MenuPopover className={edge}>
        {props.header}
        {props.header ? <MenuDivider /> : null}
        <MenuList aria-label={props.label}>
          {props.entries.map((entry, at) => (
            <Fragment key={entry.label}>
              {at > 0 && isChoice(entry) !== isChoice(props.entries[at - 1]) ? <MenuDivider /> : null}
              <Entry entry={entry} onClose={props.onClose} />
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

const isChoice = (entry: MenuEntry | undefined): boolean => entry?.isChosen !== undefined

function Entry({ entry, onClose }: { entry: MenuEntry; onClose: () => void }) {
  const onClick = () => {
    // Closed first: what the entry opens remembers where the focus was, and that is the button.
    onClose()
    entry.onClick()
  }
  if (entry.isChosen !== undefined) {
    return (
      <MenuItemRadio name="choice" value={entry.label} lang={entry.lang} onClick={onClick}>
        {entry.label}
      </MenuItemRadio>
    )
  }
  return (
    <MenuItem
      {...(entry.icon ? { icon: entry.icon } : {})}
      disabled={Boolean(entry.refusal)}
      {...(entry.refusal ? { subText: entry.refusal } : {})}
      onClick={onClick}
    >
      {entry.label}
    </MenuItem>
  )
}
