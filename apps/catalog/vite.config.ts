import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `pnpm dev` finds the API; the built catalog is served by the API itself. */
const apiUrl = process.env.COHORT_API_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    // Everything here knows light-dark(), so that no polyfill of it is built.
    target: ['chrome125', 'firefox128', 'safari18'],
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': apiUrl, '/catalog/token': apiUrl } },
})
