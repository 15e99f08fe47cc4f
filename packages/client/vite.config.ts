import { defineConfig } from 'vite'

// One module, which has in it what it takes of @cohort/jsonapi: that package is not published.
export default defineConfig({
  build: {
    target: 'es2024',
    minify: false,
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'index' },
    rolldownOptions: { external: ['@cohort/schema'] },
  },
})
