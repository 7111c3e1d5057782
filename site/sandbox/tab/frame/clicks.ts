/** Links and forms: where they lead, the tab goes. The frame itself never navigates. */
import type { Bridge } from './bridge.ts';
import { formRequest } from './form-request.ts';
import type { ObjectUrls } from './object-urls.ts';
import type { Place } from './place.ts';
import type { Travel } from './virtual-location.ts';

interface World {
  readonly place: Place;
  readonly bridge: Bridge;
  readonly blobs: ObjectUrls;
  readonly travel: Travel;
}

/** Listens on the window, the last stop of an event: what the page has prevented stays prevented. */
export function followClicks(world: World): void {
  addEventListener('click', (event) => onClick(event, world));
  addEventListener('keydown', onEnter);
  HTMLFormElement.prototype.submit = function submit(): void {
    void send(this, null, world);
  };
  HTMLFormElement.prototype.requestSubmit = function requestSubmit(submitter = null): void {
    requestSubmission(this, submitter, world);
  };
}

function onClick(event: MouseEvent, world: World): void {
  if (event.defaultPrevented) return;
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return;
  const link = target.closest('a[href], area[href]');
  if (link) {
    event.preventDefault();
    follow(link, world);
    return;
  }
  const button = target.closest('button, input');
  const isSubmit =
    (button instanceof HTMLButtonElement && button.type === 'submit') ||
    (button instanceof HTMLInputElement && /^(submit|image)$/.test(button.type));
  if (!isSubmit || !button.form || button.disabled) return;
  // The sandbox would swallow it: forms may not be sent there, and no event tells of it.
  event.preventDefault();
  requestSubmission(button.form, button, world);
}

function follow(link: Element, { place, bridge, blobs, travel }: World): void {
  const href = link.getAttribute('href')?.trim() ?? '';
  if (/^javascript:/i.test(href)) return;
  let url: URL;
  try {
    url = place.resolve(href);
  } catch {
    return;
  }
  const name = link.getAttribute('download');
  const blob = blobs.find(url.href);
  if (blob) void offer(bridge, name ?? '', blob);
  else if (name !== null && place.isApp(url)) {
    bridge.get(url).then(
      ({ body, headers }) => {
        const type = headers.find(([each]) => each.toLowerCase() === 'content-type')?.[1] ?? '';
        const last = url.pathname.split('/').at(-1) ?? '';
        void offer(bridge, name || last, new Blob([body as BlobPart], { type }));
      },
      (error: unknown) => reportError(error),
    );
  } else travel.go(url, false);
}

async function offer(bridge: Bridge, name: string, blob: Blob): Promise<void> {
  const body = new Uint8Array(await blob.arrayBuffer());
  bridge.tell({
    type: 'file',
    name: name.slice(0, 200),
    contentType: blob.type.slice(0, 200),
    body,
  });
}

/** Enter in a field sends a form that has no button to press for it. */
function onEnter(event: KeyboardEvent): void {
  const { target } = event;
  if (event.defaultPrevented || event.key !== 'Enter' || event.isComposing) return;
  if (!(target instanceof HTMLInputElement) || !target.form) return;
  const button = target.form.querySelector(
    'button:not([type]), [type="submit" i], [type="image" i]',
  );
  // With a button, the browser clicks it.
  if (button) return;
  event.preventDefault();
  target.form.requestSubmit();
}

/** What a submit button starts: the fields' own rules, the `submit` event, then the request. */
function requestSubmission(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  world: World,
): void {
  const skips = form.noValidate || submitter?.hasAttribute('formnovalidate');
  if (!skips && !form.reportValidity()) return;
  const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter });
  if (form.dispatchEvent(event)) void send(form, submitter, world);
}

async function send(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  { place, bridge }: World,
): Promise<void> {
  const { method, url, headers, body } = await formRequest(form, submitter, place);
  bridge.tell({ type: 'go', method, url: url.href, headers, body, replace: false });
}
