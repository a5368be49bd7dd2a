import { Button, Input, Tooltip, type InputProps } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState, type Ref } from 'react'

/** A field for a secret, masked until whoever types it asks to see it. */
export function SecretInput({
  name,
  ...input
}: Omit<InputProps, 'type' | 'contentAfter' | 'name'> & { name: string; ref?: Ref<HTMLInputElement> }) {
  const [isShown, setIsShown] = useState(false)
  const label = isShown ? `Hide ${name}` : `Show ${name}`
  return (
    <Input
      {...(input as InputProps)}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      contentAfter={
        <Tooltip content={label} relationship="label">
          <Button
            appearance="transparent"
            size="small"
            icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
            onClick={() => setIsShown(!isShown)}
          />
        </Tooltip>
      }
    />
  )
}
