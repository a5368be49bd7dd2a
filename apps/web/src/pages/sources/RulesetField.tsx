import { Select } from '@fluentui/react-components'
import { purview, type ScannableSourceKind } from '@mooring/contract'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { FormField } from '../../components/FormField.tsx'
import { kindName } from '../../components/sourceKinds.ts'

interface RulesetFieldProps {
  kind: ScannableSourceKind
  /** Empty: the system's own. */
  value: string
  onChange: (name: string) => void
}

/** Which rule set a scan follows: the system's for its kind, or one of one's own of that kind. */
export function RulesetField({ kind, value, onChange }: RulesetFieldProps) {
  const { items, hasMore } = useEveryItem(purview.listScanRulesets, {})
  const fitting = items.filter((ruleset) => ruleset.kind === kind)
  // Names are the same whatever their case.
  const chosen = fitting.find(({ name }) => name.toLowerCase() === value.toLowerCase())
  const isMissing = value !== '' && !chosen && !hasMore
  return (
    <FormField
      label={words.ruleset}
      hint={value === '' ? words.systemHint : words.customHint}
      error={isMissing ? words.rulesetMissing(value) : null}
    >
      <Select value={chosen?.name ?? value} onChange={(_, { value: name }) => onChange(name)}>
        <option value="">{words.systemRuleset(kindName(kind))}</option>
        {fitting.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {value === '' || chosen ? null : <option value={value}>{value}</option>}
      </Select>
    </FormField>
  )
}
