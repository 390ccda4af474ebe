import { evergreenCustomers as customers } from "./people.ts";
import { activity, AGENTS, agentSays, customerSays, noteBy, type ThreadSpec } from "./thread-spec.ts";

const DAY = 24 * 60;

/** The threads of the training scenarios A to D. */
const scenarioThreads: readonly ThreadSpec[] = [
  {
    id: 1207,
    customer: customers.alex,
    channel: "email",
    labels: ["escalation"],
    assignee: AGENTS.dana,
    lines: [
      customerSays(23 * 60 + 36, "Hi, when does #EVR-1045 ship? I need the jacket for Friday."),
      agentSays(
        AGENTS.priya,
        23 * 60 + 11,
        "Hi Alex, it leaves our warehouse today. The tracking link comes by email.",
      ),
      activity(23 * 60 + 10, "Priya Shah resolved the conversation"),
      customerSays(
        74,
        "Your page says package still in transit, but there is no tracking update since yesterday. Is it moving at all?",
      ),
      activity(74, "Conversation reopened"),
      noteBy(
        AGENTS.sam,
        51,
        "Carrier portal shows the label only, no acceptance scan. Asked the dock to check the cage.",
      ),
      activity(50, "Sam Ortiz added the label escalation"),
      customerSays(27, "Any news? I still only see that the label was created."),
    ],
  },
  {
    id: 1212,
    customer: customers.jordan,
    channel: "website",
    labels: ["refund_offer"],
    assignee: AGENTS.dana,
    lines: [
      customerSays(
        52,
        "The zipper came apart on day one, photo attached. Refund or replacement please, order #EVR-1062.",
        "damaged-zipper.png",
      ),
    ],
  },
  {
    id: 1216,
    customer: customers.taylor,
    channel: "email",
    assignee: AGENTS.priya,
    order: 1071,
    lines: [customerSays(68, "Hi, any update for me? I haven't heard back yet.")],
  },
  {
    id: 1221,
    customer: customers.casey,
    channel: "email",
    assignee: AGENTS.marta,
    lines: [
      customerSays(
        20,
        "I know it's past the window, but can I still send the boots from #EVR-1088 back? They have never been outside.",
      ),
    ],
  },
];

/** The rest of the queue: each case another combination of wait, channel, link and state. */
const otherThreads: readonly ThreadSpec[] = [
  {
    id: 1198,
    customer: customers.maya,
    channel: "website",
    knownBy: "email",
    lines: [customerSays(192, "I moved last month and I think the parcel went to my old address. What now?")],
  },
  {
    id: 1201,
    customer: customers.noor,
    channel: "email",
    assignee: AGENTS.dana,
    order: 1052,
    labels: ["escalation"],
    lines: [customerSays(31, "Could you check with the carrier where it is? I leave on Thursday.")],
  },
  {
    id: 1219,
    customer: customers.chloe,
    channel: "email",
    lines: [
      customerSays(
        46,
        "It said Saturday, then Sunday, now nothing. When will the tent from #EVR-1090 arrive?",
      ),
    ],
  },
  {
    id: 1223,
    customer: customers.ben,
    channel: "whatsapp",
    knownBy: "phone",
    order: 1093,
    lines: [customerSays(12, "The driver did not ring. Can you send it again tomorrow?")],
  },
  {
    id: 1190,
    customer: customers.ines,
    channel: "email",
    assignee: AGENTS.dana,
    status: "snoozed",
    backIn: 138,
    order: 1039,
    lines: [
      customerSays(5 * 60, "I dropped the parcel off two weeks ago, has it arrived?"),
      agentSays(AGENTS.dana, 4 * 60, "Hi Ines, I asked our returns desk and will be back this afternoon."),
    ],
  },
  {
    id: 1187,
    customer: customers.lukas,
    channel: "website",
    assignee: AGENTS.priya,
    status: "snoozed",
    backIn: 228,
    order: 1027,
    lines: [
      customerSays(7 * 60, "Only the mug and the pan came. Is the lid on its way?"),
      agentSays(AGENTS.priya, 6 * 60, "Hi Lukas, the lid is on backorder. I will tell you when it ships."),
    ],
  },
  {
    id: 1175,
    customer: customers.emma,
    channel: "email",
    assignee: AGENTS.dana,
    status: "resolved",
    order: 1053,
    lines: [
      customerSays(2 * DAY, "Can I change the size?"),
      agentSays(AGENTS.dana, 2 * DAY - 30, "Done, Emma. The new size is on its way."),
      activity(2 * DAY - 31, "Dana Whitfield resolved the conversation"),
    ],
  },
  {
    id: 1226,
    customer: customers.zoe,
    channel: "website",
    lines: [customerSays(6, "Do you ship to Canada?")],
  },
  {
    id: 1228,
    customer: customers.amara,
    channel: "email",
    lines: [customerSays(55, "My order #EVR-1041 still says on hold. What is it waiting for?")],
  },
  {
    id: 1229,
    customer: customers.mateo,
    channel: "email",
    lines: [
      customerSays(
        95,
        "I was charged twice for #EVR-1056. If this is not fixed today I will file a chargeback with my bank.",
      ),
    ],
  },
];

export const evergreenThreads: readonly ThreadSpec[] = [...scenarioThreads, ...otherThreads];
