import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

/** Typing that pauses this long is a search. */
const pauseMs = 250

interface SearchBoxProps {
  /** What it searches: "name or code". */
  readonly names: string
  readonly value: string
  readonly onSearch: (value: string) => void
}

/** Searches a list while its text is typed. */
export function SearchBox({ names, value, onSearch }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(value)
  const [text, setText] = useState(value)

  // The address changed by other means than this box: by "clear filters", or by going back.
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])

  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      onSearch(text)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [text, onSearch])

  return (
    <div className="search">
      <Search size={15} aria-hidden="true" className="search-icon" />
      <input
        ref={input}
        type="search"
        data-stop
        className="input"
        aria-label={`Search ${names}`}
        placeholder={`Search ${names}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => (key === 'Escape' ? setText('') : undefined)}
        autoComplete="off"
        spellCheck={false}
      />
      {text === '' ? null : (
        <button
          type="button"
          className="search-clear"
          aria-label="Clear the search"
          onClick={() => {
            setText('')
            input.current?.focus()
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
