import { serveAccount, type Account } from "./account.ts";
import { errorAnswer } from "./misbehaviour.ts";
import { mediaJson, messageJson, messagePath, type StoredMessage } from "./stored-message.ts";

/** What the API works on. */
export interface Shelf {
  readonly accountSid: string;
  readonly authToken: string;
  readonly messages: Map<string, StoredMessage>;
  readonly optedOut: ReadonlySet<string>;
  readonly account: () => Account;
  readonly take: (form: URLSearchParams) => StoredMessage;
}

const NOT_FOUND = 20404;
const PATH =
  /^\/2010-04-01\/Accounts\/(?<account>[^/]+)\/Messages(?:\/(?<sid>[^/.]+)(?<media>\/Media(?:\/(?<part>[^/.]+))?)?)?(?:\.json)?$/;

/** Where the bytes of a picture lie, in a store that wants no credentials and refuses them. */
const FILE = /^\/files\/(?<sid>ME[0-9a-f]{32})$/;

/** What is used: send, list, delete a message; list, fetch, delete a picture; and how the account stands. */
export async function serveApi(request: Request, shelf: Shelf): Promise<Response> {
  const url = new URL(request.url);
  const file = FILE.exec(url.pathname)?.groups?.["sid"];
  if (file !== undefined) return bytesOf(file, request, shelf);
  const { account, sid, media, part } = PATH.exec(url.pathname)?.groups ?? {};
  if (request.headers.get("authorization") !== basic(shelf)) return errorAnswer(401, 20003);
  const asked = serveAccount(request, shelf.account());
  if (asked !== null) return asked;
  if (account !== shelf.accountSid) return errorAnswer(404, NOT_FOUND);
  if (sid === undefined) {
    if (request.method === "POST") return create(new URLSearchParams(await request.text()), shelf);
    return request.method === "GET" ? list(url.searchParams, shelf) : errorAnswer(405, 20004);
  }
  const message = shelf.messages.get(sid);
  if (message === undefined) return errorAnswer(404, NOT_FOUND);
  if (media === undefined) {
    if (request.method !== "DELETE") return errorAnswer(405, 20004);
    shelf.messages.delete(sid);
    return new Response(null, { status: 204 });
  }
  return pictures(request.method, message, part, shelf);
}

function basic({ accountSid, authToken }: Shelf): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
}

function create(form: URLSearchParams, shelf: Shelf): Response {
  const to = form.get("To") ?? "";
  const text = form.get("Body") ?? "";
  const validity = Number(form.get("ValidityPeriod") ?? "36000");
  if (to === "") return errorAnswer(400, 21604);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return errorAnswer(400, 21211);
  if (!form.has("From") && !form.has("MessagingServiceSid")) return errorAnswer(400, 21603);
  if (text === "") return errorAnswer(400, 21602);
  if (text.length > 1600) return errorAnswer(400, 21617);
  if (!(Number.isInteger(validity) && validity >= 1 && validity <= 36_000)) return errorAnswer(400, 21421);
  if (!URL.canParse(form.get("StatusCallback") ?? "https://a.example")) return errorAnswer(400, 21609);
  if (shelf.optedOut.has(to)) return errorAnswer(400, 21610);
  return Response.json(messageJson(shelf.accountSid, shelf.take(form)), { status: 201 });
}

function list(query: URLSearchParams, { accountSid, messages }: Shelf): Response {
  const since = query.get("DateSent>");
  const to = query.get("To");
  const size = Number(query.get("PageSize") ?? "50");
  const page = Number(query.get("Page") ?? "0");
  const found = [...messages.values()]
    .filter((one) => to === null || one.to === to)
    .filter((one) => since === null || one.at >= Date.parse(since))
    .toReversed();
  const shown = found.slice(page * size, (page + 1) * size);
  const next = new URLSearchParams(query);
  next.set("Page", String(page + 1));
  const place = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  return Response.json({
    messages: shown.map((one) => messageJson(accountSid, one)),
    ...paging(`${place}?${query.toString()}`, page, size),
    next_page_uri: found.length > (page + 1) * size ? `${place}?${next.toString()}` : null,
  });
}

function pictures(method: string, message: StoredMessage, part: string | undefined, shelf: Shelf): Response {
  const { accountSid } = shelf;
  if (part === undefined)
    return Response.json({
      media_list: message.media.map((one) => mediaJson(accountSid, message.sid, one)),
      ...paging(`${messagePath(accountSid, message.sid)}/Media.json`, 0, 50),
      next_page_uri: null,
    });
  const at = message.media.findIndex(({ sid }) => sid === part);
  const found = message.media[at];
  if (found === undefined) return errorAnswer(404, NOT_FOUND);
  if (method !== "DELETE")
    return new Response(null, { status: 307, headers: { location: `/files/${found.sid}` } });
  message.media.splice(at, 1);
  return new Response(null, { status: 204 });
}

function bytesOf(sid: string, request: Request, { messages }: Shelf): Response {
  if (request.headers.has("authorization")) return new Response("<Error>", { status: 400 });
  const found = [...messages.values()].flatMap(({ media }) => media).find((one) => one.sid === sid);
  return found === undefined
    ? new Response("<Error>", { status: 404 })
    : new Response(found.bytes, { headers: { "content-type": found.type } });
}

function paging(uri: string, page: number, size: number): Record<string, unknown> {
  return {
    uri,
    first_page_uri: uri,
    previous_page_uri: null,
    page,
    page_size: size,
    start: page * size,
    end: 0,
  };
}
