import { happens, type Random } from '../seeded-random.ts'
import type { People } from './people.ts'
import type { Person } from './person.ts'

/** What other systems know a customer by. */
export function customerNumbers(random: Random, { reference, taxExemption }: People, { country }: Person) {
  const digits = (length: number) => String(random(10 ** length)).padStart(length, '0')
  return {
    ...(reference &&
      happens(random, reference.percent) && {
        reference: `${reference.prefix}${digits(5)}`,
        reference_origin: reference.origin,
      }),
    ...(taxExemption !== undefined && { tax_exemption_code: `${taxExemption}-${country}-${digits(5)}` }),
    ...(happens(random, 24) && { shopper_reference: `shopper-${digits(8)}` }),
    ...(happens(random, 15) && { profile_id: `prof_${digits(9)}` }),
  }
}
