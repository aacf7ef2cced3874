import { testHost, type TestHost } from "@holdfast/channel-kit/conformance";
import channel from "../index.ts";
import { WebformConfig } from "../config.ts";

/** What a page's form would send: names with their values, in order. */
type FormData = [name: string, value: string][];

/** Somebody with a browser that runs no script: reads the form that a page holds, fills it in, presses a button. */
export interface Visitor {
  readonly host: TestHost;
  readonly page: () => string;
  readonly status: () => number;
  readonly headers: () => Headers;
  readonly open: (language?: string) => Promise<string>;
  /** Presses the button `go`, with some fields filled in first. An array checks several boxes; `""` empties a field. */
  readonly press: (
    go: string,
    fill?: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<string>;
  /** Sends the last form once more, as a second press of the same button does. */
  readonly pressAgain: () => Promise<string>;
  readonly post: (body: NonNullable<RequestInit["body"]>, type?: string) => Promise<string>;
  readonly ask: (request: Request) => Promise<string>;
}

/** A visitor of pages that start from nothing; `host` lets two of them meet the same team. */
export function visitor(host: TestHost = testHost(), config: Readonly<Record<string, string>> = {}): Visitor {
  const intake = channel.connect(WebformConfig.parse(config), host).intake[0];
  if (intake.kind !== "pages") throw new Error("the channel has no pages");
  let page = "";
  let answer = new Response();
  let last: FormData = [];
  const ask = async (request: Request): Promise<string> => {
    answer = await intake.app.fetch(request);
    page = await answer.text();
    return page;
  };
  const post = (
    body: NonNullable<RequestInit["body"]>,
    type = "application/x-www-form-urlencoded",
  ): Promise<string> =>
    ask(new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } }));
  const send = (): Promise<string> => post(new URLSearchParams(last).toString());
  return {
    host,
    page: () => page,
    status: () => answer.status,
    headers: () => answer.headers,
    open: (language = "en") =>
      ask(new Request("http://localhost/", { headers: { "accept-language": language } })),
    press: async (go, fill = {}) => {
      if (!new RegExp(`name="go"\\s+value="${go}"`).test(page)) throw new Error(`there is no button ${go}`);
      const kept = formOf(page).filter(([name]) => !(name in fill));
      const filled = Object.entries(fill).flatMap(([name, value]) => {
        if (!page.includes(`name="${name}"`)) throw new Error(`there is no field ${name}`);
        return [value]
          .flat()
          .filter((one) => one !== "")
          .map((one): [string, string] => [name, one]);
      });
      // Browsers send every line break of a form as CR LF.
      last = [...kept, ...filled, ["go", go] as [string, string]].map(([name, value]) => [
        name,
        value.replaceAll(/\r?\n/g, "\r\n"),
      ]);
      return send();
    },
    pressAgain: send,
    post,
    ask,
  };
}

/** The text of a page as somebody reads it: no markup, no scripts, entities read. */
export function readable(page: string): string {
  const body = page.slice(page.indexOf("<main"));
  return plain(body.replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");
}

function formOf(page: string): FormData {
  const fields: FormData = [];
  for (const [tag] of page.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    const box = /type="(?:radio|checkbox)"/.test(tag);
    if (name !== null && (!box || /\schecked[\s/>]/.test(tag)))
      fields.push([name, attribute(tag, "value") ?? ""]);
  }
  for (const [tag, words = ""] of page.matchAll(/<textarea\b[^>]*>([^<]*)<\/textarea>/g))
    // The parser drops one leading line break.
    fields.push([attribute(tag, "name") ?? "", plain(words.replace(/^\n/, ""))]);
  return fields;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : plain(found);
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
