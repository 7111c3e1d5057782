import { element } from './element.ts';

/** Lets the learner choose a file; waits for ever when they choose none. Call it in a click handler. */
export function chooseFile(accept: string): Promise<File> {
  const input = element('input', { type: 'file', accept });
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) resolve(file);
    });
    input.click();
  });
}
