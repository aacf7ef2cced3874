/**
 * Whether a browser says that another site sent this request (G2). A request without these headers comes from no
 * browser page: cookies are SameSite=Strict, so there is nothing for it to ride on.
 */
export function fromElsewhere(headers: Pick<Headers, "get">, url: URL): boolean {
  const origin = headers.get("origin");
  if (origin !== null && origin !== url.origin) return true;
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}
