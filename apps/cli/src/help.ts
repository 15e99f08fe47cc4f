import { sharedOptions, type Command, type OptionTable } from './command.ts'

/** What `cohort --help` prints. */
export function overviewText(commands: readonly Command[]): string {
  return `Looks after the database of a Cohort.

Usage: cohort <command> [options]

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${optionLines(sharedOptions)}

COHORT_DATABASE_URL names the database: postgres://user:password@host:5432/name
\`cohort help <command>\` tells more of one.`
}

/** What `cohort help migrate` and `cohort migrate --help` print. */
export function commandText({ name, summary, about, options }: Command): string {
  return `${summary}.

Usage: cohort ${name} [options]

${about}

Options:
${optionLines({ ...options, ...sharedOptions })}

Ends with 0 when it is done, 1 when it failed or refused, 2 when the command line is wrong.`
}

/** `-h, --help     Show …` */
function optionLines(options: OptionTable): string {
  return columns(
    Object.entries(options).map(([name, { short, value, about }]) => {
      const names = `${short === undefined ? '    ' : `-${short}, `}--${name}`
      return [value === undefined ? names : `${names} ${value}`, about]
    }),
  )
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
