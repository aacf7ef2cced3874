const ID_MAX = 998;
const IDS_MAX = 200;

/** The names in angle brackets of a header, in order, each once; white space that folding left in them is taken out. */
export function messageIds(raw: string): readonly string[] {
  const ids = new Set<string>();
  for (const match of raw.matchAll(/<([^<>]{1,1100})>/g)) {
    const id = (match[1] ?? "").replaceAll(/\s/g, "");
    if (isId(id)) ids.add(id);
  }
  return [...ids];
}

/** A mail's own name. Programs forget the brackets; without an `@`, or longer than a line may be, it names nothing. */
export function ownMessageId(raw: string): string | null {
  const bare = raw.trim();
  return messageIds(raw)[0] ?? (isId(bare) && bare.includes("@") ? bare : null);
}

/**
 * The mails that this one follows, nearest first: what it answers, then its references from the newest. Of a history longer
 * than anybody needs the newest and the very oldest are kept.
 */
export function followedIds(inReplyTo: string, references: string): readonly string[] {
  const newestFirst = messageIds(references).toReversed();
  const all = [...new Set([...messageIds(inReplyTo).slice(0, 10), ...newestFirst])];
  return all.length <= IDS_MAX ? all : [...all.slice(0, IDS_MAX - 10), ...all.slice(-10)];
}

function isId(id: string): boolean {
  return id.length > 0 && id.length <= ID_MAX && !/[\s\p{Cc}<>]/u.test(id);
}
