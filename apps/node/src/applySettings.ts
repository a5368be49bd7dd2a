import { tellRunningAgent } from './agent/statusSocket.ts'
import { openHome } from './openHome.ts'
import { changeSettings, type Settings } from './settings.ts'

/** Changes settings of a home and has the running node read them again. */
export async function applySettings(home: string, change: Partial<Settings>): Promise<{ settings: Settings; isRunning: boolean }> {
  await openHome(home)
  const settings = await changeSettings(home, change)
  return { settings, isRunning: (await tellRunningAgent(home, 'reload')) !== null }
}
