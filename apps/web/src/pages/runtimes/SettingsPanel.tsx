import { Input, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import type { RuntimeDetail } from '@mooring/contract'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { FormField } from '../../components/FormField.tsx'
import { AuthKeys } from './AuthKeys.tsx'
import { ConnectedNodes } from './ConnectedNodes.tsx'
import { InstallNode } from './InstallNode.tsx'
import { PrerequisitesSection } from './PrerequisitesSection.tsx'
import { nodesMaxRange, nodesMaxRefusal, runsMaxRange, runsMaxRefusal, type RuntimeDraft } from './runtimeDraft.ts'
import { TagsField } from './TagsField.tsx'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px' },
  limit: { '& .fui-Input': { width: '96px' } },
  lead: { margin: 0 },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
})

const descriptionLengthMax = 4096

interface SettingsPanelProps {
  runtime: RuntimeDetail
  draft: RuntimeDraft
  onDraft: (draft: RuntimeDraft) => void
  cannotChange: string | null
}

export function SettingsPanel(props: SettingsPanelProps) {
  const styles = useStyles()
  const { runtime } = props
  return (
    <div className={styles.panel}>
      <p className={styles.lead}>{runtimeSettingsWords.lead}</p>
      <Fields {...props} />
      <h3 className={styles.heading}>{runtimeSettingsWords.manualSetup}</h3>
      <PrerequisitesSection />
      <InstallNode>
        <AuthKeys runtimeName={runtime.name} nodesTotal={runtime.nodesTotal} />
      </InstallNode>
      <ConnectedNodes nodes={runtime.nodes} />
    </div>
  )
}

function Fields({ runtime, draft, onDraft, cannotChange }: SettingsPanelProps) {
  const styles = useStyles()
  const nodesMax = draft.nodesMax ?? String(runtime.nodesMax)
  const [min, max] = nodesMaxRange
  return (
    <div className={styles.fields}>
      <FormField label={runtimeSettingsWords.name}>
        <Input value={runtime.name} readOnly appearance="filled-darker" />
      </FormField>
      <FormField label={runtimeSettingsWords.description} hint={cannotChange}>
        <Textarea
          value={draft.description ?? runtime.description ?? ''}
          readOnly={cannotChange !== null}
          resize="vertical"
          maxLength={descriptionLengthMax}
          onChange={(_, { value }) => onDraft({ ...draft, description: value })}
        />
      </FormField>
      <TagsField
        tags={draft.tags ?? runtime.tags}
        newTags={draft.newTags ?? ''}
        refusal={cannotChange}
        onChange={(change) => onDraft({ ...draft, ...change })}
      />
      <FormField
        label={runtimeSettingsWords.nodeLimit}
        className={styles.limit}
        error={nodesMaxRefusal(nodesMax, runtime.nodesTotal)}
        hint={cannotChange ?? runtimeSettingsWords.nodeLimitHint(min, max, runtime.nodesTotal)}
      >
        <Input
          type="number"
          min={min}
          max={max}
          value={nodesMax}
          readOnly={cannotChange !== null}
          onChange={(_, { value }) => onDraft({ ...draft, nodesMax: value })}
        />
      </FormField>
      <RunsLimit runtime={runtime} draft={draft} onDraft={onDraft} cannotChange={cannotChange} />
    </div>
  )
}

function RunsLimit({ runtime, draft, onDraft, cannotChange }: SettingsPanelProps) {
  const styles = useStyles()
  const runsMax = draft.runsMax ?? String(runtime.runsMax ?? '')
  const [min, max] = runsMaxRange
  return (
    <FormField
      label={runtimeSettingsWords.runsLimit}
      className={styles.limit}
      error={runsMaxRefusal(runsMax)}
      hint={cannotChange ?? runtimeSettingsWords.runsLimitHint}
    >
      <Input
        type="number"
        min={min}
        max={max}
        value={runsMax}
        placeholder={runtimeSettingsWords.noLimit}
        readOnly={cannotChange !== null}
        onChange={(_, { value }) => onDraft({ ...draft, runsMax: value })}
      />
    </FormField>
  )
}
