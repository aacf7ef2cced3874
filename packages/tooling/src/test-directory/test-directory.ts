import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { resign, type Claims } from "./resign.ts";

export type { Claims } from "./resign.ts";
export { walk, type AtTheDirectory } from "./walk.ts";

/** What the next ID token says in place of what is so, and by whose key. */
export interface Lie {
  readonly claims?: (claims: Claims) => Claims;
  /** Signed by a key that is not the directory's. */
  readonly isForged?: boolean;
}

/** An organisation's directory of this process: a real OpenID provider that believes everybody. */
export interface TestDirectory {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The next ID token lies, and no other. */
  readonly lieOnce: (lie: Lie) => void;
  readonly close: () => Promise<void>;
}

const CLIENT = { clientId: "holdfast", clientSecret: "a secret for tests only, of the directory" };

/** Listens on the loopback interface. Whoever signs in is sent back to `redirectUri`, and nowhere else. */
export async function testDirectory(redirectUri: string, port = 0): Promise<TestDirectory> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { privateKey: otherKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = providerOf(issuer, redirectUri, privateKey);
  const answer = provider.callback();
  let lie: Lie | null = null;
  server.on("request", (request, response) => {
    const path = request.url ?? "";
    if (path.startsWith("/interaction/")) return void atThePage(provider, request, response);
    if (path === "/token" && lie !== null) {
      const { claims = (same) => same, isForged = false } = lie;
      lie = null;
      retell(response, (token) => resign(token, isForged ? otherKey : privateKey, claims));
    }
    return void answer(request, response);
  });
  return {
    issuer,
    ...CLIENT,
    lieOnce: (next) => void (lie = next),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function providerOf(issuer: string, redirectUri: string, key: KeyObject): Provider {
  return new Provider(issuer, {
    clients: [
      { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] },
    ],
    jwks: { keys: [{ ...key.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["a key for tests only"] },
    claims: { openid: ["sub", "amr"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, IdToken: 600, AuthorizationCode: 60 },
    // Nobody is asked what Holdfast may know: the organisation has decided it.
    loadExistingGrant: async ({ oidc }) => {
      const { session, client } = oidc;
      if (session?.accountId === undefined || client === undefined) return undefined;
      const grant = new oidc.provider.Grant({
        accountId: session.accountId,
        clientId: client.clientId,
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
}

const PAGE = `<!doctype html><html lang="en"><title>Example directory</title><main><h1>Example directory</h1>
<form method="post"><label>Who are you? <input name="login" required></label> <button>Sign in</button></form></main></html>`;

/** The page of the directory: it shows a form, and believes what comes of it. */
async function atThePage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE);
    return;
  }
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const given = new URLSearchParams(Buffer.concat(parts).toString("utf8"));
  const amr = (given.get("amr") ?? "").split(",").filter((each) => each !== "");
  await provider.interactionFinished(
    request,
    response,
    given.has("abort")
      ? { error: "access_denied" }
      : { login: { accountId: given.get("login") ?? "", ...(amr.length === 0 ? {} : { amr }) } },
    { mergeWithLastSubmission: false },
  );
}

/** Changes the ID token of an answer before it goes. */
function retell(response: ServerResponse, change: (token: string) => string): void {
  const end = response.end.bind(response);
  response.end = ((body: Buffer | string) => {
    const told = JSON.parse(body.toString()) as { id_token?: string };
    if (told.id_token === undefined) return end(body);
    const text = JSON.stringify({ ...told, id_token: change(told.id_token) });
    response.setHeader("content-length", Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}
