/** Requests and answers in words, for messages. */
import type { ApiResponse, SentRequest } from './response.ts';

const shown = 200;

/** A sentence's part, with JSON in back-ticks: ``POST /tools with `{"name":"Drill"}` `` */
export function describeRequest(request: SentRequest): string {
  const line = `${request.method} ${request.path}`;
  if (request.body === undefined) return line;
  if (typeof request.body !== 'string') return `${line} with ${request.body.length} bytes`;
  return request.body === ''
    ? `${line} with an empty body`
    : `${line} with ${shownText(request.body)}`;
}

/** Likewise: ``201 Created with `{"id":1}` `` */
export function describeAnswer(response: ApiResponse): string {
  const status = `${response.status} ${response.statusText}`.trim();
  return `${status} ${describeBody(response)}`;
}

function describeBody(response: ApiResponse): string {
  if (response.bytes.length === 0) return 'without a body';
  const type = response.headers.get('content-type') ?? '';
  if (/^text\/html\b/i.test(type)) return `with an HTML page: ${cut(pageText(response.text))}`;
  if (/^(image|audio|video|font)\/|octet-stream/i.test(type)) {
    return `with ${response.bytes.length} bytes of ${type}`;
  }
  return `with ${shownText(response.text)}`;
}

/** The beginning of a text; JSON as code, so that a page sets it apart from the sentence. */
function shownText(text: string): string {
  // No Markdown that the page and the terminal read can hold a back-tick in code.
  return isJson(text) && !text.includes('`') ? `\`${cut(text)}\`` : cut(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /^\s*[{[]/.test(text); // What a check breaks on purpose is still meant to be JSON.
  }
}

/**
 * The words of an HTML page. Of Express's error page only the first line: what follows is the stack, whose
 * paths say nothing about the learner's mistake.
 */
function pageText(html: string): string {
  const error = /<pre>(.*?)(?:<br>|<\/pre>)/s.exec(html)?.[1];
  return (error ?? html.replace(/<(head|script|style)\b.*?<\/\1>/gis, ''))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};

function cut(text: string): string {
  return text.length <= shown ? text : `${text.slice(0, shown)}…`;
}
