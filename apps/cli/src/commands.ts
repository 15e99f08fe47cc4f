import type { Command } from './command.ts'
import { migrateCommand } from './commands/migrate.ts'
import { seedCommand } from './commands/seed.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [migrateCommand, seedCommand]
