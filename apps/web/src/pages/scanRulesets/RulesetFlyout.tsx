import { purview } from '@mooring/contract'
import { scanRulesetsWords as words } from '#strings/scanRulesetsWords.ts'
import { useOptionalOperation } from '../../api/useOperation.ts'
import { DataRegion } from '../../components/DataRegion.tsx'
import { Flyout } from '../../components/Flyout.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { draftOfCopy, draftOfRuleset, type AnyRuleset } from './rulesetDraft.ts'
import { RulesetForm } from './RulesetForm.tsx'
import { RulesetGone } from './RulesetGone.tsx'
import { useSystemRulesets } from './useSystemRulesets.ts'

/** What the flyout is about: the set of a name, or a new one that begins as a copy of one's own or of the system's for a kind. */
type About = { name: string } | { copied: { name: string } | { kind: string } }

/** A new scan rule set, or one that is there. */
export function RulesetFlyout({ of, onClose }: { of: About; onClose: () => void }) {
  return (
    <Flyout label={words.ruleset} onClose={onClose}>
      <DataRegion what={words.ruleset} fallback={<Placeholder label={words.ruleset} />}>
        {'copied' in of && 'kind' in of.copied ? (
          <CopyOfSystem kind={of.copied.kind} onClose={onClose} />
        ) : (
          <OfName name={'name' in of ? of.name : nameOf(of.copied)} isCopy={!('name' in of)} onClose={onClose} />
        )}
      </DataRegion>
    </Flyout>
  )
}

const nameOf = (copied: { name: string } | { kind: string }): string => ('name' in copied ? copied.name : '')

function CopyOfSystem({ kind, onClose }: { kind: string; onClose: () => void }) {
  const systems = useSystemRulesets()
  const system = systems.find((one) => one.kind === kind)
  if (!system) return <RulesetGone name={kind} onClose={onClose} />
  return (
    <RulesetForm title={words.new} first={draftOfCopy(system, system, `${kind}-${randomSuffix()}`)} systems={systems} onClose={onClose} />
  )
}

function OfName({ name, isCopy, onClose }: { name: string; isCopy: boolean; onClose: () => void }) {
  const systems = useSystemRulesets()
  const ruleset = useOptionalOperation(purview.getScanRuleset, { params: { scanRulesetName: name } }, 'ScanRuleset_NotFound')
  if (ruleset === null) return <RulesetGone name={name} onClose={onClose} />
  // A kind that no node scans has no set of the system's: it is its own measure.
  const system: AnyRuleset = systems.find(({ kind }) => kind === ruleset.kind) ?? ruleset
  const first = isCopy ? draftOfCopy(ruleset, system, `${name.slice(0, 58)}-${randomSuffix()}`) : draftOfRuleset(ruleset, system)
  return (
    <RulesetForm
      title={isCopy ? words.copyOf(name) : words.edit(name)}
      first={first}
      existing={ruleset}
      systems={systems}
      onClose={onClose}
    />
  )
}
