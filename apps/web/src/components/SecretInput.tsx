import { Input, type InputProps } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState, type Ref } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { IconButton } from './IconButton.tsx'

/** A field for a secret, masked until whoever types it asks to see it. */
export function SecretInput({
  name,
  ...input
}: Omit<InputProps, 'type' | 'contentAfter' | 'name'> & { name: string; ref?: Ref<HTMLInputElement> }) {
  const [isShown, setIsShown] = useState(false)
  const label = isShown ? controlWords.hide(name) : controlWords.show(name)
  return (
    <Input
      {...(input as InputProps)}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      contentAfter={
        <IconButton
          label={label}
          appearance="transparent"
          size="small"
          icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
