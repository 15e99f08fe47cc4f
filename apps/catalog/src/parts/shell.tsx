import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { organizationOptions } from '../data/queries.ts'
import { useHeadingFocus } from './heading-focus.ts'
import { KeysButton } from './keys-button.tsx'
import { useKeys } from './keys.ts'
import { ModeSwitch } from './mode-switch.tsx'
import { PaletteKey } from './palette-key.tsx'
import { PreferencesButton } from './preferences-button.tsx'
import { ResourceNav } from './resource-nav.tsx'
import { SignOut } from './sign-out.tsx'
import { useStopKeys } from './stop-keys.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { Wordmark } from './wordmark.tsx'

/** What stands around every page: the mark of the environment, the ways to the resources, the theme. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { mode } = useEnvironment()
  useHeadingFocus()
  useKeys()
  useStopKeys()
  return (
    <div className="shell" data-mode={mode}>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="shell-bar">
        <Link to="/$mode" params={{ mode }} className="shell-brand" aria-label="Cohort, overview">
          <Wordmark />
        </Link>
        <Organization />
        <ModeSwitch />
        <PaletteKey />
        <ResourceNav />
        <div className="shell-end">
          <ThemeSwitch />
          <PreferencesButton />
          <KeysButton />
          <SignOut />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="shell-main">
        {children}
      </main>
    </div>
  )
}

function Organization() {
  const { session } = useEnvironment()
  const { data } = useQuery(organizationOptions(session))
  return <p className="shell-organization">{data?.name ?? '\u00a0'}</p>
}
