import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole'
import { console, type KeyFacts } from '@mooring/contract'
import type { MouseEvent } from 'react'
import { keysWords } from '#strings/keysWords.ts'
import { useRefusal } from '../../api/useSession.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { KeyUse } from './KeyUse.tsx'

const mask = '•'.repeat(40)

const useStyles = makeStyles({
  name: { width: '76px', fontWeight: tokens.fontWeightRegular, textAlign: 'left', verticalAlign: 'top', paddingTop: '8px' },
  value: { padding: `${tokens.spacingVerticalXXS} 0` },
  input: { width: '100%', minWidth: 0 },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, textOverflow: 'ellipsis' },
  // As high as it will be once the facts are there, so that nothing moves when they come.
  use: { height: '24px', padding: 0 },
  buttons: { width: '140px', whiteSpace: 'nowrap', textAlign: 'right' },
})

export type KeyQuestion = 'regenerate' | 'limits'

/** One of the two keys, hidden or shown, and below it what is known of its use. */
export function KeyRow(props: {
  name: string
  shown: string | undefined
  /** Undefined until they are there. */
  facts: KeyFacts | undefined
  /** Why the key cannot be seen, as a sentence. */
  refusal: string | null
  /** The button that has the focus at first. */
  returnedTo: KeyQuestion | null
  onToggle: () => void
  onCopy: (event: MouseEvent<HTMLButtonElement>) => void
  onAsk: (what: KeyQuestion) => void
}) {
  const styles = useStyles()
  const { name, shown, facts, refusal, returnedTo, onAsk } = props
  const cannotLimit = useRefusal(console.updateAuthKey)
  const cannotRegenerate = useRefusal(console.regenerateAuthKey)
  return (
    <>
      <tr>
        <th scope="row" rowSpan={2} className={styles.name}>
          {name}
        </th>
        <td className={styles.value}>
          <Input
            className={styles.input}
            input={{ className: styles.text, 'aria-label': shown ? name : keysWords.hidden(name) }}
            value={shown ?? mask}
            readOnly
            autoComplete="off"
            spellCheck={false}
          />
        </td>
        <td className={styles.buttons}>
          <IconButton
            label={shown ? keysWords.hide(name) : keysWords.show(name)}
            refusal={refusal}
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            onClick={props.onToggle}
          />
          <IconButton label={keysWords.copy(name)} refusal={refusal} icon={<CopyRegular />} onClick={props.onCopy} />
          <IconButton
            label={keysWords.regenerateKey(name)}
            refusal={cannotRegenerate ?? (facts ? null : keysWords.nodesUnknown)}
            icon={<ArrowClockwiseRegular />}
            onClick={() => onAsk('regenerate')}
            isFocusedAtFirst={returnedTo === 'regenerate'}
          />
          <IconButton
            label={keysWords.limit(name)}
            refusal={cannotLimit ?? (facts ? null : keysWords.limitsUnknown)}
            icon={<ShieldKeyholeRegular />}
            onClick={() => onAsk('limits')}
            isFocusedAtFirst={returnedTo === 'limits'}
          />
        </td>
      </tr>
      <tr>
        <td colSpan={2} className={styles.use}>
          {facts ? <KeyUse facts={facts} /> : null}
        </td>
      </tr>
    </>
  )
}
