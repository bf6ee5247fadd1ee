/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.js';

export type ArticleToDrawQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ArticleToDrawQuery = { article?: AdminTypes.Maybe<Pick<AdminTypes.Article, 'title' | 'body'>>, nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status' | 'tracksInventory' | 'totalInventory'>
    & { featuredMedia?: AdminTypes.Maybe<{ preview?: AdminTypes.Maybe<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>> }> }>, priceRangeV2: { minVariantPrice: Pick<AdminTypes.MoneyV2, 'amount'>, maxVariantPrice: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>>, shop: (
    Pick<AdminTypes.Shop, 'currencyCode'>
    & { currencyFormats: Pick<AdminTypes.CurrencyFormats, 'moneyFormat'> }
  ) };

export type PricesInCountryQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  country: AdminTypes.CountryCode;
}>;


export type PricesInCountryQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id' | 'publishedInContext'>
    & { contextualPricing: { priceRange: { minVariantPrice: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, maxVariantPrice: Pick<AdminTypes.MoneyV2, 'amount'> } } }
  )>> };

export type CollectionsToDrawQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type CollectionsToDrawQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Collection, 'id' | 'title' | 'handle'>
    & { image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>>, products: { nodes: Array<{ featuredMedia?: AdminTypes.Maybe<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>> }> }> } }
  )>> };

export type FeaturedQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  withText: AdminTypes.Scalars['Boolean']['input'];
}>;


export type FeaturedQuery = { nodes: Array<AdminTypes.Maybe<(
    AdminTypes.MakeOptional<Pick<AdminTypes.Article, 'title' | 'body'>, 'body'>
    & { products?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>>, placements?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>> }
  )>> };

export type LinkStatesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type LinkStatesQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'title' | 'status' | 'publishedAt' | 'tracksInventory' | 'totalInventory'>
    & { US: AdminTypes.Product['publishedInContext'] }
  )>> };

export type AllLinkStatesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type AllLinkStatesQuery = { products: { edges: Array<{ node: (
        Pick<AdminTypes.Product, 'id' | 'title' | 'status' | 'publishedAt' | 'tracksInventory' | 'totalInventory'>
        & { US: AdminTypes.Product['publishedInContext'] }
        & { variants: { edges: Array<{ node: Pick<AdminTypes.ProductVariant, 'availableForSale'> }> } }
      ) }> } };

