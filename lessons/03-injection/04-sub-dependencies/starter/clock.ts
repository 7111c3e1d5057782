/** Now: the same moment for a whole request. */
export function clock(): Date {
  return new Date();
}
