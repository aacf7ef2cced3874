/** Whether a body says that it is JSON. Forms and plain text could come from any page without asking first. */
export function isJson(headers: Pick<Headers, "get">): boolean {
  return /^application\/json(?:\s*;|\s*$)/i.test(headers.get("content-type") ?? "");
}
