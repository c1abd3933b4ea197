import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();
const text = (value: string) => Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([Buffer.of(0x58, value.length), value]);
const PRESENT_AND_VERIFIED = 0x05;
const WITH_CREDENTIAL = 0x40;

/** A device that makes one passkey and shows it, as WebAuthn Level 3 has it: ES256, no attestation. */
export function passkeyOf(site: string, id: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE: kty EC2, alg ES256, crv P-256, x, y.
  const cose = Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    bytes(Buffer.from(x, 'base64url')),
    Buffer.of(0x22),
    bytes(Buffer.from(y, 'base64url')),
  ]);
  let counter = 0;
  const data = (flags: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE((counter += 1));
    return Buffer.concat([sha256(id), Buffer.of(flags), count, more]);
  };
  const clientData = (type: string, challenge: string, origin: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: object) =>
    JSON.stringify({ id: credential.toString('base64url'), rawId: credential.toString('base64url'), type: 'public-key', clientExtensionResults: {}, response });
  return {
    /** @param challenge as the page gives it */
    make(challenge: string, origin = site): string {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credential.length);
      const authData = data(PRESENT_AND_VERIFIED | WITH_CREDENTIAL, Buffer.concat([Buffer.alloc(16), length, credential, cose]));
      const long = Buffer.alloc(2);
      long.writeUInt16BE(authData.length);
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.of(0xa0),
        text('authData'),
        Buffer.of(0x59),
        long,
        authData,
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      });
    },
    show(challenge: string, origin = site): string {
      const authenticatorData = data(PRESENT_AND_VERIFIED);
      const client = clientData('webauthn.get', challenge, origin);
      const signature = createSign('sha256')
        .update(Buffer.concat([authenticatorData, sha256(client)]))
        .sign(privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}

/** The challenge that a page asks a device to sign. */
export function challengeIn(page: string): string {
  const options = /data-options="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? '{}';
  return (JSON.parse(options) as { challenge: string }).challenge;
}
