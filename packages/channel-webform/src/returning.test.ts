import { testHost } from "@holdfast/channel-kit/conformance";
import { describe, expect, it } from "vitest";
import { groupReturnCode, makeReturnCode } from "./return-code/return-code.ts";
import { comeBack, sendWords } from "./testing/tours.ts";
import { readable, visitor, type Visitor } from "./testing/visitor.ts";

/** Somebody who has written, and whom nobody has answered yet. */
async function written(words = "They keep my papers") {
  const visit = visitor();
  const code = await sendWords(visit, words);
  const { conversations } = visit.host;
  return { visit, code, answer: (text: string) => conversations.answer(code, text) };
}

const texts = (visit: Visitor) =>
  [...visit.host.conversations.written().values()].flat().map(({ text }) => text);

describe("coming back with a code", () => {
  it("[WF14] shows what is new, and not what they wrote", async () => {
    const { visit, code, answer } = await written();
    answer("We read it.\n<b>Are you safe?</b>");
    const page = await comeBack(visit, groupReturnCode(code).toLowerCase());
    expect(readable(page)).toContain("There is 1 new answer.");
    expect(readable(page)).toContain("We read it. <b>Are you safe?</b>");
    expect(page).toContain("We read it.\n&lt;b&gt;");
    expect(readable(page)).not.toContain("papers");
  });

  it("[WF14] shows an answer once; earlier ones again only by their button", async () => {
    const { visit, code, answer } = await written();
    answer("First answer");
    await comeBack(visit, code);
    answer("Second answer");
    const second = readable(await comeBack(visit, code));
    expect(second).toContain("Second answer");
    expect(second).not.toContain("First answer");
    const third = readable(await comeBack(visit, code));
    expect(third).toContain("There is no new answer yet.");
    expect(third).not.toContain("Second answer");
    const all = readable(await visit.press("earlier"));
    expect(all).toContain("All answers so far: 2");
    expect(all.indexOf("First answer")).toBeLessThan(all.indexOf("Second answer"));
  });

  it("[WF14] offers no earlier answers where there are none", async () => {
    const { visit, code, answer } = await written();
    expect(await comeBack(visit, code)).not.toContain('value="earlier"');
    answer("First answer");
    expect(await comeBack(visit, code)).not.toContain('value="earlier"');
  });

  it("[WF14] an answer that did not fit is still new on the next page", async () => {
    const { visit, code, answer } = await written();
    answer(`First ${"a".repeat(7000)}`);
    answer(`Second ${"b".repeat(7000)}`);
    const page = readable(await comeBack(visit, code));
    expect(page).toContain("There are 2 new answers.");
    expect(page).not.toContain("Second");
    expect(readable(await visit.press("again"))).toContain("Second");
    expect(visit.page()).not.toContain('value="again"');
  });

  it("[WF12] a slip is told on the spot, asks the gateway nothing, and what was typed comes back", async () => {
    const host = testHost();
    const asked: string[] = [];
    const visit = visitor({
      ...host,
      conversation: (key, request) => {
        asked.push(key);
        return host.conversation(key, request);
      },
    });
    const code = makeReturnCode(host.random);
    const slip = `${code.startsWith("0") ? "1" : "0"}${code.slice(1)}`;
    const page = await comeBack(visit, slip);
    expect(visit.status()).toBe(422);
    expect(readable(page)).toContain("There is a mistake in this code.");
    expect(page).toContain(`value="${slip}"`);
    expect(asked).toEqual([]);
    expect(readable(await visit.press("open", { entered: code }))).toContain("does not open anything");
    expect(asked).toEqual([code]);
  });

  it("[WF15] nothing tells a code that has ended from one that never was", async () => {
    const { visit, code } = await written();
    visit.host.conversations.expire(code);
    const ended = (await comeBack(visit, code)).replace(code, "");
    const endedStatus = visit.status();
    const never = makeReturnCode((size) => new Uint8Array(size).fill(7));
    expect((await comeBack(visit, never)).replace(never, "")).toBe(ended);
    expect(visit.status()).toBe(endedStatus);
  });

  it("[WF16] [WF26] takes more words, with danger, once for each page sent", async () => {
    const { visit, code } = await written();
    await comeBack(visit, code);
    await visit.press("more", { more: "Are you there?", urgent: "1" });
    expect(readable(visit.page())).toContain("We have it.");
    expect(readable(visit.page())).not.toContain("Are you there?");
    await visit.pressAgain();
    expect(texts(visit)).toEqual(["They keep my papers", "Are you there?"]);
    expect(visit.host.conversations.written().get(code)?.[1]).toMatchObject({
      danger: true,
      raise: { lane: "life_threat", answer: "danger" },
      reach: null,
      language: "en",
      lowTrust: false,
    });
    await visit.press("again").catch(() => comeBack(visit, code));
    await visit.press("more", { more: "Are you there?" });
    expect(texts(visit)).toEqual(["They keep my papers", "Are you there?", "Are you there?"]);
  });

  it("[WF16] danger alone is enough to say; nothing at all is asked about", async () => {
    const { visit, code } = await written();
    await comeBack(visit, code);
    await visit.press("more", { more: " " });
    expect(visit.status()).toBe(422);
    expect(readable(visit.page())).toContain("Write a few words first.");
    await visit.press("more", { more: "", urgent: "1" });
    expect(texts(visit).at(-1)).toBe("I am in danger right now");
  });

  it("[WF16] a code that opens nothing begins no thread", async () => {
    const visit = visitor();
    const code = makeReturnCode(visit.host.random);
    await visit.post(new URLSearchParams({ at: "opened", go: "more", key: code, more: "Hello" }).toString());
    expect(readable(visit.page())).toContain("does not open anything");
    expect(visit.host.conversations.written().size).toBe(0);
  });

  it("[WF21] words too long, or a store that fails, lose nothing that was typed", async () => {
    const host = testHost();
    let broken = false;
    const visit = visitor({
      ...host,
      conversation: (key, request) => {
        const conversation = host.conversation(key, request);
        return broken ? { ...conversation, open: () => Promise.reject(new TypeError("down")) } : conversation;
      },
    });
    const code = await sendWords(visit, "Hello");
    await comeBack(visit, code);
    await visit.press("more", { more: "x".repeat(20_001) });
    expect(visit.status()).toBe(422);
    expect(visit.page()).toContain("x".repeat(20_001));
    broken = true;
    await visit.press("more", { more: "Short now" });
    expect(visit.status()).toBe(503);
    expect(visit.page()).toContain("Short now</textarea>");
    broken = false;
    await visit.press("more");
    expect(texts(visit)).toEqual(["Hello", "Short now"]);
  });

  it("[WF17] deletes one message after asking once more", async () => {
    const { visit, code } = await written();
    await comeBack(visit, code);
    await visit.press("more", { more: "Second words" });
    await visit.press("to-delete");
    expect(visit.page()).toMatch(
      /<details>\s*<summary>[^<]*<\/summary>\s*<p class="words">Second words<\/p>/,
    );
    const [newest = ""] = Array.from(
      visit.page().matchAll(/name="what"\s+value="([^"]+)"/g),
      ([, id]) => id ?? "",
    );
    await visit.press("choose", { what: newest });
    expect(readable(visit.page())).toContain(
      "We keep a locked copy only if a law makes us, and only as long.",
    );
    expect(texts(visit)).toHaveLength(2);
    await visit.press("erase");
    expect(readable(visit.page())).toContain("It is deleted.");
    expect(texts(visit)).toEqual(["They keep my papers"]);
    await visit.pressAgain();
    expect(readable(visit.page())).toContain("It is deleted.");
    expect(texts(visit)).toEqual(["They keep my papers"]);
  });

  it("[WF17] deletes everything, or keeps it when they think again", async () => {
    const { visit, code } = await written();
    await comeBack(visit, code);
    await visit.press("to-delete");
    await visit.press("choose", { what: "everything" });
    await visit.press("again");
    expect(texts(visit)).toHaveLength(1);
    await visit.press("to-delete");
    await visit.press("choose", { what: "everything" });
    await visit.press("erase");
    expect(texts(visit)).toEqual([]);
    await visit.press("to-delete");
    expect(readable(visit.page())).toContain("There is nothing of yours left to delete.");
  });

  it("[WF17] nothing chosen, or somebody else's message, deletes nothing", async () => {
    const { visit, code } = await written();
    await comeBack(visit, code);
    await visit.press("to-delete");
    await visit.press("choose");
    expect(visit.status()).toBe(422);
    expect(readable(visit.page())).toContain("Choose what to delete.");
    const what = "00000000-0000-7000-8000-0000000000ff";
    await visit.post(new URLSearchParams({ at: "erase", go: "erase", key: code, what }).toString());
    expect(texts(visit)).toHaveLength(1);
  });
});
