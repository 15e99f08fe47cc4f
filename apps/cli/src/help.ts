import { sharedOptions, type Command, type OptionTable } from './command.ts'
import { linesOf } from './lines-of.ts'

/** What `cohort --help` prints. */
export function overviewText(commands: readonly Command[]): string {
  return `Looks after a Cohort: its database, who may call it, and what tokens are signed with.

Usage: cohort <command> [options]

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${optionLines(sharedOptions)}

COHORT_DATABASE_URL names the database: postgres://user:password@host:5432/name
COHORT_STATE_FOLDER or COHORT_SIGNING_KEY say where the signing keys are.
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
    Object.entries(options).map(([name, { short, value, about, isRequired, oneOf }]) => {
      const names = `${short === undefined ? '    ' : `-${short}, `}--${name}`
      const notes = [
        ...(oneOf === undefined ? [] : [oneOf.join(' or ')]),
        ...(isRequired ? ['required'] : []),
      ]
      const told = notes.length === 0 ? about : `${about} (${notes.join('; ')})`
      return [value === undefined ? names : `${names} ${value}`, told]
    }),
  )
}

function columns(rows: readonly (readonly [string, string])[]): string {
  return linesOf(rows)
    .map((line) => `  ${line}`)
    .join('\n')
}
