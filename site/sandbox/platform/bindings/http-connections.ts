/** Which parsers of a server are at work, idle or too slow. */
import type { HTTPParser } from './http-parser.ts';

/** The parsers of one server; `closeIdleConnections` and the request timeouts ask it. */
export class ConnectionsList {
  #parsers = new Set<HTTPParser>();

  add(parser: HTTPParser): void {
    this.#parsers.add(parser);
  }
  delete(parser: HTTPParser): void {
    this.#parsers.delete(parser);
  }
  all(): HTTPParser[] {
    return [...this.#parsers];
  }
  idle(): HTTPParser[] {
    return this.all().filter((parser) => !parser.active);
  }
  active(): HTTPParser[] {
    return this.all().filter((parser) => parser.active);
  }
  /** The parsers whose message takes longer than the server's limits, ms; 0 is no limit. */
  expired(headersTimeout: number, requestTimeout: number): HTTPParser[] {
    const late = (parser: HTTPParser) => {
      const limit = parser.headersCompleted() ? requestTimeout : headersTimeout || requestTimeout;
      return limit > 0 && parser.duration() > limit;
    };
    const expired = this.active().filter(late);
    for (const parser of expired) this.delete(parser);
    return expired;
  }
}
