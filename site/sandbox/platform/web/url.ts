/** The browser's URL with Node's error: `ERR_INVALID_URL`, and the input on it. */
import { codes } from 'native:internal/errors';

const BrowserURL = globalThis.URL;

/** The global `URL`. */
class NodeURL extends BrowserURL {
  constructor(input: string | URL, base?: string | URL) {
    try {
      super(input, base);
    } catch {
      throw new codes.ERR_INVALID_URL(String(input), base === undefined ? null : String(base));
    }
  }
}
Object.defineProperty(NodeURL, 'name', { value: 'URL' });
Object.defineProperty(NodeURL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });

globalThis.URL = NodeURL as typeof URL;

export { NodeURL as URL };
