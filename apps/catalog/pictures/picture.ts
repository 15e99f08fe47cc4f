import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What the documents show. */
export const imagesFolder = fileURLToPath(new URL('../../../docs/images/', import.meta.url))

/** What is only to be looked at: every state, in both themes, wide and narrow. */
const statesFolder = join(tmpdir(), 'cohort-pictures')

/** The screens on which pictures are taken, in pixels. */
export const screens = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 740 },
} as const

type Screen = keyof typeof screens

interface PictureOptions {
  readonly theme: Theme
  readonly screen: Screen
  readonly path: string
}

/** Takes a picture of a page as it is now, without the mark of the focus and of the pointer. */
export async function takePicture(page: Page, { theme, screen, path }: PictureOptions): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.setViewportSize(screens[screen])
  await page.mouse.move(0, 0)
  return page.screenshot({ path })
}

/** Takes a state of a page on every screen in both themes, to be looked at. Gives the pictures of the phone. */
export async function takeState(page: Page, name: string): Promise<Readonly<Record<Theme, Buffer>>> {
  await mkdir(statesFolder, { recursive: true })
  const take = (theme: Theme, screen: Screen) =>
    takePicture(page, { theme, screen, path: join(statesFolder, `${name}-${screen}-${theme}.png`) })
  const phone = { light: await take('light', 'phone'), dark: await take('dark', 'phone') }
  for (const theme of themes) await take(theme, 'wide')
  return phone
}
