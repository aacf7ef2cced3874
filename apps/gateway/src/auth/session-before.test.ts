import { expect, it } from "vitest";
import { sessionBefore } from "./session-before.ts";

const given = (...cookies: string[]): Response => {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", `${cookie}; Path=/; HttpOnly`);
  return new Response(null, { headers });
};
const OLD = "holdfast.session_token=old.mac%3D";

it("[G451] is the session that the browser had, when it is given another", () => {
  expect(sessionBefore(`a=1; ${OLD}`, given("holdfast.session_token=new.mac"))).toBe(OLD);
});

it("is none where nothing was had or given, or the same one goes on", () => {
  expect(sessionBefore("", given("holdfast.session_token=new.mac"))).toBeNull();
  expect(sessionBefore(OLD, given())).toBeNull();
  expect(sessionBefore(OLD, given("holdfast.two_factor=x"))).toBeNull();
  expect(sessionBefore(OLD, given("holdfast.session_token="))).toBeNull();
  for (const same of [OLD, "holdfast.session_token=old.mac="])
    expect(sessionBefore(OLD, given(same))).toBeNull();
});

it("takes a cookie that cannot be read as it stands", () => {
  expect(sessionBefore("holdfast.session_token=%", given("holdfast.session_token=x"))).toBe(
    "holdfast.session_token=%",
  );
});
