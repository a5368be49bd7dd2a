/** What surrounds every page: the top bar, the navigation, the account's menu. */
export const shellWords = {
  skipToContent: 'Skip to the content',
  navigation: {
    label: 'Console',
    expand: 'Expand the navigation',
    collapse: 'Collapse the navigation',
    open: 'Open navigation',
    close: 'Close navigation',
    panel: 'Navigation',
  },
  areas: {
    home: 'Home',
    sources: 'Sources',
    assets: 'Assets',
    monitoring: 'Monitoring',
    management: 'Management Center',
  },
  management: {
    expand: 'Expand the Management Center',
    collapse: 'Collapse the Management Center',
    sourcesAndScanning: 'Sources and scanning',
    runtimes: 'Integration runtimes',
    scanRulesets: 'Scan rule sets',
    credentials: 'Credentials',
    metadata: 'Metadata management',
    classificationRules: 'Classification rules',
  },
  connectionLost: 'Not connected to the console. Trying again…',
  account: {
    menu: (initials: string, userName: string) => `${initials}, account of ${userName}`,
    signOut: 'Sign out',
    signOutFailed: 'Could not sign out',
  },
  roles: {
    Reader: 'Reader',
    Operator: 'Operator',
    DataSourceAdministrator: 'Data source administrator',
    Administrator: 'Administrator',
  },
  /** Why somebody may not do something. */
  needsRole: (needed: string, given: string) => `This takes the role ${needed}; yours is ${given}.`,
}
