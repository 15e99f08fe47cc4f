import { commands } from './commands.ts'
import { runCommandLine } from './run-command-line.ts'

const { exitCode, stdout, stderr } = await runCommandLine(process.argv.slice(2), commands)
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exitCode
