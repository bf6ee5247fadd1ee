/** What Steady Spine sells. Every name, word and picture is made up for this shop. */
import type { SandboxImage, SandboxProduct, SandboxState } from "../store";

interface Sold {
  handle: string;
  title: string;
  description: string;
  type: string;
  tags: string[];
  status?: SandboxProduct["status"];
  option?: string;
  /** Title, price in cents, price before in cents, and whether it is sold out. */
  variants: { title?: string; price: number; before?: number; soldOut?: true }[];
  alt: string;
}

const SOLD: Sold[] = [
  {
    handle: "ql-claw",
    title: "QL Claw",
    type: "Massage tool",
    tags: ["massage", "lower back"],
    description:
      "<p>A firm, hooked massage tool for the one spot a tennis ball keeps rolling off: the square muscle between your lowest rib and your hip, the quadratus lumborum.</p><p>Lie down, set the tip beside your spine, breathe out and let your own weight do the work. Two minutes a side is plenty.</p><ul><li>Solid beech base that stays where you put it</li><li>Soft silicone tip, wipes clean</li><li>Comes with a one-page guide</li></ul>",
    variants: [{ price: 5900, before: 7900 }],
    alt: "QL Claw, a wooden massage tool with a curved green arm",
  },
  {
    handle: "flexible-back-2-0",
    title: "Flexible Back 2.0",
    type: "Programme",
    tags: ["programme", "mobility"],
    description:
      "<p>Six weeks of calm, guided mobility for people whose lower back complains in the morning. Twelve minutes a day, on the floor, in your own time.</p><ul><li>36 short sessions, filmed from two sides</li><li>An easier and a harder version of every movement</li><li>Works on a phone, a tablet or a television</li></ul>",
    option: "Format",
    variants: [
      { title: "Digital", price: 3900 },
      { title: "Digital and printed guide", price: 5400 },
    ],
    alt: "Cover of the programme Flexible Back 2.0",
  },
  {
    handle: "back-of-steel",
    title: "Back of Steel",
    type: "Programme",
    tags: ["programme", "strength"],
    description:
      "<p>Strength for the back you already have. Eight weeks that take you from your first careful hip hinge to loaded carries, three sessions a week.</p><ul><li>Needs one weight: a full backpack will do</li><li>A test every second week, so that you see what changed</li><li>Best after Flexible Back 2.0, or once bending no longer hurts</li></ul>",
    option: "Format",
    variants: [
      { title: "Digital", price: 4900, soldOut: true },
      { title: "Digital and printed guide", price: 6400, soldOut: true },
    ],
    alt: "Cover of the programme Back of Steel",
  },
  {
    handle: "long-foam-roller",
    title: "Long Foam Roller",
    type: "Massage tool",
    tags: ["massage"],
    description: "<p>Ninety centimetres, long enough to lie along. Closed-cell foam that keeps its shape and does not smell.</p>",
    option: "Firmness",
    variants: [
      { title: "Soft", price: 3400 },
      { title: "Medium", price: 3400 },
      { title: "Firm", price: 3600 },
    ],
    alt: "A long sage green foam roller",
  },
  {
    handle: "lumbar-rest-pillow",
    title: "Lumbar Rest Pillow",
    type: "Sleep",
    tags: ["sleep"],
    description: "<p>A shallow wedge for under your knees or behind your waist. Buckwheat filling you can take out by the handful until it is right.</p>",
    variants: [{ price: 4500, before: 5200 }],
    alt: "A sand coloured lumbar pillow",
  },
  {
    handle: "release-ball-set",
    title: "Release Ball Set",
    type: "Massage tool",
    tags: ["massage"],
    description: "<p>Three balls in three sizes for feet, hips and shoulders, in a cotton bag.</p>",
    variants: [{ price: 2200 }],
    alt: "Three massage balls of different sizes",
  },
  {
    handle: "standing-desk-mat",
    title: "Standing Desk Mat",
    type: "Work",
    tags: ["work"],
    description: "<p>A mat that makes you shift your weight without thinking about it. The next delivery is on its way.</p>",
    variants: [{ price: 6900, soldOut: true }],
    alt: "A rounded standing mat with a raised edge",
  },
  {
    handle: "stretch-strap",
    title: "Stretch Strap",
    type: "Mobility",
    tags: ["mobility"],
    description: "<p>Woven cotton with ten loops, so that a hamstring stretch needs no grip at all.</p>",
    variants: [{ price: 1800 }],
    alt: "A coiled cotton stretch strap with loops",
  },
  {
    handle: "heat-wrap",
    title: "Heat Wrap",
    type: "Sleep",
    tags: ["sleep"],
    status: "DRAFT",
    description: "<p>Not for sale yet.</p>",
    variants: [{ price: 4900 }],
    alt: "A heat wrap",
  },
];

function pictureOf(handle: string, alt: string): SandboxImage | null {
  return handle === "heat-wrap" ? null : { src: `/cdn/shop/files/${handle}.svg`, alt, width: 1000, height: 1000 };
}

/** The products with ids from 101; their variants' ids are ten times as high, from 1010. */
export function demoProducts(updatedAt: string): SandboxProduct[] {
  return SOLD.map(({ handle, title, description, type, tags, status = "ACTIVE", option, variants, alt }, index): SandboxProduct => {
    const id = 101 + index;
    return {
      id,
      handle,
      title,
      description,
      vendor: "Steady Spine",
      productType: type,
      tags,
      status,
      options: [{ name: option ?? "Title", values: variants.map((each) => each.title ?? "Default Title") }],
      variants: variants.map((each, place) => ({
        id: id * 10 + place,
        title: each.title ?? "Default Title",
        options: [each.title ?? "Default Title"],
        sku: `${handle.toUpperCase()}-${place + 1}`,
        price: each.price,
        compareAtPrice: each.before ?? null,
        available: each.soldOut !== true,
      })),
      image: pictureOf(handle, alt),
      updatedAt,
    };
  });
}

export function demoCollections(products: SandboxProduct[]): SandboxState["collections"] {
  const idsOf = (...handles: string[]) => handles.flatMap((handle) => products.find((each) => each.handle === handle)?.id ?? []);
  return [
    { id: 201, handle: "best-sellers", title: "Best sellers", description: "<p>Where most of our customers begin.</p>", productIds: idsOf("ql-claw", "flexible-back-2-0", "back-of-steel", "long-foam-roller") },
    { id: 202, handle: "massage-tools", title: "Massage tools", description: "<p>For the knots that stretching does not reach.</p>", productIds: idsOf("ql-claw", "long-foam-roller", "release-ball-set") },
    { id: 203, handle: "programmes", title: "Programmes", description: "<p>Guided weeks, a few minutes a day.</p>", productIds: idsOf("flexible-back-2-0", "back-of-steel") },
    { id: 204, handle: "rest-and-work", title: "Rest and work", description: "<p>For the hours you lie, sit and stand.</p>", productIds: idsOf("lumbar-rest-pillow", "standing-desk-mat", "stretch-strap", "heat-wrap") },
  ];
}
