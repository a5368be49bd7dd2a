import {
  Button,
  Checkbox,
  Input,
  Popover,
  PopoverSurface,
  Radio,
  RadioGroup,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { useState, type FormEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { controlWords } from '#strings/controlWords.ts'
import { DataRegion } from './DataRegion.tsx'
import type { Filter, FilterOption } from './FilterPill.tsx'
import { FormField } from './FormField.tsx'
import { isUseOf } from './isUseOf.ts'
import { Placeholder } from './Placeholder.tsx'
import { useOverlay } from './useOverlay.ts'
import { usePopupEdge } from './usePopupEdge.ts'

const useStyles = makeStyles({
  surface: { width: 'min(280px, 90vw)', maxHeight: '60dvh', overflowY: 'auto', padding: tokens.spacingHorizontalM },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  options: { display: 'flex', flexDirection: 'column' },
  typed: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: 0 },
  input: { width: '100%', minWidth: 0 },
})

interface FilterPopupProps {
  filter: Filter
  opener: HTMLElement
  onClose: () => void
}

/** What a filter lets choose, below its pill. A choice holds at once. */
export function FilterPopup({ filter, opener, onClose }: FilterPopupProps) {
  const styles = useStyles()
  const edge = usePopupEdge()
  useOverlay()
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: opener, position: 'below', align: 'start' }}
      onOpenChange={(event, { open }) => !open && !isUseOf(opener, event) && onClose()}
    >
      <PopoverSurface aria-label={filter.name} className={mergeClasses(edge, styles.surface)}>
        <div className={styles.content}>
          <DataRegion what={filter.name} fallback={<Placeholder label={filter.name} rows={3} />}>
            <Options filter={filter} />
          </DataRegion>
          {filter.fieldLabel ? <Typed filter={filter} label={filter.fieldLabel} /> : null}
          <Button size="small" onClick={onClose}>
            {buttonWords.done}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  )
}

const useNoOptions = (): readonly FilterOption[] => []

function Options({ filter }: { filter: Filter }) {
  const styles = useStyles()
  const { name, chosen, onChange, options, useMoreOptions = useNoOptions, isMultiple = false } = filter
  const more = useMoreOptions()
  // What there was when the pill was opened: nothing moves under a pointer.
  const [known] = useState([...options, ...more])
  const shown: readonly FilterOption[] = [
    ...known,
    ...chosen.filter((value) => !known.some((option) => option.value === value)).map((value) => ({ value, text: value })),
  ]
  if (!isMultiple) {
    return (
      <RadioGroup aria-label={name} value={chosen[0] ?? ''} onChange={(_, { value }) => onChange(value === '' ? [] : [value])}>
        {[{ value: '', text: controlWords.all }, ...shown].map(({ value, text }) => (
          <Radio key={value} value={value} label={text} />
        ))}
      </RadioGroup>
    )
  }
  return (
    <div role="group" aria-label={name} className={styles.options}>
      {shown.map(({ value, text }) => (
        <Checkbox
          key={value}
          label={text}
          checked={chosen.includes(value)}
          onChange={(_, { checked }) => onChange(checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
        />
      ))}
    </div>
  )
}

function Typed({ filter: { chosen, onChange, isMultiple = false }, label }: { filter: Filter; label: string }) {
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const value = typed.replaceAll(',', ' ').trim()
    if (value === '') return
    setTyped('')
    onChange(isMultiple ? [...new Set([...chosen, value])] : [value])
  }
  return (
    <form className={styles.typed} onSubmit={add}>
      <FormField label={label} className={styles.field}>
        <Input className={styles.input} value={typed} maxLength={64} autoComplete="off" onChange={(_, { value }) => setTyped(value)} />
      </FormField>
      <Button type="submit">{buttonWords.add}</Button>
    </form>
  )
}
