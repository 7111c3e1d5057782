/** The header's menu is a plain `<details>`; these two manners make it a menu: Escape and a press elsewhere close it. */

const openMenus = () =>
  document.querySelectorAll<HTMLDetailsElement>('details[data-course-menu][open]');

/** Starts listening. To be called once per visit: the listeners survive client-side navigation. */
export function closeWhenLeft(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of openMenus()) {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    }
  });
}
