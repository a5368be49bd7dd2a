import { Button, Checkbox, Input, Select, makeStyles, tokens, useId } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import {
  canHaveHeader,
  delimitedText,
  delimiterLengthMax,
  extensionLengthMax,
  newFileType,
  ownFileTypesMax,
  type FileType,
  type OwnFileType,
} from './fileTypeDraft.ts'

const useStyles = makeStyles({
  fieldset: { border: 'none', margin: 0, padding: 0, minWidth: 0, flexShrink: 0, display: 'flex', flexDirection: 'column' },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  extension: { width: '110px' },
  delimiter: { width: '90px' },
  // On a line of its own.
  header: { flexBasis: '100%' },
  add: { alignSelf: 'flex-start' },
})

/** It says how a file is packed, not what is in it. */
const packing: FileType = 'GZ'

interface OwnFileTypesProps {
  types: readonly OwnFileType[]
  /** The formats that nodes read. */
  read: readonly FileType[]
  refusals: Readonly<Record<number, string>>
  onChange: (types: readonly OwnFileType[]) => void
}

/** Endings of files that are read as another format than they usually stand for. */
export function OwnFileTypes({ types, read, refusals, onChange }: OwnFileTypesProps) {
  const styles = useStyles()
  const hintId = useId()
  const change = (at: number, changed: Partial<OwnFileType>) =>
    onChange(types.map((type, index) => (index === at ? { ...type, ...changed } : type)))
  return (
    // No `FormField`: it would give all of the fields the one id that it has for its own.
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{words.ownTypes}</legend>
      <p className={styles.hint}>{words.ownTypesHint}</p>
      {types.map((type, at) => (
        <div key={at}>
          <div role="group" aria-label={words.ownType.row(at + 1)} className={styles.row}>
            <Fields type={type} read={read} onChange={(changed) => change(at, changed)} />
            <IconButton
              label={words.ownType.remove(type.extension)}
              icon={<DeleteRegular />}
              onClick={() => onChange(types.filter((_, index) => index !== at))}
            />
            {canHaveHeader(type) ? (
              <Checkbox
                className={styles.header}
                label={words.ownType.hasHeader}
                aria-describedby={hintId}
                checked={type.hasHeader}
                onChange={(_, { checked }) => change(at, { hasHeader: checked === true })}
              />
            ) : null}
          </div>
          <div role="alert">{refusals[at] ? <StatusText glyph="bad">{refusals[at]}</StatusText> : null}</div>
        </div>
      ))}
      {types.some(canHaveHeader) ? (
        <p id={hintId} className={styles.hint}>
          {words.ownType.hasHeaderHint}
        </p>
      ) : null}
      {types.length >= ownFileTypesMax ? null : (
        <Button appearance="subtle" className={styles.add} icon={<AddRegular />} onClick={() => onChange([...types, newFileType])}>
          {words.ownType.add}
        </Button>
      )}
    </fieldset>
  )
}

function Fields({
  type,
  read,
  onChange,
}: {
  type: OwnFileType
  read: readonly FileType[]
  onChange: (changed: Partial<OwnFileType>) => void
}) {
  const styles = useStyles()
  const formats = read.filter((format) => format !== packing)
  const isUnread = type.readAs !== '' && type.readAs !== delimitedText && !formats.includes(type.readAs)
  const choose = (value: string) => {
    const readAs = value === '' || value === delimitedText ? value : [...formats, type.readAs].find((format) => format === value)
    if (readAs !== undefined) onChange({ readAs })
  }
  return (
    <>
      <Input
        aria-label={words.ownType.extension}
        placeholder={words.ownType.extensionExample}
        className={styles.extension}
        value={type.extension}
        maxLength={extensionLengthMax}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => onChange({ extension: value })}
      />
      <Select aria-label={words.ownType.readAs} value={type.readAs} onChange={(_, { value }) => choose(value)}>
        <option value="">{words.ownType.choose}</option>
        {formats.map((format) => (
          <option key={format} value={format}>
            {format}
          </option>
        ))}
        {isUnread ? <option value={type.readAs}>{words.unreadType(type.readAs)}</option> : null}
        <option value={delimitedText}>{words.ownType.delimited}</option>
      </Select>
      {type.readAs === delimitedText ? (
        <Input
          aria-label={words.ownType.delimiter}
          placeholder={words.ownType.delimiterExample}
          className={styles.delimiter}
          value={type.delimiter}
          maxLength={delimiterLengthMax}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ delimiter: value })}
        />
      ) : null}
      <Checkbox label={words.ownType.isOn} checked={type.isOn} onChange={(_, { checked }) => onChange({ isOn: checked === true })} />
    </>
  )
}
