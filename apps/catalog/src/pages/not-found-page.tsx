import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Notice } from '../parts/notice.tsx'
import { useWindowTitle } from '../parts/window-title.ts'
import { Wordmark } from '../parts/wordmark.tsx'

/** What stands at an address inside an environment that leads nowhere. */
export function NotFoundPage() {
  useWindowTitle(null, 'No such page')
  return (
    <div className="page">
      <h1 tabIndex={-1} className="page-title">
        No such page
      </h1>
      <div className="card">
        <Notice
          icon={Compass}
          title="This address leads nowhere"
          detail="Addresses of the catalog name an environment, test or live, and then what to list."
        >
          <Link to="/" className="button button-primary">
            Go to the first page
          </Link>
        </Notice>
      </div>
    </div>
  )
}

/** The same outside of any environment, with nothing around it. */
export function LonelyNotFoundPage() {
  return (
    <main className="lonely">
      <Wordmark />
      <NotFoundPage />
    </main>
  )
}
