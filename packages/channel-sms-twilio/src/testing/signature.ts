import { createHash, createHmac } from "node:crypto";

/**
 * The X-Twilio-Signature of a form by what Twilio documents, written without a look at its library: the address, then
 * every parameter by name, each distinct value by value, as name and value; HMAC-SHA1 under the token, in base64.
 */
export function signatureOf(token: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted(byCodeUnit);
  const signed = names.map((name) => {
    const values = [...new Set(form.getAll(name))].toSorted(byCodeUnit);
    return values.map((value) => name + value).join("");
  });
  return createHmac("sha1", token)
    .update(url + signed.join(""), "utf8")
    .digest("base64");
}

/** A second opinion on a whole delivery; the address without a port and with its scheme's own are the same (TW2). */
export function wouldAccept(token: string, signature: string, url: string, body: string): boolean {
  const address = new URL(url);
  const hash = address.searchParams.get("bodySHA256");
  if (hash !== null && hash !== createHash("sha256").update(body, "utf8").digest("hex")) return false;
  const form = new URLSearchParams(hash === null ? body : "");
  const port = address.protocol === "https:" ? "443" : "80";
  const [signed = ""] = url.split("#");
  const rest = signed.slice(signed.indexOf("/", address.protocol.length + 2));
  return [address.hostname, `${address.hostname}:${port}`].some(
    (host) => signature === signatureOf(token, `${address.protocol}//${host}${rest}`, form),
  );
}

function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
