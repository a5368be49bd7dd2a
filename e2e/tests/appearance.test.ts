import { purview } from '@mooring/contract'
import type { Locator, Page } from '@playwright/test'
import { appearanceOf } from '../support/appearanceOf.ts'
import { listScenes, openScene, questionScenes, settingsScenes } from '../support/runtimeScenes.ts'
import { seeIn } from '../support/seeIn.ts'
import { aScan, expect, test } from '../support/test.ts'

/**
 * What is compared is how each element is drawn, as text, not pictures of it: letters differ between machines, and so would every
 * picture, while what the design asks for does not. `playwright test appearance --update-snapshots` writes the texts anew.
 */
const wide = { width: 1440, height: 900 }
const narrower = [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]

/** What there is to download depends on what was built. */
const downloads = '[role=tabpanel] [role=tabpanel]'

/** What is compared of a scene, where it is not all that is in front. */
const parts: Record<string, (page: Page) => Locator> = {
  'the question before regenerating a key': (page) => page.getByRole('group', { name: 'Regenerate Key1?' }),
  'the limits of a key': (page) => page.getByRole('form', { name: 'Limits of Key2' }),
  'the rotation of the keys': (page) => page.getByRole('region', { name: 'Rotate keys' }),
}
/** Like another one, or not of the runtimes. */
const leftOut = /^(the filter [^S]|the menu of the (export|account)|the manual setup|a number|a key that)/

const stories = {
  'the list, its menus and filters look': [...listScenes.menus, ...listScenes.filters],
  'the questions over the list look': questionScenes['asked over the list'],
  'the setup looks': questionScenes['set up from it'],
  'the settings look': [...settingsScenes.settings, ...settingsScenes.keys],
}

for (const [what, scenes] of Object.entries(stories)) {
  test(`${what} as the design has it, on wide and narrow screens, in the light and in the dark`, async ({ signedIn, source, page }) => {
    test.slow()
    for (const integrationRuntimeName of ['berlin', 'madrid', 'office'])
      await signedIn.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind: 'SelfHosted' } })
    await aScan(signedIn, source, { runtime: 'office', name: 'nightly' })
    for (const scene of scenes.filter(({ name }) => !leftOut.test(name))) {
      await test.step(scene.name, async () => {
        await page.setViewportSize(wide)
        await page.emulateMedia({ colorScheme: 'light' })
        await openScene(page, scene, `${signedIn.origin}/management/integration-runtimes`)
        const part = parts[scene.name]?.(page) ?? (await inFront(page))
        expect.soft(await appearance(page, part)).toMatchSnapshot([`${scene.name.replaceAll(/\W+/g, '-')}.txt`])
      })
    }
  })
}

/** What is in front of the page, or the page. */
async function inFront(page: Page): Promise<Locator> {
  for (const selector of ['[role=alertdialog]', '[role=dialog]', '.fui-MenuPopover'])
    if ((await page.locator(selector).count()) === 1) return page.locator(selector)
  return page.locator('main')
}

async function appearance(page: Page, part: Locator): Promise<string> {
  // Nothing is under the pointer.
  await page.mouse.move(0, 0)
  const shape = await appearanceOf(part, 'shape', downloads)
  const sections = [`# at ${wide.width} x ${wide.height}`, shape]
  for (const theme of ['light', 'dark'] as const) {
    await seeIn(page, theme)
    sections.push(`\n# colours in the ${theme}`, await appearanceOf(part, 'colours', downloads))
  }
  for (const size of narrower) {
    await page.setViewportSize(size)
    sections.push(`\n# other at ${size.width} x ${size.height}`, difference(shape, await appearanceOf(part, 'shape', downloads)))
  }
  return `${sections.join('\n')}\n`
}

/** The lines that only one of two texts has, the first one's with `-`, the second one's with `+`. */
function difference(one: string, other: string): string {
  const [before, after] = [new Set(one.split('\n')), new Set(other.split('\n'))]
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `-${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+${line}`),
  ].join('\n')
}
