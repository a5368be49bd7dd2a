import { Button } from '@fluentui/react-components'
import { buttonWords } from '#strings/buttonWords.ts'
import { useCloseFlyout } from './Flyout.tsx'

/** Leaves the form of a flyout; where something is not saved it asks first. */
export function CancelButton() {
  return <Button onClick={useCloseFlyout()}>{buttonWords.cancel}</Button>
}
