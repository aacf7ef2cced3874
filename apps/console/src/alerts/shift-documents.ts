import { graphql } from "../graphql.ts";

export const ShiftDocument = graphql(`
  query OwnShift {
    shift {
      since
      state
      stateSince
      paused
    }
  }
`);

export const KeepShiftDocument = graphql(`
  mutation KeepShift($state: ShiftState!) {
    keepShift(state: $state) {
      since
      state
      stateSince
      paused
    }
  }
`);

export const PauseMediumDocument = graphql(`
  mutation PauseMedium($medium: Medium!, $isPaused: Boolean!) {
    pauseMedium(medium: $medium, isPaused: $isPaused) {
      since
      state
      stateSince
      paused
    }
  }
`);

export const EndShiftDocument = graphql(`
  mutation EndShift {
    endShift
  }
`);