export type StockOfLinksQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type StockOfLinksQuery = { productVariants: { nodes: Array<(
      Pick<AdminTypes.ProductVariant, 'availableForSale'>
      & { product: Pick<AdminTypes.Product, 'id'> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ArticleCarriersQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ArticleCarriersQuery = { list: { nodes: Array<(
      Pick<AdminTypes.Article, 'id' | 'handle' | 'title'>
      & { blog: Pick<AdminTypes.Blog, 'handle'>, products?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>>, placements?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>>, choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ProductCarriersQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ProductCarriersQuery = { list: { nodes: Array<(
      Pick<AdminTypes.Product, 'id' | 'handle' | 'title'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type CollectionCarriersQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CollectionCarriersQuery = { list: { nodes: Array<(
      Pick<AdminTypes.Collection, 'id' | 'handle' | 'title'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type BlogCarriersQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type BlogCarriersQuery = { list: { nodes: Array<(
      Pick<AdminTypes.Blog, 'id' | 'handle' | 'title'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type PageCarriersQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PageCarriersQuery = { list: { nodes: Array<(
      Pick<AdminTypes.Page, 'id' | 'handle' | 'title'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type HandlesOfQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type HandlesOfQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Article, 'id' | 'handle' | 'title'>
    & { blog: Pick<AdminTypes.Blog, 'handle'> }
  ) | Pick<AdminTypes.Blog, 'id' | 'handle' | 'title'> | Pick<AdminTypes.Collection, 'id' | 'handle' | 'title'> | Pick<AdminTypes.Page, 'id' | 'handle' | 'title'> | Pick<AdminTypes.Product, 'id' | 'handle' | 'title'>>> };

export type ImportPageChoicesMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type ImportPageChoicesMutation = { metafieldsSet?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type ArticlesQueryVariables = AdminTypes.Exact<{
  first?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  last?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  before?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ArticlesQuery = { articles: { edges: Array<(
      Pick<AdminTypes.ArticleEdge, 'cursor'>
      & { node: (
        Pick<AdminTypes.Article, 'id' | 'title' | 'isPublished' | 'publishedAt' | 'updatedAt'>
        & { image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>>, blog: Pick<AdminTypes.Blog, 'title' | 'handle'>, products?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>> }
      ) }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor' | 'hasPreviousPage' | 'startCursor'> } };

export type ArticleFiltersQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ArticleFiltersQuery = (
  Pick<AdminTypes.QueryRoot, 'articleTags'>
  & { blogs: { nodes: Array<Pick<AdminTypes.Blog, 'id' | 'title'>> } }
);

export type MarketPlacesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type MarketPlacesQuery = { markets: { nodes: Array<(
      Pick<AdminTypes.Market, 'handle' | 'name' | 'status'>
      & { conditions?: AdminTypes.Maybe<{ regionsCondition?: AdminTypes.Maybe<{ regions: { nodes: Array<Pick<AdminTypes.MarketRegionCountry, 'code'>> } }> }> }
    )> } };

export type AudienceQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type AudienceQuery = { markets: { nodes: Array<Pick<AdminTypes.Market, 'handle' | 'name' | 'status' | 'type'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, shopLocales: Array<Pick<AdminTypes.ShopLocale, 'locale' | 'name' | 'primary'>> };

export type DiscountGetsFragment = { items: (
    { __typename: 'DiscountCollections' }
    & { collections: { nodes: Array<(
        Pick<AdminTypes.Collection, 'title'>
        & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
  ) | (
    { __typename: 'DiscountProducts' }
    & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
  ), value: (
    Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
    & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
  ) | { effect: (
      Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
      & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
    ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> };

type DiscountMinimum_DiscountMinimumQuantity_Fragment = Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'>;

type DiscountMinimum_DiscountMinimumSubtotal_Fragment = { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> };

export type DiscountMinimumFragment = DiscountMinimum_DiscountMinimumQuantity_Fragment | DiscountMinimum_DiscountMinimumSubtotal_Fragment;

export type DiscountContextFragment = (
  { __typename: 'DiscountBuyerSelectionAll' }
  & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
);

export type DiscountOfferFragment = (
  Pick<AdminTypes.DiscountNode, 'id'>
  & { discount: (
    { __typename: 'DiscountAutomaticApp' }
    & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'status' | 'startsAt' | 'endsAt'>
    & { context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ) }
  ) | (
    { __typename: 'DiscountAutomaticBasic' }
    & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status' | 'startsAt' | 'endsAt'>
    & { context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
        { __typename: 'DiscountCollections' }
        & { collections: { nodes: Array<(
            Pick<AdminTypes.Collection, 'title'>
            & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      ) | (
        { __typename: 'DiscountProducts' }
        & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
      ), value: (
        Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
        & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
      ) | { effect: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
  ) | (
    { __typename: 'DiscountAutomaticBxgy' }
    & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'status' | 'startsAt' | 'endsAt'>
    & { context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), customerGets: { items: (
        { __typename: 'DiscountCollections' }
        & { collections: { nodes: Array<(
            Pick<AdminTypes.Collection, 'title'>
            & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      ) | (
        { __typename: 'DiscountProducts' }
        & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
      ), value: (
        Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
        & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
      ) | { effect: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
  ) | (
    { __typename: 'DiscountAutomaticFreeShipping' }
    & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt'>
    & { context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
  ) | (
    { __typename: 'DiscountCodeApp' }
    & Pick<AdminTypes.DiscountCodeApp, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
    & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ) }
  ) | (
    { __typename: 'DiscountCodeBasic' }
    & Pick<AdminTypes.DiscountCodeBasic, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
    & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
        { __typename: 'DiscountCollections' }
        & { collections: { nodes: Array<(
            Pick<AdminTypes.Collection, 'title'>
            & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      ) | (
        { __typename: 'DiscountProducts' }
        & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
      ), value: (
        Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
        & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
      ) | { effect: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
  ) | (
    { __typename: 'DiscountCodeBxgy' }
    & Pick<AdminTypes.DiscountCodeBxgy, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
    & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), customerGets: { items: (
        { __typename: 'DiscountCollections' }
        & { collections: { nodes: Array<(
            Pick<AdminTypes.Collection, 'title'>
            & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
      ) | (
        { __typename: 'DiscountProducts' }
        & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
      ), value: (
        Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
        & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
      ) | { effect: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
  ) | (
    { __typename: 'DiscountCodeFreeShipping' }
    & Pick<AdminTypes.DiscountCodeFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
    & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
      { __typename: 'DiscountBuyerSelectionAll' }
      & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
    ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
  ) }
);

export type DiscountsQueryVariables = AdminTypes.Exact<{
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type DiscountsQuery = { discountNodes: { nodes: Array<(
      Pick<AdminTypes.DiscountNode, 'id'>
      & { discount: (
        { __typename: 'DiscountAutomaticApp' }
        & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'status' | 'startsAt' | 'endsAt'>
        & { context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ) }
      ) | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status' | 'startsAt' | 'endsAt'>
        & { context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<(
                Pick<AdminTypes.Collection, 'title'>
                & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
              )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ), value: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | { effect: (
              Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
              & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
            ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
      ) | (
        { __typename: 'DiscountAutomaticBxgy' }
        & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'status' | 'startsAt' | 'endsAt'>
        & { context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), customerGets: { items: (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<(
                Pick<AdminTypes.Collection, 'title'>
                & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
              )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ), value: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | { effect: (
              Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
              & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
            ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt'>
        & { context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
      ) | (
        { __typename: 'DiscountCodeApp' }
        & Pick<AdminTypes.DiscountCodeApp, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ) }
      ) | (
        { __typename: 'DiscountCodeBasic' }
        & Pick<AdminTypes.DiscountCodeBasic, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<(
                Pick<AdminTypes.Collection, 'title'>
                & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
              )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ), value: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | { effect: (
              Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
              & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
            ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
      ) | (
        { __typename: 'DiscountCodeBxgy' }
        & Pick<AdminTypes.DiscountCodeBxgy, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), customerGets: { items: (
            { __typename: 'DiscountCollections' }
            & { collections: { nodes: Array<(
                Pick<AdminTypes.Collection, 'title'>
                & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
              )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
          ) | (
            { __typename: 'DiscountProducts' }
            & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
          ), value: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | { effect: (
              Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
              & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
            ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
      ) | (
        { __typename: 'DiscountCodeFreeShipping' }
        & Pick<AdminTypes.DiscountCodeFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
          { __typename: 'DiscountBuyerSelectionAll' }
          & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
        ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
      ) }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type DiscountQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DiscountQuery = { discountNode?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountNode, 'id'>
    & { discount: (
      { __typename: 'DiscountAutomaticApp' }
      & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'status' | 'startsAt' | 'endsAt'>
      & { context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ) }
    ) | (
      { __typename: 'DiscountAutomaticBasic' }
      & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status' | 'startsAt' | 'endsAt'>
      & { context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<(
              Pick<AdminTypes.Collection, 'title'>
              & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ), value: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | { effect: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
    ) | (
      { __typename: 'DiscountAutomaticBxgy' }
      & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'status' | 'startsAt' | 'endsAt'>
      & { context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), customerGets: { items: (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<(
              Pick<AdminTypes.Collection, 'title'>
              & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ), value: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | { effect: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
    ) | (
      { __typename: 'DiscountAutomaticFreeShipping' }
      & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt'>
      & { context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
    ) | (
      { __typename: 'DiscountCodeApp' }
      & Pick<AdminTypes.DiscountCodeApp, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
      & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ) }
    ) | (
      { __typename: 'DiscountCodeBasic' }
      & Pick<AdminTypes.DiscountCodeBasic, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
      & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }>, customerGets: { items: (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<(
              Pick<AdminTypes.Collection, 'title'>
              & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ), value: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | { effect: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
    ) | (
      { __typename: 'DiscountCodeBxgy' }
      & Pick<AdminTypes.DiscountCodeBxgy, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
      & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), customerGets: { items: (
          { __typename: 'DiscountCollections' }
          & { collections: { nodes: Array<(
              Pick<AdminTypes.Collection, 'title'>
              & { productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }
            )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } }
        ) | (
          { __typename: 'DiscountProducts' }
          & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, productVariants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'id'>> } }
        ), value: (
          Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
          & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
        ) | { effect: (
            Pick<AdminTypes.DiscountAmount, 'appliesOnEachItem'>
            & { amount: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
          ) | Pick<AdminTypes.DiscountPercentage, 'percentage'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'> } }
    ) | (
      { __typename: 'DiscountCodeFreeShipping' }
      & Pick<AdminTypes.DiscountCodeFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt' | 'usageLimit' | 'appliesOncePerCustomer'>
      & { codesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, codes: { nodes: Array<Pick<AdminTypes.DiscountRedeemCode, 'code'>> }, context: (
        { __typename: 'DiscountBuyerSelectionAll' }
        & Pick<AdminTypes.DiscountBuyerSelectionAll, 'all'>
      ), minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }> }
    ) }
  )>, productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type FindFileQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type FindFileQuery = { files: { nodes: Array<(
      Pick<AdminTypes.ExternalVideo, 'id' | 'fileStatus'>
      & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
    ) | (
      Pick<AdminTypes.GenericFile, 'url' | 'id' | 'fileStatus'>
      & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
    ) | (
      Pick<AdminTypes.MediaImage, 'id' | 'fileStatus'>
      & { image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url'>>, fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
    ) | (
      Pick<AdminTypes.Model3d, 'id' | 'fileStatus'>
      & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
    ) | (
      Pick<AdminTypes.Video, 'id' | 'fileStatus'>
      & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
    )> } };

export type StageFileMutationVariables = AdminTypes.Exact<{
  input: Array<AdminTypes.StagedUploadInput> | AdminTypes.StagedUploadInput;
}>;


export type StageFileMutation = { stagedUploadsCreate?: AdminTypes.Maybe<{ stagedTargets?: AdminTypes.Maybe<Array<(
      Pick<AdminTypes.StagedMediaUploadTarget, 'url' | 'resourceUrl'>
      & { parameters: Array<Pick<AdminTypes.StagedUploadParameter, 'name' | 'value'>> }
    )>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type KeepFileMutationVariables = AdminTypes.Exact<{
  files: Array<AdminTypes.FileCreateInput> | AdminTypes.FileCreateInput;
}>;


export type KeepFileMutation = { fileCreate?: AdminTypes.Maybe<{ files?: AdminTypes.Maybe<Array<Pick<AdminTypes.ExternalVideo, 'id'> | Pick<AdminTypes.GenericFile, 'id'> | Pick<AdminTypes.MediaImage, 'id'> | Pick<AdminTypes.Model3d, 'id'> | Pick<AdminTypes.Video, 'id'>>>, userErrors: Array<Pick<AdminTypes.FilesUserError, 'field' | 'message' | 'code'>> }> };

export type LookAtFileQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type LookAtFileQuery = { node?: AdminTypes.Maybe<(
    Pick<AdminTypes.ExternalVideo, 'id' | 'fileStatus'>
    & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
  ) | (
    Pick<AdminTypes.GenericFile, 'id' | 'fileStatus' | 'url'>
    & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
  ) | (
    Pick<AdminTypes.MediaImage, 'id' | 'fileStatus'>
    & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>>, image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url'>> }
  ) | (
    Pick<AdminTypes.Model3d, 'id' | 'fileStatus'>
    & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
  ) | (
    Pick<AdminTypes.Video, 'id' | 'fileStatus'>
    & { fileErrors: Array<Pick<AdminTypes.FileError, 'message'>> }
  )> };

export type ImagesQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ImagesQuery = { files: { nodes: Array<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'width' | 'height'>> }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type PageQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  mostCollections: AdminTypes.Scalars['Int']['input'];
}>;


export type PageQuery = { node?: AdminTypes.Maybe<(
    { __typename: 'Article' }
    & Pick<AdminTypes.Article, 'id' | 'title' | 'handle' | 'isPublished' | 'tags' | 'templateSuffix'>
    & { blog: Pick<AdminTypes.Blog, 'id' | 'handle'>, choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  ) | (
    { __typename: 'Blog' }
    & Pick<AdminTypes.Blog, 'id' | 'title' | 'handle' | 'templateSuffix'>
    & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  ) | (
    { __typename: 'Collection' }
    & Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'templateSuffix'>
    & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  ) | (
    { __typename: 'Page' }
    & Pick<AdminTypes.Page, 'id' | 'title' | 'handle' | 'isPublished' | 'templateSuffix'>
    & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  ) | (
    { __typename: 'Product' }
    & Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'onlineStoreUrl' | 'tags' | 'templateSuffix'>
    & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> }, choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )> };

export type PageAtProductQueryVariables = AdminTypes.Exact<{
  handle: AdminTypes.Scalars['String']['input'];
  mostCollections: AdminTypes.Scalars['Int']['input'];
}>;


export type PageAtProductQuery = { productByIdentifier?: AdminTypes.Maybe<(
    { __typename: 'Product' }
    & Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'onlineStoreUrl' | 'tags' | 'templateSuffix'>
    & { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> }, choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )> };

export type PageAtCollectionQueryVariables = AdminTypes.Exact<{
  handle: AdminTypes.Scalars['String']['input'];
}>;


export type PageAtCollectionQuery = { collectionByIdentifier?: AdminTypes.Maybe<(
    { __typename: 'Collection' }
    & Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'templateSuffix'>
    & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )> };

export type PageAtBlogQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query: AdminTypes.Scalars['String']['input'];
}>;


export type PageAtBlogQuery = { blogs: { nodes: Array<(
      { __typename: 'Blog' }
      & Pick<AdminTypes.Blog, 'id' | 'title' | 'handle' | 'templateSuffix'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )> } };

export type PageAtPageQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query: AdminTypes.Scalars['String']['input'];
}>;


export type PageAtPageQuery = { pages: { nodes: Array<(
      { __typename: 'Page' }
      & Pick<AdminTypes.Page, 'id' | 'title' | 'handle' | 'isPublished' | 'templateSuffix'>
      & { choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )> } };

export type PageAtArticleQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query: AdminTypes.Scalars['String']['input'];
}>;


export type PageAtArticleQuery = { articles: { nodes: Array<(
      { __typename: 'Article' }
      & Pick<AdminTypes.Article, 'id' | 'title' | 'handle' | 'isPublished' | 'tags' | 'templateSuffix'>
      & { blog: Pick<AdminTypes.Blog, 'id' | 'handle'>, choices?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
    )> } };

export type ArticlesTitledQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ArticlesTitledQuery = { hits: { nodes: Array<(
      Pick<AdminTypes.Article, 'id' | 'title'>
      & { blog: Pick<AdminTypes.Blog, 'title'> }
    )> } };

export type BlogsTitledQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type BlogsTitledQuery = { hits: { nodes: Array<Pick<AdminTypes.Blog, 'id' | 'title'>> } };

export type PagesTitledQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type PagesTitledQuery = { hits: { nodes: Array<Pick<AdminTypes.Page, 'id' | 'title'>> } };

export type StorefrontDocumentQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type StorefrontDocumentQuery = { currentAppInstallation: { storefront?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value'>> } };

export type PoliciesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type PoliciesQuery = { shop: { shopPolicies: Array<Pick<AdminTypes.ShopPolicy, 'type' | 'title' | 'url' | 'body'>> } };

export type ChooseArticlesQueryVariables = AdminTypes.Exact<{
  first?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  last?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  before?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ChooseArticlesQuery = { found: { nodes: Array<(
      Pick<AdminTypes.Article, 'id' | 'title' | 'isPublished'>
      & { blog: Pick<AdminTypes.Blog, 'title'> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor' | 'hasPreviousPage' | 'startCursor'> } };

export type ChooseBlogsQueryVariables = AdminTypes.Exact<{
  first?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  last?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  before?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ChooseBlogsQuery = { found: { nodes: Array<Pick<AdminTypes.Blog, 'id' | 'title'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor' | 'hasPreviousPage' | 'startCursor'> } };

export type ChoosePagesQueryVariables = AdminTypes.Exact<{
  first?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  last?: AdminTypes.InputMaybe<AdminTypes.Scalars['Int']['input']>;
  before?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ChoosePagesQuery = { found: { nodes: Array<Pick<AdminTypes.Page, 'id' | 'title' | 'isPublished'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor' | 'hasPreviousPage' | 'startCursor'> } };

export type CountArticlesQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  all?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CountArticlesQuery = { matching: { nodes: Array<Pick<AdminTypes.Article, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, all: { nodes: Array<Pick<AdminTypes.Article, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } };

export type CountPagesQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  all?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  first: AdminTypes.Scalars['Int']['input'];
}>;


export type CountPagesQuery = { matching: { nodes: Array<Pick<AdminTypes.Page, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, all: { nodes: Array<Pick<AdminTypes.Page, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> } };

export type CountBlogsQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  all?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CountBlogsQuery = { matching?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>>, all?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type CountProductsQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  all?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CountProductsQuery = { matching?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>>, all?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type CountCollectionsQueryVariables = AdminTypes.Exact<{
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  all?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CountCollectionsQuery = { matching?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>>, all?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> };

export type ResourcesThatExistQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ResourcesThatExistQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Article, 'title'> | Pick<AdminTypes.Blog, 'title'> | Pick<AdminTypes.Collection, 'title'> | Pick<AdminTypes.Page, 'title'> | Pick<AdminTypes.Product, 'title'>>> };

export type ShopQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ShopQuery = { shop: (
    Pick<AdminTypes.Shop, 'name' | 'myshopifyDomain' | 'ianaTimezone'>
    & { primaryDomain: Pick<AdminTypes.Domain, 'url'> }
  ), shopLocales: Array<Pick<AdminTypes.ShopLocale, 'locale' | 'primary'>> };

export type ArticleQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  mostProducts: AdminTypes.Scalars['Int']['input'];
}>;


export type ArticleQuery = { article?: AdminTypes.Maybe<(
    Pick<AdminTypes.Article, 'id' | 'title' | 'handle' | 'isPublished' | 'publishedAt' | 'updatedAt'>
    & { image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>>, blog: Pick<AdminTypes.Blog, 'title' | 'handle'>, products?: AdminTypes.Maybe<(
      Pick<AdminTypes.Metafield, 'value'>
      & { references?: AdminTypes.Maybe<{ nodes: Array<AdminTypes.Maybe<(
          Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status'>
          & { featuredMedia?: AdminTypes.Maybe<{ preview?: AdminTypes.Maybe<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>> }> }> }
        )>> }> }
    )> }
  )> };

export type ArticleToEditQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  mostProducts: AdminTypes.Scalars['Int']['input'];
}>;


export type ArticleToEditQuery = { article?: AdminTypes.Maybe<(
    Pick<AdminTypes.Article, 'id' | 'title' | 'handle' | 'body' | 'isPublished' | 'publishedAt' | 'updatedAt'>
    & { image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>>, blog: Pick<AdminTypes.Blog, 'title' | 'handle'>, products?: AdminTypes.Maybe<(
      Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>
      & { references?: AdminTypes.Maybe<{ nodes: Array<AdminTypes.Maybe<(
          Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status'>
          & { featuredMedia?: AdminTypes.Maybe<{ preview?: AdminTypes.Maybe<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>> }> }> }
        )>> }> }
    )>, placements?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )> };

export type ArticleLinksQueryVariables = AdminTypes.Exact<{
  articleId: AdminTypes.Scalars['ID']['input'];
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  mostProducts: AdminTypes.Scalars['Int']['input'];
}>;


export type ArticleLinksQuery = { article?: AdminTypes.Maybe<(
    Pick<AdminTypes.Article, 'title' | 'body'>
    & { products?: AdminTypes.Maybe<(
      Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>
      & { references?: AdminTypes.Maybe<{ nodes: Array<AdminTypes.Maybe<(
          Pick<AdminTypes.Product, 'id'>
          & { articles?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
        )>> }> }
    )>, placements?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>>, fallbackProducts?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>>, fallbackCollections?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )>, nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.Collection, 'id'> | (
    Pick<AdminTypes.Product, 'id'>
    & { articles?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
  )>> };

export type ProductsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ProductsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status'>
    & { featuredMedia?: AdminTypes.Maybe<{ preview?: AdminTypes.Maybe<{ image?: AdminTypes.Maybe<Pick<AdminTypes.Image, 'url' | 'altText'>> }> }> }
  )>> };

export type SaveStorefrontDocumentQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type SaveStorefrontDocumentQuery = { currentAppInstallation: Pick<AdminTypes.AppInstallation, 'id'> };

export type SaveMetafieldsMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type SaveMetafieldsMutation = { metafieldsSet?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type ProductsToLinkQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ProductsToLinkQuery = { products: { edges: Array<{ node: (
        Pick<AdminTypes.Product, 'id'>
        & { articles?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
      ) }> } };

export type CreateUploadMutationVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type CreateUploadMutation = { stagedUploadsCreate?: AdminTypes.Maybe<{ stagedTargets?: AdminTypes.Maybe<Array<(
      Pick<AdminTypes.StagedMediaUploadTarget, 'url'>
      & { parameters: Array<Pick<AdminTypes.StagedUploadParameter, 'name' | 'value'>> }
    )>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type StartWritingMutationVariables = AdminTypes.Exact<{
  mutation: AdminTypes.Scalars['String']['input'];
  stagedUploadPath: AdminTypes.Scalars['String']['input'];
}>;


export type StartWritingMutation = { bulkOperationRunMutation?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id'>>, userErrors: Array<Pick<AdminTypes.BulkMutationUserError, 'field' | 'message' | 'code'>> }> };

export type SaveLinksMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type SaveLinksMutation = { metafieldsSet?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type ProductsToFindQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ProductsToFindQuery = { products: { edges: Array<{ node: (
        Pick<AdminTypes.Product, 'id' | 'title' | 'handle'>
        & { variants: { edges: Array<{ node: Pick<AdminTypes.ProductVariant, 'id' | 'sku'> }> } }
      ) }> } };

export type ArticlesToScanQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ArticlesToScanQuery = { articles: { edges: Array<{ node: (
        Pick<AdminTypes.Article, 'id' | 'title' | 'body'>
        & { blog: Pick<AdminTypes.Blog, 'title'>, products?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>>, placements?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'value' | 'compareDigest'>> }
      ) }> } };

export type StartReadingMutationVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type StartReadingMutation = { bulkOperationRunQuery?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id'>>, userErrors: Array<Pick<AdminTypes.BulkOperationUserError, 'field' | 'message' | 'code'>> }> };

export type BulkOperationQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BulkOperationQuery = { bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'status' | 'errorCode' | 'rootObjectCount' | 'fileSize' | 'url'>> };

export type CancelBulkOperationMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CancelBulkOperationMutation = { bulkOperationCancel?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type StoreCountsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type StoreCountsQuery = { blogs: { nodes: Array<{ articlesCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count' | 'precision'>> }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, shopLocales: Array<Pick<AdminTypes.ShopLocale, 'locale' | 'name' | 'primary'>> };

export type ChangedProductsQueryVariables = AdminTypes.Exact<{
  first: AdminTypes.Scalars['Int']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ChangedProductsQuery = { products: { nodes: Array<Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'status'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>> };

export type ProductsWithSkusQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type ProductsWithSkusQuery = { products: { nodes: Array<(
      Pick<AdminTypes.Product, 'id' | 'title' | 'handle'>
      & { variants: { nodes: Array<Pick<AdminTypes.ProductVariant, 'sku'>> } }
    )> } };

export type ThemeFileQueryVariables = AdminTypes.Exact<{
  filenames: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type ThemeFileQuery = { themes?: AdminTypes.Maybe<{ nodes: Array<{ files?: AdminTypes.Maybe<{ nodes: Array<{ body: Pick<AdminTypes.OnlineStoreThemeFileBodyText, 'content'> }> }> }> }> };

interface GeneratedQueryTypes {
  "#graphql\n  query articleToDraw($id: ID!, $ids: [ID!]!) {\n    article(id: $id) { title body }\n    nodes(ids: $ids) {\n      ... on Product {\n        id title handle status tracksInventory totalInventory\n        featuredMedia { preview { image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText } } }\n        priceRangeV2 { minVariantPrice { amount } maxVariantPrice { amount } }\n      }\n    }\n    shop { currencyCode currencyFormats { moneyFormat } }\n  }": {return: ArticleToDrawQuery, variables: ArticleToDrawQueryVariables},
  "#graphql\n  query pricesInCountry($ids: [ID!]!, $country: CountryCode!) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        publishedInContext(context: { country: $country })\n        contextualPricing(context: { country: $country }) { priceRange { minVariantPrice { amount currencyCode } maxVariantPrice { amount } } }\n      }\n    }\n  }": {return: PricesInCountryQuery, variables: PricesInCountryQueryVariables},
  "#graphql\n  query collectionsToDraw($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Collection {\n        id title handle\n        image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText }\n        products(first: 1, sortKey: COLLECTION_DEFAULT) { nodes { featuredMedia { ... on MediaImage { image { url(transform: { maxWidth: 600, maxHeight: 600 }) altText } } } } }\n      }\n    }\n  }": {return: CollectionsToDrawQuery, variables: CollectionsToDrawQueryVariables},
  "#graphql\n  query featured($ids: [ID!]!, $withText: Boolean!) {\n    nodes(ids: $ids) {\n      ... on Article {\n        title\n        body @include(if: $withText)\n        products: metafield(namespace: \"$app\", key: \"products\") { value }\n        placements: metafield(namespace: \"$app\", key: \"placements\") { value }\n      }\n    }\n  }": {return: FeaturedQuery, variables: FeaturedQueryVariables},
  "#graphql\n  query linkStates($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Product { title status publishedAt tracksInventory totalInventory US: publishedInContext(context: { country: US }) } }\n  }": {return: LinkStatesQuery, variables: LinkStatesQueryVariables},
  "#graphql\n  query allLinkStates {\n    products {\n      edges {\n        node {\n          id title status publishedAt tracksInventory totalInventory\n          US: publishedInContext(context: { country: US })\n          variants { edges { node { availableForSale } } }\n        }\n      }\n    }\n  }": {return: AllLinkStatesQuery, variables: AllLinkStatesQueryVariables},
  "#graphql\n  query stockOfLinks($query: String!, $after: String) {\n    productVariants(first: 250, after: $after, query: $query, sortKey: ID) {\n      nodes { availableForSale product { id } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: StockOfLinksQuery, variables: StockOfLinksQueryVariables},
  "#graphql\n  query articleCarriers($first: Int!, $after: String, $query: String) {\n    list: articles(first: $first, after: $after, query: $query, sortKey: ID) {\n      nodes {\n        id handle title\n        blog { handle }\n        products: metafield(namespace: \"$app\", key: \"products\") { value }\n        placements: metafield(namespace: \"$app\", key: \"placements\") { value }\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: ArticleCarriersQuery, variables: ArticleCarriersQueryVariables},
  "#graphql\n  query productCarriers($first: Int!, $after: String, $query: String) {\n    list: products(first: $first, after: $after, query: $query, sortKey: ID) {\n      nodes { id handle title choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: ProductCarriersQuery, variables: ProductCarriersQueryVariables},
  "#graphql\n  query collectionCarriers($first: Int!, $after: String, $query: String) {\n    list: collections(first: $first, after: $after, query: $query, sortKey: ID) {\n      nodes { id handle title choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: CollectionCarriersQuery, variables: CollectionCarriersQueryVariables},
  "#graphql\n  query blogCarriers($first: Int!, $after: String, $query: String) {\n    list: blogs(first: $first, after: $after, query: $query, sortKey: ID) {\n      nodes { id handle title choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: BlogCarriersQuery, variables: BlogCarriersQueryVariables},
  "#graphql\n  query pageCarriers($first: Int!, $after: String, $query: String) {\n    list: pages(first: $first, after: $after, query: $query, sortKey: ID) {\n      nodes { id handle title choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: PageCarriersQuery, variables: PageCarriersQueryVariables},
  "#graphql\n  query handlesOf($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Article { id handle title blog { handle } }\n      ... on Product { id handle title }\n      ... on Collection { id handle title }\n      ... on Blog { id handle title }\n      ... on Page { id handle title }\n    }\n  }": {return: HandlesOfQuery, variables: HandlesOfQueryVariables},
  "#graphql\n  query articles($first: Int, $after: String, $last: Int, $before: String, $query: String) {\n    articles(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: UPDATED_AT, reverse: true) {\n      edges {\n        cursor\n        node {\n          id title isPublished publishedAt updatedAt\n          image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText }\n          blog { title handle }\n          products: metafield(namespace: \"$app\", key: \"products\") { value }\n        }\n      }\n      pageInfo { hasNextPage endCursor hasPreviousPage startCursor }\n    }\n  }": {return: ArticlesQuery, variables: ArticlesQueryVariables},
  "#graphql\n  query articleFilters {\n    blogs(first: 250, sortKey: TITLE) { nodes { id title } }\n    articleTags(limit: 250, sort: POPULAR)\n  }": {return: ArticleFiltersQuery, variables: ArticleFiltersQueryVariables},
  "#graphql\n  query marketPlaces {\n    markets(first: 50, query: \"status:ACTIVE\") {\n      nodes { handle name status conditions { regionsCondition { regions(first: 1) { nodes { ... on MarketRegionCountry { code } } } } } }\n    }\n  }": {return: MarketPlacesQuery, variables: MarketPlacesQueryVariables},
  "#graphql\n  query audience($first: Int!, $after: String) {\n    markets(first: $first, after: $after, query: \"status:ACTIVE\") {\n      nodes { handle name status type }\n      pageInfo { hasNextPage endCursor }\n    }\n    shopLocales(published: true) { locale name primary }\n  }": {return: AudienceQuery, variables: AudienceQueryVariables},
  "#graphql\n  query discounts($after: String, $query: String) {\n    discountNodes(first: 10, after: $after, query: $query, sortKey: STARTS_AT, reverse: true) { nodes { ...discountOffer } pageInfo { hasNextPage endCursor } }\n    productsCount(query: \"status:ACTIVE AND published_status:published\", limit: null) { count precision }\n  }\n  #graphql\n  #graphql\n  fragment discountGets on DiscountCustomerGets {\n    items {\n      __typename\n      ... on DiscountCollections { collections(first: 5) { nodes { title productsCount { count precision } } pageInfo { hasNextPage } } }\n      ... on DiscountProducts { products(first: 30) { nodes { id } pageInfo { hasNextPage } } productVariants(first: 1) { nodes { id } } }\n    }\n    value {\n      ... on DiscountPercentage { percentage }\n      ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem }\n      ... on DiscountOnQuantity { effect { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem } } }\n    }\n  }\n  #graphql\n  fragment discountMinimum on DiscountMinimumRequirement {\n    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }\n    ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }\n  }\n  #graphql\n  fragment discountContext on DiscountContext { __typename ... on DiscountBuyerSelectionAll { all } }\n  fragment discountOffer on DiscountNode {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }\n      ... on DiscountCodeBxgy { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } customerGets { ...discountGets } }\n      ... on DiscountCodeFreeShipping { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } }\n      ... on DiscountCodeApp { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } }\n      ... on DiscountAutomaticBasic { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }\n      ... on DiscountAutomaticBxgy { title status startsAt endsAt context { ...discountContext } customerGets { ...discountGets } }\n      ... on DiscountAutomaticFreeShipping { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } }\n      ... on DiscountAutomaticApp { title status startsAt endsAt context { ...discountContext } }\n    }\n  }": {return: DiscountsQuery, variables: DiscountsQueryVariables},
  "#graphql\n  query discount($id: ID!) {\n    discountNode(id: $id) { ...discountOffer }\n    productsCount(query: \"status:ACTIVE AND published_status:published\", limit: null) { count precision }\n  }\n  #graphql\n  #graphql\n  fragment discountGets on DiscountCustomerGets {\n    items {\n      __typename\n      ... on DiscountCollections { collections(first: 5) { nodes { title productsCount { count precision } } pageInfo { hasNextPage } } }\n      ... on DiscountProducts { products(first: 30) { nodes { id } pageInfo { hasNextPage } } productVariants(first: 1) { nodes { id } } }\n    }\n    value {\n      ... on DiscountPercentage { percentage }\n      ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem }\n      ... on DiscountOnQuantity { effect { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem } } }\n    }\n  }\n  #graphql\n  fragment discountMinimum on DiscountMinimumRequirement {\n    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }\n    ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }\n  }\n  #graphql\n  fragment discountContext on DiscountContext { __typename ... on DiscountBuyerSelectionAll { all } }\n  fragment discountOffer on DiscountNode {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }\n      ... on DiscountCodeBxgy { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } customerGets { ...discountGets } }\n      ... on DiscountCodeFreeShipping { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } minimumRequirement { ...discountMinimum } }\n      ... on DiscountCodeApp { title status startsAt endsAt usageLimit appliesOncePerCustomer codesCount { count } codes(first: 1) { nodes { code } } context { ...discountContext } }\n      ... on DiscountAutomaticBasic { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } customerGets { ...discountGets } }\n      ... on DiscountAutomaticBxgy { title status startsAt endsAt context { ...discountContext } customerGets { ...discountGets } }\n      ... on DiscountAutomaticFreeShipping { title status startsAt endsAt context { ...discountContext } minimumRequirement { ...discountMinimum } }\n      ... on DiscountAutomaticApp { title status startsAt endsAt context { ...discountContext } }\n    }\n  }": {return: DiscountQuery, variables: DiscountQueryVariables},
  "#graphql\n  query findFile($query: String!) {\n    files(first: 5, query: $query) {\n      nodes { id fileStatus fileErrors { message } ... on GenericFile { url } ... on MediaImage { image { url } } }\n    }\n  }": {return: FindFileQuery, variables: FindFileQueryVariables},
  "#graphql\n  query lookAtFile($id: ID!) {\n    node(id: $id) { ... on File { id fileStatus fileErrors { message } } ... on GenericFile { url } ... on MediaImage { image { url } } }\n  }": {return: LookAtFileQuery, variables: LookAtFileQueryVariables},
  "#graphql\n  query images($query: String!, $after: String) {\n    files(first: 20, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {\n      nodes { ... on MediaImage { image { url(transform: { maxWidth: 320 }) width height } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }": {return: ImagesQuery, variables: ImagesQueryVariables},
  "#graphql\n  query page($id: ID!, $mostCollections: Int!) {\n    node(id: $id) {\n      ... on Article {\n        __typename id title handle isPublished tags templateSuffix blog { id handle }\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n      ... on Blog {\n        __typename id title handle templateSuffix\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n      ... on Page {\n        __typename id title handle isPublished templateSuffix\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n      ... on Product {\n        __typename id title handle onlineStoreUrl tags templateSuffix collections(first: $mostCollections) { nodes { id } }\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n      ... on Collection {\n        __typename id title handle templateSuffix\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n    }\n  }": {return: PageQuery, variables: PageQueryVariables},
  "#graphql\n  query pageAtProduct($handle: String!, $mostCollections: Int!) {\n    productByIdentifier(identifier: { handle: $handle }) {\n      __typename id title handle onlineStoreUrl tags templateSuffix collections(first: $mostCollections) { nodes { id } }\n      choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n    }\n  }": {return: PageAtProductQuery, variables: PageAtProductQueryVariables},
  "#graphql\n  query pageAtCollection($handle: String!) {\n    collectionByIdentifier(identifier: { handle: $handle }) {\n      __typename id title handle templateSuffix\n      choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n    }\n  }": {return: PageAtCollectionQuery, variables: PageAtCollectionQueryVariables},
  "#graphql\n  query pageAtBlog($first: Int!, $query: String!) {\n    blogs(first: $first, query: $query) {\n      nodes {\n        __typename id title handle templateSuffix\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n    }\n  }": {return: PageAtBlogQuery, variables: PageAtBlogQueryVariables},
  "#graphql\n  query pageAtPage($first: Int!, $query: String!) {\n    pages(first: $first, query: $query) {\n      nodes {\n        __typename id title handle isPublished templateSuffix\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n    }\n  }": {return: PageAtPageQuery, variables: PageAtPageQueryVariables},
  "#graphql\n  query pageAtArticle($first: Int!, $query: String!) {\n    articles(first: $first, query: $query) {\n      nodes {\n        __typename id title handle isPublished tags templateSuffix blog { id handle }\n        choices: metafield(namespace: \"$app\", key: \"page\") { value compareDigest }\n      }\n    }\n  }": {return: PageAtArticleQuery, variables: PageAtArticleQueryVariables},
  "#graphql\n  query articlesTitled($first: Int!, $query: String) {\n    hits: articles(first: $first, query: $query, sortKey: UPDATED_AT, reverse: true) { nodes { id title blog { title } } }\n  }": {return: ArticlesTitledQuery, variables: ArticlesTitledQueryVariables},
  "#graphql\n  query blogsTitled($first: Int!, $query: String) {\n    hits: blogs(first: $first, query: $query, sortKey: TITLE) { nodes { id title } }\n  }": {return: BlogsTitledQuery, variables: BlogsTitledQueryVariables},
  "#graphql\n  query pagesTitled($first: Int!, $query: String) {\n    hits: pages(first: $first, query: $query, sortKey: TITLE) { nodes { id title } }\n  }": {return: PagesTitledQuery, variables: PagesTitledQueryVariables},
  "#graphql\n  query storefrontDocument {\n    currentAppInstallation { storefront: metafield(namespace: \"buyline\", key: \"storefront\") { value } }\n  }": {return: StorefrontDocumentQuery, variables: StorefrontDocumentQueryVariables},
  "#graphql\n  query policies {\n    shop { shopPolicies { type title url body } }\n  }": {return: PoliciesQuery, variables: PoliciesQueryVariables},
  "#graphql\n    query chooseArticles($first: Int, $after: String, $last: Int, $before: String, $query: String) {\n      found: articles(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {\n        nodes { id title isPublished blog { title } }\n        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }\n      }\n    }": {return: ChooseArticlesQuery, variables: ChooseArticlesQueryVariables},
  "#graphql\n    query chooseBlogs($first: Int, $after: String, $last: Int, $before: String, $query: String) {\n      found: blogs(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {\n        nodes { id title }\n        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }\n      }\n    }": {return: ChooseBlogsQuery, variables: ChooseBlogsQueryVariables},
  "#graphql\n    query choosePages($first: Int, $after: String, $last: Int, $before: String, $query: String) {\n      found: pages(first: $first, after: $after, last: $last, before: $before, query: $query, sortKey: TITLE) {\n        nodes { id title isPublished }\n        pageInfo { hasNextPage endCursor hasPreviousPage startCursor }\n      }\n    }": {return: ChoosePagesQuery, variables: ChoosePagesQueryVariables},
  "#graphql\n    query countArticles($query: String, $all: String, $first: Int!) {\n      matching: articles(first: $first, query: $query) { nodes { id } pageInfo { hasNextPage } }\n      all: articles(first: $first, query: $all) { nodes { id } pageInfo { hasNextPage } }\n    }": {return: CountArticlesQuery, variables: CountArticlesQueryVariables},
  "#graphql\n    query countPages($query: String, $all: String, $first: Int!) {\n      matching: pages(first: $first, query: $query) { nodes { id } pageInfo { hasNextPage } }\n      all: pages(first: $first, query: $all) { nodes { id } pageInfo { hasNextPage } }\n    }": {return: CountPagesQuery, variables: CountPagesQueryVariables},
  "#graphql\n    query countBlogs($query: String, $all: String) {\n      matching: blogsCount(query: $query) { count precision }\n      all: blogsCount(query: $all) { count precision }\n    }": {return: CountBlogsQuery, variables: CountBlogsQueryVariables},
  "#graphql\n    query countProducts($query: String, $all: String) {\n      matching: productsCount(query: $query) { count precision }\n      all: productsCount(query: $all) { count precision }\n    }": {return: CountProductsQuery, variables: CountProductsQueryVariables},
  "#graphql\n    query countCollections($query: String, $all: String) {\n      matching: collectionsCount(query: $query) { count precision }\n      all: collectionsCount(query: $all) { count precision }\n    }": {return: CountCollectionsQuery, variables: CountCollectionsQueryVariables},
  "#graphql\n  query resourcesThatExist($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Article { title }\n      ... on Blog { title }\n      ... on Page { title }\n      ... on Product { title }\n      ... on Collection { title }\n    }\n  }": {return: ResourcesThatExistQuery, variables: ResourcesThatExistQueryVariables},
  "#graphql\n  query shop {\n    shop { name myshopifyDomain ianaTimezone primaryDomain { url } }\n    shopLocales { locale primary }\n  }": {return: ShopQuery, variables: ShopQueryVariables},
  "#graphql\n  query article($id: ID!, $mostProducts: Int!) {\n    article(id: $id) {\n      id title handle isPublished publishedAt updatedAt\n      image { url(transform: { maxWidth: 640, maxHeight: 480 }) altText }\n      blog { title handle }\n      products: metafield(namespace: \"$app\", key: \"products\") {\n        value\n        references(first: $mostProducts) {\n          nodes { ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } } }\n        }\n      }\n    }\n  }": {return: ArticleQuery, variables: ArticleQueryVariables},
  "#graphql\n  query articleToEdit($id: ID!, $mostProducts: Int!) {\n    article(id: $id) {\n      id title handle body isPublished publishedAt updatedAt\n      image { url(transform: { maxWidth: 640, maxHeight: 480 }) altText }\n      blog { title handle }\n      products: metafield(namespace: \"$app\", key: \"products\") {\n        value compareDigest\n        references(first: $mostProducts) {\n          nodes { ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } } }\n        }\n      }\n      placements: metafield(namespace: \"$app\", key: \"placements\") { value compareDigest }\n    }\n  }": {return: ArticleToEditQuery, variables: ArticleToEditQueryVariables},
  "#graphql\n  query articleLinks($articleId: ID!, $ids: [ID!]!, $mostProducts: Int!) {\n    article(id: $articleId) {\n      title body\n      products: metafield(namespace: \"$app\", key: \"products\") {\n        value compareDigest\n        references(first: $mostProducts) {\n          nodes { ... on Product { id articles: metafield(namespace: \"$app\", key: \"articles\") { value compareDigest } } }\n        }\n      }\n      placements: metafield(namespace: \"$app\", key: \"placements\") { value compareDigest }\n      fallbackProducts: metafield(namespace: \"$app\", key: \"fallback_products\") { value compareDigest }\n      fallbackCollections: metafield(namespace: \"$app\", key: \"fallback_collections\") { value compareDigest }\n    }\n    nodes(ids: $ids) {\n      ... on Collection { id }\n      ... on Product { id articles: metafield(namespace: \"$app\", key: \"articles\") { value compareDigest } }\n    }\n  }": {return: ArticleLinksQuery, variables: ArticleLinksQueryVariables},
  "#graphql\n  query products($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Product { id title handle status featuredMedia { preview { image { url(transform: { maxWidth: 160, maxHeight: 160 }) altText } } } }\n    }\n  }": {return: ProductsQuery, variables: ProductsQueryVariables},
  "#graphql\n  query saveStorefrontDocument { currentAppInstallation { id } }": {return: SaveStorefrontDocumentQuery, variables: SaveStorefrontDocumentQueryVariables},
  "#graphql\n  query productsToLink {\n    products { edges { node { id articles: metafield(namespace: \"$app\", key: \"articles\") { value compareDigest } } } }\n  }": {return: ProductsToLinkQuery, variables: ProductsToLinkQueryVariables},
  "#graphql\n  query productsToFind {\n    products(query: \"status:active\") { edges { node { id title handle variants { edges { node { id sku } } } } } }\n  }": {return: ProductsToFindQuery, variables: ProductsToFindQueryVariables},
  "#graphql\n  query articlesToScan {\n    articles(query: \"updated_at:>='1970-01-01T00:00:00Z'\") {\n      edges {\n        node {\n          id title body\n          blog { title }\n          products: metafield(namespace: \"$app\", key: \"products\") { value compareDigest }\n          placements: metafield(namespace: \"$app\", key: \"placements\") { value compareDigest }\n        }\n      }\n    }\n  }": {return: ArticlesToScanQuery, variables: ArticlesToScanQueryVariables},
  "#graphql\n  query bulkOperation($id: ID!) {\n    bulkOperation(id: $id) { status errorCode rootObjectCount fileSize url }\n  }": {return: BulkOperationQuery, variables: BulkOperationQueryVariables},
  "#graphql\n  query storeCounts {\n    blogs(first: 250) { nodes { articlesCount(limit: null) { count precision } } pageInfo { hasNextPage } }\n    shopLocales(published: true) { locale name primary }\n  }": {return: StoreCountsQuery, variables: StoreCountsQueryVariables},
  "#graphql\n  query changedProducts($first: Int!, $after: String, $query: String) {\n    products(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {\n      nodes { id title handle status }\n      pageInfo { hasNextPage endCursor }\n    }\n    productsCount(query: $query) { count }\n  }": {return: ChangedProductsQuery, variables: ChangedProductsQueryVariables},
  "#graphql\n  query productsWithSkus($query: String!) {\n    products(first: 9, query: $query) { nodes { id title handle variants(first: 100) { nodes { sku } } } }\n  }": {return: ProductsWithSkusQuery, variables: ProductsWithSkusQueryVariables},
  "#graphql\n  query themeFile($filenames: [String!]!) {\n    themes(first: 1, roles: [MAIN]) {\n      nodes { files(filenames: $filenames, first: 1) { nodes { body { ... on OnlineStoreThemeFileBodyText { content } } } } }\n    }\n  }": {return: ThemeFileQuery, variables: ThemeFileQueryVariables},
}

interface GeneratedMutationTypes {
  "#graphql\n  mutation importPageChoices($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) { userErrors { field message code } }\n  }": {return: ImportPageChoicesMutation, variables: ImportPageChoicesMutationVariables},
  "#graphql\n  mutation stageFile($input: [StagedUploadInput!]!) {\n    stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }\n  }": {return: StageFileMutation, variables: StageFileMutationVariables},
  "#graphql\n  mutation keepFile($files: [FileCreateInput!]!) {\n    fileCreate(files: $files) { files { id } userErrors { field message code } }\n  }": {return: KeepFileMutation, variables: KeepFileMutationVariables},
  "#graphql\n  mutation saveMetafields($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) { userErrors { field message code } }\n  }": {return: SaveMetafieldsMutation, variables: SaveMetafieldsMutationVariables},
  "#graphql\n  mutation createUpload {\n    stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: \"links.jsonl\", mimeType: \"text/jsonl\", httpMethod: POST }]) {\n      stagedTargets { url parameters { name value } }\n      userErrors { field message }\n    }\n  }": {return: CreateUploadMutation, variables: CreateUploadMutationVariables},
  "#graphql\n  mutation startWriting($mutation: String!, $stagedUploadPath: String!) {\n    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $stagedUploadPath) { bulkOperation { id } userErrors { field message code } }\n  }": {return: StartWritingMutation, variables: StartWritingMutationVariables},
  "#graphql\n  mutation saveLinks($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) { userErrors { field message code } }\n  }": {return: SaveLinksMutation, variables: SaveLinksMutationVariables},
  "#graphql\n  mutation startReading($query: String!) {\n    bulkOperationRunQuery(query: $query, groupObjects: false) { bulkOperation { id } userErrors { field message code } }\n  }": {return: StartReadingMutation, variables: StartReadingMutationVariables},
  "#graphql\n  mutation cancelBulkOperation($id: ID!) {\n    bulkOperationCancel(id: $id) { userErrors { field message } }\n  }": {return: CancelBulkOperationMutation, variables: CancelBulkOperationMutationVariables},
}
declare module '@shopify/admin-api-client' {
  type InputMaybe<T> = AdminTypes.InputMaybe<T>;
  interface AdminQueries extends GeneratedQueryTypes {}
  interface AdminMutations extends GeneratedMutationTypes {}
}
