import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

function run(content: string, ...flags: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), "triage-")), "rows.jsonl");
  writeFileSync(file, content);
  const args = ["scripts/eval-triage.ts", "--file", file, ...flags];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

const row = (id: string, text: string, label: string) => JSON.stringify({ id, text, label });

test("the last line is the score, and no message is printed", () => {
  const { stdout, status } = run(
    `${row("1", "where is my order pelican", "ship_update")}\n${row("2", "hello pelican", "ack_delay")}\n`,
  );
  const score = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(status).toBe(0);
  expect(Object.keys(score)).toEqual([
    "n",
    "macroF1",
    "perClass",
    "confusion",
    "unsafe",
    "falseAbstain",
    "p99Ms",
  ]);
  expect(score).toMatchObject({ n: 2, macroF1: 1, unsafe: 0, falseAbstain: 0 });
  expect(stdout).not.toContain("pelican");
});

test("with --json there is nothing else", () => {
  const { stdout } = run(row("1", "hello", "ack_delay"), "--json");
  expect(stdout.trim().split("\n")).toHaveLength(1);
});

test.each([
  ["not JSON", "pelican{", "line 1: not JSON"],
  ["a label that is none", row("1", "pelican", "maybe"), "line 1: label"],
  ["a row without text", JSON.stringify({ id: "1", label: "abstain" }), "line 1: text"],
  ["nothing", "", "holds no rows"],
])("%s is refused with the line's number, without its text", (_, content, sentence) => {
  const { stderr, stdout, status } = run(content);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr + stdout).not.toContain("pelican");
});
