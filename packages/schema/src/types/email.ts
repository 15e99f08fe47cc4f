import { String } from 'typebox'

/** An e-mail address as mailboxes have it: at most 254 characters (RFC 5321, 4.5.3.1). */
export const Email = String({
  format: 'email',
  maxLength: 254,
  examples: ['ada@example.com'],
})
