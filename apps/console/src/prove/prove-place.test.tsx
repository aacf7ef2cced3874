import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import type { Answer } from "../api/ask.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { key, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ProveDialog } from "./prove-dialog.tsx";
import { ProvePlace } from "./prove-place.tsx";
import { learnProof } from "./proof-known.ts";
import { proving } from "./proving.ts";
import { withProof } from "./with-proof.ts";

type Sent = Answer<{ readonly done: { readonly __typename: string } }>;
const said = (name: string): Sent => ({ kind: "data", data: { done: { __typename: name } } });

let proof: { status?: number; json: unknown };
let log: Asked[];
beforeEach(() => {
  seatDana();
  proof = { json: { kind: "proved" } };
  log = stubGateway(() => proof);
});
afterEach(() => {
  forgetAnnouncements();
  act(() => proving.get()?.answer(false));
  vi.unstubAllGlobals();
});

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));

/** A deed that wants a proof so many times, and what came of it. */
async function asked(wants = 1, load = async () => ProveDialog) {
  let times = 0;
  const tellIt = vi.fn<() => Promise<Sent>>(async () =>
    said((times += 1) <= wants ? "ProveItsYou" : "DisclosureSent"),
  );
  const drawn = draw(<ProvePlace part={laterPart(load)} />);
  const came = withProof(tellIt);
  await settle();
  await settle();
  return { ...drawn, tellIt, came };
}
const field = (name: string) => document.querySelector<HTMLInputElement>(`[role=dialog] input[name=${name}]`);
async function fill(name: string, text: string): Promise<void> {
  const found = field(name);
  if (found === null) throw new Error(`nobody asks for the ${name}`);
  type(found, text);
}
const proofs = () => log.filter(({ url }) => url.startsWith("/api/auth/prove/"));
const words = () => document.querySelector("[role=dialog]")?.textContent ?? "";

describe("what needs a proof", () => {
  it("asks for it over what stands there, and goes on with the very same", async () => {
    const { tellIt, came, remove } = await asked();
    expect(tellIt).toHaveBeenCalledTimes(1);
    await fill("password", "a long password");
    await submit(document);
    expect(await came).toEqual(said("DisclosureSent"));
    expect(tellIt).toHaveBeenCalledTimes(2);
    expect(proofs().map(({ url, body }) => [url, body])).toEqual([
      ["/api/auth/prove/password", JSON.stringify({ password: "a long password", code: null })],
    ]);
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("is not asked for where none is wanted", async () => {
    const { came, remove } = await asked(0);
    expect(await came).toEqual(said("DisclosureSent"));
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("asks before anything is told where the last proof is known to be over, but of what waits for nothing", async () => {
    proof = { json: { data: { provedUntil: 1 } } };
    await learnProof();
    proof = { json: { kind: "proved" } };
    const { tellIt, came, remove } = await asked(0);
    expect(tellIt).not.toHaveBeenCalled();
    expect(await withProof(async () => said("DisclosureSent"), false)).toEqual(said("DisclosureSent"));
    await press(document, "Cancel");
    expect(await came).toEqual({ kind: "unproved" });
    expect(tellIt).not.toHaveBeenCalled();
    remove();
    const fresh = await asked(0);
    expect(await fresh.came).toEqual(said("DisclosureSent"));
    fresh.remove();
  });

  it("does not go without: whoever cancels is told by the answer", async () => {
    const { came, tellIt, remove } = await asked();
    await press(document, "Cancel");
    expect(await came).toEqual({ kind: "unproved" });
    expect(tellIt).toHaveBeenCalledTimes(1);
    remove();
  });

  it("does not wait for a dialog that cannot be fetched, nor for whoever has gone", async () => {
    const missed = await asked(1, async () => {
      throw new Error("cut off");
    });
    expect(await missed.came).toEqual({ kind: "unproved" });
    missed.remove();
    const gone = await asked();
    gone.remove();
    expect(await gone.came).toEqual({ kind: "unproved" });
  });
});

describe("a proof whose dialog is not there yet", () => {
  it("lets nothing that is typed, as a password, do anything under it; by Escape nothing goes", async () => {
    const { promise } = Promise.withResolvers<typeof ProveDialog>();
    const { page, came, remove } = await asked(1, async () => promise);
    expect(page.querySelector("[data-awaited]")).not.toBeNull();
    const pressed = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
    document.body.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
    key("Escape");
    expect(await came).toEqual({ kind: "unproved" });
    expect(page.querySelector("[data-awaited]")).toBeNull();
    remove();
  });
});

describe("proving that it is you", () => {
  it("asks for a code where one is wanted, with the password still there", async () => {
    const { came, remove } = await asked();
    proof = { json: { kind: "code_wanted" } };
    await fill("password", "a long password");
    await submit(document);
    expect(field("password")).toBeNull();
    proof = { json: { kind: "proved" } };
    await fill("code", " 123 456 ");
    await submit(document);
    await came;
    expect(proofs()[1]?.body).toBe(JSON.stringify({ password: "a long password", code: "123456" }));
    remove();
  });

  it.each([
    [{ json: { kind: "wrong_password" } }, "This is not your password."],
    [{ json: { kind: "wrong_code" } }, "This code is not right"],
    [{ json: { kind: "locked" } }, "Codes are locked for 15 minutes."],
    [{ status: 429, json: {} }, "Too many tries."],
    [{ status: 401, json: {} }, "You are signed out."],
    [{ status: 503, json: {} }, "The gateway cannot be reached."],
  ])("says why not, and asks again: %j", async (answer, because) => {
    const { remove } = await asked();
    proof = answer;
    await fill("password", "a long password");
    await submit(document);
    expect(words()).toContain(because);
    expect(field("password")).not.toBeNull();
    remove();
  });
});
