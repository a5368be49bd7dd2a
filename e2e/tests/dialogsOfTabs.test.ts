import { aFleet } from '../support/aFleet.ts'
import { tabScenes } from '../support/runtimeScenes.ts'
import { seeScenes } from '../support/seeScenes.ts'
import { test } from '../support/test.ts'

for (const [what, scenes] of Object.entries(tabScenes)) {
  test(`the ${what} of a runtime have no violation that axe finds, in the light and in the dark`, async ({
    signedIn,
    machine,
    source,
    page,
  }) => {
    test.slow()
    await seeScenes(page, await aFleet(signedIn, machine, source), scenes)
  })
}
