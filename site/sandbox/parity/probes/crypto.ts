/** Hashes, HMACs, random numbers, key derivation, WebCrypto, jose. */
import {
  createHash,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  pbkdf2Sync,
  randomBytes,
  randomFillSync,
  randomInt,
  randomUUID,
  scryptSync,
  timingSafeEqual,
  webcrypto,
} from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import * as jose from 'jose';
import { thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

const ALGORITHMS = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'sha3-256',
  'RSA-SHA256',
  'ripemd160',
];

export const crypto: Probes = {
  'crypto: digests': () =>
    ALGORITHMS.map((name) =>
      createHash(name)
        .update('héllo')
        .update(Buffer.from([1]))
        .digest('hex'),
    ),
  'crypto: digest encodings, copy, one call': () => {
    const running = createHash('sha256').update('x');
    const copy = running.copy().update('y');
    return [
      running.digest('base64url'),
      copy.digest('base64'),
      hash('sha1', 'x'),
      hash('sha1', 'x', 'base64'),
      createHash('md5').update('ff', 'hex').digest('binary').length,
      createHash('md5')
        .update(new Uint16Array([1, 2]))
        .digest()
        .toString('hex'),
    ];
  },
  async 'crypto: a hash is a stream'() {
    const digest = createHash('sha256').setEncoding('hex');
    await pipeline(async function* () {
      yield 'a';
      yield 'b';
    }, digest);
    return digest.read();
  },
  'crypto: hmac': () => [
    createHmac('sha256', 'k').update('v').digest('hex'),
    createHmac('sha512', Buffer.alloc(200, 1)).update('v').digest('base64'),
    createHmac('sha256', createSecretKey(Buffer.from('k')))
      .update('v')
      .digest('hex'),
  ],
  'crypto: errors': () => [
    thrownBy(() => createHash('nope')),
    thrownBy(() => createHmac('nope', 'k')),
    thrownBy(() => createHash('sha1').update(5 as unknown as string)),
    thrownBy(() => createHash(undefined as unknown as string)),
    thrownBy(() => {
      const used = createHash('sha1');
      used.digest();
      used.update('x');
    }),
    thrownBy(() => {
      const used = createHash('sha1');
      used.digest();
      used.digest();
    }),
    thrownBy(() => createHmac('sha1', undefined as unknown as string)),
    thrownBy(() => randomBytes('x' as unknown as number)),
    thrownBy(() => randomBytes(-1)),
    thrownBy(() => pbkdf2Sync('p', 's', 0, 1, 'sha1')),
    thrownBy(() => pbkdf2Sync('p', 's', 1, 1, 'nope')),
    thrownBy(() => scryptSync('p', 's', 1, { N: 2 ** 20 })),
    thrownBy(() => randomInt(5, 5)),
  ],
  'crypto: timingSafeEqual': () => [
    timingSafeEqual(Buffer.from('ab'), Buffer.from('ab')),
    timingSafeEqual(Buffer.from('ab'), Buffer.from('ac')),
    thrownBy(() => timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))),
    thrownBy(() => timingSafeEqual('a' as unknown as Buffer, Buffer.from('a'))),
    thrownBy(() => timingSafeEqual(Buffer.from('a'), 'a' as unknown as Buffer)),
  ],
  'crypto: keys from passwords': () => [
    scryptSync('pw', 'salt', 32, { N: 1024 }).toString('hex'),
    pbkdf2Sync('pw', 'salt', 1000, 20, 'sha512').toString('hex'),
    Buffer.from(hkdfSync('sha256', 'key', 'salt', 'info', 20)).toString('hex'),
  ],
  'crypto: random values have the right shape': () => [
    randomBytes(7).length,
    Buffer.isBuffer(randomBytes(1)),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(randomUUID()),
    Array.from({ length: 200 }, () => randomInt(3, 6)).every((n) => n >= 3 && n < 6),
    randomFillSync(Buffer.alloc(100)).some((byte) => byte !== 0),
    new Set(Array.from({ length: 50 }, () => randomUUID())).size,
  ],
  async 'crypto: webcrypto'() {
    const { subtle } = webcrypto;
    const digest = await subtle.digest('SHA-256', Buffer.from('x'));
    const key = await subtle.importKey(
      'raw',
      Buffer.from('k'),
      { name: 'HMAC', hash: 'SHA-256' },
      true,
      ['sign'],
    );
    const signature = await subtle.sign('HMAC', key, Buffer.from('v'));
    return [
      Buffer.from(digest).toString('hex'),
      Buffer.from(signature).toString('hex'),
      Object.prototype.toString.call(key),
      globalThis.crypto === webcrypto,
    ];
  },
  async 'jose: sign and verify'() {
    const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    const token = await new jose.SignJWT({ a: 1 })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(1000)
      .sign(secret);
    const { privateKey, publicKey } = await jose.generateKeyPair('ES256');
    const signed = await new jose.SignJWT({ b: 2 })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey);
    const late = await new jose.SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(5)
      .sign(secret);
    return {
      token,
      tampered: await jose.jwtVerify(`${token}x`, secret).catch(told),
      late: await jose.jwtVerify(late, secret).catch(told),
      payload: (await jose.jwtVerify(signed, publicKey)).payload,
      header: jose.decodeProtectedHeader(signed),
    };
  },
};
