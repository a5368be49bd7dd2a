import { Button } from '@fluentui/react-components'
import { buttonWords } from '#strings/buttonWords.ts'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { StatusText } from '../../components/StatusText.tsx'

/** Instead of the form of a set that is not there. */
export function RulesetGone({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <FlyoutContent
      title={words.ruleset}
      isRead
      footer={
        <Button appearance="primary" onClick={onClose}>
          {buttonWords.close}
        </Button>
      }
    >
      <StatusText glyph="bad">{words.missingRule(name)}</StatusText>
    </FlyoutContent>
  )
}
