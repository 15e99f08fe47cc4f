import type { Column } from '../describe/columns.ts'
import { Skeleton } from './skeleton.tsx'

interface TableSkeletonProps {
  readonly columns: readonly Column[]
  readonly rowCount: number
}

/** A table of the final height, while its first rows load. */
export function TableSkeleton({ columns, rowCount }: TableSkeletonProps) {
  return (
    <>
      <output className="sr-only">Loading</output>
      <table className="records" aria-hidden="true">
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name}>
                <span className="heading">{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rowCount }, (_, row) => (
            <tr key={row}>
              {columns.map(({ name, label }, column) => (
                <td key={name} data-label={label}>
                  <Skeleton seed={row + column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
