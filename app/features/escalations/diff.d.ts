/** The part of `diff` 5 that this app uses; the package brings no types of its own before version 8. */
declare module "diff" {
  export interface Change {
    readonly value: string;
    readonly added?: boolean;
    readonly removed?: boolean;
  }
  export function diffWordsWithSpace(from: string, to: string): Change[];
}
