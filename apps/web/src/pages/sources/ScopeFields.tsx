import { Textarea, makeStyles, tokens } from '@fluentui/react-components'
import type { ScannableSourceKind } from '@mooring/contract'
import { scopeWords as words } from '#strings/scopeWords.ts'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { scopeFields, type ScopeDraft, type ScopeField, type ScopeRefusals } from './scopeDraft.ts'

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  lines: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
})

/** How qualified names begin, by the kind of the source: see docs/sources.md. */
const examples: Record<ScannableSourceKind, string> = {
  AzurePostgreSql: 'postgresql://db.internal:5432/sales/public/',
  AzureMySql: 'mysql://db.internal:3306/sales/',
  SqlServerDatabase: 'mssql://sql.internal/MSSQLSERVER/sales/dbo/',
  AzureStorage: 'https://account.blob.core.windows.net/container/',
  AdlsGen2: 'https://account.dfs.core.windows.net/container/',
  FileSystem: 'file:///srv/data/',
}

interface ScopeFieldsProps {
  /** The focus begins in the first field. */
  isFocusedAtFirst?: boolean
  kind: ScannableSourceKind
  draft: ScopeDraft
  refusals: ScopeRefusals
  onChange: (draft: ScopeDraft) => void
}

/** What a scan is about: beginnings of qualified names, and patterns in them. */
export function ScopeFields({ isFocusedAtFirst = false, kind, draft, refusals, onChange }: ScopeFieldsProps) {
  const styles = useStyles()
  const hintOf = (field: ScopeField) => (field.endsWith('Prefixes') ? words.prefixHint(examples[kind]) : words.patternHint)
  return (
    <>
      <p className={styles.text}>{words.lead}</p>
      {scopeFields.map((field, at) => (
        <FormField key={field} label={words.field[field]} hint={hintOf(field)} error={refusals[field]}>
          <Textarea
            className={styles.lines}
            ref={isFocusedAtFirst && at === 0 ? focusAtFirst : null}
            value={draft[field]}
            resize="vertical"
            rows={2}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => onChange({ ...draft, [field]: value })}
          />
        </FormField>
      ))}
    </>
  )
}
