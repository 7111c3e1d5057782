/** `node:os`: the machine that this worker pretends to be. */
import { signals } from '../bindings/constants.ts';

const GIGABYTE = 2 ** 30;

export const EOL = '\n';
export const devNull = '/dev/null';
export const constants = { signals, errno: {}, priority: {}, dlopen: {}, UV_UDP_REUSEADDR: 4 };
export const arch = (): string => 'x64';
export const machine = (): string => 'x86_64';
export const platform = (): string => 'linux';
export const type = (): string => 'Linux';
export const release = (): string => '6.12.0';
export const version = (): string => '#1 SMP';
export const hostname = (): string => 'localhost';
export const homedir = (): string => '/home/learner';
export const tmpdir = (): string => '/tmp';
export const endianness = (): 'LE' => 'LE';
export const availableParallelism = (): number => 1;
export const cpus = (): object[] => [
  { model: 'virtual', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } },
];
export const totalmem = (): number => 4 * GIGABYTE;
export const freemem = (): number => 2 * GIGABYTE;
/** Seconds. */
export const uptime = (): number => performance.now() / 1000;
export const loadavg = (): number[] => [0, 0, 0];
export const networkInterfaces = (): object => ({
  lo: [
    {
      address: '127.0.0.1',
      netmask: '255.0.0.0',
      family: 'IPv4',
      mac: '00:00:00:00:00:00',
      internal: true,
      cidr: '127.0.0.1/8',
    },
  ],
});
export const userInfo = (): object => ({
  uid: 1000,
  gid: 1000,
  username: 'learner',
  homedir: homedir(),
  shell: '/bin/sh',
});
