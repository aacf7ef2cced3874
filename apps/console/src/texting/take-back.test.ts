import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, writeDraft } from "../contact/drafts.ts";
import { pendingReply } from "../contact/pending.fixture.ts";
import { pending } from "../contact/pending.ts";
import { speak } from "../text/language.ts";
import { notTakenBack, takeBack } from "./take-back.ts";

const { contact } = pendingReply("a");
const two = pendingReply("b", { after: "a", text: "Two. ", place: { nth: 2, of: 3 } });
const three = pendingReply("c", { after: "b", text: "Three.", place: { nth: 3, of: 3 } });
const draft = (): string => draftOf(drafts.get(), contact, "reply");
const type = (text: string): void => drafts.update((all) => writeDraft(all, contact, "reply", text));
const gateway = (taken: object): ReturnType<typeof stubGateway> =>
  stubGateway(() => ({ json: { data: { taken } } }));

beforeEach(() => {
  speak("en");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetAnnouncements();
  pending.set([]);
  drafts.set(new Map());
  notTakenBack.set(new Map());
});

describe("taking an answer back", () => {
  it("puts its words where they were written, as they were", async () => {
    const asked = gateway({ __typename: "AnswerTakenBack", version: 4, text: "  We are here \n" });
    expect(await takeBack(contact, "a", "shown")).toBe(true);
    expect(draft()).toBe("  We are here \n");
    expect(JSON.parse(asked[0]?.body ?? "{}")).toMatchObject({ variables: { messageId: "a" } });
  });

  it("puts them before what was typed meanwhile, of which no letter is lost", async () => {
    gateway({ __typename: "AnswerTakenBack", version: 4, text: "Come" });
    const done = takeBack(contact, "a", "Come");
    type("at noon");
    await done;
    expect(draft()).toBe("Come\nat noon");
  });

  it("uses the words on screen where the gateway can no longer read them", async () => {
    gateway({ __typename: "AnswerTakenBack", version: 4, text: null });
    await takeBack(contact, "a", "as shown");
    expect(draft()).toBe("as shown");
  });

  it("brings all that wait for it back with it, joined as they were", async () => {
    gateway({ __typename: "AnswerTakenBack", version: 4, text: "One. " });
    pending.set([two, three]);
    type("more");
    await takeBack(contact, "a", "One. ");
    expect(draft()).toBe("One. Two. Three.\nmore");
    expect(pending.get()).toEqual([]);
  });

  it("of one that waits asks nobody, and brings back it and what follows", async () => {
    const asked = gateway({});
    pending.set([pendingReply("a"), two, three]);
    expect(await takeBack(contact, "b", two.text)).toBe(true);
    expect(draft()).toBe("Two. Three.");
    expect(pending.get().map(({ id }) => id)).toEqual(["a"]);
    expect(asked).toEqual([]);
  });

  it("of one on its way waits for the gateway, and so does what follows", async () => {
    const asked = gateway({});
    pending.set([pendingReply("a"), two]);
    expect(await takeBack(contact, "a", "words a")).toBe(false);
    expect(pending.get()).toMatchObject([{ id: "a", isWantedBack: true }, { id: "b" }]);
    expect(draft()).toBe("");
    expect(asked).toEqual([]);
  });

  it("of one that the gateway refused needs nobody's leave; one of which nobody can tell stays", async () => {
    const asked = gateway({});
    const refusal = { words: "no", isCertain: true };
    pending.set([pendingReply("a", { text: "One. ", refusal }), two]);
    expect(await takeBack(contact, "a", "One. ")).toBe(true);
    expect([draft(), pending.get()]).toEqual(["One. Two. ", []]);
    drafts.set(new Map());
    pending.set([pendingReply("a", { refusal: { ...refusal, isCertain: false } }), two]);
    expect(await takeBack(contact, "a", "One. ")).toBe(false);
    expect(draft()).toBe("Two. ");
    expect(pending.get()).toMatchObject([{ id: "a", isWantedBack: false }]);
    expect(asked).toEqual([]);
  });

  it.each([
    [{ __typename: "TooLateToTakeBack", sendState: "sent", failure: null }, "Too late, it has left."],
    [{ __typename: "TooLateToTakeBack", sendState: "queued", failure: null }, "Too late, it is leaving."],
    [{ __typename: "NotHolder", holder: null }, "Only who wrote it can take it back."],
  ])("says why it is too late: %o", async (taken, words) => {
    gateway({ version: 4, ...taken });
    pending.set([two]);
    expect(await takeBack(contact, "a", "One. ")).toBe(false);
    expect(notTakenBack.get().get("a")).toBe(words);
    // What has not left comes back all the same.
    expect(draft()).toBe("Two. ");
    await expect.poll(() => document.querySelector("#polite")?.textContent).toContain(words);
  });

  it("makes up no outcome when the answer is lost", async () => {
    stubGateway(() => "unreachable");
    expect(await takeBack(contact, "a", "One.")).toBe(false);
    expect(notTakenBack.get().get("a")).toContain("It is not known whether this was done.");
    expect(draft()).toBe("");
  });
});
