/** A message as Twilio keeps it. */
export interface StoredMessage {
  readonly sid: string;
  readonly direction: "inbound" | "outbound-api";
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly media: StoredMedia[];
  readonly at: number;
  readonly validityPeriod: number | null;
  readonly statusCallback: string | null;
  status: string;
}

/** A picture that came with one. */
export interface StoredMedia {
  readonly sid: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const rfc2822 = (at: number): string => new Date(at).toUTCString().replace("GMT", "+0000");

/** What Twilio's REST API says about a message. */
export function messageJson(account: string, message: StoredMessage): Record<string, unknown> {
  const { sid, direction, from, to, text, media, at, status } = message;
  const date = rfc2822(at);
  return {
    sid,
    account_sid: account,
    api_version: "2010-04-01",
    body: text,
    date_created: date,
    date_sent: date,
    date_updated: date,
    direction,
    error_code: null,
    error_message: null,
    from,
    messaging_service_sid: null,
    num_media: String(media.length),
    num_segments: "1",
    price: null,
    price_unit: "USD",
    status,
    subresource_uris: { media: `${messagePath(account, sid)}/Media.json` },
    to,
    uri: `${messagePath(account, sid)}.json`,
  };
}

/** What it says about a picture. */
export function mediaJson(
  account: string,
  parent: string,
  { sid, type }: StoredMedia,
): Record<string, unknown> {
  return {
    sid,
    account_sid: account,
    parent_sid: parent,
    content_type: type,
    date_created: rfc2822(0),
    date_updated: rfc2822(0),
    uri: `${mediaPath(account, parent, sid)}.json`,
  };
}

/** Where a message lies. */
export function messagePath(account: string, sid: string): string {
  return `/2010-04-01/Accounts/${account}/Messages/${sid}`;
}

/** Where a picture lies, without an ending: there are its bytes. */
export function mediaPath(account: string, parent: string, sid: string): string {
  return `${messagePath(account, parent)}/Media/${sid}`;
}
