import { Menu, MenuItemCheckbox, MenuList, MenuPopover } from '@fluentui/react-components'
import { useEffect } from 'react'
import { holdFocusKeeper } from './focusKeeper.ts'

interface ColumnChooserProps {
  names: readonly string[]
  shown: ReadonlySet<string>
  onChange: (shown: readonly string[]) => void
  opener: HTMLElement
  onClose: () => void
}

/** A menu of the columns that may be hidden. It stays open while they are ticked. */
export function ColumnChooser({ names, shown, onChange, opener, onClose }: ColumnChooserProps) {
  // An effect, because the keeper outlives what it is held for.
  useEffect(() => holdFocusKeeper(), [])
  const close = () => {
    onClose()
    opener.focus()
  }
  return (
    <Menu
      open
      persistOnItemClick
      positioning={{ target: opener, position: 'below', align: 'start' }}
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange(names.filter((name) => checkedItems.includes(name)))}
      onOpenChange={(_, { open }) => !open && close()}
    >
      <MenuPopover>
        <MenuList aria-label="Columns">
          {names.map((name) => (
            <MenuItemCheckbox key={name} name="columns" value={name}>
              {name}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
