import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where `pnpm dev` finds the API; the built catalog is served by the API itself. */
const apiUrl = process.env.COHORT_API_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`

export default defineConfig({
  plugins: [react(), tailwindcss(), withoutChecks()],
  build: {
    // Everything here knows light-dark(), so that no polyfill of it is built.
    target: ['chrome125', 'firefox128', 'safari18'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: firstChunk, debugName: 'first' },
            // The names of linked records are asked for by many queries at a time, and hardly anything else is.
            { name: 'names', test: /\/(useQueries\.js|use-names\.ts)$/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': apiUrl, '/export': apiUrl, '/statistics': apiUrl, '/catalog/token': apiUrl } },
})

/**
 * Leaves the checks of declarations out, which the service makes at its start with the same registry: a viewer's browser would only
 * repeat them.
 */
function withoutChecks(): Plugin {
  return {
    name: 'without-checks-of-declarations',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/schema/src/define/check-registry.ts') ? 'export function checkRegistry() {}' : null,
  }
}

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[]; readonly isEntry: boolean } | null
}

/** What lazy pages alone use of a library whose index the first page needs. */
const lazyParts =
  /\/(queriesObserver|infiniteQueryObserver|infiniteQueryBehavior|useQueries|useInfiniteQuery)\.js$/

/** What the first page needs stands in one file, which compresses better than what lazy pages would make of it. */
function firstChunk(id: string, modules: Modules): string | null {
  const seen = new Set<string>()
  const isFirst = (module: string): boolean => {
    if (seen.has(module) || lazyParts.test(module)) return false
    seen.add(module)
    const found = modules.getModuleInfo(module)
    return found !== null && (found.isEntry || found.importers.some(isFirst))
  }
  return isFirst(id) ? 'first' : null
}
