import type { Counts } from '@cohort/client'
import type { Page, ReadQuery } from '@cohort/jsonapi/query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, type LucideIcon } from 'lucide-react'
import { useEnvironment } from '../data/environment.tsx'
import { searchOfPage } from '../data/query-text.ts'
import { pageSizes, pagingOf, rangeText, type Links } from '../describe/pages.ts'

interface PagerProps {
  readonly query: ReadQuery
  /** Of the rows that are shown, which may still be those of before. */
  readonly page: Page
  readonly meta: Counts
  readonly links: Links
  readonly onChange: (query: ReadQuery) => void
}

/** Where the page stands in its list, and the ways to the other pages. */
export function Pager({ query, page, meta, links, onChange }: PagerProps) {
  const { first, previous, next, last } = pagingOf(links)
  const range = rangeText(page, meta)
  const sizes = new Set([...pageSizes, query.page.size].toSorted((a, b) => a - b))
  return (
    <div className="pager">
      {range === null ? null : <output className="text-muted tabular-nums">{range}</output>}
      <label className="pager-size">
        <span className="text-muted">Rows</span>
        <select
          className="select"
          value={query.page.size}
          onChange={({ target }) => onChange({ ...query, page: { number: 1, size: Number(target.value) } })}
        >
          {[...sizes].map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <nav aria-label="Pages" className="flex gap-1">
        <PageLink label="First page" icon={ChevronsLeft} link={first} query={query} />
        <PageLink label="Previous page" icon={ChevronLeft} link={previous} query={query} />
        <PageLink label="Next page" icon={ChevronRight} link={next} query={query} />
        <PageLink label="Last page" icon={ChevronsRight} link={last} query={query} />
      </nav>
    </div>
  )
}

interface PageLinkProps {
  readonly label: string
  readonly icon: LucideIcon
  /** The API's own link to the page. */
  readonly link: string | null
  /** The query of this page. */
  readonly query: ReadQuery
}

function PageLink({ label, icon: Icon, link, query }: PageLinkProps) {
  const { mode } = useEnvironment()
  const { type } = query.resource
  return (
    <Link
      to="/$mode/$type"
      params={{ mode, type }}
      search={link === null ? {} : searchOfPage(query, link)}
      disabled={link === null}
      // Keeps the focus when the page that it led to is the last one.
      tabIndex={link === null ? -1 : 0}
      className="button button-icon"
      aria-label={label}
      data-action={link === null ? undefined : label}
      title={label}
      resetScroll={false}
    >
      <Icon size={16} aria-hidden="true" />
    </Link>
  )
}
