/** More tags than any page that somebody wrote: what reads HTML takes longer the more of them are open. */
const TAGS_MAX = 50_000;

/** Whether HTML is of a size that can be read as HTML. */
export function isReadableHtml(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1))
    if (++tags > TAGS_MAX) return false;
  return true;
}

/** The words between brackets' ends and beginnings, where HTML is beyond reading. */
export function wordsBetweenTags(html: string): string {
  return html
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/[ \t]+/g, " ")
    .trim();
}
