import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a key that is played here does otherwise than one that is as it should be. */
export interface Otherwise {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether its owner's finger or PIN was asked for. */
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
}

/** A passkey on no device, for tests: it answers as browsers do. */
export interface SoftKey {
  readonly id: string;
  readonly made: (challenge: string, otherwise?: Otherwise) => object;
  readonly signed: (challenge: string, otherwise?: Otherwise) => object;
}

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;
const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Buffer): string => data.toString("base64url");

/** As much of CBOR as a key that is made needs. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, size: number): Buffer =>
    size < 24
      ? Buffer.from([(major << 5) | size])
      : size < 256
        ? Buffer.from([(major << 5) | 24, size])
        : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].flatMap(([key, each]) => [cbor(key), cbor(each as Parameters<typeof cbor>[0])]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

/** A key of the house at `url`. */
export function softKey(url: URL): SoftKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credential = randomBytes(32);
  const id = base64url(credential);
  const dataOf = (
    flags: number,
    { rpId = url.hostname, isVerified = true, counter = 0 }: Otherwise,
  ): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | UP | (isVerified ? UV : 0)]), count]);
  };
  const clientData = (type: string, challenge: string, otherwise: Otherwise): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: otherwise.challenge ?? challenge,
        origin: otherwise.origin ?? url.origin,
        crossOrigin: false,
      }),
    );
  const whole = { id, rawId: id, type: "public-key", clientExtensionResults: {} };
  return {
    id,
    made(challenge, otherwise = {}) {
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, "base64url")],
          [-3, Buffer.from(y, "base64url")],
        ]),
      );
      const length = Buffer.from([0, credential.length]);
      const authData = Buffer.concat([
        dataOf(ATTESTED, otherwise),
        Buffer.alloc(16),
        length,
        credential,
        key,
      ]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]);
      return {
        ...whole,
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge, otherwise)),
          attestationObject: base64url(cbor(attestation)),
          transports: ["internal"],
        },
      };
    },
    signed(challenge, otherwise = {}) {
      const client = clientData("webauthn.get", challenge, otherwise);
      const authData = dataOf(0, otherwise);
      const signature = sign("sha256", Buffer.concat([authData, sha256(client)]), privateKey);
      return {
        ...whole,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authData),
          signature: base64url(signature),
          userHandle: null,
        },
      };
    },
  };
}
