import { Socket } from 'node:net'

/**
 * A socket that sends what is written to it from a first cork on to the end of the turn of the event loop in one go. The driver
 * corks around each statement: those that share a connection, or a statement and its commit, cost one call of the system
 * then, and wake the server up once.
 */
export class CoalescingSocket extends Socket {
  #isGathering = false

  // Not `write`: Node puts its own back when a socket connects.
  override cork(): void {
    super.cork()
    if (this.#isGathering) return
    this.#isGathering = true
    super.cork()
    setImmediate(() => {
      this.#isGathering = false
      this.uncork()
    })
  }
}
