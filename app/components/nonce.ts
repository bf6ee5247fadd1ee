import { createContext } from "react";

/** The nonce of this document's Content-Security-Policy; empty in the browser, where no new document is made. */
export const NonceContext = createContext("");
