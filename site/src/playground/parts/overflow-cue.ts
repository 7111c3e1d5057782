/**
 * Keeps `data-more` of a row that scrolls sideways up to date: `start`, `end`, both or neither, where more lies beyond the
 * edge. The style sheet shows it as a fade with an arrow.
 */
export function watchOverflow(row: HTMLElement): void {
  const tell = () => {
    const { scrollLeft, scrollWidth, clientWidth } = row;
    const sides = [scrollLeft > 1 && 'start', scrollLeft + clientWidth < scrollWidth - 1 && 'end'];
    row.dataset.more = sides.filter(Boolean).join(' ');
  };
  row.addEventListener('scroll', tell, { passive: true });
  // Also when a badge makes a tab wider.
  const sizes = new ResizeObserver(tell);
  sizes.observe(row);
  new MutationObserver(() => {
    for (const child of row.children) sizes.observe(child);
    tell();
  }).observe(row, { childList: true });
}

/** Scrolls a row, and nothing else, until the child is in sight with a little of what lies beside it. */
export function bringIntoRow(row: HTMLElement, child: HTMLElement): void {
  const margin = 48;
  const left = child.offsetLeft - row.offsetLeft - margin;
  const right = left + child.offsetWidth + 2 * margin;
  if (left < row.scrollLeft) row.scrollLeft = left;
  else if (right > row.scrollLeft + row.clientWidth) row.scrollLeft = right - row.clientWidth;
}
