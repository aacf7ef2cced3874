import { vouchFor, type Delivery, type Parsed } from "@holdfast/channel-kit";
import { describe, expect, it } from "vitest";
import { inbound, MESSAGE, signed, status, THEIRS } from "./fixtures.ts";
import { parse } from "./parse.ts";

const parsed = (delivery: Delivery): Parsed => parse(vouchFor(delivery));

function eventsOf(form: URLSearchParams): Extract<Parsed, { kind: "events" }>["events"] {
  const read = parsed(signed(form));
  if (read.kind !== "events") throw new Error("it is unreadable");
  return read.events;
}

/** A form with fields set, or left out where there is no value. */
function inboundWith(fields: Readonly<Record<string, string | null>>): URLSearchParams {
  const form = inbound();
  for (const [name, value] of Object.entries(fields))
    if (value === null) form.delete(name);
    else form.set(name, value);
  return form;
}

describe("parse", () => {
  it("[TW5] the thread is the sender's number, whichever of ours was texted", () => {
    const threads = ["+15550100", "+15550101"].map((to) => eventsOf(inboundWith({ To: to }))[0]);
    expect(threads.map((event) => (event?.kind === "message" ? event.threadKey : null))).toEqual([
      THEIRS,
      THEIRS,
    ]);
  });

  it("[TW5] every picture is listed, in order", () => {
    const fields = { NumMedia: "2", MediaUrl0: "https://a.example/0", MediaContentType0: "image/jpeg" };
    const [event] = eventsOf(inboundWith({ ...fields, MediaUrl1: "https://a.example/1" }));
    expect(event).toMatchObject({
      media: [
        { ref: "https://a.example/0", type: "image/jpeg" },
        { ref: "https://a.example/1", type: "" },
      ],
    });
  });

  it.each([
    ["a picture that is counted and not named", { NumMedia: "1" }],
    ["a count that is no number", { NumMedia: "many" }],
    ["no name of the message", { MessageSid: null }],
    ["no words at all", { Body: null }],
  ])("[TW4] unreadable, and so kept raw: %s", (_, fields) => {
    expect(parsed(signed(inboundWith(fields))).kind).toBe("unreadable");
  });

  it("[TW4] fields that Twilio has yet to invent change nothing", () => {
    expect(eventsOf(inboundWith({ FromPlanet: "Earth" }))).toEqual(eventsOf(inbound()));
  });

  it.each([
    ["STOP", ["message", "opt_out"]],
    ["START", ["message", "opt_out"]],
    ["HELP", ["message"]],
    ["SOMETHING", ["message"]],
  ])("[TW6] %s is kept as a message whatever else it is", (type, kinds) => {
    const events = eventsOf(inboundWith({ Body: type, OptOutType: type }));
    expect(events.map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ["STOP", true],
    ["Unstop", false],
  ])(
    "[TW6] without Twilio's word on it, %j is told as what Twilio does on it by default",
    (Body, optedOut) => {
      expect(eventsOf(inboundWith({ Body }))).toMatchObject([
        { kind: "message", text: Body },
        {
          kind: "opt_out",
          dedupeKey: "opt_out:SM00000000000000000000000000000001",
          messageKey: "message:SM00000000000000000000000000000001",
          optedOut,
        },
      ]);
    },
  );

  it.each(["YES", "HELP", "¡Alto!", "please stop him"])("[TW6] %j alone is a message", (Body) => {
    expect(eventsOf(inboundWith({ Body })).map(({ kind }) => kind)).toEqual(["message"]);
  });

  it("[TW6] Twilio's word goes before what it does by default: somebody set up what it means", () => {
    expect(eventsOf(inboundWith({ Body: "YES", OptOutType: "START" }))[1]).toMatchObject({ optedOut: false });
    expect(eventsOf(inboundWith({ Body: "Start", OptOutType: "STOP" }))[1]).toMatchObject({ optedOut: true });
  });

  it.each([
    ["sent", "sent"],
    ["partially_delivered", "sent"],
    ["delivered", "delivered"],
    ["read", "delivered"],
    ["undelivered", "failed"],
    ["failed", "failed"],
    ["canceled", "failed"],
  ])("[TW7] the status %s is %s", (told, state) => {
    expect(parsed(status(told))).toMatchObject({ events: [{ kind: "receipt", messageId: MESSAGE, state }] });
  });

  it("[TW7] an error code says why a message failed, and only then", () => {
    expect(parsed(status("failed", 30007))).toMatchObject({ events: [{ reason: "refused" }] });
    for (const silent of [status("failed", 12_345), status("failed"), status("delivered", 30007)])
      expect(JSON.stringify(parsed(silent))).not.toContain("reason");
  });
});
