import { test, expect, type Page } from '@playwright/test'
import { openScene, type Scene } from './runtimeScenes.ts'
import { seeIn } from './seeIn.ts'
import { violationsOf } from './violationsOf.ts'

/** Opens one scene after the other and lets axe read it, in the light and in the dark, and some in high contrast. */
export async function seeScenes(page: Page, list: string, scenes: readonly Scene[]): Promise<void> {
  for (const scene of scenes) {
    await test.step(scene.name, async () => {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
      await openScene(page, scene, list)
      expect.soft(await violationsOf(page), `${scene.name}, in the light`).toEqual([])
      await seeIn(page, 'dark')
      expect.soft(await violationsOf(page, { isOfColours: true }), `${scene.name}, in the dark`).toEqual([])
      if (!scene.isSeenInContrast) return
      await seeIn(page, 'high contrast')
      expect.soft(await violationsOf(page, { isOfColours: true }), `${scene.name}, in high contrast`).toEqual([])
    })
  }
}
