import { makeStyles, tokens } from '@fluentui/react-components'
import { DocumentBulletListRegular } from '@fluentui/react-icons/svg/document-bullet-list'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { ServerRegular } from '@fluentui/react-icons/svg/server'
import { TagSearchRegular } from '@fluentui/react-icons/svg/tag-search'
import { useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { isWithin, managementGroups, type ManagementIcon } from './navigation.ts'
import { NavigationLink } from './NavigationLink.tsx'

const itemIcons: Record<ManagementIcon, ReactElement> = {
  runtimes: <ServerRegular />,
  scanRulesets: <DocumentBulletListRegular />,
  credentials: <KeyRegular />,
  classificationRules: <TagSearchRegular />,
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
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
