import type { Keyring } from "@holdfast/db";
import { isLoopback } from "../../env/origin.ts";
import { CHALLENGE_HEADER, proofOf, PROOF_HEADER } from "../../http/proof.ts";
import { note, ok, wrong, type Finding } from "./finding.ts";

export interface AddressParts {
  /** The variable that names the address. */
  readonly variable: "HOLDFAST_URL" | "HOLDFAST_REACH_URL";
  readonly url: URL;
  readonly keyring: Keyring | null;
  readonly fetch: typeof globalThis.fetch;
  readonly random: (size: number) => Uint8Array;
}

const PATIENCE_MS = 10_000;

/** Whether a public address leads to a gateway of this house, and safely. */
export async function lookAtAddress(parts: AddressParts): Promise<readonly Finding[]> {
  return [await whoAnswers(parts), ...plainHttp(parts)];
}

async function whoAnswers({ variable, url, keyring, fetch, random }: AddressParts): Promise<Finding> {
  const challenge = Buffer.from(random(16)).toString("hex");
  let answer: Response;
  try {
    answer = await fetch(new URL("/healthz", url), {
      headers: { [CHALLENGE_HEADER]: challenge },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
  } catch {
    return wrong(
      `Address: nobody answers at ${variable}. Start the gateway, or see what stands before it: name server, proxy, certificate.`,
    );
  }
  if (answer.status !== 200)
    return wrong(
      `Address: something else answers at ${variable} (status ${answer.status}). See the proxy that stands there.`,
    );
  if (keyring === null)
    return note(
      `Address: somebody answers at ${variable}; whether it is this house cannot be told without its key.`,
    );
  return answer.headers.get(PROOF_HEADER) === proofOf(keyring, challenge)
    ? ok(`Address: a gateway of this house answers at ${variable}.`)
    : wrong(
        `Address: what answers at ${variable} is not a gateway of this house. Check ${variable}, and the proxy that stands there.`,
      );
}

function plainHttp({ variable, url }: AddressParts): readonly Finding[] {
  if (url.protocol === "https:") return [];
  return [
    isLoopback(url.hostname.replace(/^\[(.*)\]$/, "$1"))
      ? note(`Address: ${variable} is for this machine alone.`)
      : wrong(`Address: ${variable} is http, so others on the way can read along. Put TLS before it.`),
  ];
}
