import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { keep } from '../data/kept.ts'

const themes = [
  { name: 'light', label: 'Light theme', icon: Sun },
  { name: 'dark', label: 'Dark theme', icon: Moon },
  { name: 'system', label: "The system's theme", icon: Monitor },
] as const

/** Chooses the theme and keeps the choice; public/theme.js applies it before the first paint of the next visit. */
export function ThemeSwitch() {
  const { dataset } = document.documentElement
  const [theme, setTheme] = useState(dataset.theme)
  const choose = (name: string) => {
    dataset.theme = name
    keep('theme', name)
    setTheme(name)
  }
  return (
    <fieldset className="segmented">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ name, label, icon: Icon }) => (
        <label key={name} className="segment" title={label}>
          <input
            type="radio"
            name="theme"
            className="segment-input"
            checked={theme === name}
            data-action={label}
            onChange={() => choose(name)}
          />
          <Icon size={14} aria-hidden="true" />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
