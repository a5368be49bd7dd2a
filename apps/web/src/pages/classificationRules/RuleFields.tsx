import { Input, Switch, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { classificationRulesWords as words } from '#strings/classificationRulesWords.ts'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import type { RuleDraft, RuleRefusals } from './ruleDraft.ts'

const useStyles = makeStyles({
  patterns: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  number: { width: '120px', minWidth: 0 },
  // Its sign stands under the names of the fields.
  isEnabled: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
})

interface RuleFieldsProps {
  draft: RuleDraft
  refusals: RuleRefusals
  onChange: (changed: Partial<RuleDraft>) => void
}

/** What a rule is called, what it finds and by which patterns. */
export function RuleFields({ draft, refusals, onChange }: RuleFieldsProps) {
  const styles = useStyles()
  return (
    <>
      <FormField label={words.name} isRequired={draft.isNew} error={refusals.name}>
        {draft.isNew ? (
          <Input
            ref={focusAtFirst}
            value={draft.name}
            maxLength={63}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => onChange({ name: value })}
          />
        ) : (
          <Input ref={focusAtFirst} value={draft.name} readOnly appearance="filled-darker" />
        )}
      </FormField>
      <FormField label={words.classification} isRequired error={refusals.classificationName} hint={words.classificationHint}>
        <Input
          value={draft.classificationName}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ classificationName: value })}
        />
      </FormField>
      <FormField label={words.description}>
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={4096}
          onChange={(_, { value }) => onChange({ description: value })}
        />
      </FormField>
      <PatternsField
        label={words.dataPatterns}
        hint={words.dataPatternsHint}
        value={draft.dataPatterns}
        refusal={refusals.dataPatterns}
        onChange={(dataPatterns) => onChange({ dataPatterns })}
      />
      <PatternsField
        label={words.columnPatterns}
        hint={words.columnPatternsHint}
        value={draft.columnPatterns}
        refusal={refusals.columnPatterns}
        onChange={(columnPatterns) => onChange({ columnPatterns })}
      />
      <FormField label={words.minimum} isRequired error={refusals.minimumPercentage}>
        <Input
          className={styles.number}
          value={draft.minimumPercentage}
          inputMode="decimal"
          maxLength={8}
          autoComplete="off"
          onChange={(_, { value }) => onChange({ minimumPercentage: value })}
        />
      </FormField>
      <Switch
        className={styles.isEnabled}
        label={words.isEnabled}
        checked={draft.isEnabled}
        onChange={(_, { checked }) => onChange({ isEnabled: checked })}
      />
    </>
  )
}

function PatternsField(props: {
  label: string
  hint: string
  value: string
  refusal: string | undefined
  onChange: (value: string) => void
}) {
  const styles = useStyles()
  return (
    <FormField label={props.label} hint={props.hint} error={props.refusal}>
      <Textarea
        className={styles.patterns}
        value={props.value}
        resize="vertical"
        rows={3}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => props.onChange(value)}
      />
    </FormField>
  )
}
