import fc from "fast-check";
import { expect, test } from "vitest";
import { aMessage, anAnswer } from "./factories.ts";
import { instantOf, laterBy } from "./instant.ts";
import { clockSkewMs, slaTimer } from "./sla.ts";

const asked = "2026-11-23T14:28:00Z";
const after = (minutes: number, seconds = 0) => laterBy(asked, (minutes * 60 + seconds) * 1000);
const waiting = [aMessage({ id: 1, createdAt: asked })];

function timerAt(now: string, more: Partial<Parameters<typeof slaTimer>[0]> = {}) {
  return slaTimer({ messages: waiting, thresholdMinutes: 60, now, ...more });
}

test.each([
  [0, 0, "ok"],
  [44, 59, "ok"],
  [45, 0, "due_soon"],
  [59, 59, "due_soon"],
  [60, 0, "due_soon"],
  [60, 1, "breached"],
  [74, 0, "breached"],
])("after %d:%d of 60 min the timer is %s", (minutes, seconds, state) => {
  const timer = timerAt(after(minutes, seconds));
  expect(timer.state).toBe(state);
  expect(timer.waitedSeconds).toBe(minutes * 60 + seconds);
});

test("a fraction past the threshold is not yet a second past it", () => {
  expect(timerAt(laterBy(asked, 3_600_999)).state).toBe("due_soon");
  expect(timerAt(laterBy(asked, 3_601_000)).state).toBe("breached");
});

test("the timer names its message, when it is due and its threshold", () => {
  expect(timerAt(after(74))).toEqual({
    thresholdMinutes: 60,
    chatwootWaitingSince: null,
    disagreesWithChatwoot: false,
    state: "breached",
    waitedSeconds: 4440,
    waitingSince: asked,
    dueAt: "2026-11-23T15:28:00.000Z",
    messageId: 1,
    answered: null,
  });
});

test("another threshold moves the limits", () => {
  expect(timerAt(after(7, 29), { thresholdMinutes: 10 }).state).toBe("ok");
  expect(timerAt(after(7, 30), { thresholdMinutes: 10 }).state).toBe("due_soon");
  expect(timerAt(after(10, 1), { thresholdMinutes: 10 }).state).toBe("breached");
});

test("it counts from the oldest unanswered message; notes, activity, bots and automation change nothing", () => {
  const messages = [
    aMessage({ id: 1, createdAt: "2026-11-22T16:06:00Z" }),
    anAnswer({ id: 2, createdAt: "2026-11-22T16:31:00Z" }),
    aMessage({ id: 3, createdAt: "2026-11-22T16:32:00Z", kind: "activity", author: "system" }),
    aMessage({ id: 4, createdAt: asked }),
    anAnswer({ id: 5, createdAt: after(1), author: "bot" }),
    anAnswer({ id: 6, createdAt: after(2), isAutomated: true }),
    anAnswer({ id: 7, createdAt: after(23), isPrivate: true }),
    aMessage({ id: 8, createdAt: after(47) }),
  ];
  const timer = timerAt(after(74), { messages: messages.toReversed() });
  expect(timer).toMatchObject({ state: "breached", messageId: 4, waitedSeconds: 4440 });
});

test("a reply whose channel failed leaves the customer waiting", () => {
  const messages = [...waiting, anAnswer({ id: 2, createdAt: after(10), status: "failed" })];
  expect(timerAt(after(61), { messages })).toMatchObject({ state: "breached", messageId: 1 });
});

test("an answer in the same second counts by its id", () => {
  const answer = anAnswer({ id: 2, createdAt: asked });
  expect(timerAt(after(5), { messages: [...waiting, answer] }).state).toBe("not_waiting");
  expect(timerAt(after(5), { messages: [answer, aMessage({ id: 3, createdAt: asked })] }).state).toBe("ok");
});

