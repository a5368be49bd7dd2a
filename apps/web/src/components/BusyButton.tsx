import { Button, Spinner, type ButtonProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'

/** A button that keeps the focus and its place while what it began is under way. */
export function BusyButton(props: {
  isBusy: boolean
  appearance?: ButtonProps['appearance']
  type?: 'submit' | 'button'
  isDisabled?: boolean
  onClick?: () => void
  children: ReactNode
}) {
  const { isBusy, isDisabled = false, appearance = 'primary', type = 'button', onClick } = props
  return (
    <Button
      appearance={appearance}
      type={type}
      disabledFocusable={isBusy || isDisabled}
      icon={isBusy ? <Spinner size="extra-tiny" aria-hidden="true" /> : null}
      {...(onClick ? { onClick } : {})}
    >
      {props.children}
    </Button>
  )
}
