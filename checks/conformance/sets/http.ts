/** The app behind `http.check.ts`: plain `node:http`, one path per behaviour. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';

const events: string[] = [];

function echo(request: IncomingMessage, response: ServerResponse): void {
  let bytes = 0;
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, bytes }));
  });
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    response.write(`data: ${count}\n\n`);
  }, 10);
  response.on('close', () => clearInterval(timer));
}

function twice(response: ServerResponse): void {
  response.end('one');
  try {
    response.setHeader('a', 'b');
  } catch (error) {
    events.push(String((error as { code?: unknown }).code));
  }
}

const routes: Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
> = {
  '/events': (_request, response) => response.end(JSON.stringify(events)),
  '/echo': echo,
  '/stream': (_request, response) => stream(response),
  '/hang': () => {},
  '/reset': (request) => request.socket.destroy(),
  '/half': (_request, response) => {
    response.write('part');
    setTimeout(() => response.destroy(), 20);
  },
  '/endless': (_request, response) => {
    response.write('part');
  },
  '/status': (_request, response) => {
    response.writeHead(418, 'Short and stout', {
      'X-Multi': ['a', 'b'],
      'Set-Cookie': ['a=1; HttpOnly', 'b=2'],
    });
    response.end();
  },
  '/forget': (_request, response) => {
    response.setHeader('Set-Cookie', 'a=; Max-Age=0');
    response.end();
  },
  '/204': (_request, response) => {
    response.statusCode = 204;
    response.end();
  },
  '/big': (_request, response) => response.end(new Uint8Array(1 << 20).fill(7)),
  '/twice': (_request, response) => twice(response),
};

export const server = http.createServer((request, response) => {
  const path = request.url?.split('?')[0] ?? '';
  response.on('close', () => events.push(`response closed ${path}`));
  const route = routes[path];
  if (route === undefined) response.end('hello');
  else route(request, response);
});
