import { beforeEach, describe, expect, it, vi } from "vitest";
import { decision } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { MachineWords } from "./machine-words.tsx";

const WORDS = "Hola. No es nada urgente.";
const voicemail = { words: WORDS, language: "es", decision: decision() } as const;

beforeEach(() => seatDana());

describe("the words for a machine", () => {
  it("[G247] are not shown while it is not known that they may be left still, and can be asked for again", async () => {
    const askAgain = vi.fn<() => void>();
    const { page, again, remove } = draw(
      <MachineWords voicemail={voicemail} now={{ isCurrent: false, askAgain }} reach={null} />,
    );
    expect(page.textContent).not.toContain(WORDS);
    expect(page.textContent).toContain("say nothing until then");
    await press(page, "Retry");
    expect(askAgain).toHaveBeenCalledOnce();
    again(<MachineWords voicemail={voicemail} now={{ isCurrent: true, askAgain }} reach={null} />);
    expect(page.querySelector("blockquote")?.textContent).toBe(WORDS);
    remove();
  });

  it("[OW5] say in which language they are, to whoever sees them and to whoever hears the screen", () => {
    const now = { isCurrent: true, askAgain: () => undefined };
    const { page, remove } = draw(<MachineWords voicemail={voicemail} now={now} reach={null} />);
    expect(page.textContent).toContain("Spanish");
    expect(page.querySelector("blockquote")?.lang).toBe("es");
    remove();
  });
});
