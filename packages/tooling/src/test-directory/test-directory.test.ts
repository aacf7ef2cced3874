import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDirectory, walk, type TestDirectory } from "./test-directory.ts";

const BACK = "http://localhost:1/directory";
let directory: TestDirectory;
beforeAll(async () => {
  directory = await testDirectory(BACK);
});
afterAll(async () => directory.close());

const VERIFIER = "v".repeat(43);
// SHA-256 of the verifier, as PKCE sends it ahead.
const CHALLENGE = Buffer.from(
  await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER)),
).toString("base64url");

async function told(login: string | null, amr?: string): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({
    client_id: directory.clientId,
    response_type: "code",
    scope: "openid",
    redirect_uri: BACK,
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    prompt: "login",
    max_age: "0",
    state: "s",
    nonce: "n",
  });
  const back = new URLSearchParams(
    await walk(`${directory.issuer}/auth?${query.toString()}`, BACK, {
      login,
      ...(amr === undefined ? {} : { amr }),
    }),
  );
  if (back.get("code") === null) return Object.fromEntries(back);
  const answer = await fetch(`${directory.issuer}/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(`${directory.clientId}:${encodeURIComponent(directory.clientSecret).replaceAll("%20", "+")}`)}`,
    },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: back.get("code") ?? "",
      redirect_uri: BACK,
      code_verifier: VERIFIER,
    }),
  });
  const { id_token: token = "" } = (await answer.json()) as { id_token?: string };
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
}

describe("a directory for tests", () => {
  it("says who signed in, when and how, and that nobody did", async () => {
    const claims = await told("eve", "pwd,mfa");
    expect(claims).toMatchObject({
      iss: directory.issuer,
      sub: "eve",
      aud: "holdfast",
      nonce: "n",
      amr: ["pwd", "mfa"],
    });
    expect(Math.abs(Number(claims["auth_time"]) - Date.now() / 1000)).toBeLessThan(10);
    expect(await told(null)).toMatchObject({ error: "access_denied", state: "s", iss: directory.issuer });
  });

  it("lies once where it is told to", async () => {
    directory.lieOnce({ claims: (claims) => ({ ...claims, aud: "another" }) });
    expect(await told("eve")).toMatchObject({ aud: "another" });
    expect(await told("eve")).toMatchObject({ aud: "holdfast" });
  });
});
