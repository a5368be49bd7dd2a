import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { lazy, useId, useState } from 'react'
import { prerequisitesWords } from '#strings/prerequisitesWords.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'

const Prerequisites = lazy(async () => ({ default: (await import('./Prerequisites.tsx')).Prerequisites }))

const useStyles = makeStyles({
  button: { marginLeft: '-12px' },
  panel: {
    padding: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
})

/** Help that unfolds where it is needed: a panel over the flyout would hide what it is about. */
export function PrerequisitesSection() {
  const styles = useStyles()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div>
      <Button
        appearance="transparent"
        className={styles.button}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {prerequisitesWords.section}
      </Button>
      <div id={id} className={isOpen ? styles.panel : undefined}>
        {isOpen ? (
          <DataRegion what={prerequisitesWords.what} fallback={<Placeholder label={prerequisitesWords.what} />}>
            <Prerequisites />
          </DataRegion>
        ) : null}
      </div>
    </div>
  )
}
