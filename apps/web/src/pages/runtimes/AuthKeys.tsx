import { makeStyles, tokens } from '@fluentui/react-components'
import { console, purview, type KeySlot, type RegeneratedKey } from '@mooring/contract'
import { useState, type MouseEvent } from 'react'
import { keysWords } from '#strings/keysWords.ts'
import { request } from '../../api/request.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { useRefusal } from '../../api/useSession.ts'
import { copyText } from '../../components/copyText.ts'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { KeyLimits } from './KeyLimits.tsx'
import { KeyRow, type KeyQuestion } from './KeyRow.tsx'
import { RegenerateKey } from './RegenerateKey.tsx'
import { RotateKeys } from './RotateKeys.tsx'
import { useShownKeys } from './useShownKeys.ts'

const slots = [
  { slot: 'authKey1', name: keysWords.name.authKey1 },
  { slot: 'authKey2', name: keysWords.name.authKey2 },
] as const satisfies readonly { slot: KeySlot; name: string }[]

type Key = (typeof slots)[number]

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
})

/**
 * The two authentication keys. They are asked for only when one is shown or copied, each time anew, and live nowhere but in this
 * component: they are gone when it goes.
 */
export function AuthKeys({ runtimeName, nodesTotal }: { runtimeName: string; nodesTotal: number }) {
  const styles = useStyles()
  const cannotSee = useRefusal(purview.listAuthKeys)
  const cannotRegenerate = useRefusal(console.regenerateAuthKey)
  const [asked, setAsked] = useState<{ what: KeyQuestion; slot: KeySlot } | null>(null)
  /** What was asked stands in place of the table: the focus comes back to where it was asked. */
  const [lastAsked, setLastAsked] = useState<typeof asked>(null)
  const [isRotating, setIsRotating] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const keys = useLateOperation(console.listKeyFacts, { params: { name: runtimeName } }).data?.keys
  const factsOf = (slot: KeySlot) => keys?.find(({ keyName }) => keyName === slot)
  const { shown, show, hide } = useShownKeys(Object.fromEntries(keys?.map((facts) => [facts.keyName, facts.fingerprint]) ?? []))
  const params = { integrationRuntimeName: runtimeName }

  const keyOf = async (slot: KeySlot): Promise<string> => {
    const key = (await request(purview.listAuthKeys, { params }))[slot]
    if (!key) throw new Error(keysWords.withheld)
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
        // Not the one that is shown: somebody may have regenerated it a moment ago.
        await copyText(await keyOf(slot), button)
        notify({ intent: 'success', title: keysWords.copied(name) })
      })
    }

  const afterRegeneration = ({ keyName }: RegeneratedKey) => {
    hide(keyName)
    setAsked(null)
  }

  const ask = (what: KeyQuestion, slot: KeySlot) => {
    setAsked({ what, slot })
    setLastAsked({ what, slot })
  }

  const key = slots.find(({ slot }) => slot === asked?.slot)
  const facts = key && factsOf(key.slot)
  if (asked?.what === 'limits' && key && facts) {
    return <KeyLimits runtimeName={runtimeName} name={key.name} facts={facts} onDone={() => setAsked(null)} />
  }
  if (asked?.what === 'regenerate' && facts) {
    return (
      <RegenerateKey
        runtimeName={runtimeName}
        facts={facts}
        nodesTotal={nodesTotal}
        onDone={afterRegeneration}
        onCancel={() => setAsked(null)}
      />
    )
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>{keysWords.header.name}</th>
            <th className={styles.head} colSpan={2}>
              {keysWords.header.key}
            </th>
          </tr>
        </thead>
        <tbody>
          {slots.map((row) => (
            <KeyRow
              key={row.slot}
              name={row.name}
              shown={shown[row.slot]}
              facts={factsOf(row.slot)}
              refusal={cannotSee}
              returnedTo={lastAsked?.slot === row.slot ? lastAsked.what : null}
              onToggle={() => toggle(row.slot)}
              onCopy={copy(row)}
              onAsk={(what) => ask(what, row.slot)}
            />
          ))}
        </tbody>
      </table>
      <InlineError error={error} />
      {keys ? (
        <RotateKeys
          keys={keys}
          isOpen={isRotating}
          onOpen={setIsRotating}
          refusal={cannotRegenerate}
          onRegenerate={(slot) => ask('regenerate', slot)}
          onCopyKey2={copy(slots[1])}
        />
      ) : null}
    </>
  )
}
