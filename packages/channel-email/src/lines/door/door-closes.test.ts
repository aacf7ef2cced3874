import { expect, it } from "vitest";
import { freePort, plainReader, rawSmtp, smallHouse, until } from "../../testing/index.ts";
import { openDoor } from "./open-door.ts";

it("[EM76] what is still read when the door closes is not stored: it comes again", async () => {
  const house = smallHouse();
  const port = await freePort();
  const reading = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  const ending = new AbortController();
  const closed = openDoor(
    {
      settings: {
        addresses: ["intake@hotline.test"],
        formSenders: [],
        listen: "lmtp",
        listenHost: "127.0.0.1",
        listenPort: port,
        listenCertificate: undefined,
        listenKeyFile: undefined,
      },
      host: house.host,
      read: async (brought) => {
        reading.resolve();
        await read.promise;
        return plainReader(brought);
      },
      store: house.store,
    },
    ending.signal,
  );
  await until("the door", () => house.host.records.some(({ event }) => event === "mail_door_open"));
  const client = await rawSmtp(port);
  for (const words of ["LHLO client.test", "MAIL FROM:<a@example.test>", "RCPT TO:<intake@hotline.test>"])
    await client.say(words);
  const answers = client.message("Subject: in hand\r\n\r\nwords").catch(() => []);
  await reading.promise;
  ending.abort();
  read.resolve();
  expect((await answers).map((answer) => answer?.slice(0, 3))).not.toContain("250");
  await closed;
  expect(house.brought()).toBe(0);
  client.close();
});
