// @vitest-environment happy-dom
import { customers, registry } from '@cohort/schema'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { plotsOf, type Plot, type PlotBar } from '../describe/plots.ts'
import { PlotColumns } from './plot-columns.tsx'
import { PlotRows } from './plot-rows.tsx'
import { PlotTable } from './plot-table.tsx'

const bar = (key: string, count: number, height = count): PlotBar => ({
  key,
  label: `Bar ${key}`,
  count,
  height,
  filter: `filter[q][code_eq]=${key}`,
})

function plotOf(kind: Plot['kind']): Plot {
  const plot = plotsOf(registry).find(
    (each) => each.kind === kind && (kind === 'changes' || each.resource.type === customers.type),
  )
  if (plot === undefined) throw new Error(`There is no plot of ${kind}.`)
  return plot
}

const ways = () =>
  screen.getAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href') ?? ''))

describe('rows of owners', () => {
  test('are named, tell their numbers, are as long as they are many, and lead to what they count', () => {
    showPart(<PlotRows plot={plotOf('owners')} bars={[bar('a', 1200), bar('b', 300)]} />)
    const rows = within(screen.getByRole('table', { name: plotOf('owners').title })).getAllByRole('row')
    expect(rows.map(({ textContent }) => textContent)).toEqual(['Bar a1,200', 'Bar b300'])
    expect(rows.map((row) => row.querySelector<HTMLElement>('.plot-bar')?.style.inlineSize)).toEqual([
      '100%',
      '25%',
    ])
    expect(ways()).toEqual(['/test/customers?filter[q][code_eq]=a', '/test/customers?filter[q][code_eq]=b'])
  })
})

describe('columns of periods', () => {
  const bars = [bar('1', 10, 10), bar('2', 10, 20)]

  test('are for the eye and the pointer, and no stop of the keyboard', () => {
    showPart(<PlotColumns plot={plotOf('growth')} bars={bars} />)
    expect(screen.queryByRole('link')).toBeNull()
    const columns = [...document.querySelectorAll<HTMLElement>('.plot-column')]
    expect(columns.map(({ tabIndex, title }) => [tabIndex, title])).toEqual([
      [-1, 'Bar 1: 10'],
      [-1, 'Bar 2: 20'],
    ])
    expect(columns.map((column) => column.querySelector<HTMLElement>('.plot-bar')?.style.blockSize)).toEqual([
      '50%',
      '100%',
    ])
  })

  test.each([
    ['growth', ['Month', 'New', 'In all'], ['Bar 21020', 'Bar 11010']],
    ['changes', ['Day', 'Changes'], ['Bar 210', 'Bar 110']],
  ] as const)('have a table of %s that says the same, the newest first', (kind, headings, rows) => {
    showPart(<PlotTable plot={plotOf(kind)} bars={bars} />)
    document.querySelector('details')?.setAttribute('open', '')
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(headings)
    const [, ...lines] = screen.getAllByRole('row')
    expect(lines.map(({ textContent }) => textContent)).toEqual(rows)
    expect(ways().map((way) => way.split('=')[1])).toEqual(['2', '1'])
  })
})
