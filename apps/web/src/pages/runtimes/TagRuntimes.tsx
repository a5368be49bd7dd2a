import { Button, DialogActions, DialogContent, Input, makeStyles, tokens } from '@fluentui/react-components'
import { console, tagsMax, type TagReport } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { tagRuntimesWords } from '#strings/tagRuntimesWords.ts'
import { tagsWords } from '#strings/tagsWords.ts'
import { describeError, refusalText } from '../../api/describeError.ts'
import { markStale } from '../../api/markStale.ts'
import { request } from '../../api/request.ts'
import { AlertDialog } from '../../components/AlertDialog.tsx'
import { BusyButton } from '../../components/BusyButton.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { MessageBox } from '../../components/MessageBox.tsx'
import { notify, type Notice } from '../../components/notify.ts'
import { inBatches } from './inBatches.ts'
import { tagLengthMax, tagsIn } from './runtimeDraft.ts'

const taggedAtOnce = 100
/** More than these are only counted in a notice. */
const namedMax = 5

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxHeight: '160px', overflowY: 'auto' },
})

const refusalOf = (tags: readonly string[]): string | null => {
  if (tags.length > tagsMax) return tagRuntimesWords.tooMany(tagsMax)
  return tags.some((tag) => tag.length > tagLengthMax) ? tagsWords.tooLong(tagLengthMax) : null
}

/** What was refused is told as it is known: a later call may fail. */
async function tagAll(
  names: readonly string[],
  tags: { add: string[]; remove: string[] },
  onRefused: (refused: readonly TagReport[]) => void,
): Promise<void> {
  for (const batch of inBatches(names, taggedAtOnce)) {
    const { reports } = await request(console.tagRuntimes, { body: { names: batch, ...tags } })
    onRefused(reports.filter(({ refusal }) => refusal))
  }
}

const leftText = ({ name, refusal }: TagReport): string => `${name}: ${refusal ? refusalText(refusal) : ''}`

/** What was left as it is, where no dialog can list it any more. */
function leftNotice(left: readonly TagReport[], all: number): Notice {
  const named = left.slice(0, namedMax).map(leftText)
  const body = left.length > namedMax ? [...named, tagRuntimesWords.more(left.length - namedMax)] : named
  return { intent: 'error', title: tagRuntimesWords.left(left.length, all), body: body.join(' ') }
}

/** Adds tags to several integration runtimes and removes others from them. */
export function TagRuntimes({ names, onClose }: { names: readonly string[]; onClose: () => void }) {
  const styles = useStyles()
  const queryClient = useQueryClient()
  const [added, setAdded] = useState('')
  const [removed, setRemoved] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [refused, setRefused] = useState<readonly TagReport[]>([])
  const [add, remove] = [[...new Set(tagsIn(added))], [...new Set(tagsIn(removed))]]
  const isNothing = add.length + remove.length === 0 || refusalOf(add) !== null || refusalOf(remove) !== null

  // An effect, because the dialog also goes with the page below it. What it asked for goes on, and is told beside the page then.
  const isOpen = useRef(false)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])

  const save = async () => {
    if (isBusy || isNothing) return
    setIsBusy(true)
    setError(null)
    const left: TagReport[] = []
    try {
      await tagAll(names, { add, remove }, (reports) => left.push(...reports))
      if (left.length === 0) notify({ intent: 'success', title: tagRuntimesWords.changed(names.length) })
      if (left.length === 0 && isOpen.current) onClose()
    } catch (cause) {
      setError(cause)
      if (!isOpen.current) notify({ intent: 'error', title: tagRuntimesWords.failed, body: describeError(cause).message })
    } finally {
      if (left.length > 0 && !isOpen.current) notify(leftNotice(left, names.length))
      setRefused(left)
      setIsBusy(false)
      void markStale(queryClient, [console.listRuntimes, console.getRuntime])
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <AlertDialog title={tagRuntimesWords.title(names.length)} onClose={onClose}>
      <DialogContent>
        <form id="tag-runtimes" className={styles.content} noValidate onSubmit={submit}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <ul className={styles.list} aria-label={tagRuntimesWords.title(names.length)} tabIndex={0}>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <FormField label={tagRuntimesWords.add} hint={tagRuntimesWords.addHint} error={refusalOf(add)}>
            <Input ref={focusAtFirst} value={added} autoComplete="off" onChange={(_, { value }) => setAdded(value)} />
          </FormField>
          <FormField label={tagRuntimesWords.remove} hint={tagRuntimesWords.removeHint} error={refusalOf(remove)}>
            <Input value={removed} autoComplete="off" onChange={(_, { value }) => setRemoved(value)} />
          </FormField>
          {refused.length > 0 ? (
            <div role="alert">
              <MessageBox title={tagRuntimesWords.left(refused.length, names.length)}>
                <ul className={styles.list}>
                  {refused.map((report) => (
                    <li key={report.name}>{leftText(report)}</li>
                  ))}
                </ul>
              </MessageBox>
            </div>
          ) : null}
          <InlineError error={error} />
        </form>
      </DialogContent>
      <DialogActions>
        <BusyButton isBusy={isBusy} isDisabled={isNothing} onClick={() => void save()}>
          {buttonWords.save}
        </BusyButton>
        <Button onClick={onClose}>{buttonWords.cancel}</Button>
      </DialogActions>
    </AlertDialog>
  )
}
