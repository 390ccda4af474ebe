/** Time comes in as an argument, so that a run can move it and a test can hold it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
