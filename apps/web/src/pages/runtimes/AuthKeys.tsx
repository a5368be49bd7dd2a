import { Input, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { purview, type KeySlot } from '@mooring/contract'
import { useState, type MouseEvent } from 'react'
import { request } from '../../api/request.ts'
import { useRefusal } from '../../api/useSession.ts'
import { copyText } from '../../components/copyText.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { InlineConfirm } from '../../components/InlineConfirm.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useShownKeys } from './useShownKeys.ts'

const slots = [
  { slot: 'authKey1', name: 'Key1' },
  { slot: 'authKey2', name: 'Key2' },
] as const satisfies readonly { slot: KeySlot; name: string }[]

type Key = (typeof slots)[number]

const mask = '•'.repeat(40)

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    textTransform: 'uppercase',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontWeight: tokens.fontWeightSemibold,
    paddingBottom: tokens.spacingVerticalXS,
  },
  name: { width: '52px', fontWeight: tokens.fontWeightRegular, textAlign: 'left' },
  value: { padding: `${tokens.spacingVerticalXXS} 0` },
  input: { width: '100%', minWidth: 0 },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, textOverflow: 'ellipsis' },
  buttons: { width: '104px', whiteSpace: 'nowrap', textAlign: 'right' },
})

/**
 * The two authentication keys. They are asked for only when one is shown or copied, each time anew, and live nowhere but in this
 * component: they are gone when it goes.
 */
export function AuthKeys({ runtimeName, nodesTotal }: { runtimeName: string; nodesTotal: number }) {
  const styles = useStyles()
  const cannotSee = useRefusal(purview.listAuthKeys)
  const { shown, show, hide } = useShownKeys()
  const [regenerating, setRegenerating] = useState<Key | null>(null)
  const [lastAsked, setLastAsked] = useState<KeySlot | null>(null)
  const [error, setError] = useState<unknown>(null)
  const params = { integrationRuntimeName: runtimeName }

  const keyOf = async (slot: KeySlot): Promise<string> => {
    const key = (await request(purview.listAuthKeys, { params }))[slot]
    if (!key) throw new Error('The console keeps this key for itself.')
    return key
  }

  const attempt = async (act: () => Promise<void>) => {
    setError(null)
    try {
      await act()
    } catch (cause) {
      setError(cause)
    }
  }

  const toggle = (slot: KeySlot) => (shown[slot] ? hide(slot) : void attempt(async () => show(slot, await keyOf(slot))))

  const copy =
    ({ slot, name }: Key) =>
    (event: MouseEvent<HTMLButtonElement>) => {
      const button = event.currentTarget
      void attempt(async () => {
        await copyText(shown[slot] ?? (await keyOf(slot)), button)
        notify({ intent: 'success', title: `${name} copied` })
      })
    }

  const regenerate = async ({ slot, name }: Key) => {
    const key = (await request(purview.regenerateAuthKey, { params, body: { keyName: slot } }))[slot]
    if (key && shown[slot]) show(slot, key)
    setRegenerating(null)
    notify({ intent: 'success', title: `${name} regenerated`, body: 'Copy the new key for the nodes that are still to be registered.' })
  }

  if (regenerating) {
    const { slot, name } = regenerating
    return (
      <InlineConfirm
        title={`Regenerate ${name}?`}
        confirmText="Regenerate"
        onConfirm={() => regenerate(regenerating)}
        onCancel={() => setRegenerating(null)}
      >
        The old value of {name} stops registering nodes at once. {stayText(nodesTotal)} {slots.find((other) => other.slot !== slot)?.name}{' '}
        does not change.
      </InlineConfirm>
    )
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>Name</th>
            <th className={styles.head} colSpan={2}>
              Authentication key
            </th>
          </tr>
        </thead>
        <tbody>
          {slots.map((key) => (
            <KeyRow
              key={key.slot}
              name={key.name}
              shown={shown[key.slot]}
              refusal={cannotSee}
              isReturnedTo={lastAsked === key.slot}
              onToggle={() => toggle(key.slot)}
              onCopy={copy(key)}
              onRegenerate={() => {
                setLastAsked(key.slot)
                setRegenerating(key)
              }}
            />
          ))}
        </tbody>
      </table>
      <InlineError error={error} />
    </>
  )
}

function KeyRow(props: {
  name: string
  shown: string | undefined
  refusal: string | null
  /** The question whether to regenerate it stood in place of this row: the focus comes back to where it was asked. */
  isReturnedTo: boolean
  onToggle: () => void
  onCopy: (event: MouseEvent<HTMLButtonElement>) => void
  onRegenerate: () => void
}) {
  const styles = useStyles()
  const { name, shown, refusal } = props
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {name}
      </th>
      <td className={styles.value}>
        <Input
          className={styles.input}
          input={{ className: styles.text, 'aria-label': shown ? name : `${name}, hidden` }}
          value={shown ?? mask}
          readOnly
          autoComplete="off"
          spellCheck={false}
        />
      </td>
      <td className={styles.buttons}>
        <IconButton
          label={`${shown ? 'Hide' : 'Show'} ${name}`}
          refusal={refusal}
          icon={shown ? <EyeOffRegular /> : <EyeRegular />}
          onClick={props.onToggle}
        />
        <IconButton label={`Copy ${name}`} refusal={refusal} icon={<CopyRegular />} onClick={props.onCopy} />
        <IconButton
          label={`Regenerate ${name}`}
          refusal={refusal}
          icon={<ArrowClockwiseRegular />}
          onClick={props.onRegenerate}
          isFocusedAtFirst={props.isReturnedTo}
        />
      </td>
    </tr>
  )
}

function stayText(nodesTotal: number): string {
  if (nodesTotal === 0) return 'No node is registered, so none is affected.'
  if (nodesTotal === 1) return 'The registered node stays connected.'
  return `The ${nodesTotal} registered nodes stay connected.`
}
