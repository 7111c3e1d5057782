/** A sentence that has to be read after the page was loaded anew. Lost where the browser keeps nothing for a tab. */
const NAME = 'groundwork:said';

/** Leaves the sentence for the page that comes after the reload. */
export function sayAfterReload(sentence: string): void {
  try {
    sessionStorage.setItem(NAME, sentence);
  } catch {
    // The page says nothing then; what it shows is true all the same.
  }
}

/** The sentence that was left before the reload, once. */
export function saidBeforeReload(): string | null {
  try {
    const sentence = sessionStorage.getItem(NAME);
    sessionStorage.removeItem(NAME);
    return sentence;
  } catch {
    return null;
  }
}
