import { settings, type Environment, type Setting, type Settings } from './settings.ts'

type ValueOf<Of> = Of extends Setting<infer Value> ? Value : never

/** Everything that can be set from outside, read and checked once. */
export type Config = { readonly [Name in keyof Settings]: ValueOf<Settings[Name]> }

/** Reads the configuration. Throws one error that names every setting at fault and what it takes. */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = []
  const values = Object.entries<Setting<unknown>>(settings).map(([key, setting]) => {
    const text = environment[setting.name]
    if (text === undefined || text === '') return [key, setting.otherwise(environment)]
    const value = setting.parse(text)
    if (value === undefined) faults.push(`${setting.name} ${setting.takes}`)
    return [key, value]
  })
  if (!environment.COHORT_TLS_CERTIFICATE !== !environment.COHORT_TLS_KEY) {
    faults.push('COHORT_TLS_CERTIFICATE and COHORT_TLS_KEY are set together, or neither')
  }
  if (faults.length > 0) throw new Error(`The configuration is faulty:\n  ${faults.join('\n  ')}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value is what the setting of its name has made, which Object.fromEntries forgets
  return Object.fromEntries(values) as Config
}
