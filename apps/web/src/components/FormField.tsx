import { Field, InfoLabel, type LabelProps } from '@fluentui/react-components'
import type { ReactElement } from 'react'

/** A field of a form as every form here has them: the name in bold above, below it what is wrong, else a hint. */
export function FormField(props: {
  label: string
  /** Shown when the sign beside the name is pressed. */
  info?: string
  isRequired?: boolean
  error?: string | false | null | undefined
  hint?: ReactElement | string | null
  className?: string
  children: ReactElement
}) {
  const { label, info, isRequired = false, error, hint, className } = props
  return (
    <Field
      label={
        info
          ? {
              children: (_: unknown, slot: LabelProps) => (
                <InfoLabel {...slot} weight="semibold" info={info}>
                  {label}
                </InfoLabel>
              ),
            }
          : { children: label, weight: 'semibold' }
      }
      required={isRequired}
      {...(error ? { validationMessage: error } : {})}
      {...(hint && !error ? { hint } : {})}
      {...(className ? { className } : {})}
    >
      {props.children}
    </Field>
  )
}
