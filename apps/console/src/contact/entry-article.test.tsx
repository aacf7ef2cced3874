import { beforeAll, describe, expect, it } from "vitest";
import { marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import type { EntryData } from "./contact-documents.ts";
import { said } from "./entry.fixture.ts";
import { EntryArticle } from "./entry-article.tsx";

const at = new Date(2026, 10, 25, 14, 2).getTime();
const entry = (facts: Partial<EntryData>): EntryData => said({ at, ...facts });

function article(facts: Partial<EntryData>): {
  readonly name: string;
  readonly text: string;
  readonly look: string;
} {
  const { page, remove } = draw(<EntryArticle medium="text" entry={entry(facts)} />);
  const element = page.querySelector("article");
  const label = page.querySelector(`#${element?.getAttribute("aria-labelledby") ?? ""}`);
  const result = { name: label?.textContent ?? "", text: page.textContent, look: element?.className ?? "" };
  remove();
  return result;
}
beforeAll(() => speak("en"));

describe("what was said", () => {
  it("is named by who and when; they are Them", () => {
    expect(article({}).name).toBe("Them14:02");
  });

  it("in a call is the caller's, whom nobody calls a writer, and says that they called", () => {
    const { page, remove } = draw(<EntryArticle medium="voice" entry={entry({ text: "" })} />);
    expect(page.textContent).toBe("Caller14:02A call came in.");
    remove();
  });

  it("says so where it was a word that opts out and nothing else, and where it took that back", () => {
    expect(article({ text: "STOP", optOutWord: "stop_word" }).text).toMatch(/could be danger\..*STOP/i);
    expect(article({ text: "START", optOutWord: "start_word" }).text).toContain("takes opting out back");
    expect(article({ text: "HELP" }).text).not.toContain("opt");
  });

  it("by us says what became of it, also when nobody knows", () => {
    const ours = { kind: "outbound", author: marta } as const;
    expect(article({ ...ours, sendState: "delivered" }).name).toBe("Marta14:02Delivered");
    expect(article({ ...ours, sendState: "unknown" }).name).toBe("Marta14:02Not known whether sent");
  });

  it("by us says why it was not sent, and nothing of the kind while nobody knows whether it was", () => {
    const ours = { kind: "outbound", author: marta, text: "words" } as const;
    expect(article({ ...ours, sendState: "failed", failure: "too_late" }).text).toContain("was not sent");
    const unknown = article({ ...ours, sendState: "unknown", failure: "lease_lost" });
    expect(unknown.name).toBe("Marta14:02Not known whether sent");
    expect(unknown.text).toContain("It is not sent again by itself.");
    expect(unknown.text).not.toContain("was not sent");
  });

  it("to the team says so in words and differs by more than its colour", () => {
    const note = article({ kind: "note", author: marta });
    expect(note.name).toBe("Note to teamMarta14:02");
    expect(note.look).toContain("border-dashed");
    expect(article({ kind: "outbound", author: marta, sendState: "sent" }).look).not.toContain(
      "border-dashed",
    );
  });

  it("and deleted shows that it was, and not what", () => {
    expect(article({ text: null }).text).toBe("Them14:02They deleted this message, or its time was over");
    const ours = { kind: "outbound", author: marta, sendState: "sent" } as const;
    expect(article({ ...ours, text: null }).text).toContain("Its time was over: it is forgotten");
    expect(article({ text: null, damaged: true }).text).toContain("cannot be shown");
  });

  it("and could not be read is marked", () => {
    expect(article({ unreadable: true }).text).toContain("Unreadable");
  });

  it("shows words as words, whatever they look like", () => {
    const { page, remove } = draw(
      <EntryArticle medium="text" entry={entry({ text: "<img src=x onerror=alert(1)>\nsecond line" })} />,
    );
    expect(page.querySelector("img")).toBeNull();
    expect(page.textContent).toContain("<img src=x onerror=alert(1)>\nsecond line");
    remove();
  });
});
