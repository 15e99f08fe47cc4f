import type { Counts } from '@cohort/client'
import type { ReadQuery } from '@cohort/jsonapi/query'
import { Link } from '@tanstack/react-router'
import { FilterX, Inbox, SearchX } from 'lucide-react'
import { useEnvironment } from '../data/environment.tsx'
import { searchOf } from '../data/query-text.ts'
import { isAtEnd } from '../describe/logs.ts'
import { firstPage, isBesidePlace, lastPageNumber } from '../describe/pages.ts'
import { inSentence, labelOf } from '../describe/words.ts'
import { focusHeading } from './heading-focus.ts'
import { Notice } from './notice.tsx'

interface EmptyListProps {
  readonly query: ReadQuery
  readonly counts: Counts
}

/** Says why a list shows nothing: the page is beyond its end, the filters let nothing pass, or there is nothing. */
export function EmptyList({ query, counts: { record_count: recordCount } }: EmptyListProps) {
  const { mode } = useEnvironment()
  const plural = inSentence(labelOf(query.resource.type))
  const link = {
    to: '/$mode/$type',
    params: { mode, type: query.resource.type },
    className: 'button button-primary',
    // It goes as soon as there are rows.
    onClick: focusHeading,
  } as const
  if (isBesidePlace(query.page) && !isAtEnd(query.page)) {
    return (
      <Notice icon={SearchX} title="There is nothing more" detail="The list ends at this place.">
        <Link {...link} search={searchOf({ ...query, page: firstPage(query.page) })}>
          Go to the first page
        </Link>
      </Notice>
    )
  }
  if (recordCount !== null && recordCount > 0) {
    const { number, size } = query.page
    const last = lastPageNumber(query.page, recordCount)
    return (
      <Notice icon={SearchX} title={`There is no page ${number}`} detail="The list ends before it.">
        <Link {...link} search={searchOf({ ...query, page: { number: last, size } })}>
          Go to the last page
        </Link>
      </Notice>
    )
  }
  if (query.filters.length > 0) {
    return (
      <Notice
        icon={FilterX}
        title={`No ${plural} match`}
        detail="There may be others: the filters above let none of them pass."
      >
        <Link {...link} search={searchOf({ ...query, filters: [], page: firstPage(query.page) })}>
          Clear filters
        </Link>
      </Notice>
    )
  }
  return (
    <Notice
      icon={Inbox}
      title={`No ${plural} yet`}
      detail={`As soon as one is created in the ${mode} environment, it appears here.`}
    />
  )
}
