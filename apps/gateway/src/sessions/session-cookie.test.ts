import { SessionId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { sessionCookie } from "./session-cookie.ts";
import { verifiedCookies } from "./verified-cookies.ts";

describe("the session cookie", () => {
  it("is found among others, plain on http and prefixed on https, and stands alone", () => {
    expect(sessionCookie("a=1; holdfast.session_token=x.y%3D; b=2")).toBe("holdfast.session_token=x.y%3D");
    expect(sessionCookie("__Host-holdfast.session_token=z")).toBe("__Host-holdfast.session_token=z");
  });

  it("[G451] is the one that no other host can set, whatever a subdomain has put before it", () => {
    const header = "holdfast.session_token=theirs; __Host-holdfast.session_token=ours";
    expect(sessionCookie(header)).toBe("__Host-holdfast.session_token=ours");
  });

  it("is the first when somebody sent two, so that what is checked is what is remembered", () => {
    expect(sessionCookie("holdfast.session_token=one; holdfast.session_token=two")).toBe(
      "holdfast.session_token=one",
    );
  });

  it.each([
    null,
    "",
    "other=1",
    "holdfast.session_token=",
    "xholdfast.session_token=1",
    "holdfast.session_token",
    "holdfast.session_token; a=1",
    ";;=;holdfast.session_token",
    "__Host-holdfast.session_token=; holdfast.session_token=1",
  ])("is not in %s", (header) => {
    expect(sessionCookie(header)).toBeNull();
  });

  it("is never as long as a page", () => {
    expect(sessionCookie(`holdfast.session_token=${"x".repeat(5_000)}`)).toBeNull();
  });
});

describe("verified cookies", () => {
  const id = (digit: number) => SessionId.parse(`00000000-0000-4000-8000-00000000000${digit}`);

  it("are bounded: the oldest is forgotten first", () => {
    const cookies = verifiedCookies(2);
    cookies.set("a", id(1));
    cookies.set("b", id(2));
    cookies.set("c", id(3));
    expect([cookies.get("a"), cookies.get("b"), cookies.get("c")]).toEqual([undefined, id(2), id(3)]);
  });

  it("are forgotten with their session, all of them", () => {
    const cookies = verifiedCookies(10);
    cookies.set("a", id(1));
    cookies.set("b", id(1));
    cookies.set("c", id(2));
    cookies.forget(id(1));
    expect([cookies.get("a"), cookies.get("b"), cookies.get("c")]).toEqual([undefined, undefined, id(2)]);
  });
});
