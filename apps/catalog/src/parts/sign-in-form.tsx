import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react'
import { doors } from '../data/doors.ts'
import { failureOf } from '../describe/failures.ts'
import type { Mode } from '../describe/modes.ts'

/**
 * Takes the credentials of an environment. Its inputs are not React's: what is typed into them stands in no attribute of the
 * document, and is gone with the form.
 */
export function SignInForm({ mode }: { readonly mode: Mode }) {
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  useEffect(() => first.current?.focus(), [])

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isAsking) return
    const given = new FormData(event.currentTarget)
    const clientId = textOf(given, 'client_id').trim()
    const secret = textOf(given, 'client_secret').trim()
    if (clientId === '' || secret === '') {
      setFault('Both the client id and the secret are needed.')
      return
    }
    setIsAsking(true)
    setFault(null)
    try {
      await doors[mode].signIn({ clientId, secret })
    } catch (error) {
      setFault(faultOf(error))
      setIsAsking(false)
      first.current?.focus()
    }
  }

  const faultId = fault === null ? undefined : `${id}-fault`
  const common = {
    className: 'input',
    spellCheck: false,
    autoCapitalize: 'none',
    'aria-invalid': fault !== null,
    'aria-describedby': faultId,
  }
  return (
    <form className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span className="field-label">Client id</span>
        <input ref={first} name="client_id" autoComplete="username" {...common} />
      </label>
      <label className="field">
        <span className="field-label">Secret</span>
        <input name="client_secret" type="password" autoComplete="current-password" {...common} />
      </label>
      <span role="alert">
        {fault === null ? null : (
          <span id={faultId} className="field-fault">
            {fault}
          </span>
        )}
      </span>
      <button type="submit" className="button button-primary" aria-disabled={isAsking}>
        {isAsking ? 'Signing in …' : 'Sign in'}
      </button>
    </form>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What the service says of the credentials; where it says nothing of them, what went wrong. */
function faultOf(error: unknown): string {
  const { kind, title, detail, faults } = failureOf(error, navigator.onLine)
  return kind === 'not_allowed' && faults.length > 0 ? faults.join(' ') : `${title}. ${detail}`
}
