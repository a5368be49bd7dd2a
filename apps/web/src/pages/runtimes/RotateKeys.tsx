import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import type { KeyFacts, KeySlot } from '@mooring/contract'
import { useId, type MouseEvent, type ReactNode } from 'react'
import { rotationWords } from '#strings/rotationWords.ts'
import { CommandText } from '../../components/CommandText.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { keyRotation, type Rotation } from './keyRotation.ts'

const useStyles = makeStyles({
  toggle: { marginLeft: '-12px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { margin: 0 },
  steps: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke2}`,
  },
  current: { borderLeftColor: tokens.colorBrandStroke1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  nodes: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
})

const steps = ['makeKey2', 'wait', 'makeKey1'] as const

interface RotateKeysProps {
  keys: readonly KeyFacts[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Why whoever is signed in may not regenerate keys, as a sentence. */
  refusal: string | null
  onRegenerate: (slot: KeySlot) => void
  onCopyKey2: (event: MouseEvent<HTMLButtonElement>) => void
}

/**
 * Leads through a rotation of both keys. Where it is follows from the keys and the nodes themselves: it can be left at any time,
 * and goes on wherever, and by whomever, it is opened again.
 */
export function RotateKeys(props: RotateKeysProps) {
  const styles = useStyles()
  const id = useId()
  const [key1, key2] = props.keys
  if (!key1 || !key2) return null
  const rotation = keyRotation(key1, key2)
  const { isOpen, onOpen } = props
  return (
    <section aria-label={rotationWords.title}>
      <div className={styles.line}>
        <Button
          appearance="transparent"
          className={styles.toggle}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
        >
          {rotationWords.title}
        </Button>
        {/* Heard when the last node has left Key1 while somebody waits for that. */}
        <div role="status">
          {rotation.step === 'makeKey2' ? null : (
            <StatusText glyph={rotation.step === 'wait' ? 'busy' : 'warning'}>{rotationWords.underWay[rotation.step]}</StatusText>
          )}
        </div>
      </div>
      <div id={id} className={isOpen ? styles.panel : undefined}>
        {isOpen ? (
          <>
            <p className={styles.text}>{rotationWords.lead}</p>
            <ol className={styles.steps}>
              {steps.map((step, at) => (
                <Step key={step} at={at} rotation={rotation}>
                  <StepBody {...props} step={step} rotation={rotation} key2={key2} />
                </Step>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </section>
  )
}

function Step({ at, rotation, children }: { at: number; rotation: Rotation; children: ReactNode }) {
  const styles = useStyles()
  const now = steps.indexOf(rotation.step)
  const [step = 'makeKey2'] = steps.slice(at)
  const glyph = at < now ? 'good' : 'waiting'
  return (
    <li className={mergeClasses(styles.step, at === now && styles.current)} {...(at === now ? { 'aria-current': 'step' } : {})}>
      <h5 className={styles.title}>{rotationWords.step[step](at + 1)}</h5>
      {at === now ? children : <StatusText glyph={glyph}>{at < now ? rotationWords.done : rotationWords.later}</StatusText>}
    </li>
  )
}

function StepBody(props: RotateKeysProps & { step: Rotation['step']; rotation: Rotation; key2: KeyFacts }) {
  const styles = useStyles()
  const { rotation, refusal, onRegenerate, key2 } = props
  if (rotation.step === 'makeKey2') {
    return (
      <>
        <p className={styles.text}>{rotationWords.makeKey2Effect}</p>
        {rotation.endedAt ? <p className={styles.text}>{rotationWords.ended(<RelativeTime at={rotation.endedAt} />)}</p> : null}
        <RegenerateButton text={rotationWords.makeKey2} refusal={refusal} onClick={() => onRegenerate('authKey2')} isPrimary />
      </>
    )
  }
  const used = rotation.key1UsedAt ? (
    <StatusText glyph="warning">{rotationWords.key1Used(<RelativeTime at={rotation.key1UsedAt} />)}</StatusText>
  ) : null
  if (rotation.step === 'wait') {
    return (
      <>
        <p className={styles.text}>{rotationWords.waitEffect(rotation.nodesWithKey1.length)}</p>
        <ul className={styles.nodes}>
          {rotation.nodesWithKey1.map((node) => (
            <li key={node}>{node}</li>
          ))}
        </ul>
        <p className={styles.text}>{rotationWords.reenrol}</p>
        <CommandText name={rotationWords.unregisters} command="mooring-node unregister" />
        <CommandText name={rotationWords.registers} command="mooring-node register --key-file -" />
        <p className={styles.text}>{rotationWords.key2Made(<RelativeTime at={key2.createdAt} />, key2.nodesEnrolled.length)}</p>
        {used}
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={refusal !== null} onClick={props.onCopyKey2}>
            {rotationWords.copyKey2}
          </Button>
          <RegenerateButton text={rotationWords.doNotWait} refusal={refusal} onClick={() => onRegenerate('authKey1')} />
        </div>
      </>
    )
  }
  return (
    <>
      <p className={styles.text}>{rotationWords.makeKey1Effect}</p>
      {used}
      <RegenerateButton text={rotationWords.makeKey1} refusal={refusal} onClick={() => onRegenerate('authKey1')} isPrimary />
    </>
  )
}

function RegenerateButton(props: { text: string; refusal: string | null; onClick: () => void; isPrimary?: boolean }) {
  const styles = useStyles()
  const { text, refusal, onClick, isPrimary = false } = props
  return (
    <div className={styles.buttons}>
      <Button {...(isPrimary ? { appearance: 'primary' } : {})} disabledFocusable={refusal !== null} onClick={onClick}>
        {text}
      </Button>
      {refusal === null ? null : <span>{refusal}</span>}
    </div>
  )
}
