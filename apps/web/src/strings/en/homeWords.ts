/** The home page, and the one that is shown where there is none. */
export const homeWords = {
  title: 'Home',
  lead: 'Scan data sources in private networks: run an integration runtime near them, register the sources, and see what the scans discover.',
  none: 'None yet',
  runtimes: {
    where: 'Management Center › Sources and scanning',
    title: 'Integration runtimes',
    text: 'Create a self-hosted integration runtime, install its nodes, manage its authentication keys.',
    what: 'the number of integration runtimes',
    count: (all: string, running: string) => `${all} in all, ${running} running`,
  },
  sources: {
    where: 'Sources',
    title: 'Data sources',
    text: 'Register databases, storage accounts and folders, and scan them through an integration runtime.',
    what: 'the number of data sources',
    count: (all: string) => `${all} registered`,
  },
  runs: {
    where: 'Monitoring',
    title: 'Scan runs',
    text: 'Watch scans while they run and see why one failed.',
    what: 'the number of scan runs',
    count: (all: string, active: number) => `${all} in all, ${active} in progress`,
  },
  assets: {
    where: 'Assets',
    title: 'Discovered assets',
    text: 'Search the tables, views and files that scans discovered, with their columns and keys.',
    what: 'the number of discovered assets',
    count: (all: string) => `${all} discovered`,
  },
  notFound: {
    title: 'There is no page at this address',
    text: 'The link may be wrong, or what it led to has been deleted.',
    home: 'Go to the home page',
  },
}
