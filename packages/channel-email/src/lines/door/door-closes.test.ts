import { freePort } from "@holdfast/tooling/free-port";
import { expect, it } from "vitest";
import { plainReader, rawSmtp, smallHouse, startDoor, until } from "../../testing/index.ts";

it("[EM76] what is still read when the door closes is not stored: it comes again", async () => {
  const house = smallHouse();
  const port = await freePort();
  const reading = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  const stop = startDoor({
    house,
    port,
    read: async (brought) => {
      reading.resolve();
      await read.promise;
      return plainReader(brought);
    },
  });
  await until("the door", () => house.host.records.some(({ event }) => event === "mail_door_open"));
  const client = await rawSmtp(port);
  for (const words of ["LHLO client.test", "MAIL FROM:<a@example.test>", "RCPT TO:<intake@hotline.test>"])
    await client.say(words);
  const answers = client.message("Subject: in hand\r\n\r\nwords").catch(() => []);
  await reading.promise;
  const closed = stop();
  read.resolve();
  expect((await answers).map((answer) => answer?.slice(0, 3))).not.toContain("250");
  await closed;
  expect(house.brought()).toBe(0);
  client.close();
});
