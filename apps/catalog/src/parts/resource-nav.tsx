import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { listedResources } from '../describe/listed-resources.ts'
import { labelOf } from '../describe/words.ts'

/** The ways to the lists of all resources. */
export function ResourceNav() {
  const { mode } = useEnvironment()
  const { type } = useParams({ strict: false })
  const nav = useRef<HTMLElement>(null)
  // On a narrow screen the ways stand in one row, of which the current one may be out of sight.
  useEffect(() => {
    nav.current
      ?.querySelector(`[data-type="${type}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [type])
  return (
    <nav ref={nav} aria-label="Resources" className="shell-nav">
      <Link to="/$mode" params={{ mode }} activeOptions={{ exact: true }} className="nav-link">
        Overview
      </Link>
      {listedResources.map((resource) => (
        <Link
          key={resource.type}
          to="/$mode/$type"
          params={{ mode, type: resource.type }}
          data-type={resource.type}
          className="nav-link"
        >
          {labelOf(resource.type)}
        </Link>
      ))}
    </nav>
  )
}
