import { Menu, MenuItemCheckbox, MenuList, MenuPopover } from '@fluentui/react-components'
import { useFocusKeeper } from './useFocusKeeper.tsx'
import { usePopupEdge } from './usePopupEdge.ts'

interface ColumnChooserProps {
  label: string
  columns: readonly { key: string; text: string }[]
  shown: ReadonlySet<string>
  onChange: (shown: readonly string[]) => void
  opener: HTMLElement
  onClose: () => void
}

/** A menu of the columns that may be hidden. It stays open while they are ticked. */
export function ColumnChooser({ label, columns, shown, onChange, opener, onClose }: ColumnChooserProps) {
  useFocusKeeper()
  const edge = usePopupEdge()
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
      onCheckedValueChange={(_, { checkedItems }) => onChange(columns.map(({ key }) => key).filter((key) => checkedItems.includes(key)))}
      onOpenChange={(_, { open }) => !open && close()}
    >
      <MenuPopover className={edge}>
        <MenuList aria-label={label}>
          {columns.map(({ key, text }) => (
            <MenuItemCheckbox key={key} name="columns" value={key}>
              {text}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
