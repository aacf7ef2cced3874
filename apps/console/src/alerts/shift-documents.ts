import { graphql } from "../graphql.ts";

export const ShiftDocument = graphql(`
  query OwnShift {
    shift {
      since
      state
      stateSince
    }
  }
`);

export const KeepShiftDocument = graphql(`
  mutation KeepShift($state: ShiftState!) {
    keepShift(state: $state) {
      since
      state
      stateSince
    }
  }
`);

export const EndShiftDocument = graphql(`
  mutation EndShift {
    endShift
  }
`);
