import type { Change } from './change.ts'

/** What a changeset says of a package. */
interface Release {
  readonly name: string
  readonly type: string
}

/** The package whose version is that of the contract. */
const contractPackage = '@cohort/schema'

/** What a person reads of the changes of a contract, and whether the changesets allow them. */
export function reportOf(
  changes: readonly Change[],
  releases: readonly Release[],
): { readonly text: string; readonly isAllowed: boolean } {
  const [breaking, harmless] = [true, false].map((kind) =>
    changes.filter(({ isBreaking }) => isBreaking === kind),
  )
  const isMajor = releases.some(({ name, type }) => name === contractPackage && type === 'major')
  const isAllowed = isMajor || breaking?.length === 0
  const lines = [
    ...section('Breaking', breaking),
    ...section('Not breaking', harmless),
    ...(changes.length === 0 ? ['The contract is that of the last release.'] : []),
    ...(isAllowed
      ? []
      : [
          `Breaking needs a changeset that says major for ${contractPackage}: pnpm changeset. Or take it back.`,
        ]),
  ]
  return { text: lines.join('\n'), isAllowed }
}

function section(title: string, changes: readonly Change[] = []): readonly string[] {
  return changes.length === 0 ? [] : [`${title}:`, ...changes.map(({ sentence }) => `  ${sentence}`)]
}
