import { Button, Dropdown, Option, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { purview } from '@mooring/contract'
import { useEffect } from 'react'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { userOf } from '../../components/credentialDraft.ts'
import { FormField } from '../../components/FormField.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, flexBasis: '260px' },
  add: { marginTop: '24px' },
})

/** Which credential the node signs in to the source with, and the way to make one. */
export function CredentialField(props: {
  value: string
  refusal: string | undefined
  onChange: (name: string) => void
  onNew: () => void
}) {
  const styles = useStyles()
  const cannotCreate = useRefusal(purview.putCredential)
  const { items, hasMore, isLoadingMore, loadMore } = useOperationPages(purview.listCredentials, {})

  // An effect, because a choice must offer everything, and the API answers in pages.
  useEffect(() => {
    if (hasMore && !isLoadingMore) loadMore()
  }, [hasMore, isLoadingMore, loadMore])

  return (
    <div className={styles.row}>
      <FormField label={scansWords.header.credential} isRequired className={styles.field} error={props.refusal}>
        <Dropdown
          placeholder={items.length === 0 ? scansWords.noneYet : scansWords.selectCredential}
          value={props.value}
          selectedOptions={props.value === '' ? [] : [props.value]}
          onOptionSelect={(_, { optionValue }) => optionValue && props.onChange(optionValue)}
        >
          {items.map(({ name, properties }) => (
            <Option key={name} value={name} text={name}>
              {`${name} (${userOf(properties.typeProperties).user})`}
            </Option>
          ))}
        </Dropdown>
      </FormField>
      <Button className={styles.add} icon={<AddRegular />} disabledFocusable={cannotCreate !== null} onClick={props.onNew}>
        {credentialsWords.new}
      </Button>
    </div>
  )
}
