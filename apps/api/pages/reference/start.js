// The checks of the reference's script are not made from text, which the policy of the page does not let it try.
// oxlint-disable-next-line no-underscore-dangle -- zod names it so
globalThis.__zod_globalConfig = { jitless: true }

// Everything that would ask another host is off: fonts, telemetry, the proxy, the agent and the tools of its maker.
document.addEventListener('DOMContentLoaded', () => {
  globalThis.Scalar.createApiReference('#reference', {
    url: '/openapi.json',
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideClientButton: true,
    persistAuth: false,
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  })
})
