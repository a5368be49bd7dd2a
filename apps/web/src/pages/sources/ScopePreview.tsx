import { makeStyles, tokens } from '@fluentui/react-components'
import { console, type FilterPreview } from '@mooring/contract'
import { useState } from 'react'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { requestPatiently } from '../../api/requestPatiently.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { filtersOf, scopeRefusalOf, type ScopeDraft } from './scopeDraft.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalS, flexShrink: 0 },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, flexGrow: 1, flexBasis: '260px' },
  summary: { cursor: 'pointer' },
  names: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalXL,
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
})

interface ScopePreviewProps {
  params: { dataSourceName: string; scanName: string }
  draft: ScopeDraft
  onRefused: (error: unknown) => void
}

/** Tries the scope that is being typed on what the last run found, when somebody asks: it may be a million names. */
export function ScopePreview({ params, draft, onRefused }: ScopePreviewProps) {
  const styles = useStyles()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [answer, setAnswer] = useState<{ preview: FilterPreview; of: string } | null>(null)
  const filters = filtersOf(draft)
  const of = JSON.stringify(filters)

  const look = async () => {
    if (isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      const signal = AbortSignal.timeout(60_000)
      setAnswer({ preview: await requestPatiently(console.previewFilter, { params, body: { filters } }, signal), of })
    } catch (cause) {
      // What is wrong with a pattern stands beside its field.
      if (scopeRefusalOf(cause, draft)) onRefused(cause)
      else setError(cause)
    }
    setIsBusy(false)
  }

  return (
    <section aria-label={words.preview} className={styles.section}>
      <div className={styles.start}>
        <BusyButton appearance="secondary" isBusy={isBusy} onClick={() => void look()}>
          {answer === null ? words.preview : words.previewAgain}
        </BusyButton>
        <p className={styles.text}>{words.previewText}</p>
      </div>
      <div role="status">
        {isBusy ? words.previewing : null}
        {answer !== null && !isBusy ? <Outcome preview={answer.preview} isOutdated={answer.of !== of} /> : null}
      </div>
      {answer?.preview.runId === undefined ? null : (
        <>
          <Names title={words.included(answer.preview.included.count)} sample={answer.preview.included} />
          <Names title={words.excluded(answer.preview.excluded.count)} sample={answer.preview.excluded} />
          <Names title={words.undecided(answer.preview.undecided.count)} sample={answer.preview.undecided} />
        </>
      )}
      <InlineError error={error} title={words.previewFailed} />
    </section>
  )
}

function Outcome({ preview, isOutdated }: { preview: FilterPreview; isOutdated: boolean }) {
  if (preview.runId === undefined) return <StatusText glyph="waiting">{words.noRun}</StatusText>
  if (isOutdated) return <StatusText glyph="warning">{words.previewOutdated}</StatusText>
  const { included, excluded, undecided } = preview
  const parts = [words.included(included.count), words.excluded(excluded.count)]
  if (undecided.count > 0) parts.push(words.undecided(undecided.count))
  return (
    <StatusText glyph={included.count + undecided.count === 0 && excluded.count > 0 ? 'warning' : 'good'}>{parts.join(' · ')}</StatusText>
  )
}

function Names({ title, sample: { count, names } }: { title: string; sample: FilterPreview['included'] }) {
  const styles = useStyles()
  if (count === 0) return null
  return (
    <details>
      <summary className={styles.summary}>{title}</summary>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {count > names.length ? <li>{words.more(count - names.length)}</li> : null}
      </ul>
    </details>
  )
}
