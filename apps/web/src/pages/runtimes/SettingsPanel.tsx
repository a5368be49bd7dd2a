import { Input, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import type { RuntimeDetail } from '@mooring/contract'
import { CommandText } from '../../components/CommandText.tsx'
import { FormField } from '../../components/FormField.tsx'
import { AuthKeys } from './AuthKeys.tsx'
import { ConnectedNodes } from './ConnectedNodes.tsx'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  lead: { margin: 0 },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  stepTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const descriptionLengthMax = 4096

export function SettingsPanel(props: {
  runtime: RuntimeDetail
  draft: string | null
  onDraft: (draft: string | null) => void
  cannotChange: string | null
}) {
  const styles = useStyles()
  const { runtime } = props
  const saved = runtime.description ?? ''
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>
        Install integration runtime on a machine in the private network or add further nodes using the Authentication Key.
      </p>
      <FormField label="Name">
        <Input value={runtime.name} readOnly appearance="filled-darker" />
      </FormField>
      <FormField label="Description" hint={props.cannotChange}>
        <Textarea
          value={props.draft ?? saved}
          readOnly={props.cannotChange !== null}
          resize="vertical"
          maxLength={descriptionLengthMax}
          onChange={(_, { value }) => props.onDraft(value === saved ? null : value)}
        />
      </FormField>
      <h3 className={styles.heading}>Manual setup</h3>
      <div className={styles.step}>
        <h4 className={styles.stepTitle}>Step 1: Download and install integration runtime</h4>
        <p className={styles.hint}>
          On the machine, in a copy of this repository: register the node (paste the key of step 2, then press Enter and Ctrl+D) and run it.
        </p>
        <CommandText name="registers the node" command="npx -y pnpm@12 mooring-node register --key-file -" />
        <CommandText name="runs the node" command="npx -y pnpm@12 mooring-node run" />
      </div>
      <div className={styles.step}>
        <h4 className={styles.stepTitle}>Step 2: Use this key to register your integration runtime</h4>
        <AuthKeys runtimeName={runtime.name} nodesTotal={runtime.nodesTotal} />
      </div>
      <ConnectedNodes nodes={runtime.nodes} />
    </div>
  )
}
