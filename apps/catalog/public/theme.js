// Runs before the first paint, so that a chosen theme does not flash; src/parts/theme-switch.tsx changes the choice.
{
  const { dataset } = document.documentElement
  try {
    dataset.theme = localStorage.getItem(dataset.themeKey) ?? 'system'
  } catch {
    dataset.theme = 'system' // storage is off
  }
}
