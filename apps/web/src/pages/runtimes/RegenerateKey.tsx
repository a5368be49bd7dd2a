import { Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components'
import { console, type KeyFacts, type NodesOfKey, type RegeneratedKey } from '@mooring/contract'
import { useState } from 'react'
import { keysWords } from '#strings/keysWords.ts'
import { useCall } from '../../api/useCall.ts'
import { InlineConfirm } from '../../components/InlineConfirm.tsx'
import { notify } from '../../components/notify.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
  choice: { paddingTop: tokens.spacingVerticalS, marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
})

const stale = [console.listKeyFacts, console.listActivity, console.listRuntimes, console.getRuntime]
const choices = ['keep', 'drain', 'remove'] as const satisfies readonly NodesOfKey[]

interface RegenerateKeyProps {
  runtimeName: string
  facts: KeyFacts
  nodesTotal: number
  onDone: (regenerated: RegeneratedKey) => void
  onCancel: () => void
}

/** Asks before a key is made anew, and what is to become of the nodes that enrolled with it. */
export function RegenerateKey({ runtimeName, facts, nodesTotal, onDone, onCancel }: RegenerateKeyProps) {
  const styles = useStyles()
  const { keyName } = facts
  const name = keysWords.name[keyName]
  const other = keysWords.name[keyName === 'authKey1' ? 'authKey2' : 'authKey1']
  const [nodes, setNodes] = useState<NodesOfKey>('keep')
  const regenerate = useCall(console.regenerateAuthKey, stale)
  const concerned = [...facts.nodesEnrolled, ...facts.nodesEnrolledEarlier]

  const confirm = async () => {
    const regenerated = await regenerate.mutateAsync({ params: { name: runtimeName, keyName }, body: { nodes } })
    const { drainedNodes, removedNodes } = regenerated
    const done = [
      drainedNodes.length > 0 ? keysWords.drained(drainedNodes) : '',
      removedNodes.length > 0 ? keysWords.removed(removedNodes) : '',
      keysWords.regeneratedNext,
    ]
    notify({ intent: 'success', title: keysWords.regenerated(name), body: done.filter((text) => text !== '').join(' ') })
    onDone(regenerated)
  }

  return (
    <InlineConfirm
      title={keysWords.regenerateQuestion(name)}
      confirmText={concerned.length === 0 ? keysWords.regenerate : keysWords.regenerateAnd[nodes](concerned.length)}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <p className={styles.text}>{keysWords.regenerateEffect(name, other)}</p>
      {concerned.length === 0 ? (
        <p className={styles.text}>{keysWords.noneConcerned(name, nodesTotal)}</p>
      ) : (
        <>
          <p className={styles.text}>{keysWords.concerned(name, concerned, nodesTotal - concerned.length)}</p>
          <RadioGroup
            className={styles.choice}
            aria-label={keysWords.concernedChoice}
            value={nodes}
            onChange={(_, { value }) => setNodes(choices.find((choice) => choice === value) ?? 'keep')}
          >
            {choices.map((choice) => (
              <Radio key={choice} value={choice} label={keysWords.nodesChoice[choice]} />
            ))}
          </RadioGroup>
        </>
      )}
    </InlineConfirm>
  )
}
