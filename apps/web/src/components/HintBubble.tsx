import { Tooltip } from '@fluentui/react-components'

/** A bubble above its target; Esc hides it (WCAG 1.4.13). */
export function HintBubble({ text, target, onHide }: { text: string; target: Element; onHide: () => void }) {
  return (
    <Tooltip
      visible
      content={text}
      relationship="inaccessible"
      positioning={{ target: target as HTMLElement }}
      onVisibleChange={(_, { visible }) => !visible && onHide()}
    />
  )
}
