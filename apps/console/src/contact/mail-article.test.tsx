import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Capability } from "@holdfast/access-policy";
import { UserId } from "@holdfast/case-schema";
import { file } from "../mail/entry-mail.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { openContact } from "./open-contact.ts";
import { openWith, picture, MESSAGE } from "../pictures/picture.fixture.ts";
import { decision, safeContact } from "../reach/safe-contact.fixture.ts";
import { speak } from "../text/language.ts";
import { said } from "./entry.fixture.ts";
import { EntryArticle } from "./entry-article.tsx";

function seat(without: readonly Capability[] = []): void {
  const capabilities = new Set(Capability.options.filter((each) => !without.includes(each)));
  const me = {
    id: UserId.parse(dana.id),
    name: "Dana",
    role: "advocate",
    capabilities,
    wantsSecondFactor: false,
    secondFactorBy: null,
  } as const;
  session.set({ kind: "signed_in", me, isNew: false });
}
beforeEach(() => {
  speak("en");
  seat();
});
afterEach(() => act(() => openContact.set({ kind: "none" })));

const drawn = (facts: Parameters<typeof said>[0]) =>
  draw(<EntryArticle medium="email" entry={said({ id: MESSAGE, at: Date.UTC(2026, 10, 25), ...facts })} />);

describe("a mail in the conversation", () => {
  it("has its subject above its words", () => {
    const { page, remove } = drawn({ subject: "About Tuesday", text: "Can we talk?" });
    expect(page.textContent).toMatch(/Them.*Subject: About TuesdayCan we talk\?$/);
    remove();
  });

  it("from another address is not called theirs, and says whose it may be before its words", () => {
    const sender = { name: "Heron", maskedAddress: "h••••@••••", isOther: true };
    const { page, remove } = drawn({ subject: "Tuesday", text: "Call me", sender });
    expect(page.textContent).toMatch(/^Another sender.*From:Heronh••••@••••.*Not this contact’s.*Call me$/);
    expect(page.textContent).not.toContain("Them");
    remove();
    const same = drawn({ text: "Call me", sender: { ...sender, isOther: false } });
    expect(same.page.textContent).toMatch(/^Them.*From:Heron.*Call me$/);
    same.remove();
  });

  it("that others were sent too says so before its words", () => {
    const others = [{ name: null, maskedAddress: "c••••@••••" }];
    const addressees = { us: "to", others, count: 1, hasMore: false } as const;
    const { page, remove } = drawn({ text: "Call me", addressees: { ...addressees, others } });
    expect(page.textContent).toMatch(/1 other can read this mail.*Call me$/);
    expect(page.textContent).not.toContain("c••••");
    remove();
  });

  it("that a machine wrote is nobody's: it is named so and folded", () => {
    const { page, remove } = drawn({ automatic: "auto_reply", text: "I am away" });
    expect(page.textContent).toMatch(/^A machine/);
    expect(page.textContent).not.toContain("I am away");
    expect(page.textContent).not.toContain("Them");
    remove();
  });

  it("and could not be read says so, and gives the original to whoever may have it", () => {
    const facts = { unreadable: true, text: "", files: [file({ role: "source" })] };
    const { page, remove } = drawn(facts);
    expect(page.textContent).toContain("This mail could not be read here.");
    expect(page.querySelector("button")?.textContent).toBe("Download the mail as it came…");
    remove();
    seat(["source.download"]);
    const other = drawn(facts);
    expect(other.page.textContent).toContain("ask a shift lead");
    expect(other.page.querySelector("button")).toBeNull();
    other.remove();
  });

  it.each<[string, Parameters<typeof said>[0]]>([
    ["could not be read", { unreadable: true, text: "" }],
    ["was read in part", { partly: ["damaged"] }],
  ])("[G555] and %s is offered to nobody as it came while facts are withheld, and says why", (_how, of) => {
    openWith();
    const { page, remove } = drawn({ ...of, files: [file({ role: "source" })] });
    const offered = () => [...page.querySelectorAll("button")].map(({ textContent }) => textContent);
    expect(offered()).toContain("Download the mail as it came…");
    const hands = { ...decision().hands, withholds: ["facts" as const] };
    const marked = safeContact({ decision: decision({ hands }) });
    act(() =>
      openContact.update((now) =>
        now.kind === "ready" ? { ...now, contact: { ...now.contact, safeContact: marked } } : now,
      ),
    );
    expect(offered()).toEqual([]);
    expect(page.textContent).toContain("it is withheld while this may be the exploiter");
    expect(page.textContent).not.toContain("ask a shift lead");
    remove();
  });

  it("that the server does not hand out says where it lies, and offers no download of what is not here", () => {
    const { page, remove } = drawn({ unreadable: true, text: "", partly: ["withheld"] });
    expect(page.textContent).toContain("The mail server does not hand this mail out.");
    expect(page.textContent).toContain("whoever can open the mailbox should look there now");
    expect(page.textContent).not.toMatch(/damaged|could not be read|as it came/);
    remove();
  });

  it("shows each of its files once: pictures veiled, others by name", () => {
    openWith(picture({ id: "photo" }), picture({ id: "paper", state: "refused", refusal: "not_a_picture" }));
    const { page, remove } = drawn({
      files: [file({ id: "photo", name: "photo.jpg" }), file({ id: "paper", name: "lease.pdf" })],
    });
    expect(page.querySelectorAll("figure")).toHaveLength(1);
    expect([...page.querySelectorAll("bdi")].map(({ textContent }) => textContent)).toEqual(["lease.pdf"]);
    remove();
  });
});
