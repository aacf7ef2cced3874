import { errorAnswer } from "./misbehaviour.ts";

/** How the account stands. */
export type Standing = "active" | "suspended" | "closed";

/** What is known of the account itself. */
export interface Account {
  readonly accountSid: string;
  /** The numbers and short codes it sends from. */
  readonly numbers: readonly string[];
  readonly standing: Standing;
}

/** Twilio's code for everything but the account's own page, once the account does not stand well. */
const NOT_ACTIVE = 20005;
const PLACE =
  /^\/2010-04-01\/Accounts\/(?<sid>AC[0-9a-f]{32})(?:\/(?<list>IncomingPhoneNumbers|SMS\/ShortCodes))?\.json$/;

/** What is asked about the account: itself, its numbers, its short codes. `null` when something else is asked. */
export function serveAccount(request: Request, account: Account): Response | null {
  const { pathname, searchParams } = new URL(request.url);
  const { sid, list } = PLACE.exec(pathname)?.groups ?? {};
  const { accountSid, numbers, standing } = account;
  if (request.method === "GET" && sid === accountSid && list === undefined)
    return Response.json({ sid, status: standing, friendly_name: "The hotline's account", type: "Full" });
  if (standing !== "active") return errorAnswer(401, NOT_ACTIVE);
  if (request.method !== "GET" || sid !== accountSid || list === undefined) return null;
  const wanted = searchParams.get("PhoneNumber") ?? searchParams.get("ShortCode");
  const found = numbers.filter((number) => wanted === null || number === wanted);
  const rows = found.map((number) =>
    list === "IncomingPhoneNumbers" ? { phone_number: number } : { short_code: number },
  );
  const key = list === "IncomingPhoneNumbers" ? "incoming_phone_numbers" : "short_codes";
  return Response.json({ [key]: rows, page: 0, page_size: 50, next_page_uri: null });
}
