import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { marta, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { RecipientsSection } from "./recipients-section.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const shelter = {
  id: uuid(41),
  type: "service_provider",
  name: "Tern House",
  maskedReach: "••••42",
  vetting: "Met at their door",
  vettedAt: NOON - 3_600_000,
  vettedBy: { __typename: "CaseStaff", ...marta },
};

beforeEach(() => {
  seatDana("privacy_officer");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("to whom something may go", () => {
  it("says who they are, how that is known, and by whom; or that nothing can go to anybody", async () => {
    const gateway = demandsGateway({ Recipients: { recipients: [shelter] } });
    const { page, remove } = await drawRead(<RecipientsSection />);
    for (const said of [
      "To whom something may go: 1",
      "Tern House (Service provider)",
      "Reached at:••••42hidden but for 42",
      "Known by: Met at their door",
      "Vetted 11:00, by Marta.",
    ])
      expect(page.textContent).toContain(said);
    gateway.answer("Recipients", { recipients: [] });
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain("Nobody is vetted yet, so nothing can go to anybody.");
    remove();
  });

  it("is somebody vetted, with how we know that it is them, kept once however often it is sent", async () => {
    const gateway = demandsGateway({ Recipients: { recipients: [] }, VetRecipient: "unreachable" });
    const { page, remove } = await drawRead(<RecipientsSection />);
    await press(page, "Vet somebody…");
    type(field(page, "Their name"), "Tern House");
    expect(button(page, "Keep them").disabled).toBe(true);
    type(field(page, "How we know that it is them"), "Met at their door");
    await submit(page);
    expect(page.textContent).toContain("Say what they are.");
    // Nobody of ours is outside, and nobody of a case is vetted here.
    for (const never of ["Our own staff", "The person themself"])
      await expect(pick(page, "What they are", never)).rejects.toThrow(never);
    await pick(page, "What they are", "Service provider");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    gateway.answer("VetRecipient", { done: { __typename: "RecipientVetted" } });
    gateway.answer("Recipients", { recipients: [shelter] });
    await submit(page);
    await settle();
    const [first, second] = gateway.asked("VetRecipient");
    expect(second).toEqual({
      id: first!["id"],
      type: "service_provider",
      name: "Tern House",
      reach: "",
      vetting: "Met at their door",
    });
    expect(page.textContent).toContain("To whom something may go: 1");
    remove();
  });

  it("is ended only after it was asked in words, and says why it was not", async () => {
    const gateway = demandsGateway({
      Recipients: { recipients: [shelter] },
      EndRecipient: { done: { __typename: "NotFound" } },
    });
    const { page, remove } = await drawRead(<RecipientsSection />);
    await press(page, "End…");
    expect(page.textContent).toContain("Nothing goes there any more. This cannot be taken back");
    await press(page, "Cancel");
    expect(buttonNames(page)).toContain("End…");
    await press(page, "End…");
    await press(page, "End it now");
    await settle();
    expect(gateway.asked("EndRecipient")).toEqual([{ id: shelter.id }]);
    expect(page.textContent).toContain("Not done: they were ended already.");
    remove();
  });

  it("is unknown where it cannot be loaded, never nobody", async () => {
    demandsGateway({ Recipients: "unreachable" });
    const { page, remove } = await drawRead(<RecipientsSection />);
    expect(page.textContent).toContain("To whom something may go: unknown");
    expect(page.textContent).not.toContain("Nobody is vetted yet");
    remove();
  });
});
