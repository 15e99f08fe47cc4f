import type { Command } from './command.ts'
import { applicationsCreateCommand } from './commands/applications-create.ts'
import { applicationsDeleteCommand } from './commands/applications-delete.ts'
import { applicationsListCommand } from './commands/applications-list.ts'
import { applicationsRotateSecretCommand } from './commands/applications-rotate-secret.ts'
import { doctorCommand } from './commands/doctor.ts'
import { keysListCommand } from './commands/keys-list.ts'
import { keysRotateCommand } from './commands/keys-rotate.ts'
import { migrateCommand } from './commands/migrate.ts'
import { organizationsCreateCommand } from './commands/organizations-create.ts'
import { organizationsListCommand } from './commands/organizations-list.ts'
import { seedCommand } from './commands/seed.ts'
import { tokensIssueCommand } from './commands/tokens-issue.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  migrateCommand,
  seedCommand,
  doctorCommand,
  organizationsCreateCommand,
  organizationsListCommand,
  applicationsCreateCommand,
  applicationsListCommand,
  applicationsRotateSecretCommand,
  applicationsDeleteCommand,
  keysRotateCommand,
  keysListCommand,
  tokensIssueCommand,
]
