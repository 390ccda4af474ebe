/** What Evergreen Outfitters sells; prices in US cents. */
export interface Product {
  readonly title: string;
  readonly variant: string | null;
  readonly priceMinor: number;
}

export const products = {
  axe: { title: "Camp Hatchet", variant: null, priceMinor: 5800 },
  base: { title: "Merino Base Layer", variant: "Charcoal, M", priceMinor: 7200 },
  beanie: { title: "Ribbed Wool Beanie", variant: "Rust", priceMinor: 2400 },
  boots: { title: "Creek Walker Boots", variant: "Tan, 42", priceMinor: 8900 },
  bottle: { title: "Insulated Bottle 1 L", variant: "Slate", priceMinor: 4100 },
  chair: { title: "Folding Camp Chair", variant: "Olive", priceMinor: 6600 },
  fleece: { title: "Fleece Half-Zip", variant: "Fern, L", priceMinor: 6500 },
  gloves: { title: "Wool Liner Gloves", variant: "Grey, M", priceMinor: 2900 },
  headlamp: { title: "Headlamp 400", variant: null, priceMinor: 5400 },
  jacket: { title: "Ridge Shell Jacket", variant: "Moss, M", priceMinor: 11900 },
  lid: { title: "Pan Lid 24 cm", variant: null, priceMinor: 1600 },
  mat: { title: "Insulated Sleeping Mat", variant: "Regular", priceMinor: 9400 },
  mug: { title: "Enamel Camp Mug", variant: "Pine", priceMinor: 1600 },
  pack: { title: "Trail Pack 22 L", variant: "Stone", priceMinor: 6850 },
  pan: { title: "Steel Camp Pan 24 cm", variant: null, priceMinor: 4600 },
  parka: { title: "Summit Down Parka", variant: "Navy, M", priceMinor: 32500 },
  poles: { title: "Carbon Trekking Poles", variant: "Pair", priceMinor: 12800 },
  poncho: { title: "Packable Rain Poncho", variant: "Amber", priceMinor: 6400 },
  sleepingBag: { title: "Three-Season Sleeping Bag", variant: "Long", priceMinor: 26000 },
  socks: { title: "Merino Crew Socks", variant: "M", priceMinor: 1400 },
  stove: { title: "Two-Burner Stove", variant: null, priceMinor: 14500 },
  tent: { title: "Two-Person Ridge Tent", variant: "Sage", priceMinor: 21200 },
} as const satisfies Record<string, Product>;

export type ProductKey = keyof typeof products;
