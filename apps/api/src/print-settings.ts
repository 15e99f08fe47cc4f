import { settings, type Setting } from './settings.ts'

// Every setting as JSON, for the tools that write documents: they may not import an app.
const all: readonly Setting<unknown>[] = Object.values(settings)
console.log(
  JSON.stringify(all.map(({ name, standard, meaning, isBasic }) => ({ name, standard, meaning, isBasic }))),
)
