import { act } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { file, mail } from "./entry-mail.fixture.ts";
import type { EntryMail } from "./entry-mail.ts";
import { MailWords } from "./mail-words.tsx";
import { pathOfSource } from "./paths.ts";

beforeAll(() => speak("en"));

function drawn(facts: Partial<EntryMail>, mayDownload = true) {
  return draw(
    <MailWords
      messageId="one"
      mail={mail(facts)}
      files={(facts.files ?? []).filter(({ role }) => role !== "source")}
      pictures={null}
      source={{ path: pathOfSource(mail(facts)), mayDownload, isWithheld: false }}
      mayDownload={mayDownload}
    >
      <p>their words</p>
    </MailWords>,
  );
}

const button = (page: HTMLElement, name: string): HTMLButtonElement => {
  const found = [...page.querySelectorAll("button")].find(
    (each) => each.textContent === name || each.getAttribute("aria-label") === name,
  );
  if (found === undefined) throw new Error(`there is no button ${name}`);
  return found;
};
const press = (page: HTMLElement, name: string): void => act(() => button(page, name).click());

describe("a mail", () => {
  it("stands under its subject, in which nothing turns or hides", () => {
    const { page, remove } = drawn({ subject: "Hello \u202Egpj" });
    expect(page.textContent).toBe("Subject: Hello ⟨202E⟩gpjtheir words");
    remove();
  });

  it.each([null, ""])("without a subject says so: %j", (subject) => {
    const { page, remove } = drawn({ subject });
    expect(page.textContent).toBe("Without a subjecttheir words");
    remove();
  });

  it("that may be somebody else's says why and what to do, before its words", () => {
    const { page, remove } = drawn({ signs: ["name_looks_like_address", "spf_fail"] });
    const doubt = page.querySelector("ul")?.parentElement;
    expect(doubt?.textContent).toContain("It is not certain who wrote this");
    expect([...(doubt?.querySelectorAll("li") ?? [])].map(({ textContent }) => textContent)).toEqual([
      "The name looks like an address that is not the one it was sent from.",
      "It came from a server that may not send for this address (SPF).",
    ]);
    expect(doubt?.textContent).toContain("make sure who you write to");
    expect(page.textContent.indexOf("(SPF)")).toBeLessThan(page.textContent.indexOf("their words"));
    remove();
  });

  it("[EM38] that reports what it cannot prove says so before anybody asks, and why when they do", () => {
    const { page, remove } = drawn({ automatic: "report", signs: ["report_unproved"] });
    expect(page.textContent).toBe("A report about a mail that may be false: it changed nothing.Show");
    press(page, "Show");
    expect(page.textContent).toContain("does not prove that it ever saw a mail of ours");
    remove();
  });

  it("that a machine wrote is one line, and the rest when somebody asks", () => {
    const { page, remove } = drawn({ automatic: "auto_reply" });
    expect(page.textContent).toBe("An automatic answer, for example out of office.Show");
    expect(button(page, "Show").getAttribute("aria-expanded")).toBe("false");
    press(page, "Show");
    expect(page.textContent).toContain("their words");
    press(page, "Hide");
    expect(page.textContent).not.toContain("their words");
    remove();
  });
});

describe("a mail that is not shown whole", () => {
  const source = file({ role: "source", name: null, foundType: "message/rfc822" });

  it("says what is missing and gives the original to those who may", () => {
    const { page, remove } = drawn({ partly: ["too_long", "charset_unknown"], files: [source] });
    expect(page.textContent).toContain("It is too long to be shown whole.");
    expect(page.textContent).toContain("some may be wrong");
    expect(button(page, "Download the mail as it came…")).toBeTruthy();
    // The original is no file that they sent along.
    expect(page.querySelector("ul[aria-label='Files that came along']")).toBeNull();
    remove();
  });

  it("tells the others who may", () => {
    const { page, remove } = drawn({ partly: ["damaged"], files: [source] }, false);
    expect(page.textContent).toContain("You may not download it; ask a shift lead.");
    expect(page.querySelector("button")).toBeNull();
    remove();
  });

  it("and was not kept says so", () => {
    const { page, remove } = drawn({ partly: ["too_long"] });
    expect(page.textContent).toContain("too large to be kept");
    remove();
  });
});

describe("the formatted version", () => {
  const frame = (page: HTMLElement): HTMLIFrameElement | null => page.querySelector("iframe");

  it("is not there until somebody asks, and then in a frame that may do nothing", () => {
    const { page, remove } = drawn({ html: "<p>formatted <script>a()</script></p>" });
    expect(frame(page)).toBeNull();
    press(page, "Show as it was formatted");
    expect(frame(page)?.getAttribute("sandbox")).toBe("");
    expect(frame(page)?.title).toBe("The mail as it was formatted");
    const inside = frame(page)?.getAttribute("srcdoc") ?? "";
    expect(inside).toContain("default-src 'none'");
    expect(inside).toContain("<p>formatted </p>");
    press(page, "Hide the formatted version");
    expect(frame(page)).toBeNull();
    remove();
  });

  it("follows the theme of the page", async () => {
    const { page, remove } = drawn({ html: "<p>x</p>" });
    press(page, "Show as it was formatted");
    expect(frame(page)?.getAttribute("srcdoc")).toContain("color-scheme:light");
    await act(async () => {
      document.documentElement.dataset["theme"] = "dark";
      await expect.poll(() => frame(page)?.getAttribute("srcdoc")).toContain("color-scheme:dark");
    });
    delete document.documentElement.dataset["theme"];
    remove();
  });
});
