import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { exportWords } from '#strings/exportWords.ts'
import { MenuPopup } from '../../components/MenuPopup.tsx'
import { exportRuntimes } from './exportRuntimes.ts'
import { runtimesQuery, type RuntimesView } from './runtimesView.ts'

/** In which format all that matches is saved. */
export function ExportMenu({ view, opener, onClose }: { view: RuntimesView; opener: HTMLElement; onClose: () => void }) {
  const close = () => {
    onClose()
    opener.focus()
  }
  const entry = (label: string, kind: 'csv' | 'json') => ({
    label,
    icon: <DocumentTableRegular />,
    onClick: () => void exportRuntimes(runtimesQuery(view), kind),
  })
  return (
    <MenuPopup
      label={exportWords.menu}
      entries={[entry('CSV', 'csv'), entry('JSON', 'json')]}
      header={null}
      opener={opener}
      onClose={close}
    />
  )
}
