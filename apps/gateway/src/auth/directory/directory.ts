import { readFile } from "node:fs/promises";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client";
import type { DirectoryEnv } from "../../env/directory-env.ts";
import type { Log } from "../../log/log.ts";
import { whyNotTold, type NotTold } from "./why-not-told.ts";

/** What is kept of somebody who went to the directory, until they come back. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** When, in milliseconds. */
  readonly at: number;
}

/** What the directory said of whoever came back. */
export type Told =
  | { readonly kind: "told"; readonly subject: string; readonly hasSecondFactor: boolean }
  | NotTold;

/** The organisation's own directory, spoken to as OpenID Connect says. */
export interface Directory {
  /** As sign-in's table names it: by its issuer, so that nobody of another directory is taken for one of this. */
  readonly provider: string;
  /** Where to send a browser; `null`: the directory does not answer. Asks to ask anew who it is, whoever sat there before. */
  readonly ask: () => Promise<{ readonly address: string; readonly asked: Asked } | null>;
  /** Judges what a browser came back with: state, code, nonce, issuer, audience, age, signature, and that it was asked anew. */
  readonly hear: (asked: Asked, query: string) => Promise<Told>;
}

export interface DirectoryParts {
  readonly env: DirectoryEnv;
  /** Where the directory sends browsers back to. */
  readonly backAt: URL;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly log: Log;
}

/** What sign-in's table calls a directory. */
export function providerOf({ issuer }: Pick<DirectoryEnv, "issuer">): string {
  return `oidc:${issuer.href}`;
}

/** How long its own description is believed before it is asked for anew. */
const KNOWN_FOR_MS = 3_600_000;
const ANSWERS_WITHIN_S = 5;

/** Asks nothing of the directory before somebody wants to go there: while it is away, everything else goes on. */
export function openDirectory({ env, backAt, fetch, clock, log }: DirectoryParts): Directory {
  let known: { readonly of: Promise<Configuration>; readonly at: number } | null = null;

  async function lookUp(): Promise<Configuration> {
    const { issuer, clientId, secret } = env;
    const value = secret.kind === "value" ? secret.value : (await readFile(secret.path, "utf8")).trim();
    // In the header, which every directory takes (RFC 6749, 2.3.1).
    const found = await discovery(issuer, clientId, {}, ClientSecretBasic(value), {
      [customFetch]: fetch as never,
      timeout: ANSWERS_WITHIN_S,
      // The environment lets no other issuer speak http than one of this machine.
      execute: issuer.protocol === "http:" ? [allowInsecureRequests] : [],
    });
    // What it says is judged by its signature, and not by the line alone that it came over.
    enableNonRepudiationChecks(found);
    return found;
  }
  async function configuration(): Promise<Configuration> {
    const now = clock();
    if (known === null || now - known.at > KNOWN_FOR_MS) known = { of: lookUp(), at: now };
    const asked = known;
    return asked.of.catch((error: unknown) => {
      if (known === asked) known = null;
      throw error;
    });
  }

  return {
    provider: providerOf(env),
    async ask() {
      try {
        const asked = {
          state: randomState(),
          nonce: randomNonce(),
          verifier: randomPKCECodeVerifier(),
          at: clock(),
        };
        const address = buildAuthorizationUrl(await configuration(), {
          redirect_uri: backAt.href,
          scope: "openid",
          state: asked.state,
          nonce: asked.nonce,
          code_challenge: await calculatePKCECodeChallenge(asked.verifier),
          code_challenge_method: "S256",
          prompt: "login",
          max_age: "0",
        });
        return { address: address.href, asked };
      } catch (error) {
        log.error("directory_away", { why: whyNotTold(error).why });
        return null;
      }
    },
    async hear({ state, nonce, verifier, at }, query) {
      try {
        const back = new URL(backAt);
        back.search = query;
        const answer = await authorizationCodeGrant(await configuration(), back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          // Since they went, with the half minute that clocks may be apart.
          maxAge: Math.ceil((clock() - at) / 1_000),
        });
        const claims = answer.claims();
        if (claims === undefined) return { kind: "refused", why: "no_token" };
        const said = [claims["acr"], ...(Array.isArray(claims["amr"]) ? (claims["amr"] as unknown[]) : [])];
        const hasSecondFactor = said.some((each) => typeof each === "string" && env.secondFactor.has(each));
        return { kind: "told", subject: claims.sub, hasSecondFactor };
      } catch (error) {
        const not = whyNotTold(error);
        if (not.kind === "away") log.error("directory_away", { why: not.why });
        return not;
      }
    },
  };
}
