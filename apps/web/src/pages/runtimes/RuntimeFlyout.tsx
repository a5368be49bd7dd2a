import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { runtimeSetupWords } from '#strings/runtimeSetupWords.ts'
import { Flyout } from '../../components/Flyout.tsx'
import { useGo } from '../../components/useGo.ts'
import { paths } from '../../paths.ts'
import { RuntimeSettings } from './RuntimeSettings.tsx'
import { RuntimeSetup } from './RuntimeSetup.tsx'
import { useListView } from './useListView.ts'

/** The setup of a new runtime, which becomes the settings of that runtime once it exists. */
export function RuntimeFlyout({ name, onClose }: { name: string | undefined; onClose: () => void }) {
  const go = useGo()
  const view = useListView()
  return (
    <Flyout label={name === undefined ? runtimeSetupWords.title : runtimeSettingsWords.title} onClose={onClose} isWide={name !== undefined}>
      {name === undefined ? (
        <RuntimeSetup onCreated={(created) => go(paths.runtime(created, undefined, view), { replace: true })} />
      ) : (
        <RuntimeSettings key={name} name={name} />
      )}
    </Flyout>
  )
}
