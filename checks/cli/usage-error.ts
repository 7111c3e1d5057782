/** The command cannot be carried out as it was asked: shown as a sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
