import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { purview } from '@mooring/contract'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'

const useStyles = makeStyles({
  fieldset: { border: 'none', margin: 0, padding: 0, minWidth: 0, flexShrink: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  boxes: { display: 'flex', flexDirection: 'column', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
})

/** Which rules of one's own are used. One that was deleted since is named until it is taken out. */
export function CustomRulesChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  const styles = useStyles()
  const { items } = useEveryItem(purview.listClassificationRules, {})
  const keys = new Set(chosen.map((name) => name.toLowerCase()))
  const known = new Set(items.map(({ name }) => name.toLowerCase()))
  const turn = (name: string, isOn: boolean) => {
    const others = chosen.filter((one) => one.toLowerCase() !== name.toLowerCase())
    onChange(isOn ? [...others, name] : others)
  }
  const offered = [
    ...items.map(({ name, properties }) => ({ name, label: properties.ruleStatus === 'Enabled' ? name : words.disabledRule(name) })),
    ...chosen.filter((name) => !known.has(name.toLowerCase())).map((name) => ({ name, label: words.missingRule(name) })),
  ]
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{words.customRules}</legend>
      {offered.length === 0 ? <p className={styles.none}>{words.noCustomRules}</p> : null}
      <div className={styles.boxes}>
        {offered.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={keys.has(name.toLowerCase())}
            onChange={(_, { checked }) => turn(name, checked === true)}
          />
        ))}
      </div>
    </fieldset>
  )
}
