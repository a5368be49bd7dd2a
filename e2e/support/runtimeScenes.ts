import type { Locator, Page } from '@playwright/test'

/** One state of the Integration runtimes pane that can be looked at: how it is reached from its address, and the part that shows it. */
export interface Scene {
  name: string
  /** What follows the address of the list. */
  place: string
  open?: (page: Page) => Promise<void>
  part: (page: Page) => Locator
  /** One of each kind is seen in high contrast too: there the system chooses the few colours of all of them. */
  isSeenInContrast?: true
}

const dialog = (name: string | RegExp) => (page: Page) => page.getByRole('dialog', { name })
const question = (name: string | RegExp) => (page: Page) => page.getByRole('alertdialog', { name })
const settings = dialog('Integration runtime settings')
const command = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Integration runtimes' }).getByRole('button', { name })
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check()
const menu = (page: Page) => page.getByRole('menu').first()

const filterScene = (name: string): Scene => ({
  name: `the filter ${name}`,
  place: '',
  open: (page) =>
    page
      .getByRole('search')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click(),
  part: dialog(name),
})

/** The list, its menus and filters; with the runtimes `berlin`, `madrid` (nothing depends on them) and `office` (a node, a scan). */
const menus: readonly Scene[] = [
  { name: 'the list', place: '', part: (page) => page.getByRole('row', { name: /Select office/ }), isSeenInContrast: true },
  {
    name: 'a list in which nothing matches',
    place: '?search=nowhere',
    part: (page) => page.getByRole('heading', { name: 'No runtime matches' }),
  },
  {
    name: 'the menu of a row',
    place: '',
    open: (page) => page.getByRole('button', { name: 'More actions for berlin' }).click(),
    part: menu,
  },
  { name: 'the menu of the columns', place: '', open: (page) => command(page, 'Columns').click(), part: menu },
  { name: 'the menu of the export', place: '', open: (page) => command(page, 'Export').click(), part: menu },
  { name: 'the menu of the account', place: '', open: (page) => page.getByRole('button', { name: /account of/ }).click(), part: menu },
  {
    name: 'the notifications',
    place: '',
    open: (page) => page.getByRole('button', { name: /^Notifications/ }).click(),
    part: dialog('Notifications'),
  },
]

const filters = ['Status', 'Version', 'Tags', 'Used by', 'Key older than'].map(filterScene)

export const listScenes = { menus, filters }

async function askToDelete(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await question(/^Delete/)(page)
    .getByRole('button', { name: 'Delete' })
    .waitFor()
}

/** What is asked over the list, and what is set up from it. */
const questions: readonly Scene[] = [
  {
    name: 'the question before deleting one that is used',
    place: '',
    open: async (page) => {
      await askToDelete(page, 'office')
      await page.getByRole('alertdialog').getByText('1 scan connects through it').waitFor()
    },
    part: question('Delete integration runtime office?'),
    isSeenInContrast: true,
  },
  { name: 'the question before deleting one', place: '', open: (page) => askToDelete(page, 'berlin'), part: question(/berlin/) },
  {
    name: 'the question before deleting several',
    place: '',
    open: async (page) => {
      await tick(page, 'berlin')
      await tick(page, 'office')
      await command(page, 'Delete').click()
      await page.getByRole('alertdialog').getByText('1 scan connects through').waitFor()
    },
    part: question('Delete 2 integration runtimes?'),
  },
  {
    name: 'the tags of several',
    place: '',
    open: async (page) => {
      await tick(page, 'berlin')
      await tick(page, 'madrid')
      await command(page, 'Tags').click()
    },
    part: question('Tags of 2 integration runtimes'),
  },
]

const setup: readonly Scene[] = [
  { name: 'the setup: which kind', place: '?panel=new', part: dialog('Integration runtime setup') },
  {
    name: 'the setup: its name, which is no name',
    place: '?panel=new',
    open: async (page) => {
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('no name')
    },
    part: dialog('Integration runtime setup'),
  },
  {
    name: 'what a machine needs',
    place: '?panel=new',
    open: async (page) => {
      await page.getByText('Prerequisites and networking requirements').click()
      await page.getByRole('button', { name: 'Copy as firewall rules' }).waitFor()
    },
    part: dialog('Integration runtime setup'),
  },
  { name: 'a runtime that is not there', place: '/nowhere', part: (page) => page.getByRole('dialog') },
]

export const questionScenes = { 'asked over the list': questions, 'set up from it': setup }

const platformScene = (platform: string): Scene => ({
  name: `the manual setup on ${platform}`,
  place: '/office',
  open: (page) => settings(page).getByRole('tab', { name: platform }).click(),
  part: settings,
})

