import AxeBuilder from '@axe-core/playwright'
import { console as operations, purview } from '@mooring/contract'
import { expect, test } from '../support/test.ts'

const params = { integrationRuntimeName: 'office' }

test('both keys are rotated, left half-way and resumed, and the last regeneration removes the node that enrolled with the key', async ({
  signedIn,
  machine,
  page,
}) => {
  // A machine is registered twice, each time by a program that starts.
  test.slow()
  await signedIn.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const { authKey1 = '', authKey2 = '' } = await signedIn.call(purview.listAuthKeys, { params })
  expect(await machine.register(authKey1, 'first')).toMatchObject({ code: 0 })
  const place = `${signedIn.origin}/management/integration-runtimes/office`
  await page.goto(place)
  const rotation = page.getByRole('region', { name: 'Rotate keys' })
  const current = rotation.locator('[aria-current=step]')

  await test.step('a new Key2 is made', async () => {
    await rotation.getByRole('button', { name: 'Rotate keys' }).click()
    await current.getByRole('button', { name: 'Regenerate Key2…' }).click()
    const question = page.getByRole('group', { name: 'Regenerate Key2?' })
    await expect(question).toContainText('No registered node enrolled with Key2. The other registered node stays connected.')
    await question.getByRole('button', { name: 'Regenerate' }).click()
    await expect(current).toContainText('2. Bring everything that uses Key1 to Key2')
    await expect(current.getByRole('listitem')).toHaveText(['first'])
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations).toEqual([])
  })

  await test.step('it is left and resumed where it was', async () => {
    await page.goto(signedIn.origin)
    await page.goto(place)
    await expect(rotation.getByText('A rotation is under way: nodes still use Key1')).toBeVisible()
    await rotation.getByRole('button', { name: 'Rotate keys' }).click()
    await expect(current.getByRole('listitem')).toHaveText(['first'])
  })

  await test.step('the page sees the machine change from Key1 to Key2', async () => {
    expect(await machine.command(['unregister'])).toMatchObject({ code: 0 })
    const keys = await signedIn.call(purview.listAuthKeys, { params })
    expect(keys.authKey2).not.toBe(authKey2)
    expect(await machine.register(keys.authKey2 ?? '', 'first')).toMatchObject({ code: 0 })
    await expect(current).toContainText('3. Make a new Key1')
    await current.getByRole('button', { name: 'Regenerate Key1…' }).click()
    await page.getByRole('group', { name: 'Regenerate Key1?' }).getByRole('button', { name: 'Regenerate' }).click()
    await expect(current).toContainText('The last rotation ended')
    expect((await signedIn.call(purview.listAuthKeys, { params })).authKey1).not.toBe(authKey1)
  })

  await test.step('a key is regenerated together with the removal of its nodes', async () => {
    await page.getByRole('button', { name: 'Regenerate Key2', exact: true }).click()
    const question = page.getByRole('group', { name: 'Regenerate Key2?' })
    await expect(question).toContainText('1 node enrolled with Key2: first.')
    await question.getByRole('radio', { name: /^Remove them/ }).check()
    await question.getByRole('button', { name: 'Regenerate and remove 1 node' }).click()
    await expect(page.getByText('Removed: first.').first()).toBeVisible()
    expect(await signedIn.call(operations.getRuntime, { params: { name: 'office' } })).toMatchObject({ nodesTotal: 0 })
  })
})
