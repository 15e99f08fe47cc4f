import { expect, test } from 'vitest'
import { releasedChangelog } from './released-changelog.ts'

const former = '## [1.2.3] - 2026-01-31\n\n### Added\n\n- All of it.\n'

test('what is not released becomes that of the version, below a new section', () => {
  const changelog = `# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More.\n\n${former}`
  expect(releasedChangelog(changelog, '2.0.0', '2026-02-28')).toBe(
    `# Changelog\n\n## [Unreleased]\n\n## [2.0.0] - 2026-02-28\n\n### Added\n\n- More.\n\n${former}`,
  )
})

test('a version has no section where there is nothing to tell of it', () => {
  for (const changelog of [
    `# Changelog\n\n## [Unreleased]\n\n${former}`,
    '# Changelog\n\n## [Unreleased]\n',
  ]) {
    expect(releasedChangelog(changelog, '2.0.0', '2026-02-28')).toBe(changelog)
  }
})

test('a changelog without a section for what is not released is refused', () => {
  expect(() => releasedChangelog(former, '2.0.0', '2026-02-28')).toThrow('has no [Unreleased]')
})
