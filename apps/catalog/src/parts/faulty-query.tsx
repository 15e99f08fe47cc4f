import { CircleAlert } from 'lucide-react'
import { Notice } from './notice.tsx'
import { ShowAll } from './show-all.tsx'

/** Says what an address asks for that is not there. */
export function FaultyQuery({ type, faults }: { readonly type: string; readonly faults: readonly string[] }) {
  return (
    <div className="card" role="alert">
      <Notice
        icon={CircleAlert}
        title="The address asks for something that is not there"
        detail={faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      >
        <ShowAll type={type} />
      </Notice>
    </div>
  )
}
