/** The script of the database's worker in the page. It runs PGlite and no code of the learner's; it dies only with its frame, or when a statement does not end. */
import { startEngine } from '../../../checks/database/engine.ts';
import { linkEnd } from '../../../checks/database/link.ts';
import { type DatabaseService, serveDatabase } from '../../../checks/database/serve.ts';
import type { FromDatabaseWorker, ToDatabaseWorker } from './messages.ts';

/** How often it says that it is alive, ms. */
const heartbeatMs = 200;

type Start = Extract<ToDatabaseWorker, { type: 'start' }>;

function serve(port: MessagePort): void {
  const tell = (message: FromDatabaseWorker) => port.postMessage(message);
  const broken = (error: unknown) =>
    tell({
      type: 'broken',
      reason: String(error instanceof Error ? error.message : error).slice(0, 2_000),
    });
  const detach = new Map<number, () => void>();
  let service: DatabaseService | undefined;

  const start = async ({ program, files, directory }: Start): Promise<void> => {
    // A compiled module cannot be posted into a frame without an origin, so bytes come and are compiled here.
    const module = await WebAssembly.compile(await program.arrayBuffer());
    const engine = await startEngine({ program: module, files, directory });
    service = await serveDatabase(engine, broken);
    setInterval(() => tell({ type: 'alive' }), heartbeatMs);
    tell({ type: 'ready' });
  };

  port.onmessage = ({ data: message, ports }: MessageEvent<ToDatabaseWorker>) => {
    const [link] = ports;
    if (message.type === 'start') start(message).catch(broken);
    else if (message.type === 'look') {
      const { id, tenant, statement } = message;
      service?.look(tenant, statement).then((answer) => tell({ type: 'seen', id, answer }), broken);
    } else if (message.type === 'detach') {
      detach.get(message.link)?.();
      detach.delete(message.link);
    } else if (service !== undefined && link !== undefined) {
      detach.set(message.link, service.attach(message.tenant, message.fresh, linkEnd(link)));
    }
  };
}

addEventListener('message', ({ ports: [port] }) => port && serve(port), { once: true });
