import { Checkbox, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import type { SystemScanRuleset } from '@mooring/contract'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { kindName } from '../../components/sourceKinds.ts'
import { StatusText } from '../../components/StatusText.tsx'
import { CustomRulesChoice } from './CustomRulesChoice.tsx'
import type { FileType } from './fileTypeDraft.ts'
import { OwnFileTypes } from './OwnFileTypes.tsx'
import { withKindOf, type RulesetDraft, type RulesetRefusals } from './rulesetDraft.ts'
import { SystemRulesChoice } from './SystemRulesChoice.tsx'

const useStyles = makeStyles({
  fieldset: { border: 'none', margin: 0, padding: 0, minWidth: 0, flexShrink: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  boxes: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
})

interface RulesetFieldsProps {
  draft: RulesetDraft
  refusals: RulesetRefusals
  systems: readonly SystemScanRuleset[]
  isKindFixed: boolean
  onChange: (changed: Partial<RulesetDraft>) => void
}

/** What a rule set is called, for what it is, and what it says. */
export function RulesetFields(props: RulesetFieldsProps) {
  const { draft, refusals, systems, onChange } = props
  const read = systems.find(({ kind }) => kind === draft.kind)?.properties.scanningRule?.fileExtensions ?? []
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
      <KindField {...props} />
      <FormField label={words.description}>
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={4096}
          onChange={(_, { value }) => onChange({ description: value })}
        />
      </FormField>
      {draft.fileTypes === null ? null : (
        <>
          <FileTypes chosen={draft.fileTypes} read={read} refusal={refusals.fileTypes} onChange={(fileTypes) => onChange({ fileTypes })} />
          <OwnFileTypes
            types={draft.ownTypes}
            read={read}
            refusals={refusals.ownTypes ?? {}}
            onChange={(ownTypes) => onChange({ ownTypes })}
          />
        </>
      )}
      <SystemRulesChoice excluded={draft.excluded} onChange={(excluded) => onChange({ excluded })} />
      <CustomRulesChoice chosen={draft.customRules} onChange={(customRules) => onChange({ customRules })} />
    </>
  )
}

function KindField({ draft, systems, isKindFixed, onChange }: RulesetFieldsProps) {
  if (isKindFixed) {
    return (
      <FormField label={words.kind}>
        <Input value={kindName(draft.kind)} readOnly appearance="filled-darker" />
      </FormField>
    )
  }
  const choose = (kind: string) => {
    const system = systems.find((one) => one.kind === kind)
    if (!system) return
    const prefix = `${draft.kind}-`
    // A name that was only suggested becomes the new kind's.
    const name = draft.name.startsWith(prefix) ? `${kind}-${draft.name.slice(prefix.length)}` : draft.name
    onChange({ ...withKindOf(draft, system), name })
  }
  return (
    <FormField label={words.kind} isRequired hint={words.kindHint}>
      <Select value={draft.kind} onChange={(_, { value }) => choose(value)}>
        {systems.map(({ kind }) => (
          <option key={kind} value={kind}>
            {kindName(kind)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}

function FileTypes(props: {
  chosen: readonly FileType[]
  read: readonly FileType[]
  refusal: string | undefined
  onChange: (chosen: readonly FileType[]) => void
}) {
  const styles = useStyles()
  const { chosen, read } = props
  const offered = [...read, ...chosen.filter((type) => !read.includes(type))]
  return (
    // No `FormField`: it would give all of the boxes the one id that it has for its field.
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{words.fileTypes}</legend>
      <div className={styles.boxes}>
        {offered.map((type) => (
          <Checkbox
            key={type}
            label={read.includes(type) ? type : words.unreadType(type)}
            checked={chosen.includes(type)}
            onChange={(_, { checked }) => props.onChange(offered.filter((one) => (one === type ? checked === true : chosen.includes(one))))}
          />
        ))}
      </div>
      <div role="alert">{props.refusal ? <StatusText glyph="bad">{props.refusal}</StatusText> : null}</div>
      <p className={styles.hint}>{words.fileTypesHint}</p>
    </fieldset>
  )
}
