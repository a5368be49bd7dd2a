import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DatabaseFilled, DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { DocumentTableFilled, DocumentTableRegular } from '@fluentui/react-icons/svg/document-table'
import { GaugeFilled, GaugeRegular } from '@fluentui/react-icons/svg/gauge'
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { ServerRegular } from '@fluentui/react-icons/svg/server'
import { ToolboxFilled, ToolboxRegular } from '@fluentui/react-icons/svg/toolbox'
import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { areas, isWithin, managementGroups, type AreaName } from './navigation.ts'
import { useLinkProps } from './useLinkProps.ts'

const areaIcons: Record<AreaName, readonly [still: ReactElement, current: ReactElement]> = {
  home: [<HomeRegular key="still" />, <HomeFilled key="current" />],
  sources: [<DatabaseRegular key="still" />, <DatabaseFilled key="current" />],
  assets: [<DocumentTableRegular key="still" />, <DocumentTableFilled key="current" />],
  monitoring: [<GaugeRegular key="still" />, <GaugeFilled key="current" />],
  management: [<ToolboxRegular key="still" />, <ToolboxFilled key="current" />],
}

const itemIcons = { runtimes: <ServerRegular />, credentials: <KeyRegular /> }

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1Selected },
  area: { minHeight: '44px', paddingLeft: '12px', gap: tokens.spacingHorizontalM, fontWeight: tokens.fontWeightSemibold },
  areaIcon: { display: 'flex', flexShrink: 0, fontSize: '21px', color: tokens.colorBrandForeground1 },
  group: {
    margin: `0 ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  item: {
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXXS,
  },
  itemIcon: { display: 'flex', flexShrink: 0, fontSize: '16px' },
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

/** What the Management Center holds, in its groups. */
export function ManagementLinks() {
  const styles = useStyles()
  const pathname = useLocation({ select: (location) => location.pathname })
  return managementGroups.map((group) => (
    <div key={group.text}>
      <h2 className={styles.group}>{group.text}</h2>
      <ul className={styles.list}>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavigationLink href={item.href} isCurrent={isWithin(pathname, item)} className={styles.item}>
              <span className={styles.itemIcon} aria-hidden="true">
                {itemIcons[item.icon]}
              </span>
              {item.text}
            </NavigationLink>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function NavigationLink(props: { href: string; isCurrent: boolean; className?: string; name?: string; children: React.ReactNode }) {
  const styles = useStyles()
  const link = useLinkProps(props.href)
  return (
    <a
      {...link}
      className={mergeClasses(styles.link, props.className, props.isCurrent && styles.current)}
      {...(props.isCurrent ? { 'aria-current': 'page' as const } : {})}
      {...(props.name ? { 'aria-label': props.name, title: props.name } : {})}
    >
      {props.children}
    </a>
  )
}
