import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { console, pathOf } from '@mooring/contract'
import { assetsWords } from '#strings/assetsWords.ts'
import { followDownload } from '../../components/followDownload.ts'
import { MenuPopup } from '../../components/MenuPopup.tsx'
import { selectionOf, type AssetsView } from './assetsView.ts'

/** In which format the assets that are listed are saved, all pages of them. The console writes the file while it is being saved. */
export function AssetsExport({ view, opener, onClose }: { view: AssetsView; opener: HTMLElement; onClose: () => void }) {
  const close = () => {
    onClose()
    opener.focus()
  }
  const entry = (label: string, format: 'csv' | 'atlas') => ({
    label,
    icon: <DocumentTableRegular />,
    onClick: () => followDownload(pathOf(console.exportAssets, { query: { ...selectionOf(view), format } })),
  })
  return (
    <MenuPopup
      label={assetsWords.exportMenu}
      entries={[entry(assetsWords.exportCsv, 'csv'), entry(assetsWords.exportAtlas, 'atlas')]}
      header={null}
      opener={opener}
      onClose={close}
    />
  )
}
