import { closeButton, openDialog } from '../playground/parts/dialog.ts';
import { element } from '../playground/parts/element.ts';
import { projectProblem } from './project-limits.ts';
import { LONGEST_LINK, type SharedProject, sharedFragment } from './shared-link.ts';

/** What the dialog offers beside the link. */
export interface ShareTools {
  /** Downloads the project as a zip. */
  zip(): void;
  say(sentence: string): void;
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

const kilobytes = (bytes: number): string =>
  bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;

/** Shows how large a link to this code is, and offers to copy it; a zip when it is too long for one. */
export async function openShareDialog(
  host: HTMLElement,
  project: SharedProject,
  tools: ShareTools,
): Promise<void> {
  const problem = projectProblem(project.files);
  const fragment = problem === null ? await sharedFragment(project) : '';
  // Without the query: the link says by itself where the code came from.
  const link = `${location.origin}${location.pathname}${fragment}`;
  const files = count(Object.keys(project.files).length, 'file');
  const zip = element('button', { type: 'button', class: 'primary' }, 'Download as zip');
  zip.addEventListener('click', () => tools.zip());
  if (problem !== null || link.length > LONGEST_LINK) {
    const why =
      problem ??
      `The link to these ${files} would be ${kilobytes(link.length)} long, and from ${kilobytes(LONGEST_LINK)} on some programs cut links off.`;
    openDialog(
      host,
      'Share',
      element(
        'p',
        { class: 'problem' },
        `${why.replaceAll('`', '')} Send the code as a zip instead.`,
      ),
      element('div', { class: 'actions' }, closeButton('Close'), zip),
    );
    return;
  }
  const field = element('input', { id: 'share-link', value: link, readonly: true });
  field.addEventListener('focus', () => field.select());
  const copy = element('button', { type: 'button', class: 'primary' }, 'Copy the link');
  const note = element('p', { class: 'note', role: 'status' });
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(link).then(
      () => {
        note.textContent = 'Copied.';
      },
      () => {
        // The clipboard may be refused; then the link stands there, selected.
        field.focus();
        note.textContent =
          'The browser does not let the page copy. The link is selected: copy it with the keyboard.';
      },
    );
  });
  openDialog(
    host,
    'Share',
    element(
      'p',
      {},
      `The code travels inside the link: ${files}, ${kilobytes(link.length)}. No server keeps it, and whoever has the link can read it. Where it is opened, it runs only once somebody presses Run.`,
    ),
    element('div', { class: 'field' }, element('label', { for: field.id }, 'Link'), field),
    note,
    element('div', { class: 'actions' }, closeButton('Close'), copy),
  );
  copy.focus();
}
