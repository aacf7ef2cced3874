import type { ReactNode } from "react";
import type { EntryData } from "../contact/contact-documents.ts";
import { openContact } from "../contact/open-contact.ts";
import { withholdsFacts } from "../contact/withholds-facts.ts";
import { EntryPictures } from "../pictures/entry-pictures.tsx";
import { picturesIn } from "../pictures/open-pictures.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { MailWords } from "./mail-words.tsx";
import { pathOfSource } from "./paths.ts";
import { plainFiles } from "./plain-files.ts";
import { UnreadableMail } from "./unreadable-mail.tsx";

/** A mail in the conversation: unreadable, or with all that it brought. */
export function MailEntry({
  entry,
  children,
}: {
  readonly entry: EntryData;
  /** Its words, drawn as those of every message are. */
  readonly children: ReactNode;
}): ReactNode {
  const { capabilities } = useMe();
  const mayDownload = capabilities.has("file.download");
  const opened = useStore(openContact);
  const source = {
    path: pathOfSource(entry),
    mayDownload: capabilities.has("source.download"),
    isWithheld: withholdsFacts(opened),
  };
  const files = plainFiles(entry.files, picturesIn(opened));
  if (entry.unreadable)
    return (
      <>
        <UnreadableMail isWithheld={entry.partly.includes("withheld")} source={source} />
        {children}
      </>
    );
  return (
    <MailWords
      messageId={entry.id}
      mail={entry}
      // While it is withheld its line above says so, and it is offered nowhere else.
      files={source.isWithheld ? files.filter(({ role }) => role !== "source") : files}
      pictures={<EntryPictures messageId={entry.id} without={files} />}
      source={source}
      mayDownload={mayDownload}
    >
      {children}
    </MailWords>
  );
}
