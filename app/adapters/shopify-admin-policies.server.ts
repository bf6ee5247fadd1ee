/** The shop's policies as the merchant wrote them in Shopify. */
import { z } from "zod";
import { POLICIES, type PolicyName } from "../domain/claim-kinds";
import type { PublicPolicy } from "../domain/policy-evidence";
import { askShopify, type AdminGraphql } from "./shopify-request.server";

const NAMES = Object.keys(POLICIES) as PolicyName[];

/** @param graphql the library's client, bound to one shop */
export async function askPolicies(graphql: AdminGraphql): Promise<PublicPolicy[]> {
  const { shop } = await askShopify(graphql, policiesAnswer, SHOP_POLICIES, {});
  return shop.shopPolicies.flatMap(({ type, title, url, body }) => {
    const name = NAMES.find((one) => one === type.toLowerCase());
    return name === undefined ? [] : [{ name, title, url, body }];
  });
}

const SHOP_POLICIES = `#graphql
  query policies {
    shop { shopPolicies { type title url body } }
  }`;
const policiesAnswer = z.object({ shop: z.object({ shopPolicies: z.array(z.object({ type: z.string(), title: z.string(), url: z.string(), body: z.string() })) }) });
