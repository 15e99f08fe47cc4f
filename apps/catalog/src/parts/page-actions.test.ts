import { describe, expect, test } from 'vitest'
import { actionsFor } from './page-actions.ts'

const actions = ['Copy ID', 'Copy JSON', 'See its customers'].map((label) => ({ label, act: () => {} }))

function labelsFor(text: string): readonly string[] {
  return actionsFor(actions, text).map(({ label }) => label)
}

describe('the actions of a page', () => {
  test('are found by the beginning of any of their words, in small letters or large ones', () => {
    expect(labelsFor('copy')).toEqual(['Copy ID', 'Copy JSON'])
    expect(labelsFor(' js ')).toEqual(['Copy JSON'])
    expect(labelsFor('ITS CUST')).toEqual(['See its customers'])
  })

  test('are not found by what stands inside of a word', () => {
    expect(labelsFor('opy')).toEqual([])
    expect(labelsFor('tomers')).toEqual([])
  })

  test('are all there while nothing is typed', () => {
    expect(labelsFor('  ')).toHaveLength(3)
  })
})
