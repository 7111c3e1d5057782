import type { AppRequest } from '../../../sandbox/sandbox.ts';
import { element } from '../parts/element.ts';
import { formatHeaderLines, parseHeaderLines } from './header-lines.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const JSON_TYPE = 'Content-Type: application/json';

/** The form that a request is written in. `read` answers the request, or null after it has said what is wrong. */
export class RequestForm {
  readonly element: HTMLFormElement;
  #method = element('select', { name: 'method', 'aria-label': 'Method' });
  #path = element('input', {
    name: 'path',
    'aria-label': 'Path',
    required: true,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
  });
  #headers = element('textarea', { name: 'headers', rows: 2, spellcheck: 'false' });
  #body = element('textarea', { name: 'body', rows: 5, spellcheck: 'false' });
  #problem = element('p', { class: 'problem', role: 'alert' });
  readonly sendButton = element('button', { class: 'primary' }, 'Send');

  constructor(send: () => void) {
    this.#method.append(...METHODS.map((method) => element('option', {}, method)));
    this.#method.addEventListener('change', () => this.#suggestType());
    this.element = element(
      'form',
      { class: 'request', novalidate: true },
      element('div', { class: 'line' }, this.#method, this.#path, this.sendButton),
      element('div', { class: 'field' }, element('label', {}, 'Headers', this.#headers)),
      element('div', { class: 'field' }, element('label', {}, 'Body', this.#body)),
      this.#problem,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    this.#path.value = '/';
  }

  fill({ method, path, headers, body }: AppRequest): void {
    this.#method.value = method;
    this.#path.value = path;
    this.#headers.value = formatHeaderLines(headers);
    this.#body.value = body ?? '';
    this.#tell('');
  }

  read(): AppRequest | null {
    const parsed = parseHeaderLines(this.#headers.value);
    if ('problem' in parsed) return this.#tell(parsed.problem, this.#headers);
    const path = this.#path.value.trim();
    if (!path.startsWith('/') || /[\s#]/.test(path)) {
      return this.#tell(
        'The path starts with a slash and has no spaces, such as "/tools?limit=5". Write a space as %20.',
        this.#path,
      );
    }
    this.#tell('');
    const body = this.#body.value;
    const { value: method } = this.#method;
    return { method, path, headers: parsed.headers, ...(body ? { body } : {}) };
  }

  #tell(sentence: string, at?: HTMLElement): null {
    this.#problem.textContent = sentence;
    at?.focus();
    return null;
  }

  /** Whoever chooses a method with a body most often sends JSON; Express reads a body only when its type says so. */
  #suggestType(): void {
    const sends = ['POST', 'PUT', 'PATCH'].includes(this.#method.value);
    if (sends && this.#headers.value.trim() === '') this.#headers.value = JSON_TYPE;
  }
}
