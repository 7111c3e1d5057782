/** `net.isIP` and its kin. */

const IPV4 = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

export const isIPv4 = (text: string): boolean => IPV4.test(String(text));

/** The browser's URL parser knows IPv6; a zone (`%eth0`) is cut off before asking it. */
export function isIPv6(text: string): boolean {
  const address = String(text).replace(/%[0-9a-zA-Z-.:]+$/, '');
  return address.includes(':') && !/[[\]/]/.test(address) && URL.canParse(`http://[${address}]/`);
}

/** 4, 6, or 0 for no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : 0;
}
