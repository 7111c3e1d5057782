/** Now. */
export function clock(): Date {
  throw new Error('Nobody has set this clock yet.');
}
