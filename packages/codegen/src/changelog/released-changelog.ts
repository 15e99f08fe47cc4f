const unreleased = '## [Unreleased]\n'

/**
 * The changelog in which what is not released yet is that of a version, with its day, below a new section that is empty. What is not
 * released stays when there is nothing to tell. Throws where it has no such section.
 */
export function releasedChangelog(changelog: string, version: string, day: string): string {
  const [before, after] = changelog.split(`\n${unreleased}`)
  if (before === undefined || after === undefined) throw new Error('The changelog has no [Unreleased].')
  const isEmpty = /^\s*(?:## |$)/.test(after)
  return isEmpty ? changelog : `${before}\n${unreleased}\n## [${version}] - ${day}\n${after}`
}
