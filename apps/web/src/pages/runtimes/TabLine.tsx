import {
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  makeStyles,
  useIsOverflowItemVisible,
  useOverflowMenu,
  useOverflowVisibility,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import type { RuntimeDetail } from '@mooring/contract'
import { useEffect, useRef } from 'react'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { LazyMenu } from '../../components/LazyMenu.tsx'
import { tabId, tabOf, tabs, type Tab as RuntimeTabName } from './runtimeTabs.ts'

const useStyles = makeStyles({
  tabs: { flexShrink: 0, marginLeft: '-12px' },
  more: { display: 'flex', alignItems: 'center', flexShrink: 0 },
})

function textsOf({ nodes, isUpdateAvailable, usedBy }: RuntimeDetail): Record<RuntimeTabName, string> {
  const { tab } = runtimeSettingsWords
  return {
    settings: tab.settings,
    nodes: tab.nodes(nodes.length),
    version: tab.version(isUpdateAvailable),
    'used-by': tab.usedBy(usedBy),
    runs: tab.runs,
    activity: tab.activity,
    diagnostics: tab.diagnostics,
  }
}

interface TabLineProps {
  runtime: RuntimeDetail
  current: RuntimeTabName
  onOpen: (tab: RuntimeTabName) => void
}

/** The tabs of a runtime in one line on every screen: those for which it has no room stand in a menu at its end, never the one that is open. */
export function TabLine({ runtime, current, onOpen }: TabLineProps) {
  const styles = useStyles()
  const texts = textsOf(runtime)
  return (
    <Overflow padding={0}>
      <TabList className={styles.tabs} selectedValue={current} onTabSelect={(_, { value }) => onOpen(tabOf(String(value)))}>
        {tabs.map((value) => (
          <OverflowItem key={value} id={value} {...(value === current ? { priority: 1 } : {})}>
            <Tab value={value} id={tabId(value)}>
              {texts[value]}
            </Tab>
          </OverflowItem>
        ))}
        <MoreTabs texts={texts} current={current} onOpen={onOpen} />
      </TabList>
    </Overflow>
  )
}

function MoreTabs({ texts, current, onOpen }: Omit<TabLineProps, 'runtime'> & { texts: Record<RuntimeTabName, string> }) {
  const styles = useStyles()
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>()
  const { itemVisibility } = useOverflowVisibility()
  const chosen = useRef<RuntimeTabName | null>(null)
  const isShown = useIsOverflowItemVisible(current)

  // An effect, because a tab that was chosen in the menu can only have the focus once it has come into the line.
  useEffect(() => {
    if (chosen.current !== current || !isShown) return
    document.getElementById(tabId(current))?.focus()
    chosen.current = null
  }, [current, isShown])

  if (!isOverflowing) return null
  const open = (tab: RuntimeTabName) => {
    chosen.current = tab
    onOpen(tab)
  }
  const hidden = tabs.filter((tab) => itemVisibility[tab] === false)
  return (
    <div ref={ref} role="presentation" className={styles.more}>
      <LazyMenu
        label={runtimeSettingsWords.moreTabs}
        role="tab"
        icon={<MoreHorizontalRegular />}
        entries={hidden.map((tab) => ({ label: texts[tab], onClick: () => open(tab) }))}
      />
    </div>
  )
}
