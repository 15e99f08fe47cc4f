import { createReader, type ClientOptions, type Reader } from '@cohort/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { Mode } from '../describe/modes.ts'
import { doors } from './doors.ts'
import { makeQueryClient } from './queries.ts'
import type { SessionSource } from './session.ts'

export interface Environment {
  readonly mode: Mode
  readonly reader: Reader
  /** What the reader was made with, for what else asks the service. */
  readonly connection: ClientOptions
  readonly session: SessionSource
}

export const EnvironmentContext = createContext<Environment | null>(null)

/**
 * Everything that is shown of one environment: its reader, its cache. It stands in an Entrance whose `key` is the
 * mode, so that switching the mode throws all of it away and nothing of one environment is ever shown in the other.
 */
export function EnvironmentProvider({
  mode,
  children,
}: {
  readonly mode: Mode
  readonly children: ReactNode
}) {
  const [environment] = useState(() => openEnvironment(mode))
  const [cache] = useState(makeQueryClient)
  useEffect(() => () => cache.clear(), [cache])
  return (
    <EnvironmentContext value={environment}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </EnvironmentContext>
  )
}

/** The environment of this page. */
export function useEnvironment(): Environment {
  const environment = use(EnvironmentContext)
  if (environment === null) throw new Error('There is no environment outside of EnvironmentProvider.')
  return environment
}

function openEnvironment(mode: Mode): Environment {
  const { session } = doors[mode]
  const token = async (refused?: string) => (await session(refused)).accessToken
  // The pages show that they were throttled and count down, instead of waiting unseen.
  const connection = { url: `${location.origin}/api`, token, retries: 0 }
  return { mode, session, connection, reader: createReader(connection) }
}
