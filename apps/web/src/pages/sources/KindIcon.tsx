import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { FolderRegular } from '@fluentui/react-icons/svg/folder'
import { StorageRegular } from '@fluentui/react-icons/svg/storage'
import type { ScannableSourceKind } from '@mooring/contract'

/** What a kind of data source looks like; as large as the text around it. */
export function KindIcon({ kind }: { kind: ScannableSourceKind }) {
  if (kind === 'FileSystem') return <FolderRegular />
  return kind === 'AzureStorage' || kind === 'AdlsGen2' ? <StorageRegular /> : <DatabaseRegular />
}
