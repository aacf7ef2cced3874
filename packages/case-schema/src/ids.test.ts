import { describe, expect, expectTypeOf, it } from "vitest";
import { ChannelId, ContactId, MessageId, NoteId, PersonId, SessionId, UserId, Uuid } from "./ids.ts";
import { PictureId } from "./picture.ts";

const uuid = "0198f2a4-7c1e-7000-8000-1234567890ab";

describe("an id", () => {
  it.each([ContactId, MessageId, NoteId, UserId, SessionId])("is a UUID", (id) => {
    expect(id.parse(uuid)).toBe(uuid);
  });

  it.each([ContactId, MessageId, NoteId, UserId, SessionId, PersonId, PictureId, Uuid])(
    "[CR16] is the same in capitals, as the database gives it back",
    (id) => {
      expect(id.parse(uuid.toUpperCase())).toBe(uuid);
    },
  );

  it.each(["", "7", "not-a-uuid", `${uuid} `, uuid.slice(1), `${uuid}'; drop table contact; --`])(
    "is not %j",
    (text) => {
      expect(ContactId.safeParse(text).success).toBe(false);
    },
  );

  it("of one kind cannot stand for one of another", () => {
    expectTypeOf<ContactId>().not.toEqualTypeOf<MessageId>();
    expectTypeOf<UserId>().not.toEqualTypeOf<SessionId>();
    expectTypeOf<string>().not.toExtend<ContactId>();
  });
});

describe("a channel id", () => {
  it.each(["webform", "sms-two", "a", `a${"b".repeat(39)}`])("may be %j", (text) => {
    expect(ChannelId.parse(text)).toBe(text);
  });

  // It becomes part of a path and of a variable's name.
  it.each([
    "",
    "Webform",
    "2sms",
    "-sms",
    "sms_two",
    "sms/two",
    "sms.two",
    "é",
    `a${"b".repeat(40)}`,
    "sms\n",
  ])("may not be %j", (text) => {
    expect(ChannelId.safeParse(text).success).toBe(false);
  });
});
