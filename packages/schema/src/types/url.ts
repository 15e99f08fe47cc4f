import { String } from 'typebox'

/** An http or https URL, without a user's name in it. It is stored and shown, and never fetched. */
export const Url = String({
  format: 'uri',
  pattern: '^https?://[^\\s@/?#]+([/?#]\\S*)?$',
  maxLength: 2048,
  examples: ['https://example.com/guide.pdf'],
})
