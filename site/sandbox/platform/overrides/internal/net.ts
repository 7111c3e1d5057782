/** Node's library asks here what is an address. */
export { isIP, isIPv4, isIPv6 } from '../../net/addresses.ts';
