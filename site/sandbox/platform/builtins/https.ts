/** `node:https`: nothing outside can be reached and nothing inside needs encryption. */
import { type AgentOptions, Agent as HttpAgent, Server } from 'node:http';
import { unavailableMembers } from '../unavailable.ts';

export class Agent extends HttpAgent {
  protocol = 'https:';
  constructor(options?: AgentOptions) {
    super(options);
  }
}
export const globalAgent = new Agent();
export const { createServer, request, get } = unavailableMembers(
  'node:https',
  ['createServer', 'request', 'get'],
  'there is no network but this app itself; use node:http',
);
export { Server };
