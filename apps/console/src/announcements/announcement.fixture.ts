import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { uuid } from "../queue/row.fixture.ts";
import { lee } from "../watching/beside.fixture.ts";
import type { Announcement, SurgeShown } from "./announcement-documents.ts";

/** An invented announcement of Lee that holds for an hour, by a small number. */
export function announcement(number: number, facts: Partial<Announcement> = {}): Announcement {
  return {
    id: uuid(800 + number),
    at: serverNow(),
    by: lee,
    text: `The drill is at ${String(number)}.`,
    endsAt: serverNow() + 3_600_000,
    changedBy: lee,
    version: 1,
    isAway: false,
    ...facts,
  };
}

/** A gateway that lists what is said to the shift, and answers whoever says it. */
export interface AnnouncementGateway {
  listed: readonly Announcement[] | "unreachable";
  surges: readonly SurgeShown[];
  done: object | "unreachable";
  readonly log: readonly Asked[];
  readonly told: (operation: string) => readonly Readonly<Record<string, unknown>>[];
}

export function announcementGateway(): AnnouncementGateway {
  const gateway: { -readonly [Key in keyof AnnouncementGateway]: AnnouncementGateway[Key] } = {
    listed: [],
    surges: [],
    done: { __typename: "AnnouncementSaid" },
    log: [],
    told: (operation) =>
      gateway.log
        .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
        .filter(({ operationName }) => operationName === operation)
        .map(({ variables }) => variables),
  };
  gateway.log = stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const { listed, surges, done } = gateway;
    if (operationName === "Announcements")
      return listed === "unreachable" ? listed : { json: { data: { announcements: listed, surges } } };
    if (done === "unreachable") return done;
    return operationName === "PutAnnouncementAway"
      ? { json: { data: { putAnnouncementAway: true } } }
      : { json: { data: { done } } };
  });
  return gateway;
}
