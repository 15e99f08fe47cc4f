import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded before the command, in its process (`--import`): the machine has another time, by so many milliseconds, and a disk
 * on which so many bytes are free.
 */
const { COHORT_TEST_CLOCK_MS, COHORT_TEST_FREE_BYTES } = process.env

if (COHORT_TEST_CLOCK_MS !== undefined) {
  const realNow = Date.now
  Date.now = () => realNow() + Number(COHORT_TEST_CLOCK_MS)
}

if (COHORT_TEST_FREE_BYTES !== undefined) {
  Object.assign(fs, { statfs: async () => ({ bavail: Number(COHORT_TEST_FREE_BYTES), bsize: 1 }) })
  syncBuiltinESMExports()
}
