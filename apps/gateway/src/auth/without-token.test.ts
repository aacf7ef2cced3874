import { expect, it } from "vitest";
import { withoutToken } from "./without-token.ts";

it("[G451] takes the token out of a body, wherever it stands, and leaves everything else", async () => {
  const headers = new Headers({ "content-type": "application/json;charset=utf-8", "content-length": "99" });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const body = JSON.stringify({ token: "t", session: { id: "i", token: "t" }, list: [{ token: null }, 1] });
  const answer = await withoutToken(new Response(body, { status: 201, headers }));
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.has("content-length")).toBe(false);
  expect(await answer.json()).toEqual({ session: { id: "i" }, list: [{}, 1] });
});

it("leaves what is no JSON as it is", async () => {
  const plain = new Response("token", { headers: { "content-type": "text/plain" } });
  expect(await withoutToken(plain)).toBe(plain);
  for (const text of ["null", "", "{"]) {
    const headers = { "content-type": "application/json" };
    expect(await (await withoutToken(new Response(text, { headers }))).text()).toBe(text);
  }
});
