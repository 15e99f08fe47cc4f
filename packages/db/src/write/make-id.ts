import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const half = 7
/** 62^7 ids for each millisecond; as milliseconds, 62^7 last until the year 2081. */
const span = 62n ** BigInt(half)

/** A new id: 7 letters and digits of the time, so that ids sort by age, then 7 at random. */
export function makeId(milliseconds: number = Date.now()): string {
  return encode(BigInt(milliseconds)) + encode(randomBytes(8).readBigUInt64BE() % span)
}

function encode(number: bigint): string {
  let text = ''
  for (let rest = number; text.length < half; rest /= 62n) text = alphabet.charAt(Number(rest % 62n)) + text
  return text
}
