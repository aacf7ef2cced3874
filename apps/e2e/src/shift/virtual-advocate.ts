import { randomUUID } from "node:crypto";
import type { Staff } from "../talk/staff.ts";
import { patiently } from "../talk/patiently.ts";
import type { StaffAct } from "./acts.ts";
import type { Known, Player } from "./player.ts";
import type { VirtualConsole } from "./virtual-console.ts";

/** As much of a row as tells whether something is done. */
interface MovedRow {
  readonly version: number;
  readonly status: string;
  readonly holder: { readonly id: string } | null;
  readonly setAsideUntil: number | null;
}

interface MoveAnswer {
  readonly __typename: string;
  readonly row?: MovedRow;
}

interface SaveAnswer {
  readonly __typename: string;
  readonly draft?: { readonly revision: number; readonly text: string };
}

const SAVE = `mutation ($id: ID!, $revision: Int!, $text: String!) {
  saveDraft(contactId: $id, kind: reply, revision: $revision, text: $text) {
    __typename ... on DraftSuperseded { draft { revision text } }
  }
}`;

const ROW = "row { version status holder { id } setAsideUntil }";
/** Of one contact so many changes may come in between before its move is given up. */
const TRIES = 20;
const ASIDE_MS = 2 * 3_600_000;

/** Each move: what GraphQL calls it, what it wants beside the contact, and how its row looks when it is done. */
const MOVES = {
  claims: {
    field: "claimContact",
    wants: "",
    isDone: (row: MovedRow, me: string) => row.holder?.id === me,
  },
  takes_over: {
    field: "takeOverContact",
    wants: ", $from: ID!, $reason: TakeOverReason!",
    isDone: (row: MovedRow, me: string) => row.holder?.id === me,
  },
  returns: { field: "returnContact", wants: "", isDone: (row: MovedRow) => row.status === "waiting" },
  sets_aside: {
    field: "setAsideContact",
    wants: ", $until: Instant",
    isDone: (row: MovedRow) => row.setAsideUntil !== null,
  },
  closes: {
    field: "closeContact",
    wants: ", $disposition: Disposition!",
    isDone: (row: MovedRow) => row.status === "closed",
  },
} as const;

/** An advocate without a screen: says what a console says, from the version that their own board shows. */
export function virtualAdvocate(me: Omit<Player, "act">, staff: Staff, console: VirtualConsole): Player {
  let revision = 0;

  async function move(
    { id }: Known,
    kind: keyof typeof MOVES,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const { field, wants, isDone } = MOVES[kind];
    const given = [
      "id: $id",
      "expectedVersion: $version",
      ...Object.keys(more).map((name) => `${name}: $${name}`),
    ];
    const document = `mutation ($id: ID!, $version: Int!${wants}) { move: ${field}(${given.join(", ")}) {
      __typename ... on Moved { ${ROW} } ... on TakenByOther { ${ROW} } ... on ContactChanged { ${ROW} }
      ... on MoveNotAllowed { reason ${ROW} }
    } }`;
    await console.until(() => console.board().rows.has(id));
    let version = console.board().rows.get(id)?.version ?? 0;
    for (let tries = 1; ; tries += 1) {
      const asked = { id, version, ...more };
      const { move: answer } = await patiently(() => staff.ask<{ move: MoveAnswer }>(document, asked));
      const { __typename, row } = answer;
      // Done before and the answer lost, or done now: the same to whoever asked.
      if (__typename === "Moved" || (row !== undefined && isDone(row, me.id))) return;
      if (__typename !== "ContactChanged" || row === undefined || tries === TRIES)
        throw new Error(`${me.name} cannot ${field}: ${JSON.stringify(answer)}`);
      version = row.version;
    }
  }

  /** Types as somebody does whose every few words are kept. */
  async function type({ id }: Known, words: string): Promise<void> {
    const half = Math.ceil(words.length / 2);
    for (const text of [words.slice(0, half), words]) {
      revision += 1;
      const asked = { id, revision, text };
      const { saveDraft } = await patiently(() => staff.ask<{ saveDraft: SaveAnswer }>(SAVE, asked));
      const { __typename, draft } = saveDraft;
      // Kept before, and the answer lost: the same to whoever asked.
      const isKept = draft?.revision === revision && draft.text === text;
      if (__typename !== "DraftSaved" && !isKept) throw new Error(`${me.name} cannot save: ${__typename}`);
    }
  }

  async function send({ id }: Known, text: string): Promise<void> {
    revision += 1;
    // Made once, so that asking again stores once.
    const asked = { id, messageId: randomUUID(), text, draft: { revision, rest: "" } };
    const { sendMessage } = await patiently(() =>
      staff.ask<{ sendMessage: { __typename: string } }>(
        `mutation ($id: ID!, $messageId: ID!, $text: String!, $draft: DraftLeft) {
          sendMessage(contactId: $id, messageId: $messageId, text: $text, draft: $draft) { __typename }
        }`,
        asked,
      ),
    );
    if (sendMessage.__typename !== "MessageQueued") throw new Error(`not sent: ${sendMessage.__typename}`);
  }

  async function act(contact: Known, what: StaffAct, from: Player | null): Promise<void> {
    switch (what.kind) {
      case "types":
        return type(contact, what.words);
      case "answers":
        return send(contact, what.words);
      case "takes_over":
        return move(contact, what.kind, { from: from?.id, reason: what.reason });
      case "sets_aside":
        return move(contact, what.kind, { until: Date.now() + ASIDE_MS });
      case "closes":
        return move(contact, what.kind, { disposition: "information" });
      case "claims":
      case "returns":
        return move(contact, what.kind);
    }
  }
  return { ...me, act };
}
