/** Now. */
export function clock(): Date {
  return new Date();
}
