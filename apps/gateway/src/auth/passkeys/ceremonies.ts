import type { Credential, NewPasskey, StoredPasskey } from "@holdfast/db";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Challenges } from "./challenges.ts";
import { jsonIn } from "./json-in.ts";
import type { Made, Signed } from "./key-response.ts";
import type { RelyingParty } from "./relying-party.ts";

/** EdDSA, ES256 and RS256: what devices have. The library would ask this Node for more, of which it warns. */
const ALGORITHMS = [-8, -7, -257];

const transportsOf = ({ credentialId: id, transports }: Credential) => ({ id, transports: [...transports] });

/** What a browser is told to make a passkey by: one that finds itself, and that asks whose finger or PIN it is. */
export async function toMake(
  rp: RelyingParty,
  challenges: Challenges,
  purpose: string,
  who: { readonly id: string; readonly username: string; readonly has: readonly Credential[] },
): Promise<object> {
  const options = await generateRegistrationOptions({
    rpName: "Holdfast",
    rpID: rp.id,
    userName: who.username,
    userDisplayName: who.username,
    userID: new TextEncoder().encode(who.id),
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: who.has.map(transportsOf),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await challenges.keep(purpose, options.challenge);
  return options;
}

/** What a browser is told to sign by: with one of these, or with whichever its owner chooses where none is named. */
export async function toSign(
  rp: RelyingParty,
  challenges: Challenges,
  purpose: string,
  allowed: readonly Credential[],
): Promise<object> {
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    userVerification: "required",
    allowCredentials: allowed.map(transportsOf),
  });
  await challenges.keep(purpose, options.challenge);
  return options;
}

/** A passkey that was made as it was asked for; `null`: it was not. */
export async function madeBy(
  rp: RelyingParty,
  challenges: Challenges,
  purpose: string,
  response: Made,
): Promise<Omit<NewPasskey, "name"> | null> {
  const challenge = await spentBy(challenges, purpose, response.response.clientDataJSON);
  if (challenge === null) return null;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(refused);
  if (!verified || registrationInfo === undefined) return null;
  const { id, publicKey, counter } = registrationInfo.credential;
  return { credentialId: id, publicKey, counter, transports: response.response.transports };
}

/** How often a key says that it signed, where it signed what was asked for; `null`: it did not. Whether it counts on is the store's to say. */
export async function signedBy(
  rp: RelyingParty,
  challenges: Challenges,
  purpose: string,
  { response, passkey }: { readonly response: Signed; readonly passkey: StoredPasskey },
): Promise<number | null> {
  const { userHandle, ...answered } = response.response;
  const challenge = await spentBy(challenges, purpose, answered.clientDataJSON);
  if (challenge === null) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...response, response: { ...answered, ...(userHandle == null ? {} : { userHandle }) } },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(refused);
  return verified && authenticationInfo !== undefined ? authenticationInfo.newCounter : null;
}

const ClientData = z.object({ challenge: z.string().max(200) });

/** Which challenge was answered, once it was made for that purpose and not used before; it is used by this. Rejects when nobody can tell. */
async function spentBy(challenges: Challenges, purpose: string, clientData: string): Promise<string | null> {
  const given = ClientData.safeParse(jsonIn(Buffer.from(clientData, "base64url").toString()));
  if (!given.success) return null;
  const { challenge } = given.data;
  return (await challenges.spend(purpose, challenge)) ? challenge : null;
}

/** The library throws what it refuses, whatever is wrong: a response is a stranger's, and nothing of it is a bug of ours. */
function refused(): {
  readonly verified: false;
  readonly registrationInfo?: undefined;
  readonly authenticationInfo?: undefined;
} {
  return { verified: false };
}
