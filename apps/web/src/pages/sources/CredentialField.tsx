import { Button, Dropdown, Option, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { purview, type CredentialKind } from '@mooring/contract'
import { credentialsWords } from '#strings/credentialsWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { useRefusal } from '../../api/useSession.ts'
import { identityOf } from '../../components/credentialKinds.ts'
import { FormField } from '../../components/FormField.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, flexBasis: '260px' },
  // Beside the choice; below it where there is no room.
  add: { marginTop: '24px', '@media (max-width: 460px)': { marginTop: 0 } },
})

/** Which credential the node signs in to the source with, of the kinds that fit, and the way to make one. */
export function CredentialField(props: {
  kinds: readonly CredentialKind[]
  value: string
  refusal: string | undefined
  onChange: (name: string, kind: CredentialKind) => void
  onNew: () => void
}) {
  const styles = useStyles()
  const cannotCreate = useRefusal(purview.putCredential)
  const { items } = useEveryItem(purview.listCredentials, {})
  const fitting = items.filter(({ kind }) => props.kinds.includes(kind))

  const choose = (name: string | undefined) => {
    const chosen = fitting.find((credential) => credential.name === name)
    if (chosen) props.onChange(chosen.name, chosen.kind)
  }
  return (
    <div className={styles.row}>
      <FormField
        label={scansWords.header.credential}
        isRequired
        className={styles.field}
        error={props.refusal}
        hint={scansWords.fittingCredentials(props.kinds.map((kind) => credentialsWords.kind[kind]))}
      >
        <Dropdown
          placeholder={fitting.length === 0 ? scansWords.noneYet : scansWords.selectCredential}
          value={props.value}
          selectedOptions={props.value === '' ? [] : [props.value]}
          onOptionSelect={(_, { optionValue }) => choose(optionValue)}
        >
          {fitting.map((credential) => (
            <Option key={credential.name} value={credential.name} text={credential.name}>
              {`${credential.name} (${identityOf(credential) ?? credentialsWords.kind[credential.kind]})`}
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
