import { makeStyles, tokens } from '@fluentui/react-components'
import { DatabaseFilled, DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { DocumentTableFilled, DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { GaugeFilled, GaugeRegular } from '@fluentui/react-icons/svg/gauge'
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home'
import { ToolboxFilled, ToolboxRegular } from '@fluentui/react-icons/svg/toolbox'
import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { areas, isWithin, type AreaName } from './navigation.ts'
import { NavigationLink } from './NavigationLink.tsx'

const areaIcons: Record<AreaName, readonly [still: ReactElement, current: ReactElement]> = {
  home: [<HomeRegular key="still" />, <HomeFilled key="current" />],
  sources: [<DatabaseRegular key="still" />, <DatabaseFilled key="current" />],
  assets: [<DocumentTableRegular key="still" />, <DocumentTableFilled key="current" />],
  monitoring: [<GaugeRegular key="still" />, <GaugeFilled key="current" />],
  management: [<ToolboxRegular key="still" />, <ToolboxFilled key="current" />],
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  area: { minHeight: '44px', paddingLeft: '12px', gap: tokens.spacingHorizontalM, fontWeight: tokens.fontWeightSemibold },
  areaIcon: { display: 'flex', flexShrink: 0, fontSize: '21px', color: tokens.colorBrandForeground1 },
})

/** The areas of the console as icons, with their names when there is room. */
export function AreaLinks({ hasNames }: { hasNames: boolean }) {
  const styles = useStyles()
  const pathname = useLocation({ select: (location) => location.pathname })
  return (
    <ul className={styles.list}>
      {areas.map((area) => {
        const isCurrent = isWithin(pathname, area)
        return (
          <li key={area.name}>
            <NavigationLink href={area.href} isCurrent={isCurrent} className={styles.area} {...(hasNames ? {} : { name: area.text })}>
              <span className={styles.areaIcon} aria-hidden="true">
                {areaIcons[area.name][isCurrent ? 1 : 0]}
              </span>
              {hasNames ? area.text : null}
            </NavigationLink>
          </li>
        )
      })}
    </ul>
  )
}
