/** The client's cookie jar: enough of RFC 6265 for one app on one host. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /** Keeps, or forgets, what a `Set-Cookie` header says. `Path` and `Domain` are ignored: there is one app. */
  receive(header: string): void {
    const [pair = '', ...attributes] = header.split(';');
    const equals = pair.indexOf('=');
    if (equals < 1) return;
    const name = pair.slice(0, equals).trim();
    if (attributes.some(endsIt)) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(equals + 1).trim());
  }

  /** The value of the `Cookie` header, or `undefined` when the jar is empty. */
  get header(): string | undefined {
    if (this.#cookies.size === 0) return undefined;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

function endsIt(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=').map((part) => part.trim());
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  // A deleted cookie carries a date in 1970; comparing with 2000 keeps the jar free of the (fake or real) clock.
  return /^expires$/i.test(name) && Date.parse(value) < Date.UTC(2000, 0);
}
