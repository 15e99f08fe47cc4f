// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { parseExactJson } from '../describe/exact-json.ts'
import { JsonTree } from './json-tree.tsx'

function showTree(json: string) {
  const value = parseExactJson(json)
  if (typeof value !== 'object' || value === null) throw new Error('Not an object.')
  return showPart(<JsonTree value={value} />)
}

const leaves = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

describe('the tree of a JSON object', () => {
  test('shows every digit of a number, and tells an empty object from null', () => {
    showTree('{"big":12345678901234567890.10,"none":null,"empty":{},"items":[],"on":false,"text":"1"}')
    expect(leaves()).toEqual([
      'big12345678901234567890.10',
      'nonenull',
      'empty{}',
      'items[]',
      'onfalse',
      'text1',
    ])
  })

  test('counts what is in a branch, and folds it away', async () => {
    const { user } = showTree('{"address":{"city":"Graz"},"tags":["a","b"]}')
    expect(screen.getByText('1 key')).toBeDefined()
    const branch = screen.getByText('2 items').closest('details')
    if (branch === null) throw new Error('No branch.')
    expect(within(branch).getAllByRole('listitem')).toHaveLength(2)
    expect(branch.open).toBe(true)
    await user.click(screen.getByText('2 items'))
    expect(branch.open).toBe(false)
  })
})
