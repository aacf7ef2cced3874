import { testHost } from "@holdfast/channel-kit/conformance";
import type { Written } from "@holdfast/channel-kit";
import { describe, expect, it } from "vitest";
import { groupReturnCode, spellReturnCode } from "./return-code/return-code.ts";
import { CHALLENGE_VALID_MS } from "./proof/challenge.ts";
import { prove } from "./testing/page-script.ts";
import { sendWords, shownCode, toReview, toWords } from "./testing/tours.ts";
import { readable, visitor, type Visitor } from "./testing/visitor.ts";

const stored = (visit: Visitor) => [...visit.host.conversations.written().values()].flat();

/** A host whose conversations answer `outcomes` in turn and then behave. */
function hostThat(...outcomes: (() => Written)[]) {
  const host = testHost();
  return {
    ...host,
    conversation: (key: string, request: Request) => {
      const conversation = host.conversation(key, request);
      const outcome = outcomes.shift();
      return outcome ? { ...conversation, write: async () => outcome() } : conversation;
    },
  };
}

const brokenOnce = () =>
  hostThat(() => {
    throw new RangeError("They keep my papers");
  });

describe("sending", async () => {
  it("[WF9] the same page sent twice stores once and shows the same code", async () => {
    const visit = visitor();
    await toReview(visit, "Hello");
    const first = shownCode(await visit.press("send"));
    const second = shownCode(await visit.pressAgain());
    expect(second).toBe(first);
    expect(stored(visit)).toHaveLength(1);
  });

  it("[WF9] words changed after sending are stored as well, in the same thread", async () => {
    const visit = visitor();
    const review = await toReview(visit, "Hello");
    const code = shownCode(await visit.press("send"));
    // Back, without a script: the browser shows the page it had.
    const again = visitor(visit.host);
    await again.post(
      new URLSearchParams({
        at: "review",
        go: "send",
        lang: "en",
        code: /name="code" value="([^"]+)"/.exec(review)?.[1] ?? "",
        words: "Hello, and more",
      }).toString(),
    );
    expect(shownCode(again.page())).toBe(code);
    expect(stored(visit).map(({ text }) => text)).toEqual(["Hello", "Hello, and more"]);
  });

  it("[WF9] two visits get two codes", async () => {
    const host = testHost();
    const codes = [await sendWords(visitor(host), "Hello"), await sendWords(visitor(host), "Hello")];
    expect(new Set(codes).size).toBe(2);
  });

  it("[WF9] a code that nobody of us made is not taken from the page", async () => {
    const visit = visitor();
    await visit.post("at=review&go=send&lang=en&words=Hello&code=AAAAAAAAAAAAAA");
    expect(shownCode(visit.page())).not.toBe("AAAAAAAAAAAAAA");
  });

  it("[WF13] the code is shown once, for eye and ear, and with what to do with it", async () => {
    const visit = visitor();
    const code = await sendWords(visit, "Hello");
    const page = readable(visit.page());
    expect(page).toContain(groupReturnCode(code));
    expect(page).toContain(spellReturnCode(code));
    expect(page).toContain("Write it somewhere safe, or not at all.");
    expect(visit.page()).not.toContain("<form");
    expect(page).not.toContain("Hello");
    for (const header of visit.headers().values()) expect(header).not.toContain(code);
  });

  /** A form at its last page, as a browser sends it that ran the page's script. */
  const provedForm = async (visit: Visitor): Promise<Record<string, string>> => {
    const review = await toReview(visit, "Hello");
    const kept = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(review)?.[1] ?? "";
    const proof = await prove(kept("challenge"));
    const born = String(visit.host.clock() - 60_000);
    const [code, challenge] = [kept("code"), kept("challenge")];
    return { at: "review", go: "send", lang: "en", words: "Hello", born, code, challenge, proof };
  };
  const form = await provedForm(visitor());
  /** Whether the form is marked once some of its fields say something else. It is stored in any case. */
  const lowTrust = async (fields: Record<string, string>) => {
    const visit = visitor();
    await visit.post(new URLSearchParams({ ...form, ...fields }).toString());
    expect(visit.status()).toBe(200);
    return stored(visit)[0]?.lowTrust;
  };
  const now = testHost().clock();

  it("[WF8] a filled honeypot, a fast hand and a made-up birth time mark, and never refuse", async () => {
    expect(await lowTrust({})).toBe(false);
    expect(await lowTrust({ subject: "Cheap watches" })).toBe(true);
    expect(await lowTrust({ born: String(now - 2999) })).toBe(true);
    expect(await lowTrust({ born: String(now - 3000) })).toBe(false);
    expect(await lowTrust({ born: String(now + 1) })).toBe(true);
    for (const born of ["", "-1", "1e9", "soon", "9".repeat(40)]) expect(await lowTrust({ born })).toBe(true);
  });

  it("[WF8] missing, foreign and outlived work marks, and never refuses", async () => {
    const other = await provedForm(visitor(testHost({ seed: 2 })));
    expect(await lowTrust({ proof: "" })).toBe(true);
    expect(await lowTrust({ challenge: "" })).toBe(true);
    expect(await lowTrust({ proof: other.proof ?? "" })).toBe(true);
    // Work that was done for another contact, code and all.
    expect(await lowTrust({ code: other.code ?? "" })).toBe(true);
    const host = testHost();
    const late = visitor({ ...host, clock: () => now + CHALLENGE_VALID_MS + 1 });
    await late.post(new URLSearchParams(form).toString());
    expect(stored(late)[0]?.lowTrust).toBe(true);
  });

  it("[WF25] a second use of the same work adds to the first contact and opens none", async () => {
    const host = testHost();
    for (const words of ["Hello", "Hello", "Hello again"])
      await visitor(host).post(new URLSearchParams({ ...form, words }).toString());
    const written = [...host.conversations.written().values()];
    expect(written.map((thread) => thread.map(({ text }) => text))).toEqual([["Hello", "Hello again"]]);
  });

  it("[WF25] the work is asked for from the first question on, and stays the same to the last page", async () => {
    const visit = visitor();
    const asked = () => /name="challenge" value="([^"]*)"/.exec(visit.page())?.[1];
    await visit.open();
    expect(asked()).toBe("");
    await visit.press("to-promise");
    expect(asked()).toBe("");
    await visit.press("to-danger");
    const first = asked();
    expect(first).toMatch(/^8\.13\./);
    await visit.press("next");
    await visit.press("next", { words: "Hello" });
    await visit.press("next");
    expect(visit.page()).toContain("Step 5 of 5");
    expect(asked()).toBe(first);
  });

  it("[WF25] a new code asks for new work", async () => {
    const visit = visitor(hostThat(() => ({ kind: "refused", reason: "expired" })));
    const review = await toReview(visit, "Hello");
    const asked = (page: string) => /name="challenge" value="([^"]*)"/.exec(page)?.[1];
    const before = asked(review);
    expect(asked(await visit.press("send"))).not.toBe(before);
  });

  it("[WF8] the honeypot stays filled from step to step, hidden from eye, ear and keyboard", async () => {
    const visit = visitor();
    await toWords(visit);
    expect(visit.page()).toMatch(/<p hidden>\s*<label>[^<]*<input name="subject"[^>]*tabindex="-1"/);
    await visit.press("next", { words: "Hello", subject: "spam" });
    await visit.press("next");
    expect(visit.page()).toMatch(/name="subject" value="spam"/);
  });

  it("[WF21] when storing fails, the page says so, keeps every word, and sends again under the same code", async () => {
    const visit = visitor(brokenOnce());
    await toReview(visit, "They keep my papers");
    const before = /name="code" value="([^"]+)"/.exec(visit.page())?.[1];
    await visit.press("send");
    expect(visit.status()).toBe(503);
    expect(readable(visit.page())).toContain("We could not store this just now.");
    expect(shownCode(await visit.press("send"))).toBe(before);
    expect(stored(visit).map(({ text }) => text)).toEqual(["They keep my papers"]);
  });

  it("[WF21] a failure is logged by its kind, never by its words", async () => {
    const visit = visitor(brokenOnce());
    await toReview(visit, "They keep my papers");
    await visit.press("send");
    expect(visit.host.records).toEqual([{ event: "webform_write_failed", facts: { error: "RangeError" } }]);
  });

  it("[WF21] a page left open until its code ended sends under a fresh one", async () => {
    const visit = visitor(hostThat(() => ({ kind: "refused", reason: "expired" })));
    await toReview(visit, "Hello");
    const before = /name="code" value="([^"]+)"/.exec(visit.page())?.[1];
    await visit.press("send");
    expect(visit.status()).toBe(503);
    expect(shownCode(await visit.press("send"))).not.toBe(before);
    expect(stored(visit)).toHaveLength(1);
  });

  it("[WF21] a store that finds the words too long sends the person back to them", async () => {
    const visit = visitor(hostThat(() => ({ kind: "refused", reason: "too_long" })));
    await toReview(visit, "Hello");
    await visit.press("send");
    expect(visit.status()).toBe(422);
    expect(visit.page()).toContain("Step 2 of 5");
    expect(visit.page()).toContain("Hello</textarea>");
  });
});
