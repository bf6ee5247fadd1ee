/** Where Steady Spine sells, at fixed rates, and who shops there. */
import type { SandboxCustomer, SandboxMarket, SandboxProduct } from "../store";

/** The United States, Europe, and the Emirates, where one of the demo article's products is not sold. */
export function demoMarkets(products: SandboxProduct[]): SandboxMarket[] {
  const unsold = products.filter((each) => each.handle === "back-of-steel").map((each) => each.id);
  return [
    {
      id: 1001,
      handle: "us",
      name: "United States",
      primary: true,
      countries: [{ isoCode: "US", name: "United States" }],
      currency: { isoCode: "USD", name: "United States Dollar", symbol: "$" },
      moneyFormat: "${{amount}}",
      rate: 1,
      unsoldProductIds: [],
    },
    {
      id: 1002,
      handle: "eu",
      name: "Europe",
      primary: false,
      countries: [
        { isoCode: "DE", name: "Germany" },
        { isoCode: "FR", name: "France" },
        { isoCode: "IE", name: "Ireland" },
      ],
      currency: { isoCode: "EUR", name: "Euro", symbol: "€" },
      moneyFormat: "€{{amount_with_comma_separator}}",
      rate: 0.92,
      unsoldProductIds: [],
    },
    {
      id: 1003,
      handle: "ae",
      name: "United Arab Emirates",
      primary: false,
      countries: [{ isoCode: "AE", name: "United Arab Emirates" }],
      currency: { isoCode: "AED", name: "United Arab Emirates Dirham", symbol: "د.إ" },
      moneyFormat: "Dhs. {{amount}}",
      rate: 3.6725,
      unsoldProductIds: unsold,
    },
  ];
}

export const DEMO_CUSTOMERS: readonly SandboxCustomer[] = [
  { id: 2001, role: "Customer", email: "customer@steady-spine.example", tags: [] },
  { id: 2002, role: "VIP customer", email: "vip@steady-spine.example", tags: ["vip"] },
];
