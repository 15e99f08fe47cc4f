import fc from 'fast-check'

// In CI a commit passes or fails every time: properties try the same values there. Elsewhere each run tries others.
if (process.env.CI !== undefined) fc.configureGlobal({ seed: 280 })
