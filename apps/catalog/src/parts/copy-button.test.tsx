// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { CopyButton } from './copy-button.tsx'

afterEach(() => void vi.restoreAllMocks())

const button = () => screen.getByRole('button', { name: 'Copy report' })

describe('a button that copies', () => {
  test('copies what is true at the click, says so, and keeps its name', async () => {
    let page = 1
    const { user } = showPart(<CopyButton label="Copy report" text={() => `Page ${page}`} />)
    page = 2
    await user.click(button())
    expect(await navigator.clipboard.readText()).toBe('Page 2')
    expect(screen.getByRole('status').textContent).toBe('Copy report: Copied')
    expect(button().textContent).toContain('Copied')
  })

  test('says when the browser does not let it, and stays where the focus is', async () => {
    const { user } = showPart(<CopyButton label="Copy report" text="report" />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Not allowed.'))
    Object.assign(document, { execCommand: () => false })
    await user.click(button())
    expect(screen.getByRole('status').textContent).toBe('Copy report: Could not copy')
    expect(document.activeElement).toBe(button())
  })
})
