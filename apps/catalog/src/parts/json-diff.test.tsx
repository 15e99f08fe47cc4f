// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { JsonDiff } from './json-diff.tsx'

const lines = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent)

describe('what differs between two values', () => {
  test('is a line for each place, with a sign, a word, and what was and is', () => {
    showPart(<JsonDiff before={{ tier: 'gold', old: 1 }} after={{ tier: 'silver', deep: { a: [1] } }} />)
    expect(lines().toSorted()).toEqual([
      '+added deep{"a":[1]}',
      '~changed tier"gold"→"silver"',
      '−removed old1',
    ])
  })

  test('is said of the sign to nobody who hears the word', () => {
    showPart(<JsonDiff before={{ a: 1 }} after={{}} />)
    const [line] = screen.getAllByRole('listitem')
    expect(line?.querySelector('.diff-sign')?.getAttribute('aria-hidden')).toBe('true')
    expect(line?.querySelector('del')?.textContent).toBe('1')
    expect(line?.querySelector('ins')).toBeNull()
  })

  test('is nothing, and says so, where they are the same', () => {
    showPart(<JsonDiff before={{ a: 1 }} after={{ a: 1 }} />)
    expect(lines()).toEqual([])
    expect(screen.getByText('(empty)')).toBeDefined()
  })
})
