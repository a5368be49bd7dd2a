import { useFocusFinders } from '@fluentui/react-components'

/** Holds Fluent's keeper of the focus (see `focusKeeper.ts`). Draws nothing. */
export function FocusKeeper() {
  useFocusFinders()
  return null
}
