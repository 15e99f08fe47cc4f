// Runs before the first paint, so that what was chosen does not flash; src/parts/theme-switch.tsx and
// src/data/preferences.ts change the choices.
{
  const { dataset } = document.documentElement
  const kept = (name) => {
    try {
      return localStorage.getItem(`${dataset.keptAs}.${name}`)
    } catch {
      return null // storage is off
    }
  }
  dataset.theme = kept('theme') ?? 'system'
  dataset.density = kept('density') ?? 'normal'
  dataset.times = kept('times') ?? 'relative'
}
