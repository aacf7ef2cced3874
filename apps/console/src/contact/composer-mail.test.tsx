import { Capability } from "@holdfast/access-policy";
import { UserId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { composerKind } from "./composer-kind.ts";
import { Composer } from "./composer.tsx";
import { drafts } from "./draft-store.ts";
import { writeDraft } from "./drafts.ts";

const byMail = queueRow(1, { medium: "email", status: "claimed", holder: dana, heldSince: 0 });
const byText = queueRow(1, { medium: "text", status: "claimed", holder: dana, heldSince: 0 });

beforeEach(() => {
  speak("en");
  const capabilities = new Set(Capability.options);
  const me = { id: UserId.parse(dana.id), name: "Dana", role: "advocate", capabilities } as const;
  session.set({ kind: "signed_in", me, isNew: false });
  drafts.set(writeDraft(new Map(), byMail.id, "reply", "á long answer ".repeat(30)));
});
afterEach(() => {
  drafts.set(new Map());
  composerKind.set(new Map());
});

describe("an answer by mail", () => {
  it("is not counted in texts, says how it leaves, and when it is read", () => {
    const { page, again, remove } = draw(<Composer row={byMail} isLoaded optedOut={null} />);
    expect(page.querySelector("#composer-state")?.textContent?.trim()).toBe(
      "They read it when they look at their mail.",
    );
    expect(page.textContent).toContain("Leaves as plain text. Nothing of their mail is quoted.");
    expect(page.textContent).not.toMatch(/\d texts?\b/);
    again(<Composer row={byText} isLoaded optedOut={null} />);
    expect(page.textContent).toMatch(/\d texts\b/);
    expect(page.textContent).not.toContain("mail");
    remove();
  });

  it("is no note: what the team alone reads goes by no mail", () => {
    const { page, remove } = draw(<Composer row={byMail} isLoaded optedOut={null} />);
    act(() => page.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click());
    expect(page.textContent).not.toContain("plain text");
    expect(page.querySelector("#composer-state")?.textContent).not.toContain("their mail");
    remove();
  });
});
