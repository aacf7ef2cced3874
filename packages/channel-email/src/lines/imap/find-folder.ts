import type { ImapFlow } from "imapflow";

/** The folders that are read: where mail arrives, and where the server puts what it takes for junk. */
export type FolderName = "inbox" | "junk";

/** What servers without SPECIAL-USE call their folder of junk. */
const JUNK_NAMES = new Set(["junk", "spam", "junk e-mail", "junk email", "bulk mail"]);

/** The path of a folder at this server; `null` when it has none. */
export async function findFolder(folder: FolderName, client: Pick<ImapFlow, "list">): Promise<string | null> {
  if (folder === "inbox") return "INBOX";
  const all = await client.list();
  const byUse = all.find(({ specialUse }) => specialUse === "\\Junk");
  return (byUse ?? all.find(({ name }) => JUNK_NAMES.has(name.toLowerCase())))?.path ?? null;
}
