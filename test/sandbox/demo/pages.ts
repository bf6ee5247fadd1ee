/** The shop's pages and policies. */
import type { SandboxState } from "../store";

const PAGES: [handle: string, title: string, body: string][] = [
  [
    "about",
    "About Steady Spine",
    "<p>Steady Spine began in a physiotherapist's waiting room in Albany, New York, with a question we kept hearing: what can I do at home, tonight, that is not another pill?</p><p>We make a handful of tools and two programmes. We test them on our own stubborn backs, we say who they are not for, and we answer our e-mail ourselves.</p><h2>What we are not</h2><p>We are not doctors. Pain that wakes you every night, numbness, or pain after a fall belongs in a clinic, not in a shop.</p>",
  ],
  [
    "shipping-policy",
    "Shipping policy",
    "<p>Orders leave our workshop within 2 working days. Every parcel has a tracking number.</p><p>The United States: 3 to 5 working days. Canada and Europe: 6 to 10 working days. Elsewhere: 8 to 15 working days.</p><p>Programmes are digital: the link arrives by e-mail within a few minutes.</p>",
  ],
  [
    "refund-policy",
    "Refund policy",
    "<p>You have a 30 day money back guarantee on everything we sell. Use it, see how your back answers, and if it is not for you, write to us within 30 days of delivery.</p><p>Tools come back to us at your cost and are refunded in full when they are undamaged. Programmes are refunded without any return.</p>",
  ],
  ["contact", "Contact", "<p>Write to hello@steady-spine.example. We answer on weekdays between 9 am and 6 pm New York time, usually the same day.</p>"],
];

export function demoPages(publishedAt: string): SandboxState["pages"] {
  return PAGES.map(([handle, title, body], index) => ({ id: 401 + index, handle, title, body, updatedAt: publishedAt, publishedAt }));
}
