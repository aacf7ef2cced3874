import { graphql, type ResultOf } from "../graphql.ts";

export const StaffingDocument = graphql(`
  query Staffing($zone: String!) {
    staffing(zone: $zone) {
      at
      hours {
        from
        until
        onShift
        need {
          few
          expected
          many
          media {
            medium
            needed
            because
            comes
            atLeast
            atMost
            usual
            level
            weeks
          }
        }
        unknown {
          medium
          because
          has
          needed
        }
      }
    }
  }
`);

/** What the hours ahead need: of all together, and nobody's work. */
export type Staffing = NonNullable<ResultOf<typeof StaffingDocument>["staffing"]>;
export type StaffedHour = Staffing["hours"][number];
export type StaffingUnknown = NonNullable<StaffedHour["unknown"]>;
export type StaffedMedium = NonNullable<StaffedHour["need"]>["media"][number];
