import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, uuid } from "../queue/row.fixture.ts";
import type { Beside, Whisper } from "./beside-documents.ts";

/** An invented shift lead. */
export const lee = { id: uuid(5), name: "Lee" };

/** An invented whisper of Lee to Dana, by a small number. */
export function whisper(number: number, facts: Partial<Whisper> = {}): Whisper {
  return {
    id: uuid(700 + number),
    at: number,
    by: lee,
    to: dana,
    words: `words ${String(number)}`,
    isNew: false,
    ...facts,
  };
}

/** A gateway that tells what stands beside a contact as it is said here, and answers whoever writes. */
export interface BesideGateway {
  beside: Beside | "unreachable";
  done: object | "unreachable";
  unread: readonly object[];
  /** What was whispered before what is listed. */
  earlier: readonly Whisper[] | "unreachable";
  readonly log: readonly Asked[];
  /** What it was told by this document, each time. */
  readonly told: (operation: string) => readonly Readonly<Record<string, unknown>>[];
}

export function besideGateway(): BesideGateway {
  const gateway: { -readonly [Key in keyof BesideGateway]: BesideGateway[Key] } = {
    beside: { watches: [], whispers: [] },
    done: { __typename: "WhisperWritten" },
    unread: [],
    earlier: [],
    log: [],
    told: (operation) =>
      gateway.log
        .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
        .filter(({ operationName }) => operationName === operation)
        .map(({ variables }) => variables),
  };
  gateway.log = stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const { beside, done, earlier, unread } = gateway;
    switch (operationName) {
      case "Beside":
        return beside === "unreachable" ? beside : { json: { data: { beside } } };
      case "EarlierWhispers":
        return earlier === "unreachable" ? earlier : { json: { data: { beside: { whispers: earlier } } } };
      case "WriteWhisper":
        return done === "unreachable" ? done : { json: { data: { done } } };
      case "SeeWhispers":
        return { json: { data: { seeWhispers: true } } };
      default:
        return { json: { data: { unreadWhispers: unread } } };
    }
  });
  return gateway;
}
