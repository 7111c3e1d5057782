/** What an author asked for cannot be done; the message is a sentence for the terminal. */
export class AuthorError extends Error {
  override readonly name = 'AuthorError';
}
