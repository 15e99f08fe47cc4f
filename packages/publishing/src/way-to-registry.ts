/** How this machine reaches the registry, where its environment says so; not what pnpm tells those it runs: that all is installed. */
export function wayToRegistry(): Readonly<Record<string, string>> {
  const names = /^(p?npm_config_(?!verify_deps)|https?_proxy$|no_proxy$|node_extra_ca_certs$)/i
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      names.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  )
}
