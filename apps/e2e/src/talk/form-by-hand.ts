import { askInTime } from "./ask-in-time.ts";

/** A form that was filled and not sent yet. It carries its return code, which makes sending it twice store once. */
export type FilledForm = Readonly<Record<string, string>>;

/** Fills the form with these words, and more answers, as a browser without JavaScript would, up to its last page. */
export async function fillForm(url: URL, words: string, more: FilledForm = {}): Promise<FilledForm> {
  // Long enough ago that nobody would take it for a machine's.
  const filled = { lang: "en", born: String(Date.now() - 60_000), words, ...more };
  const review = await post(url, { ...filled, at: "details", go: "next" });
  const code = /name="code" value="([^"]+)"/.exec(await review.text())?.[1];
  if (code === undefined) throw new Error(`The form gave no code: ${review.status}.`);
  return { ...filled, code, at: "review", go: "send" };
}

/** Sends it; whether the page says that the team has it. */
export async function sendForm(url: URL, form: FilledForm): Promise<boolean> {
  const sent = await post(url, form);
  return sent.ok && (await sent.text()).includes("We have it");
}

function post(url: URL, fields: Record<string, string>): Promise<Response> {
  return askInTime(new URL("/reach", url), { method: "POST", body: new URLSearchParams(fields) });
}
