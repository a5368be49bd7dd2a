import { Field, InfoLabel, makeStyles, mergeClasses, tokens, type LabelProps } from '@fluentui/react-components'
import type { ReactElement } from 'react'

const useStyles = makeStyles({
  // Never wider than its place: a choice would be as wide as the longest of its answers, and cut on a phone.
  field: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    // The signs of a choice stand under the name, not beside it.
    '& > .fui-RadioGroup': { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  },
})

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
  const styles = useStyles()
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
      className={mergeClasses(styles.field, className)}
    >
      {props.children}
    </Field>
  )
}
