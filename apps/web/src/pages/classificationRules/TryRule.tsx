import { Input, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { console, type RuleTrial, type RuleTrialBody } from '@mooring/contract'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { request } from '../../api/request.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { ItemTable, type ItemColumn } from '../../components/ItemTable.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { patternRefusal } from './patternRefusal.ts'
import { minimumOf, type RuleDraft } from './ruleDraft.ts'
import { trialOf, triedValuesMax } from './trialOf.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    // It is as high as what it says, however little room the panel has.
    flexShrink: 0,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  result: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
})

const typingMs = 300

/** Lets the console try the rule that is being typed on what a column might hold, and says what would match. */
export function TryRule({ draft }: { draft: RuleDraft }) {
  const styles = useStyles()
  const [columnName, setColumnName] = useState('')
  const [values, setValues] = useState('')
  const trial = trialOf(draft, { columnName, values })
  const { data, error, isPlaceholderData } = useTrial(trial)
  const isShown = trial !== null && data !== undefined && error === null
  const refused = error === null || isPlaceholderData ? null : Object.values(patternRefusal(error, draft) ?? {})[0]
  return (
    <section aria-label={words.try} className={styles.box}>
      <h3 className={styles.title}>{words.try}</h3>
      <p className={styles.text}>{words.tryText}</p>
      <FormField label={words.tryColumn}>
        <Input value={columnName} maxLength={256} autoComplete="off" spellCheck={false} onChange={(_, { value }) => setColumnName(value)} />
      </FormField>
      <FormField label={words.tryValues} hint={words.tryValuesHint(triedValuesMax)}>
        <Textarea
          value={values}
          resize="vertical"
          rows={4}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => setValues(value)}
        />
      </FormField>
      {trial === null ? <p className={styles.text}>{words.tryWaits}</p> : null}
      <div role="status">{isShown && !isPlaceholderData ? <Verdict trial={data} draft={draft} /> : null}</div>
      {isShown ? <Matches trial={data} of={trial} isOld={isPlaceholderData} /> : null}
      {refused ? (
        <div role="alert">
          <StatusText glyph="bad">{refused}</StatusText>
        </div>
      ) : (
        <InlineError error={trial === null ? null : error} title={words.notTried} />
      )}
    </section>
  )
}

/** What the console says of a trial, asked when it has stood for a moment. */
function useTrial(trial: RuleTrialBody | null) {
  const typed = JSON.stringify(trial)
  const [asked, setAsked] = useState(typed)

  // An effect, because what is typed is tried when it has stood for a moment.
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed])

  const answer = useQuery({
    queryKey: [console.tryClassificationRule.id, asked],
    queryFn:
      asked === 'null'
        ? skipToken
        : ({ signal }) => request(console.tryClassificationRule, { body: JSON.parse(asked) as RuleTrialBody }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return { ...answer, isPlaceholderData: answer.isPlaceholderData || asked !== typed }
}

function Verdict({ trial, draft }: { trial: RuleTrial; draft: RuleDraft }) {
  const styles = useStyles()
  const { isFound, isColumnLookedAt, columnMatches, sampled, matched } = trial
  const classification = draft.classificationName.trim()
  const found = classification === '' ? words.foundSoFar : words.found(classification)
  const percent = sampled === 0 ? 0 : Math.floor((matched * 1000) / sampled) / 10
  return (
    <div className={styles.result}>
      <StatusText glyph={isFound ? 'good' : 'stopped'}>{isFound ? found : words.notFound}</StatusText>
      {sampled > 0 && draft.dataPatterns.trim() !== '' ? (
        <div>{words.matched({ matched, sampled, percent, minimum: minimumOf(draft) ?? 0 })}</div>
      ) : null}
      {isColumnLookedAt ? null : <div>{words.nameDoesNotMatch}</div>}
      {columnMatches.length > 0 ? <div>{words.nameMatches}</div> : null}
    </div>
  )
}

interface TriedValue {
  key: string
  value: string
  matches: string
}

const columns: readonly ItemColumn<TriedValue>[] = [
  { header: words.value, width: 200, cell: ({ value }) => value },
  { header: words.matches, width: 260, cell: ({ matches }) => matches },
]

/** Which pattern matches which value; those of a moment ago while the next answer is on its way. */
function Matches({ trial, of, isOld }: { trial: RuleTrial; of: RuleTrialBody; isOld: boolean }) {
  if (of.dataPatterns.length === 0 || (isOld && trial.valueMatches.length !== of.values.length)) return null
  const rows = trial.valueMatches.flatMap((matches, index): TriedValue[] => {
    if (matches === null) return []
    const names = matches.flatMap((at) => of.dataPatterns[at] ?? [])
    return [{ key: String(index), value: of.values[index] ?? '', matches: names.length === 0 ? words.matchesNone : names.join('  ·  ') }]
  })
  if (rows.length === 0) return null
  return <ItemTable isTall label={words.triedValues} items={rows} columns={columns} keyOf={({ key }) => key} />
}
