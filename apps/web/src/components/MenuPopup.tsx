import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components'
import { useEffect, type ReactNode } from 'react'
import { holdFocusKeeper } from './focusKeeper.ts'
import type { MenuEntry } from './LazyMenu.tsx'

/** An open menu below the button that opened it. */
export function MenuPopup(props: {
  label: string
  entries: readonly MenuEntry[]
  header: ReactNode
  opener: HTMLElement | null
  onClose: () => void
}) {
  // An effect, because the keeper outlives what it is held for.
  useEffect(() => holdFocusKeeper(), [])
  return (
    <Menu
      open
      positioning={{ target: props.opener, position: 'below', align: 'end' }}
      onOpenChange={(_, { open }) => !open && props.onClose()}
    >
      <MenuPopover>
        {props.header}
        {props.header ? <MenuDivider /> : null}
        <MenuList aria-label={props.label}>
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.label}
              icon={entry.icon}
              disabled={Boolean(entry.refusal)}
              {...(entry.refusal ? { subText: entry.refusal } : {})}
              onClick={() => {
                // Closed first: what the entry opens remembers where the focus was, and that is the button.
                props.onClose()
                entry.onClick()
              }}
            >
              {entry.label}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
