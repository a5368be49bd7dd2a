import { Button, type ButtonProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { BusyGlyph } from './BusyGlyph.tsx'

/** A button that keeps the focus and its place while what it began is under way. */
export function BusyButton(props: {
  isBusy: boolean
  appearance?: ButtonProps['appearance']
  type?: 'submit' | 'button'
  isDisabled?: boolean
  className?: string
  onClick?: () => void
  children: ReactNode
}) {
  const { isBusy, isDisabled = false, appearance = 'primary', type = 'button', onClick } = props
  return (
    <Button
      appearance={appearance}
      type={type}
      disabledFocusable={isBusy || isDisabled}
      icon={isBusy ? <BusyGlyph /> : null}
      {...(isBusy ? { 'aria-busy': true } : {})}
      {...(onClick ? { onClick } : {})}
      {...(props.className ? { className: props.className } : {})}
    >
      {props.children}
    </Button>
  )
}
