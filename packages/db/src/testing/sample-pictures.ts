import { randomUUID } from "node:crypto";
import type { ContactId, MessageId, PictureId, PictureState } from "@holdfast/case-schema";
import type pg from "pg";
import type { Fetched } from "../pictures/picture-store.ts";
import type { ReportDecision } from "../pictures/report-store.ts";
import { sampleArrival, SAMPLE_CHANNEL } from "./sample-arrival.ts";
import type { TestStore } from "./test-store.ts";

/** A message that came with one picture. */
export interface SentPicture {
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  readonly threadKey: string;
  readonly id: PictureId;
}

/** What fetching a picture comes to when all is well. */
export function keptFile(original: Uint8Array = Buffer.from("original")): Fetched {
  return {
    kind: "kept",
    original,
    copies: { display: Buffer.from("display"), blurred: Buffer.from("blurred") },
  };
}

/** Sends pictures into a store and tells what stands of them, past the store by `client` where it says nothing. */
export function samplePictures(store: TestStore, client: pg.Client) {
  async function wanted(): Promise<SentPicture> {
    const threadKey = randomUUID();
    const media = [{ ref: "https://p.example.org/1", type: "image/png" }];
    const { contactId, messageId } = await store.intake.arrive(
      sampleArrival({ threadKey, provider: { ref: "MM1", media } }),
    );
    const [picture] = await store.pictures.ofContact(contactId);
    if (picture === undefined) throw new Error("none is wanted");
    return { contactId, messageId, threadKey, id: picture.id };
  }
  return {
    wanted,
    async kept(original?: Uint8Array): Promise<SentPicture> {
      const one = await wanted();
      await store.pictures.settle(one.id, keptFile(original));
      return one;
    },
    async stateOf({ contactId }: SentPicture): Promise<PictureState | undefined> {
      return (await store.pictures.ofContact(contactId))[0]?.state;
    },
    /** Which copies lie in the database, each as often as it has rows. */
    async copiesOf({ id }: SentPicture): Promise<readonly string[]> {
      const { rows } = await client.query(
        "select copy from media_file join media_part on file_id = id where media_id = $1 order by copy",
        [id],
      );
      return rows.map(({ copy }) => copy);
    },
    async reportOf({ id }: SentPicture): Promise<ReportDecision> {
      const found = (await store.reports.list()).find(({ pictureId }) => pictureId === id);
      if (found === undefined) throw new Error("nothing is to be decided");
      return found;
    },
    async withdraw({ threadKey }: SentPicture): Promise<void> {
      await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
    },
  };
}
