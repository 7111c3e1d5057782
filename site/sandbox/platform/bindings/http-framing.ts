/** What the headers of a message say about its body and its connection (RFC 9112, sections 6 and 9). */
import { parseError } from './http-grammar.ts';

/** Of one message. */
export class Framing {
  /** Bytes of the body, or of the chunk under way, that are still to come; -1 without a length. */
  length = -1;
  hasLength = false;
  chunked = false;
  transferEncoded = false;
  keepAlive = true;
  connectionUpgrade = false;
  upgradeHeader = false;

  /** Notes what decides where the body ends and whether the connection lives on. */
  note(name: string, value: string): void {
    switch (name) {
      case 'content-length':
        if (this.transferEncoded)
          throw parseError(
            'HPE_INVALID_CONTENT_LENGTH',
            "Content-Length can't be present with Transfer-Encoding",
          );
        if (this.hasLength)
          throw parseError('HPE_UNEXPECTED_CONTENT_LENGTH', 'Content-Length already present');
        if (!/^\d+$/.test(value))
          throw parseError('HPE_INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length');
        this.length = Number(value);
        this.hasLength = true;
        break;
      case 'transfer-encoding':
        if (this.hasLength)
          throw parseError(
            'HPE_INVALID_TRANSFER_ENCODING',
            "Transfer-Encoding can't be present with Content-Length",
          );
        this.transferEncoded = true;
        this.chunked = /(^|,)\s*chunked\s*$/i.test(value);
        break;
      case 'connection':
        for (const option of value.toLowerCase().split(/\s*,\s*/)) {
          if (option === 'close') this.keepAlive = false;
          else if (option === 'keep-alive') this.keepAlive = true;
          else if (option === 'upgrade') this.connectionUpgrade = true;
        }
        break;
      case 'upgrade':
        this.upgradeHeader = true;
        break;
    }
  }
}
