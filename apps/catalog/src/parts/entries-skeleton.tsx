import { Skeleton } from './skeleton.tsx'

/** What stands in the place of changes while they load. */
export function EntriesSkeleton() {
  return (
    <div className="card-empty">
      <output className="sr-only">Loading</output>
      {[0, 1, 2, 3].map((row) => (
        <p key={row} aria-hidden="true">
          <Skeleton seed={row} />
        </p>
      ))}
    </div>
  )
}
