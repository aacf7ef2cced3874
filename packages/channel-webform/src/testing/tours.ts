import { readReturnCode, type ReturnCode } from "../return-code/return-code.ts";
import { readable, visitor, type Visitor } from "./visitor.ts";

/** Goes to the question about their words, past everything that comes before. */
export async function toWords(visit: Visitor, language = "en"): Promise<string> {
  await visit.open(language);
  await visit.press("to-promise");
  await visit.press("to-danger");
  return visit.press("next");
}

/** Goes to the page that sends, having written `words` and skipped the rest. */
export async function toReview(visit: Visitor, words: string): Promise<string> {
  await toWords(visit);
  await visit.press("next", { words });
  return visit.press("next");
}

/** Writes and sends; the code that the last page shows. */
export async function sendWords(visit: Visitor, words: string): Promise<ReturnCode> {
  await toReview(visit, words);
  await visit.press("send");
  return shownCode(visit.page());
}

/** The code on a page; throws when there is none. */
export function shownCode(page: string): ReturnCode {
  const code = readReturnCode(/<p class="code"[^>]*>([^<]+)</.exec(page)?.[1] ?? "");
  if (code === null) throw new Error(`no code on: ${readable(page)}`);
  return code;
}

/** Comes back with a code. */
export async function comeBack(visit: Visitor, code: string): Promise<string> {
  await visit.open();
  await visit.press("to-return");
  return visit.press("open", { entered: code });
}

/** Every page there is in one language, by name. */
export async function everyPage(language: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const visit = visitor(undefined, { callNumber: "1-800-555-0100", textNumber: "555-0101" });
  const keep = async (name: string, page: Promise<string>): Promise<void> => {
    pages.set(name, await page);
  };
  await keep("start", visit.open(language));
  await keep("promise", visit.press("to-promise"));
  await keep("danger", visit.press("to-danger"));
  await keep("words", visit.press("next", { danger: "yes" }));
  await keep("words with a problem", visit.press("next"));
  await keep("ways", visit.press("next", { words: "My words." }));
  await keep("ways with a problem", visit.press("next", { way: ["text", "email"], none: "1" }));
  await keep("details", visit.press("next", { none: "" }));
  await keep(
    "details with problems",
    visit.press("next", { address: "5".repeat(400), times: "n".repeat(600) }),
  );
  await keep("review", visit.press("next", { address: "", times: "At night", leave: "1" }));
  await keep("sent", visit.press("send"));
  const code = shownCode(visit.page());
  visit.host.conversations.answer(code, "Our answer.");
  await visit.open(language);
  await keep("return", visit.press("to-return"));
  await keep("return with a problem", visit.press("open", { entered: "nonsense" }));
  await keep("opened", visit.press("open", { entered: code }));
  await keep("opened with a problem", visit.press("more"));
  await keep("added", visit.press("more", { more: "More words." }));
  await keep("earlier", visit.press("earlier"));
  await keep("delete", visit.press("to-delete"));
  await keep("delete with a problem", visit.press("choose"));
  await keep("erase", visit.press("choose", { what: "everything" }));
  await keep("erased", visit.press("erase"));
  await keep("refused", visit.post("at=nowhere&lang=" + language));
  return pages;
}
