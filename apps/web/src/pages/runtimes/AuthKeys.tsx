import { Button, Input, Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { purview, type KeySlot } from '@mooring/contract'
import { Fragment, useState, type MouseEvent } from 'react'
import { request } from '../../api/request.ts'
import { useRefusal } from '../../api/useSession.ts'
import { copyText } from '../../components/copyText.ts'
import { InlineConfirm } from '../../components/InlineConfirm.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useShownKeys } from './useShownKeys.ts'

const slots = [
  { slot: 'authKey1', name: 'Key1' },
  { slot: 'authKey2', name: 'Key2' },
] as const satisfies readonly { slot: KeySlot; name: string }[]

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
  const [regenerating, setRegenerating] = useState<KeySlot | null>(null)
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

  const copy = (slot: KeySlot, name: string) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget
    void attempt(async () => {
      await copyText(shown[slot] ?? (await keyOf(slot)), button)
      notify({ intent: 'success', title: `${name} copied` })
    })
  }

  const regenerate = async (slot: KeySlot, name: string) => {
    const key = (await request(purview.regenerateAuthKey, { params, body: { keyName: slot } }))[slot]
    if (key && shown[slot]) show(slot, key)
    setRegenerating(null)
    notify({ intent: 'success', title: `${name} regenerated`, body: 'Copy the new key for the nodes that are still to be registered.' })
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
          {slots.map(({ slot, name }) => (
            <Fragment key={slot}>
              <tr>
                <th scope="row" className={styles.name}>
                  {name}
                </th>
                <td className={styles.value}>
                  <Input
                    className={styles.input}
                    input={{ className: styles.text, 'aria-label': shown[slot] ? name : `${name}, hidden` }}
                    value={shown[slot] ?? mask}
                    readOnly
                    autoComplete="off"
                    spellCheck={false}
                  />
                </td>
                <td className={styles.buttons}>
                  <KeyButton
                    label={`${shown[slot] ? 'Hide' : 'Show'} ${name}`}
                    refusal={cannotSee}
                    icon={shown[slot] ? <EyeOffRegular /> : <EyeRegular />}
                    onClick={() => toggle(slot)}
                  />
                  <KeyButton label={`Copy ${name}`} refusal={cannotSee} icon={<CopyRegular />} onClick={copy(slot, name)} />
                  <KeyButton
                    label={`Regenerate ${name}`}
                    refusal={cannotSee}
                    icon={<ArrowClockwiseRegular />}
                    onClick={() => setRegenerating(slot)}
                  />
                </td>
              </tr>
              {regenerating === slot ? (
                <tr>
                  <td colSpan={3} className={styles.value}>
                    <InlineConfirm
                      title={`Regenerate ${name}?`}
                      confirmText="Regenerate"
                      onConfirm={() => regenerate(slot, name)}
                      onCancel={() => setRegenerating(null)}
                    >
                      The old value stops registering nodes at once. {stayText(nodesTotal)}
                    </InlineConfirm>
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
      <InlineError error={error} />
    </>
  )
}

function stayText(nodesTotal: number): string {
  if (nodesTotal === 0) return 'No node is registered, so none is affected.'
  if (nodesTotal === 1) return 'The registered node stays connected.'
  return `The ${nodesTotal} registered nodes stay connected.`
}

function KeyButton(props: {
  label: string
  refusal: string | null
  icon: React.ReactElement
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
}) {
  return (
    <Tooltip content={props.refusal ? `${props.label}. ${props.refusal}` : props.label} relationship="label">
      <Button appearance="subtle" disabledFocusable={props.refusal !== null} icon={props.icon} onClick={props.onClick} />
    </Tooltip>
  )
}
