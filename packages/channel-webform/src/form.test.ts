import { describe, expect, it } from "vitest";
import { toReview, toWords, shownCode } from "./testing/tours.ts";
import { readable, visitor, type Visitor } from "./testing/visitor.ts";

const only = (visit: Visitor) => {
  const all = [...visit.host.conversations.written().values()].flat();
  expect(all).toHaveLength(1);
  return all[0];
};

describe("the form", () => {
  it("[WF4] says before the first question how to leave, what stays private, how soon an answer comes", async () => {
    const visit = visitor(undefined, { callNumber: "1-800-555-0100", emergencyNumber: "112" });
    const start = readable(await visit.open());
    for (const words of [
      "takes you to www.wikipedia.org at once",
      "press the Shift key 3 times",
      "does not erase your history",
      "How to clear your history",
      "spyware",
      "shared phone",
      "Call 112",
      "1-800-555-0100",
    ])
      expect(start).toContain(words);
    const promise = readable(await visit.press("to-promise"));
    for (const words of [
      "only if you say yes",
      "hurt themselves or another person",
      "under 18 is abused, neglected or trafficked",
      "a life is in danger",
      "under 18 is in danger, we make a report",
      "within 4 hours",
      "call 112",
    ])
      expect(promise).toContain(words);
    expect(await visit.press("to-danger")).toContain("Step 1 of 5");
  });

  it("[WF4] promises what the configuration says, in hours or in minutes", async () => {
    const promiseOf = async (answerWithinMinutes: string) => {
      const visit = visitor(undefined, { answerWithinMinutes });
      await visit.open();
      return readable(await visit.press("to-promise"));
    };
    expect(await promiseOf("60")).toContain("within 1 hour.");
    expect(await promiseOf("120")).toContain("within 2 hours.");
    expect(await promiseOf("45")).toContain("within 45 minutes.");
  });

  it("[WF7] asks one question a step and stores every answer as it was given", async () => {
    const visit = visitor();
    await visit.open();
    await visit.press("to-promise");
    await visit.press("to-danger");
    await visit.press("next", { danger: "yes" });
    expect(readable(visit.page())).toContain("If you can, call 911 now.");
    await visit.press("next", { words: "\n\nThey keep my papers.\nPlease help." });
    await visit.press("next", { way: ["text", "email"] });
    await visit.press("next", { address: " 555-0142 ", times: "after nine", leave: "1" });
    const review = readable(visit.page());
    for (const words of [
      "They keep my papers. Please help.",
      "Text message, Email",
      "555-0142",
      "after nine",
    ])
      expect(review).toContain(words);
    expect(visit.host.conversations.written().size).toBe(0);
    await visit.press("send");
    expect(only(visit)).toMatchObject({
      text: "\n\nThey keep my papers.\nPlease help.",
      danger: true,
      language: "en",
      reach: {
        ways: ["text", "email"],
        address: "555-0142",
        safeTimes: "after nine",
        mayLeaveMessage: true,
        language: "en",
      },
    });
    expect([...visit.host.conversations.written().keys()]).toEqual([shownCode(visit.page())]);
  });

  it("[WF7] every question but one can be skipped, and silence stays silence", async () => {
    const visit = visitor();
    await toReview(visit, "Hello");
    expect(readable(visit.page())).toContain("Not answered");
    await visit.press("send");
    expect(only(visit)).toMatchObject({ text: "Hello", danger: false, reach: null });
  });

  it("[WF7] whoever cannot write says so with one press", async () => {
    const visit = visitor();
    await toWords(visit, "es");
    await visit.press("next", { mute: "1" });
    await visit.press("next");
    await visit.press("send");
    expect(only(visit)).toMatchObject({ text: "No puedo escribir ahora", language: "es" });
  });

  it("[WF7] 'do not contact me' asks for no number, and sends none that was typed before", async () => {
    const visit = visitor();
    await toWords(visit);
    await visit.press("next", { words: "Hello" });
    await visit.press("next", { way: "call" });
    await visit.press("next", { address: "555-0142", leave: "1" });
    await visit.press("to-ways");
    await visit.press("next", { way: "", none: "1" });
    expect(visit.page()).toContain("Step 5 of 5");
    expect(readable(visit.page())).not.toContain("555-0142");
    await visit.press("send");
    expect(only(visit)?.reach).toEqual({
      ways: [],
      address: null,
      safeTimes: null,
      mayLeaveMessage: false,
      language: "en",
    });
  });

  it("[WF7] a way without a number is said plainly, not refused", async () => {
    const visit = visitor();
    await toWords(visit);
    await visit.press("next", { words: "Hello" });
    await visit.press("next", { way: "call" });
    const review = readable(await visit.press("next"));
    expect(review).toContain("we cannot contact you");
    await visit.press("send");
    expect(only(visit)?.reach).toMatchObject({ ways: ["call"], address: null, mayLeaveMessage: false });
  });

  it("[WF7] an error stands on top, links to its field, and the field says it too", async () => {
    const visit = visitor();
    await toWords(visit);
    const page = await visit.press("next", { words: "  \n " });
    expect(visit.status()).toBe(422);
    expect(page).toMatch(/<section class="danger" role="alert"[^>]*autofocus[\s\S]*<a href="#words">/);
    expect(page.indexOf('href="#words"')).toBeLessThan(page.indexOf("<h1"));
    expect(page).toMatch(
      /<textarea id="words"[^>]*aria-describedby="words-wrong words-hint" aria-invalid="true"/,
    );
    expect(page).toContain('id="words-wrong"');
    expect(page.match(/ autofocus/g)).toHaveLength(1);
  });

  it("[WF7] contradicting ways are asked about, and the choice comes back as made", async () => {
    const visit = visitor();
    await toWords(visit);
    await visit.press("next", { words: "Hello" });
    const page = await visit.press("next", { way: "email", none: "1" });
    expect(visit.status()).toBe(422);
    expect(page).toMatch(/value="email"\s+checked/);
    expect(page).toMatch(/name="none"\s+value="1"\s+checked/);
  });

  it("[WF2] back, change, mend and another language lose nothing that was typed", async () => {
    const visit = visitor();
    const words = `Ünïcödé 🫂\n  "quoted" & <b>bold</b> 'n' more\n`;
    await toWords(visit);
    await visit.press("say-fr", { words });
    expect(visit.page()).toContain('<html lang="fr"');
    await visit.press("next");
    await visit.press("next", { way: "text" });
    await visit.press("next", { address: "x".repeat(321), times: "le soir" });
    expect(visit.status()).toBe(422);
    expect(visit.page()).toContain("x".repeat(321));
    await visit.press("to-ways", { address: "555-0142" });
    await visit.press("to-words");
    await visit.press("to-danger");
    await visit.press("to-promise");
    await visit.press("to-start");
    await visit.press("to-promise");
    await visit.press("to-danger");
    for (let step = 0; step < 4; step += 1) await visit.press("next");
    await visit.press("send");
    expect(only(visit)).toMatchObject({
      text: words,
      language: "fr",
      reach: { ways: ["text"], address: "555-0142", safeTimes: "le soir" },
    });
  });

  it("[WF7] words that are too long are asked to be shorter, and come back whole", async () => {
    const visit = visitor();
    await toWords(visit);
    const words = "é".repeat(20_001);
    await visit.press("next", { words });
    expect(visit.status()).toBe(422);
    expect(visit.page()).toContain(words);
    await visit.press("next", { words: words.slice(1) });
    expect(visit.page()).toContain("Step 3 of 5");
    await visit.press("next");
    await visit.press("send");
    expect(only(visit)?.text).toBe(words.slice(1));
  });

  it("[WF7] what the page would refuse is refused at the end too, at its own step", async () => {
    const visit = visitor();
    await visit.post(new URLSearchParams({ at: "review", go: "send", lang: "en", words: " " }).toString());
    expect(visit.status()).toBe(422);
    expect(visit.page()).toContain("Step 2 of 5");
    expect(visit.host.conversations.written().size).toBe(0);
  });
});
