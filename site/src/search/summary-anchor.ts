/** The id of a summary card's entry on its lesson's page: `summary-parse-then-use`. */
export function summaryAnchor(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ['summary', ...words].join('-');
}
