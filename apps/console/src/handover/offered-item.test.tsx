import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { drawn, items, nameOf, said, setUp, settle, stage, takeDown } from "./bar.fixture.tsx";
import { lookAtHandovers } from "./handovers.ts";
import { handoverData, MINUTE, OFFERED } from "./handover.fixture.ts";
import { takenOver } from "./taken-over.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

beforeEach(setUp);
afterEach(takeDown);

describe("[G572] what is offered to me", () => {
  it("[AL44] says who, which and how words travel; what goes with it is asked for on a press alone", async () => {
    stage.list = [handoverData()];
    stage.answers = {
      Handover: {
        handover: {
          handover: stage.list[0],
          words: { promises: "", nextStep: "Call the shelter." },
          say: "…",
        },
      },
    };
    const { page } = await drawn();
    expect(said()).toEqual(["polite: Marta offers you contact 7 (Text), since 21:40."]);
    expect(page.querySelector("[data-words]")).toBeNull();
    expect(stage.asked.some((one) => nameOf(one) === "Handover")).toBe(false);
    expect(buttonNames(page)).toEqual([
      "Read what goes with contact 7",
      "Accept contact 7",
      "Decline contact 7",
    ]);
    await press(page, "Read what goes with contact 7");
    await settle();
    expect(page.querySelector("[data-words]")?.textContent).toBe(
      "What they were promisedNothing.What comes nextCall the shelter.",
    );
    expect(button(page, "Read what goes with contact 7").getAttribute("aria-expanded")).toBe("true");
    await press(page, "Read what goes with contact 7");
    expect(page.querySelector("[data-words]")).toBeNull();
  });

  it.each([
    [{ handover: null }, "This is not there any more, or it is not yours to see."],
    [
      { handover: { handover: null, words: null, say: "…" } },
      "What goes with it is damaged, and cannot be read.",
    ],
  ])("says that it cannot be read: %j", async (answer, words) => {
    stage.list = [handoverData()];
    stage.answers = { Handover: answer };
    const { page } = await drawn();
    await press(page, "Read what goes with contact 7");
    await settle();
    expect(page.textContent).toContain(words);
  });

  it("waits for a quiet moment, says until when, and accepts then", async () => {
    stage.list = [handoverData()];
    stage.answers = {
      AcceptHandover: { done: { __typename: "HandoverWaits", until: OFFERED + 4 * MINUTE } },
    };
    const { page } = await drawn();
    await press(page, "Accept contact 7");
    await settle();
    expect(page.textContent).toContain("Accept again at 21:44, unless words go in between.");
    await settle(5 * MINUTE);
    expect(page.textContent).toContain("They have been quiet for a while: accept again now.");
    stage.answers = {
      AcceptHandover: {
        done: { __typename: "HandoverAccepted", contactId: uuid(107), isTold: true, decision: null },
      },
    };
    stage.list = [];
    await press(page, "Accept contact 7");
    await settle();
    expect(items(page, "taken-over")).toEqual([
      "Contact 7 is yours.They are told that somebody else goes on. Write after that.Open contact 7Put away",
    ]);
    expect(said().at(-1)).toBe(
      "polite: Contact 7 is yours. They are told that somebody else goes on. Write after that.",
    );
    await press(page, "Put away: contact 7 is yours");
    expect(page.textContent).toBe("");
  });

  it("shows on a call what to say first, in the words of the house", async () => {
    stage.list = [handoverData({ medium: "voice" })];
    stage.answers = {
      AcceptHandover: {
        done: {
          __typename: "HandoverAccepted",
          contactId: uuid(107),
          isTold: false,
          decision: null,
          say: "Hello, I go on from here.",
        },
      },
    };
    const { page } = await drawn();
    button(page, "Accept contact 7").focus();
    stage.list = [];
    await press(page, "Accept contact 7");
    await settle();
    // The button is gone: the way to the contact is what comes next.
    expect(document.activeElement?.textContent).toBe("Open contact 7");
    expect(page.querySelector("[data-say]")?.textContent).toBe("Hello, I go on from here.");
    expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${uuid(107)}`);
  });

  it("stays with its button until its acceptance is answered, though it is in no list any more", async () => {
    stage.list = [handoverData()];
    stage.answers = {
      AcceptHandover: {
        done: {
          __typename: "HandoverAccepted",
          contactId: uuid(107),
          isTold: true,
          decision: null,
          say: "…",
        },
      },
    };
    const { page } = await drawn();
    const answered = Promise.withResolvers<undefined>();
    const fetched = globalThis.fetch;
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      if (typeof init.body === "string" && init.body.includes("AcceptHandover")) await answered.promise;
      return fetched(url, init);
    });
    button(page, "Accept contact 7").focus();
    await press(page, "Accept contact 7");
    stage.list = [];
    await act(async () => lookAtHandovers());
    expect(items(page, "offered")).toHaveLength(1);
    expect(document.activeElement).toBe(button(page, "Accept contact 7"));
    answered.resolve(undefined);
    await settle();
    expect(items(page, "offered")).toEqual([]);
    expect(document.activeElement?.textContent).toBe("Open contact 7");
  });

  it("offers to accept again where nobody was told and nobody knows why", async () => {
    stage.list = [handoverData()];
    const done = { __typename: "HandoverAccepted", contactId: uuid(107), decision: null };
    stage.answers = { AcceptHandover: { done: { ...done, isTold: false } } };
    const { page } = await drawn();
    stage.list = [];
    await press(page, "Accept contact 7");
    await settle();
    expect(page.textContent).toContain("they are not told that somebody else goes on.");
    stage.answers = { AcceptHandover: { done: { ...done, isTold: true } } };
    await press(page, "Accept contact 7 again");
    await settle();
    expect(items(page, "taken-over")[0]).toContain("They are told that somebody else goes on.");
    expect(buttonNames(page)).toEqual(["Put away: contact 7 is yours"]);
  });

  it("is declined, and stays with whoever has it", async () => {
    stage.list = [handoverData()];
    stage.answers = { DeclineHandover: { done: { __typename: "HandoverEnded" } } };
    const { page } = await drawn();
    stage.list = [];
    await press(page, "Decline contact 7");
    await settle();
    expect(said().at(-1)).toBe("polite: You declined contact 7. It stays with Marta.");
    expect(page.textContent).toBe("");
  });

  it.each([
    ["HandoverNotYours", "This is not yours to accept any more"],
    ["NotFound", "This is not there any more, or it is not yours to see."],
  ])("was faster than I: %s", async (__typename, words) => {
    stage.list = [handoverData()];
    stage.answers = { AcceptHandover: { done: { __typename } } };
    const { page } = await drawn();
    await press(page, "Accept contact 7");
    await settle();
    expect(page.textContent).toContain(words);
    expect(takenOver.get()).toEqual([]);
  });
});
