import { useEffect } from 'react'
import type { Access } from '../data/door.ts'
import type { Mode } from '../describe/modes.ts'
import { modeMarks } from '../parts/mode-badge.tsx'
import { ModeSwitch } from '../parts/mode-switch.tsx'
import { forgetRecords } from '../parts/recent-records.ts'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { ThemeSwitch } from '../parts/theme-switch.tsx'
import { useWindowTitle } from '../parts/window-title.ts'
import { Wordmark } from '../parts/wordmark.tsx'

/** Why somebody who was inside stands outside again. */
const reasons: Partial<Record<Access, string>> = {
  signed_out: 'You have signed out.',
  ended:
    'The service no longer takes the credentials with which you signed in. Sign in again to go on where you were.',
}

interface SignInPageProps {
  readonly mode: Mode
  readonly access: Access
}

/** Asks for the credentials of an environment, in the place of the page that is at this address. */
export function SignInPage({ mode, access }: SignInPageProps) {
  useWindowTitle(mode, 'Sign in')
  useEffect(() => forgetRecords(mode), [mode])
  const reason = reasons[access]
  return (
    <div className="shell outside" data-mode={mode}>
      <header className="outside-bar">
        <Wordmark />
        <ModeSwitch />
        <ThemeSwitch />
      </header>
      <main className="outside-main">
        <div className="card sign-in">
          <h1 tabIndex={-1} className="page-title">
            Sign in to {modeMarks[mode].label.toLowerCase()}
          </h1>
          <p className="page-about">
            With the client id and the secret of an application of this environment that may only read.
          </p>
          <output className="sign-in-reason">{reason ?? ''}</output>
          <SignInForm mode={mode} />
        </div>
        <p className="sign-in-advice">
          This page forgets both when it is closed, reloaded or left by signing out. Whoever runs the service
          makes such an application with{' '}
          <code className="code">cohort applications create --role read_only</code>.
        </p>
      </main>
    </div>
  )
}
