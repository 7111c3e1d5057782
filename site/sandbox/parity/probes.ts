/** Every probe, group by group. */
import type { Probes } from './probe.ts';
import { asyncContext } from './probes/async-context.ts';
import { asyncGenerators } from './probes/async-generators.ts';
import { buffers } from './probes/buffers.ts';
import { clients } from './probes/clients.ts';
import { crypto } from './probes/crypto.ts';
import { errors } from './probes/errors.ts';
import { eventProbes } from './probes/events.ts';
import { expressErrors } from './probes/express-errors.ts';
import { expressRequests } from './probes/express-requests.ts';
import { expressResponses } from './probes/express-responses.ts';
import { files } from './probes/files.ts';
import { globals } from './probes/globals.ts';
import { httpConnections } from './probes/http-connections.ts';
import { httpMessages } from './probes/http-messages.ts';
import { inspection } from './probes/inspection.ts';
import { paths } from './probes/paths.ts';
import { processes } from './probes/processes.ts';
import { servers } from './probes/servers.ts';
import { staticFiles } from './probes/static-files.ts';
import { streams } from './probes/streams.ts';
import { timers } from './probes/timers.ts';
import { zlibProbes } from './probes/zlib.ts';

export const probes: Probes = {
  ...expressResponses,
  ...expressRequests,
  ...expressErrors,
  ...staticFiles,
  ...httpMessages,
  ...httpConnections,
  ...servers,
  ...clients,
  ...timers,
  ...asyncContext,
  ...asyncGenerators,
  ...crypto,
  ...zlibProbes,
  ...buffers,
  ...eventProbes,
  ...streams,
  ...inspection,
  ...errors,
  ...paths,
  ...files,
  ...processes,
  ...globals,
};
