import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef, type ReactNode } from 'react'
import { connectionWords } from '#strings/connectionWords.ts'
import { StepList, type Step } from '../../components/StepList.tsx'

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
})

/** What is said of a test of a connection in short, and its steps. The same frame while it goes on and after, so that nothing moves. */
export function ConnectionFrame({ label, steps, children }: { label: string; steps: readonly Step[]; children: ReactNode }) {
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  const told = steps.filter(({ found }) => found).length

  // An effect, because what was waited for may stand below what is seen of the form, once it is on the page.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' })
  }, [told])

  return (
    <div ref={frame} role="group" aria-label={label} className={styles.frame}>
      <div>{children}</div>
      {steps.length > 0 ? <StepList label={connectionWords.steps} steps={steps} /> : null}
    </div>
  )
}
