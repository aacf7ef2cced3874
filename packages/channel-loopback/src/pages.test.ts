import { testHost, type TestHost } from "@holdfast/channel-kit/conformance";
import type { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { pagesIntake, threadOf } from "./pages.ts";

function open(): { readonly app: Hono; readonly host: TestHost } {
  const host = testHost();
  return { app: pagesIntake(host).app, host };
}

async function show(app: Hono, person: number | string): Promise<string> {
  return (await app.request(`/?person=${person}`)).text();
}

/** Fills the form in as a browser would, from the page it was given. */
async function write(app: Hono, person: number, fields: Record<string, string>): Promise<Response> {
  const nonce = /name="nonce" value="([0-9a-f]{32})"/.exec(await show(app, person))?.[1] ?? "";
  return app.request(`/?person=${person}`, {
    method: "POST",
    body: new URLSearchParams({ nonce, ...fields }),
  });
}

describe("the page on which a newcomer plays the person who writes in", () => {
  it("keeps people apart", async () => {
    const { app, host } = open();
    await write(app, 1, { text: "I am the first" });
    await write(app, 2, { text: "I am the second" });
    host.conversations.answer(threadOf(2), "Hello, second");
    expect(await show(app, 1)).toContain("I am the first");
    expect(await show(app, 1)).not.toMatch(/the second|Hello/);
    expect(await show(app, 2)).toMatch(/I am the second[\s\S]*Hello, second/);
  });

  it("leads back to the conversation after writing, so that reloading does not write again", async () => {
    const { app } = open();
    const answer = await write(app, 3, { text: "hello" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("?person=3");
  });

  it("says danger only when the box is ticked", async () => {
    const { app, host } = open();
    await write(app, 1, { text: "calm" });
    await write(app, 1, { text: "not calm", danger: "on" });
    const written = host.conversations.written().get(threadOf(1)) ?? [];
    expect(written.map(({ danger }) => danger)).toEqual([false, true]);
  });

  it("remembers that a reply was shown", async () => {
    const { app, host } = open();
    await write(app, 1, { text: "hello" });
    host.conversations.answer(threadOf(1), "We are here");
    await show(app, 1);
    const opened = await host.conversation(threadOf(1), new Request("http://localhost/")).open();
    expect(opened.kind === "open" && opened.replies.map(({ seen }) => seen)).toEqual([true]);
  });

  it("refuses an empty text, a person it does not have, and a form it did not make, and stores nothing", async () => {
    const { app, host } = open();
    expect((await write(app, 1, { text: "  " })).status).toBe(400);
    expect((await write(app, 9, { text: "hello" })).status).toBe(400);
    expect((await write(app, 1, { text: "hello", nonce: "mine" })).status).toBe(400);
    expect((await write(app, 1, { text: "a".repeat(20_001) })).status).toBe(400);
    expect(host.conversations.written().size).toBe(0);
  });

  it("says so when the conversation takes no more", async () => {
    const { app, host } = open();
    host.conversations.expire(threadOf(1));
    expect((await write(app, 1, { text: "hello" })).status).toBe(409);
  });

  it("falls back to the first person, whatever the address says", async () => {
    const { app } = open();
    for (const person of ["0", "6", "x", "%00", "1e9"])
      expect(await show(app, person)).toContain("You are person 1");
  });

  it("runs no script, loads nothing, and lets no other page frame it", async () => {
    const { app } = open();
    const answer = await app.request("/");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await answer.text()).not.toMatch(/<script|src=|onload/);
  });
});
