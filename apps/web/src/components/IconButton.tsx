import { Button, type ButtonProps } from '@fluentui/react-components'
import type { MouseEvent, ReactElement } from 'react'
import { focusAtFirst } from './focusAtFirst.ts'
import { Hint } from './Hint.tsx'

/** A button that is only an icon. Its name, which says what it acts on, appears over it. */
export function IconButton(props: {
  label: string
  icon: ReactElement
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  /** Why it cannot be used, as a sentence. */
  refusal?: string | null
  appearance?: ButtonProps['appearance']
  size?: ButtonProps['size']
  isFocusedAtFirst?: boolean
}) {
  const { label, refusal, isFocusedAtFirst = false } = props
  const text = refusal ? `${label}. ${refusal}` : label
  return (
    <Hint text={text}>
      <Button
        appearance={props.appearance ?? 'subtle'}
        size={props.size ?? 'medium'}
        aria-label={text}
        icon={props.icon}
        disabledFocusable={Boolean(refusal)}
        onClick={props.onClick}
        {...(isFocusedAtFirst ? { ref: focusAtFirst } : {})}
      />
    </Hint>
  )
}