/** The settings of `office`, and what is asked in them. */
const install: readonly Scene[] = [
  {
    name: 'the settings',
    place: '/office',
    part: (page) => settings(page).getByRole('button', { name: 'Rotate keys' }),
    isSeenInContrast: true,
  },
  {
    name: 'a number of nodes that is not allowed',
    place: '/office',
    open: (page) => settings(page).getByRole('spinbutton', { name: 'Node limit' }).fill('99'),
    part: settings,
  },
  ...['Linux', 'Windows', 'Container'].map(platformScene),
]

const keys: readonly Scene[] = [
  {
    name: 'a key that is shown',
    place: '/office',
    open: (page) => settings(page).getByRole('button', { name: 'Show Key1' }).click(),
    part: (page) => settings(page).getByRole('button', { name: 'Hide Key1' }),
  },
  {
    name: 'the question before regenerating a key',
    place: '/office',
    open: (page) => settings(page).getByRole('button', { name: 'Regenerate Key1', exact: true }).click(),
    part: (page) => settings(page).getByRole('group', { name: 'Regenerate Key1?' }),
  },
  {
    name: 'the limits of a key',
    place: '/office',
    open: async (page) => {
      await settings(page).getByRole('button', { name: 'Limit the use of Key2' }).click()
      await settings(page).getByRole('textbox', { name: 'Allowed addresses' }).fill('nonsense')
    },
    part: (page) => settings(page).getByRole('button', { name: 'Save limits' }),
  },
  {
    name: 'the rotation of the keys',
    place: '/office',
    open: (page) => settings(page).getByRole('button', { name: 'Rotate keys' }).click(),
    part: (page) => settings(page).getByRole('button', { name: 'Regenerate Key2…' }),
  },
]

export const settingsScenes = { settings: install, keys }

/** Asks for something of the node `first`: by its button, or where rows are narrow by the menu of its row. */
async function ofFirst(page: Page, label: string): Promise<void> {
  const isNarrow = (page.viewportSize()?.width ?? Infinity) <= 640
  if (isNarrow) await settings(page).getByRole('button', { name: 'More actions for first' }).click()
  await (isNarrow ? page.getByRole('menuitem', { name: label }) : settings(page).getByRole('button', { name: label })).click()
}

/** The other tabs of `office`, whose nodes are `first`, which runs, and `second`, which never called. */
const nodes: readonly Scene[] = [
  { name: 'the nodes', place: '/office?tab=nodes', part: (page) => settings(page).getByRole('row', { name: /first/ }) },
  {
    name: 'the question before removing a node',
    place: '/office?tab=nodes',
    open: (page) => ofFirst(page, 'Remove first'),
    part: (page) => settings(page).getByRole('group', { name: 'Remove node first?' }),
  },
  {
    name: 'the limit of a node',
    place: '/office?tab=nodes',
    open: (page) => ofFirst(page, 'Limit first'),
    part: (page) => settings(page).getByRole('button', { name: 'Save limit' }),
  },
  {
    name: 'a node',
    place: '/office?tab=nodes&node=first',
    open: (page) => settings(page).getByText('Show as a table').click(),
    part: (page) => settings(page).getByRole('region', { name: 'Node first' }),
  },
  {
    name: 'a node that is not connected',
    place: '/office?tab=nodes&node=second',
    part: (page) => settings(page).getByRole('region', { name: 'Node second' }),
  },
]

const otherTabs: readonly Scene[] = [
  { name: 'what uses it', place: '/office?tab=used-by', part: (page) => settings(page).getByRole('link', { name: 'nightly' }).first() },
  { name: 'its runs', place: '/office?tab=runs', part: (page) => settings(page).getByRole('table') },
  { name: 'its activity', place: '/office?tab=activity', part: (page) => settings(page).getByRole('table') },
  {
    name: 'its diagnostics',
    place: '/office?tab=diagnostics',
    part: (page) => settings(page).getByRole('region', { name: 'Diagnostics of first' }),
  },
  { name: 'its version', place: '/office?tab=version', part: (page) => settings(page).getByRole('tabpanel') },
  { name: 'a runtime without a node', place: '/berlin?tab=nodes', part: (page) => settings(page).getByText(/^No node yet/) },
]

export const tabScenes = { nodes, 'other tabs': otherTabs }

/** Goes to a scene and waits until it is there and nothing on it is loading. */
export async function openScene(page: Page, { place, open, part }: Scene, list: string): Promise<void> {
  await page.goto(list + place)
  await open?.(page)
  await part(page).first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}
