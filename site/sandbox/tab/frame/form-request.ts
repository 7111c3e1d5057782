/** The request that a form becomes, after the HTML standard, section "Form submission algorithm". */
import type { Place } from './place.ts';

/** What sending a form asks for. */
export interface FormRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: [name: string, value: string][];
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** The request that a browser would make of this form. */
export async function formRequest(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  place: Place,
): Promise<FormRequest> {
  const said = (name: string): string =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const url = place.resolve(said('action') || place.url.href);
  const data = new FormData(form, submitter);
  if (said('method').toLowerCase() !== 'post') {
    url.search = pairs(data).toString();
    return { method: 'GET', url, headers: [], body: null };
  }
  const encoded =
    said('enctype').toLowerCase() === 'multipart/form-data'
      ? new Response(data)
      : new Response(pairs(data));
  return {
    method: 'POST',
    url,
    headers: [['content-type', encoded.headers.get('content-type') ?? '']],
    body: new Uint8Array(await encoded.arrayBuffer()),
  };
}

/** The fields as a query; of a file only the name. */
function pairs(data: FormData): URLSearchParams {
  const result = new URLSearchParams();
  for (const [name, value] of data) result.append(name, value instanceof File ? value.name : value);
  return result;
}
