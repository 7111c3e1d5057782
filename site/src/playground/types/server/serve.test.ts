import { expect, test } from 'vitest';
import { serve } from './serve.ts';
import { learnerWith } from './testing/learner.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { uri: string; version: number; diagnostics: readonly { message: string }[] };
  readonly result?: unknown;
  readonly error?: { code: number; message: string };
}

/** A page that speaks with a session, for one test. */
function open(files: Readonly<Record<string, string>>, front = '/app.ts') {
  let hear: (message: string) => void = () => {};
  const heard: Message[] = [];
  const waiting: { fits: (message: Message) => boolean; found: (message: Message) => void }[] = [];
  const close = serve(learnerWith({}), {
    send(text) {
      const message: Message = JSON.parse(text);
      heard.push(message);
      for (const { fits, found } of waiting) if (fits(message)) found(message);
    },
    listen(listener) {
      hear = listener;
    },
  });
  const tell = (method: string, params: unknown, id?: number) =>
    hear(JSON.stringify({ jsonrpc: '2.0', method, params, id }));
  const next = (fits: (message: Message) => boolean) =>
    new Promise<Message>((found) => waiting.push({ fits, found }));
  const ask = (method: string, params: unknown, id: number) => {
    const answered = next((message) => message.id === id);
    tell(method, params, id);
    return answered;
  };
  const start = async () => {
    await ask('initialize', { initializationOptions: { files, front } }, 1);
    tell('initialized', {});
  };
  return { tell, ask, next, start, heard, [Symbol.dispose]: close };
}

const problemsOf = (path: string) => (message: Message) =>
  message.method === 'textDocument/publishDiagnostics' && message.params?.uri === `file://${path}`;

test('checks the file in front first, then the others', async () => {
  using page = open(
    { '/app.ts': 'export {};\n', '/models.ts': 'export const a: string = 1;\n' },
    '/models.ts',
  );
  const last = page.next(problemsOf('/app.ts'));
  await page.start();
  await last;
  const order = page.heard.filter(({ method }) => method).map(({ params }) => params?.uri);
  expect(order).toEqual(['file:///models.ts', 'file:///app.ts']);
});

test('a change in one file brings the problems of the other, with their version', async () => {
  using page = open({
    '/app.ts': "import { ToolIn } from './models.ts';\nexport default ToolIn;\n",
    '/models.ts': 'export const ToolIn = 1;\n',
  });
  const clean = page.next(problemsOf('/models.ts'));
  await page.start();
  await clean;
  const broken = page.next(
    (message) => problemsOf('/app.ts')(message) && message.params?.diagnostics.length === 1,
  );
  page.tell('textDocument/didChange', {
    textDocument: { uri: 'file:///models.ts', version: 7 },
    contentChanges: [{ text: 'export const ToolOut = 1;\n' }],
  });
  expect((await broken).params?.diagnostics[0]?.message).toContain('ToolIn');
});

test('answers what it does not know, and what it cannot do, with an error', async () => {
  using page = open({ '/app.ts': 'const a = 1;\n' });
  await page.start();
  expect((await page.ask('textDocument/declaration', {}, 2)).error?.code).toBe(-32601);
  expect((await page.ask('constructor', {}, 3)).error?.code).toBe(-32601);
  const refused = await page.ask(
    'textDocument/rename',
    {
      textDocument: { uri: 'file:///app.ts' },
      position: { line: 0, character: 8 },
      newName: 'b',
    },
    4,
  );
  expect(refused.error?.message).toMatch(/cannot rename/i);
});

test('a request that is called off is not worked on', async () => {
  using page = open({ '/app.ts': '' });
  await page.start();
  const answered = page.ask('groundwork/read', { uri: 'file:///app.ts' }, 5);
  page.tell('$/cancelRequest', { id: 5 });
  expect((await answered).error?.code).toBe(-32800);
});
