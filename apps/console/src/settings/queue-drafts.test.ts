import { ChannelId, QueueId, Queues, UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { draftQueues, newQueue, readQueues, withoutQueue, type QueueDraft } from "./queue-drafts.ts";

const id = (name: string): QueueId => QueueId.parse(name);
const sms = ChannelId.parse("sms");
const called = (name: string) => ({ en: name, es: `${name} es`, fr: `${name} fr` });
const queues = Queues.parse([
  { id: "main", name: null, feeds: "everything", overflow: { to: "spanish", afterMinutes: 10 } },
  {
    id: "spanish",
    name: called("Spanish"),
    feeds: { channels: [], languages: ["es"] },
    mode: "offer",
    people: ["019ab000-0000-7000-8000-000000000001"],
  },
]);
const drafts = draftQueues(queues);
const texts: QueueDraft = { ...newQueue(id("texts")), name: called("Texts"), channels: [sms] };

describe("queues that are being written", () => {
  it("[G614] are read as they were kept, as long as nobody touched them", () => {
    expect(readQueues(drafts, [sms])).toEqual({ value: queues, problems: new Map() });
    expect(readQueues([...drafts, texts], null).value?.map((queue) => queue.id)).toEqual([
      "main",
      "spanish",
      "texts",
    ]);
  });

  it.each<[string, Partial<QueueDraft>, string]>([
    ["a name in one language", { name: { en: "Texts", es: "", fr: "" } }, "name"],
    ["no name", { name: { en: "", es: "", fr: "" } }, "name"],
    ["nothing that feeds it", { channels: [] }, "names_nothing"],
    ["minutes that are none", { overflowTo: id("main"), minutes: "soon" }, "minutes"],
    ["no minutes", { overflowTo: id("main"), minutes: " " }, "minutes"],
    ["more minutes than a day has", { overflowTo: id("main"), minutes: "1441" }, "minutes"],
    ["nobody of it", { people: [] }, "nobody"],
    ["another queue's name", { name: { ...called("Texts"), fr: "spanish FR" } }, "same_name"],
    ["what another queue names", { channels: [], languages: ["es"] }, "named_twice"],
    ["an overflow into itself", { overflowTo: id("texts") }, "overflow_to_itself"],
    ["an overflow into none", { overflowTo: id("gone") }, "overflow_to_nowhere"],
    ["a channel that the house does not have", { channels: [ChannelId.parse("fax")] }, "never_fed"],
  ])("[G615] are not kept with %s", (_name, facts, problem) => {
    const { value, problems } = readQueues([...drafts, { ...texts, ...facts }], [sms]);
    expect(value).toBeNull();
    expect([...problems]).toEqual([["texts", problem]]);
  });

  it("have minutes asked only where one overflows", () => {
    expect(readQueues([...drafts, { ...texts, minutes: "soon" }], [sms]).problems.size).toBe(0);
  });

  it("lose with a queue what overflowed into it, and nothing else", () => {
    expect(withoutQueue(drafts, id("spanish"))).toEqual([{ ...drafts[0], overflowTo: null }]);
  });

  it("are of everybody until somebody is chosen", () => {
    const people = [UserId.parse("019ab000-0000-7000-8000-000000000002")];
    expect(readQueues([...drafts, texts], [sms]).value?.[2]?.people).toBeNull();
    expect(readQueues([...drafts, { ...texts, people }], [sms]).value?.[2]?.people).toEqual(people);
  });
});
