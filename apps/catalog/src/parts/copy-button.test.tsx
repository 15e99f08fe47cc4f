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

  test.each([
    [true, 'Copied'],
    [false, 'Could not copy'],
  ])(
    'goes by a selection where the clipboard is shut, gives the focus back, and says how it went: %s',
    async (isCopied, words) => {
      const { user } = showPart(<CopyButton label="Copy report" text="report" />)
      vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Not allowed.'))
      const copied: string[] = []
      const execCommand = () => {
        const area = screen.getByDisplayValue<HTMLTextAreaElement>('report')
        area.focus()
        copied.push(area.value.slice(area.selectionStart, area.selectionEnd))
        return isCopied
      }
      Object.assign(document, { execCommand })
      await user.click(button())
      expect(copied).toEqual(['report'])
      expect(screen.getByRole('status').textContent).toBe(`Copy report: ${words}`)
      expect([document.activeElement, screen.queryByRole('textbox')]).toEqual([button(), null])
    },
  )
})
