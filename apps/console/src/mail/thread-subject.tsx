import type { ReactNode } from "react";
import type { Entries } from "../contact/entries.ts";
import { theirSubject } from "./reply-subject.ts";
import { SubjectLine } from "./subject-line.tsx";

/** What the conversation is about, where it begins: the last subject that the person's mails have. */
export function ThreadSubject({ entries }: { readonly entries: Entries }): ReactNode {
  const subject = theirSubject(entries);
  return subject === null ? null : <SubjectLine subject={subject} />;
}
