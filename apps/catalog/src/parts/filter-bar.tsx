import type { Filter, ReadQuery } from '@cohort/jsonapi/query'
import { ListFilter } from 'lucide-react'
import { lazy, Suspense, useCallback, useRef, type ReactNode } from 'react'
import { draftOf, readDraft } from '../describe/filter-draft.ts'
import { filterChoicesOf, isSearch, searchNamesOf, searchPredicate } from '../describe/filters.ts'
import { firstPage } from '../describe/pages.ts'
import { usualPredicate } from '../describe/usual-predicate.ts'
import { sortFromValue, sortOptionsOf, sortValueOf } from '../describe/sorts.ts'
import { inSentence, labelOf } from '../describe/words.ts'
import { FilterPopover } from './filter-popover.tsx'
import { SearchBox } from './search-box.tsx'

const FilterChip = lazy(() => import('./filter-chip.tsx').then((module) => ({ default: module.FilterChip })))

interface FilterBarProps extends QueryChange {
  /** What else can be done with the list, beside its order. */
  readonly children?: ReactNode
}

interface QueryChange {
  readonly query: ReadQuery
  /** Typing replaces the address, so that "back" leaves the search and not its last letter. */
  readonly onChange: (query: ReadQuery, options?: { readonly replace: boolean }) => void
}

/** The search, the filters and the order of a list. */
export function FilterBar({ query, onChange, children }: FilterBarProps) {
  const { resource, filters } = query
  const adder = useRef<HTMLButtonElement>(null)
  const setFilters = (next: readonly Filter[]) => onChange(withFilters(query, next))
  const [firstChoice] = filterChoicesOf(resource)
  const chips = filters.filter((filter) => !isSearch(resource, filter))
  return (
    <div className="filter-bar">
      <Searching query={query} onChange={onChange} />
      {firstChoice === undefined ? null : (
        <FilterPopover
          ref={adder}
          resource={resource}
          label="Add filter"
          className="button"
          draft={{ names: firstChoice.name, predicate: usualPredicate[firstChoice.kind], value: '' }}
          others={filters}
          onApply={(filter) => setFilters([...filters, filter])}
        >
          <ListFilter size={14} aria-hidden="true" />
          Filter
        </FilterPopover>
      )}
      <div className="filter-end">
        <SortSelect query={query} onChange={onChange} />
        {children}
      </div>
      {chips.length === 0 ? null : (
        <ul className="filter-chips" aria-label="Filters">
          {chips.map((filter) => (
            <Suspense key={filters.indexOf(filter)} fallback={<ChipSkeleton />}>
              <FilterChip
                resource={resource}
                filter={filter}
                others={filters.filter((other) => other !== filter)}
                onChange={(next) => setFilters(filters.map((other) => (other === filter ? next : other)))}
                onRemove={() => {
                  setFilters(filters.filter((other) => other !== filter))
                  adder.current?.focus()
                }}
              />
            </Suspense>
          ))}
          <li>
            <button
              type="button"
              className="button button-quiet"
              data-action="Clear filters"
              onClick={() => setFilters([])}
            >
              Clear filters
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}

/** A chip of the final height, while what tells of it loads. */
function ChipSkeleton() {
  return <li className="chip w-40" aria-hidden="true" />
}

function Searching({ query, onChange }: QueryChange) {
  const { resource, filters } = query
  const names = searchNamesOf(resource)
  const search = filters.find((filter) => isSearch(resource, filter))
  const onSearch = useCallback(
    (value: string) => {
      const others = query.filters.filter((filter) => !isSearch(query.resource, filter))
      const draft = { names: searchNamesOf(query.resource).join('_or_'), predicate: searchPredicate, value }
      const { filter } = value === '' ? {} : readDraft(query.resource, draft)
      onChange(withFilters(query, filter === undefined ? others : [filter, ...others]), { replace: true })
    },
    [query, onChange],
  )
  if (names.length === 0) return null
  return (
    <SearchBox
      names={names.map((name) => inSentence(labelOf(name))).join(' or ')}
      value={search === undefined ? '' : draftOf(resource, search).value}
      onSearch={onSearch}
    />
  )
}

function SortSelect({ query, onChange }: QueryChange) {
  const value = sortValueOf(query.resource, query.sort)
  const options = sortOptionsOf(query.resource)
  const isListed = options.some((option) => option.value === value)
  if (options.length === 0) return null
  return (
    <select
      className="select"
      aria-label="Order"
      value={value}
      onChange={({ target }) =>
        onChange({
          ...query,
          sort: sortFromValue(query.resource, target.value),
          page: firstPage(query.page),
        })
      }
    >
      {isListed ? null : <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Other filters begin at the first page again. */
function withFilters(query: ReadQuery, filters: readonly Filter[]): ReadQuery {
  return { ...query, filters, page: firstPage(query.page) }
}
