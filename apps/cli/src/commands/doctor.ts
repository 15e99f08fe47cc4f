import type { Command } from '../command.ts'
import { examineDatabase } from '../doctor/examine-database.ts'
import { examineMachine } from '../doctor/examine-machine.ts'
import type { Finding } from '../doctor/finding.ts'
import { linesOf } from '../lines-of.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Look for what is wrong, and say what to do about it',
  about: `Looks at the database of COHORT_DATABASE_URL (version, extensions, migrations, tables
and indexes, roles, clock, connections), at the signing keys and at the disk of the state
folder. Changes nothing. Ends with 1 when something keeps the service from working.`,
  options: {},
  run: async () => {
    const findings = [...(await examineDatabase()), ...(await examineMachine())]
    const faults = findings.filter(({ state }) => state === 'fault')
    const advice = findings.flatMap(({ about, advice: what }) =>
      what === undefined ? [] : [`${about}: ${what}`],
    )
    return {
      lines: [...linesOf(findings.map(rowOf)), ...(advice.length === 0 ? [] : ['', 'What to do', ...advice])],
      data: { findings },
      hasFaults: faults.length > 0,
    }
  },
}

function rowOf({ state, about, told }: Finding): readonly string[] {
  return [state, about, told]
}
