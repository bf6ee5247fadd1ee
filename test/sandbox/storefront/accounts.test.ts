import { describe, expect, it } from "vitest";
import { openShop } from "./open-shop";

const signInAs = (role: string) => {
  const shop = openShop();
  const id = shop.state.customers?.find((each) => each.role === role)?.id ?? 0;
  return { ...shop, signedIn: shop.post("/account/login", { customer: String(id), return_url: "/pages/about" }) };
};

describe("customers", () => {
  it("the sign-in page offers each by role, and none by a person's name", async () => {
    const html = await openShop().read("/account/login");
    for (const role of ["Guest", "Customer", "VIP customer (tag vip)"]) expect(html).toContain(`>${role}`);
  });

  it.each(["Customer", "VIP customer"])("%s signs in, is known to the theme, and signs out", async (role) => {
    const { signedIn, read, fetch } = signInAs(role);
    expect((await signedIn).headers.get("location")).toBe("/pages/about");
    expect(await read("/")).toContain(`Signed in: ${role}`);
    expect(await read("/account/login")).toContain("(now)");
    await fetch("/account/logout");
    expect(await read("/")).toContain(">Sign in<");
  });

  it("choosing the guest signs out", async () => {
    const { signedIn, post, read } = signInAs("VIP customer");
    await signedIn;
    await post("/account/login", { customer: "" });
    expect(await read("/")).toContain(">Sign in<");
  });

  it("nobody unknown signs in, and nobody is sent to another host", async () => {
    const { post, state } = openShop();
    expect((await post("/account/login", { customer: "1" })).status).toBe(422);
    const customer = String(state.customers?.[0]?.id);
    expect((await post("/account/login", { customer, return_url: "https://evil.example" })).headers.get("location")).toBe("/");
  });
});

describe("the footer's ways to pay", () => {
  it("are the shop's enabled payment types, in their order", async () => {
    const html = await openShop((state) => {
      state.shop.enabledPaymentTypes = ["paypal", "visa"];
    }).read("/");
    expect([...html.matchAll(/<title id="pi-(\w+)">/g)].map((match) => match[1])).toEqual(["paypal", "visa"]);
  });
});
