import { writeResource } from './write-resource.ts'

/** `pnpm new resource suppliers` */
const [what, type, ...rest] = process.argv.slice(2)

if (what !== 'resource' || type === undefined || rest.length > 0) {
  console.error('pnpm new resource NAME: a plural in snake_case, as price_lists')
  process.exitCode = 2
} else {
  try {
    const paths = await writeResource(type, new URL('../../../../', import.meta.url))
    console.log(
      `Written:\n${paths.map((path) => `  ${path}`).join('\n')}\nNow say what it is, and run pnpm generate.`,
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