test("an answered thread tells how long the answer took, from the first of the messages it answered", () => {
  const messages = [
    aMessage({ id: 1, createdAt: "2026-11-22T10:00:00Z" }),
    anAnswer({ id: 2, createdAt: "2026-11-22T10:30:00Z" }),
    aMessage({ id: 3, createdAt: asked }),
    aMessage({ id: 4, createdAt: after(20) }),
    anAnswer({ id: 5, createdAt: after(53, 20) }),
    anAnswer({ id: 6, createdAt: after(55) }),
  ];
  expect(timerAt(after(90), { messages })).toMatchObject({
    state: "not_waiting",
    waitedSeconds: 0,
    waitingSince: null,
    dueAt: null,
    messageId: null,
    answered: { at: after(53, 20), afterSeconds: 3200 },
  });
});

test("nobody waits in a thread the customer never wrote in", () => {
  expect(timerAt(after(1), { messages: [] })).toMatchObject({ state: "not_waiting", answered: null });
  expect(timerAt(after(1), { messages: [anAnswer()] })).toMatchObject({ answered: null });
});

test.each([
  ["not known", undefined, false],
  ["the same", asked, false],
  ["the same in another zone", "2026-11-23T09:28:00-05:00", false],
  ["60 s off", after(1), false],
  ["61 s later", after(1, 1), true],
  ["61 s earlier", after(-1, -1), true],
  ["says that nobody waits", null, true],
])("Chatwoot's waiting_since %s: disagrees is %s", (_, chatwootWaitingSince, disagrees) => {
  const timer = timerAt(after(10), { chatwootWaitingSince });
  expect(timer.disagreesWithChatwoot).toBe(disagrees);
  expect(timer.chatwootWaitingSince).toBe(chatwootWaitingSince ?? null);
});

test("Chatwoot saying that somebody waits in an answered thread is a disagreement too", () => {
  const messages = [...waiting, anAnswer({ id: 2, createdAt: after(10) })];
  expect(timerAt(after(20), { messages, chatwootWaitingSince: asked }).disagreesWithChatwoot).toBe(true);
  expect(timerAt(after(20), { messages, chatwootWaitingSince: null }).disagreesWithChatwoot).toBe(false);
});

test("a clock that runs behind or ahead is corrected, and no wait is negative", () => {
  expect(timerAt(after(55), { skewMs: 5 * 60_000 + 1000 }).state).toBe("breached");
  expect(timerAt(after(65), { skewMs: -5 * 60_000 }).state).toBe("due_soon");
  expect(timerAt(after(-3)).waitedSeconds).toBe(0);
});

const server = "Mon, 23 Nov 2026 15:42:00 GMT";

test.each([
  ["clocks that can agree", "2026-11-23T15:42:00.500Z", "2026-11-23T15:42:00.700Z", 0],
  ["the whole of the server's second", "2026-11-23T15:42:00.999Z", "2026-11-23T15:42:01.500Z", 0],
  ["a slow exchange around it", "2026-11-23T15:41:58Z", "2026-11-23T15:42:03Z", 0],
  ["ours 10 s behind", "2026-11-23T15:41:49.000Z", "2026-11-23T15:41:50.000Z", 10_000],
  ["ours 10 s ahead", "2026-11-23T15:42:10.999Z", "2026-11-23T15:42:12Z", -10_000],
])("the Date header shows %s", (_, sentAt, receivedAt, skewMs) => {
  expect(clockSkewMs({ serverDate: server, sentAt, receivedAt })).toBe(skewMs);
});

test("whatever the skew, the corrected wait stays within the exchange's own uncertainty", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 0, max: 999 }),
      (ahead, roundTripMs, fraction) => {
        const trueServed = Date.parse(server) + fraction;
        const skew = clockSkewMs({
          serverDate: server,
          sentAt: instantOf(trueServed - ahead - roundTripMs / 2),
          receivedAt: instantOf(trueServed - ahead + roundTripMs / 2),
        });
        expect(Math.abs(skew)).toBeLessThanOrEqual(Math.abs(ahead));
        expect(Math.abs(skew - ahead)).toBeLessThanOrEqual(1000 + roundTripMs);
      },
    ),
  );
});
