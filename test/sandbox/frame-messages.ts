/**
 * What the App Bridge double in the iframe and the admin page around it say to each other by postMessage.
 * Only types: both sides check origin and source before they read one.
 */
import type { PickerOptions, ResourceKind, ResourcePickerRequest } from "./picker-types";

/** Calls from the app to the admin, by name: `[argument, answer]`. */
export interface FrameCalls {
  /** A new document stands in the iframe: whatever the last one drew in the admin goes. */
  boot: [null, null];
  idToken: [null, string];
  navigated: [{ path: string }, null];
  navMenu: [NavMenuState, null];
  titleBar: [TitleBarState | null, null];
  saveBar: [SaveBarState | null, null];
  leaveConfirmation: [null, null];
  toastShow: [ToastState, null];
  toastHide: [{ id: string }, null];
  loading: [{ on: boolean }, null];
  resourcePicker: [ResourcePickerRequest, { id: string; [field: string]: unknown }[] | null];
  picker: [PickerOptions, string[] | null];
  user: [null, { id: number; name: string; email: string; accountAccess: string }];
  scopes: [null, { granted: string[]; required: string[]; optional: string[] }];
  extensions: [null, unknown[]];
  /** `url` is one of the admin's own. */
  open: [{ url: string; target: "_top" | "_blank" }, null];
}

export type FrameCall = keyof FrameCalls;

export interface NavMenuState {
  items: { index: number; label: string; path: string }[];
  /** The path of the link with rel="home". */
  home: string | null;
}

export interface TitleBarState {
  title: string;
  breadcrumb: string | null;
  actions: { index: number; label: string; primary: boolean; critical: boolean; disabled: boolean; loading: boolean }[];
}

export interface SaveBarState {
  id: string;
  discardConfirmation: boolean;
  save: SaveBarButton | null;
  discard: SaveBarButton | null;
}
export interface SaveBarButton {
  disabled: boolean;
  loading: boolean;
}

export interface ToastState {
  id: string;
  message: string;
  /** Milliseconds. */
  duration: number;
  isError: boolean;
  action: string | null;
}

/** Events from the admin to the app. */
export type FrameEvent =
  | { name: "navMenuClick"; index: number }
  | { name: "homeClick" }
  | { name: "titleBarClick"; index: number | "breadcrumb" }
  | { name: "saveBarClick"; id: string; button: "save" | "discard" }
  | { name: "toastClosed"; id: string; by: "action" | "dismissal" };

export type ToAdmin = { to: "admin"; id: number; call: FrameCall; argument: unknown };
export type ToApp = { to: "app"; id: number; answer: unknown } | { to: "app"; id: number; error: string } | { to: "app"; event: FrameEvent };

/** What the double is told when it is bundled: where the sandbox plays which of Shopify's names. */
export interface PlayedNames {
  /** Stands for https://admin.shopify.com and https://SHOP/admin. */
  adminOrigin: string;
  /** Stands for https://SHOP. */
  storefrontOrigin: string;
  shop: string;
}

export type { ResourceKind };
