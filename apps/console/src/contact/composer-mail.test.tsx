import { Capability } from "@holdfast/access-policy";
import { UserId, type AnswerSubject } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { channels } from "./channels.ts";
import { composerKind } from "./composer-kind.ts";
import { Composer } from "./composer.tsx";
import { drafts } from "./draft-store.ts";
import { writeDraft } from "./drafts.ts";
import { mergeEntries } from "./entries.ts";
import { said } from "./entry.fixture.ts";
import { openContact } from "./open-contact.ts";

const byMail = queueRow(1, { medium: "email", status: "claimed", holder: dana, heldSince: 0 });
const byText = queueRow(1, { medium: "text", status: "claimed", holder: dana, heldSince: 0 });

beforeEach(() => {
  speak("en");
  const capabilities = new Set(Capability.options);
  const me = {
    id: UserId.parse(dana.id),
    name: "Dana",
    role: "advocate",
    capabilities,
    wantsSecondFactor: false,
    secondFactorBy: null,
  } as const;
  session.set({ kind: "signed_in", me, isNew: false });
  drafts.set(writeDraft(new Map(), byMail.id, "reply", "á long answer ".repeat(30)));
});
afterEach(() => {
  drafts.set(new Map());
  composerKind.set(new Map());
  channels.set([]);
  openContact.set({ kind: "none" });
});

/** Opens the contact, whose last mail has this subject, on a channel that answers by this rule. */
function opened(subject: string | null, answerSubject: AnswerSubject | null): void {
  channels.set(
    answerSubject === null
      ? []
      : [{ id: byMail.channel, title: "Email", maxLength: null, fetched: false, answerSubject }],
  );
  const entries = mergeEntries(new Map(), [said({ subject })]);
  const contact = { row: byMail, drafts: [] } as never;
  openContact.set({ kind: "ready", id: byMail.id, contact, entries, isStale: false });
}

describe("an answer by mail", () => {
  it("is not counted in texts, says how it leaves, and when it is read", () => {
    const { page, again, remove } = draw(<Composer row={byMail} isLoaded safe={null} />);
    expect(page.querySelector("#composer-state")?.textContent?.trim()).toBe(
      "They read it when they look at their mail.",
    );
    expect(page.textContent).toContain("Leaves as plain text. Nothing of their mail is quoted.");
    expect(page.textContent).not.toMatch(/\d texts?\b/);
    again(<Composer row={byText} isLoaded safe={null} />);
    expect(page.textContent).toMatch(/\d texts\b/);
    expect(page.textContent).not.toContain("mail");
    remove();
  });

  it.each<[string | null, AnswerSubject | null, string]>([
    [
      "AW: About Tuesday",
      "conversation",
      "Subject on their screen: Re: About Tuesday (whoever looks at their screen can read it)",
    ],
    ["About Tuesday", "neutral", "Subject on their screen: Re: (it says nothing of what you write about)"],
    [null, "conversation", "Subject on their screen: Re: (it says nothing of what you write about)"],
    [null, "neutral", "Subject on their screen: Re: (it says nothing of what you write about)"],
    ["About Tuesday", null, "Subject, unless your settings keep it neutral: Re: About Tuesday"],
  ])("[CH39] to %j, by the rule %j, says what stands on their screen", (subject, rule, words) => {
    opened(subject, rule);
    const { page, remove } = draw(<Composer row={byMail} isLoaded safe={null} />);
    const line = [...page.querySelectorAll("p")].find(({ textContent }) =>
      textContent?.startsWith("Subject"),
    );
    expect(line?.textContent).toBe(words);
    remove();
  });

  it("[CH39] says nothing of a subject while neither it nor the rule is known", () => {
    opened(null, null);
    const { page, remove } = draw(<Composer row={byMail} isLoaded safe={null} />);
    expect(page.textContent).not.toContain("Subject");
    remove();
  });

  it("is no note: what the team alone reads goes by no mail", () => {
    const { page, remove } = draw(<Composer row={byMail} isLoaded safe={null} />);
    act(() => page.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click());
    expect(page.textContent).not.toContain("plain text");
    expect(page.querySelector("#composer-state")?.textContent).not.toContain("their mail");
    remove();
  });
});
