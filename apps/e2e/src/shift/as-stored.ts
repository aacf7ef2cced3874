import type { Staff } from "../talk/staff.ts";
import type { Known, Player } from "./player.ts";

/** A contact as the gateway has it, as far as a script says anything of it. */
export interface Stored {
  readonly status: string;
  /** The holder's name. */
  readonly holder: string | null;
  readonly unanswered: number;
  readonly isSetAside: boolean;
  readonly written: readonly string[];
  readonly answered: readonly string[];
}

interface Answer {
  readonly contact: {
    readonly row: {
      readonly status: string;
      readonly holder: { readonly name: string } | null;
      readonly unanswered: number;
      readonly setAsideUntil: number | null;
    };
    readonly entries: readonly { readonly kind: string; readonly text: string | null }[];
  };
}

/** Reads a contact and everything that was said in it. */
export async function readStored(staff: Staff, { id }: Known): Promise<Stored> {
  const { contact } = await staff.ask<Answer>(
    `query ($id: ID!) { contact(id: $id) { ... on Contact {
      row { status holder { name } unanswered setAsideUntil } entries { kind text }
    } } }`,
    { id },
  );
  const { row, entries } = contact;
  const said = (kind: string) =>
    entries.filter((entry) => entry.kind === kind).map(({ text }) => text ?? "nothing");
  return {
    status: row.status,
    holder: row.holder?.name ?? null,
    unanswered: row.unanswered,
    isSetAside: row.setAsideUntil !== null,
    written: said("inbound"),
    answered: said("outbound"),
  };
}

/** How far an answer has come on its way out, and when it was written. */
export interface HandOver {
  readonly state: string;
  readonly failure: string | null;
  readonly at: number;
}

/** Reads what became of an answer. Throws where a contact has none of these words. */
export async function readHandOver(staff: Staff, { id }: Known, words: string): Promise<HandOver> {
  const { contact } = await staff.ask<{
    contact: {
      entries: { text: string | null; at: number; sendState: string | null; failure: string | null }[];
    };
  }>(`query ($id: ID!) { contact(id: $id) { ... on Contact { entries { text at sendState failure } } } }`, {
    id,
  });
  const answer = contact.entries.find(({ text, sendState }) => text === words && sendState !== null);
  if (answer === undefined || answer.sendState === null) throw new Error("nobody answered in these words");
  return { state: answer.sendState, failure: answer.failure, at: answer.at };
}

/** What somebody has typed in a contact and not sent; `null` for nothing. */
export async function readDraft(staff: Staff, { id }: Known, author: Player): Promise<string | null> {
  const { contact } = await staff.ask<{
    contact: { drafts: { author: { id: string }; kind: string; text: string }[] };
  }>(`query ($id: ID!) { contact(id: $id) { ... on Contact { drafts { author { id } kind text } } } }`, {
    id,
  });
  const own = contact.drafts.find((draft) => draft.author.id === author.id && draft.kind === "reply");
  return own === undefined || own.text === "" ? null : own.text;
}
