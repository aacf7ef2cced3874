import { expect } from "vitest";
import { signInByHttp } from "./staff.ts";

/** Puts an invented emergency centre on the house's list, which is empty as delivered. */
export async function keepCentre(url: URL, number: string): Promise<void> {
  const admin = await signInByHttp(url, "alex");
  const value = [{ id: "fairfield", name: "Fairfield dispatch", place: "Fairfield", number }];
  const { keepSetting } = await admin.ask<{ keepSetting: { __typename: string } }>(
    `mutation ($value: SettingValue!) {
      keepSetting(name: emergencyCentres, expectedVersion: 0, value: $value) { __typename }
    }`,
    { value },
  );
  expect(keepSetting.__typename).toBe("SettingKept");
}
