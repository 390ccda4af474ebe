import { PROMISE_MINUTES } from "../policy.ts";
import type { Template, TemplateId } from "./template.ts";

/**
 * The texts of the source document to the letter: an em dash in each, straight apostrophes throughout but for
 * the curly one in "I’ll queue it".
 */
export const DEFAULT_TEMPLATES = {
  ship_update: {
    id: "ship_update",
    version: 1,
    title: "Shipping update",
    body: "Hi [[first_name|there]], thanks for flagging the delay. I've escalated this to our carrier and will email you a fresh tracking update as soon as they reply — I'll follow up within the next few hours.",
    commitments: [
      { kind: "carrier_enquiry", dueMinutes: PROMISE_MINUTES.carrierEnquiry },
      { kind: "follow_up", dueMinutes: PROMISE_MINUTES.shippingFollowUp },
    ],
    premises: ["delay"],
  },
  refund_offer: {
    id: "refund_offer",
    version: 1,
    title: "Refund offer",
    body: "I'm really sorry this item arrived faulty((, [[first_name]])). I can process a refund right away or ship a replacement if you prefer — let me know which works best and I’ll queue it immediately.",
    commitments: [{ kind: "refund_or_replacement", dueMinutes: null }],
    premises: ["fault"],
  },
  ack_delay: {
    id: "ack_delay",
    version: 1,
    title: "Acknowledge delay",
    body: "Hi [[first_name|there]], thank you for your patience — I'm reviewing your order details right now and will follow up with the exact status shortly.",
    commitments: [{ kind: "follow_up", dueMinutes: PROMISE_MINUTES.acknowledgementFollowUp }],
    premises: [],
  },
} as const satisfies Record<TemplateId, Template>;
