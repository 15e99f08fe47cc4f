import { expect, test } from 'vitest'
import { exactAttributesFrom, parseExactJson } from './exact-json.ts'

test('numbers keep every digit when they are read and printed', () => {
  const text = '{"big":12345678901234567890,"price":1.0,"small":7}'
  expect(JSON.stringify(parseExactJson(text))).toBe(text)
})

test('the attributes of a document come back, and nothing from anything else', () => {
  expect(exactAttributesFrom('{"data":{"attributes":{"name":"VIP"}}}')).toEqual({ name: 'VIP' })
  expect(exactAttributesFrom('{"data":null}')).toEqual({})
})
