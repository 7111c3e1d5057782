import type { AppResponse } from '../../../sandbox/sandbox.ts';
import { failureView } from '../checks/failure-view.ts';
import { element } from '../parts/element.ts';
import { type BodyText, bodyText } from './body-text.ts';
import { colouredJson } from './coloured-json.ts';
import { type Exchange, exchangeSummary } from './exchange.ts';
import { formatHeaderLines } from './header-lines.ts';

/** What came back: status, time, headers and body, or the failure in its four parts. */
export function responseView(exchange: Exchange, files: readonly string[]): HTMLElement {
  const { outcome } = exchange;
  return element(
    'section',
    { class: 'response', 'aria-label': 'Response' },
    element('p', { class: 'asked' }, exchangeSummary(exchange)),
    outcome.kind === 'failed' ? failureView(outcome.failure, files) : answered(outcome.response),
    exchange.fresh &&
      element(
        'p',
        { class: 'note' },
        'The app was started anew for this request, with your latest code and nothing stored.',
      ),
  );
}

function answered(response: AppResponse): HTMLElement {
  const { status, statusText, headers, ms } = response;
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'status', 'data-class': Math.floor(status / 100) },
      element('strong', {}, `${status} ${statusText}`.trim()),
      element('span', {}, ` ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`),
    ),
    element(
      'details',
      { class: 'more' },
      element('summary', {}, `${headers.length} ${headers.length === 1 ? 'header' : 'headers'}`),
      element('pre', { tabindex: 0 }, formatHeaderLines(headers)),
    ),
    bodyView(bodyText(response)),
  );
}

function bodyView(body: BodyText): HTMLElement {
  switch (body.kind) {
    case 'empty':
      return element('p', { class: 'note' }, 'No body.');
    case 'binary':
      return element(
        'p',
        { class: 'note' },
        `${body.bytes} bytes of ${body.type}, not shown as text.`,
      );
    case 'text':
      return textView(body);
  }
}

function textView(body: Extract<BodyText, { kind: 'text' }>): HTMLElement {
  const { pretty, raw, cut } = body;
  const shown = element('pre', { class: 'body-text', tabindex: 0, 'aria-label': 'Response body' });
  const show = (asSent: boolean) =>
    shown.replaceChildren(pretty === undefined || asSent ? raw : colouredJson(pretty));
  show(false);
  return element(
    'div',
    { class: 'body' },
    pretty !== undefined && rawToggle(show),
    shown,
    cut > 0 && element('p', { class: 'note' }, `${cut} more characters are not shown.`),
  );
}

function rawToggle(show: (asSent: boolean) => void): HTMLElement {
  const toggle = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-pressed': 'false' },
    'As sent',
  );
  toggle.addEventListener('click', () => {
    const pressed = toggle.getAttribute('aria-pressed') !== 'true';
    toggle.setAttribute('aria-pressed', String(pressed));
    show(pressed);
  });
  return toggle;
}
