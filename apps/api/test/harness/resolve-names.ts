import { Socket, type LookupFunction } from 'node:net'

/**
 * Loaded before a client that runs in a process of its own (`--import`): every host of `cohort.test` is the service under
 * test, as a DNS server and port 443 would have it. No other machine is reached, and who tries is told so on stderr.
 */
const port = Number(process.env['COHORT_TEST_PORT'])
const hostOfService = /^[a-z0-9-]+\.cohort\.test$/

// oxlint-disable-next-line typescript/unbound-method -- called with the socket below
const { connect } = Socket.prototype

Socket.prototype.connect = function connectByName(this: Socket, ...given: never[]) {
  // Node hands the options on alone, or as the first of a list.
  const [options]: readonly unknown[] = given.flat()
  if (hasHost(options)) Object.assign(options, wayTo(options.host))
  return Reflect.apply(connect, this, given)
}

function hasHost(options: unknown): options is { host: string } {
  return (
    typeof options === 'object' && options !== null && 'host' in options && typeof options.host === 'string'
  )
}

function wayTo(host: string) {
  return hostOfService.test(host)
    ? { host: '127.0.0.1', port }
    : { host: 'nowhere.invalid', lookup: refusing(host) }
}

function refusing(host: string): LookupFunction {
  return (_name, _options, done) => {
    console.error(`There is no way to ${host}`)
    done(new Error(`getaddrinfo ENOTFOUND ${host}`), [])
  }
}
