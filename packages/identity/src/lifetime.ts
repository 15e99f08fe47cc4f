/** How long a token is valid unless it is asked for a shorter time. */
export const lifetimeSeconds = 2 * 60 * 60
