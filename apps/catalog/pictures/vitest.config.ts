import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `pnpm pictures`: takes every picture of `docs/images` anew, with the harness of the browser's tests. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    name: 'pictures',
    include: ['apps/catalog/pictures/*.pictures.ts'],
    globalSetup: ['./packages/testing/src/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
