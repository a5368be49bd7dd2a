import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { systemRulesWords } from '#strings/systemRulesWords.ts'
import { classificationsOf, families, systemClassifications, type Family } from './classificationFamilies.ts'

const useStyles = makeStyles({
  fieldset: { border: 'none', margin: 0, padding: 0, minWidth: 0, flexShrink: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  family: { display: 'flex', flexDirection: 'column' },
  summary: { cursor: 'pointer', padding: `${tokens.spacingVerticalXS} 0` },
  boxes: { display: 'flex', flexDirection: 'column', paddingLeft: tokens.spacingHorizontalL },
})

interface SystemRulesChoiceProps {
  excluded: readonly string[]
  onChange: (excluded: readonly string[]) => void
}

/** Which rules of the system are used, by family; classifications that only other programs know stay as they are. */
export function SystemRulesChoice({ excluded, onChange }: SystemRulesChoiceProps) {
  const styles = useStyles()
  const others = excluded.filter((classification) => !systemClassifications.includes(classification)).length
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{words.systemRules}</legend>
      <p className={styles.hint}>{words.systemRulesHint}</p>
      {families.map((family) => (
        <FamilyChoice key={family} family={family} excluded={excluded} onChange={onChange} />
      ))}
      {others > 0 ? <p className={styles.hint}>{words.otherExcluded(others)}</p> : null}
    </fieldset>
  )
}

function FamilyChoice({ family, excluded, onChange }: SystemRulesChoiceProps & { family: Family }) {
  const styles = useStyles()
  const members = classificationsOf(family)
  const on = members.filter((classification) => !excluded.includes(classification))
  const turn = (changed: readonly string[], isOn: boolean) => {
    const left = excluded.filter((classification) => !changed.includes(classification))
    onChange(isOn ? left : [...left, ...changed])
  }
  const isSome = on.length > 0 && on.length < members.length
  return (
    <details>
      <summary className={styles.summary}>{`${words.family[family]}: ${words.someOn(on.length, members.length)}`}</summary>
      <div role="group" aria-label={words.family[family]} className={styles.boxes}>
        <Checkbox
          label={words.tickAll(words.family[family])}
          checked={isSome ? 'mixed' : on.length > 0}
          onChange={(_, { checked }) => turn(members, checked === true)}
        />
        {members.map((classification) => (
          <Checkbox
            key={classification}
            label={systemRulesWords[classification as keyof typeof systemRulesWords]}
            title={classification}
            checked={!excluded.includes(classification)}
            onChange={(_, { checked }) => turn([classification], checked === true)}
          />
        ))}
      </div>
    </details>
  )
}
