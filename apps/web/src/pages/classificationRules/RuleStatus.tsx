import { classificationRulesWords } from '#strings/classificationRulesWords.ts'
import { StatusText } from '../../components/StatusText.tsx'

/** Whether scans use a rule. */
export const RuleStatus = ({ status }: { status: 'Enabled' | 'Disabled' }) => (
  <StatusText glyph={status === 'Enabled' ? 'good' : 'stopped'}>{classificationRulesWords.states[status]}</StatusText>
)
