/** Packs text and unpacks it again with a limit, so that a few bytes cannot fill the memory. */

/** The text, deflated (RFC 1951). */
export async function deflate(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * The text that `packed` holds. Stops reading as soon as there is more of it than allowed.
 * @param most bytes of UTF-8
 * @throws {RangeError} when there is more
 * @throws {TypeError} when it is not deflated text
 */
export async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      await reader.cancel().catch(() => {});
      throw new RangeError(`more than ${most} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
