import { useEffect, useState } from "react";
import { readImage } from "../domain/banner-look";
import { toFileAddress } from "./use-upload";

/** Where a banner's picture is, as wide as a thumbnail; null when it is none of the store's files. */
export function imageAddress(storefront: string, image: string): string | null {
  const file = readImage(image);
  return file === null ? null : toFileAddress(storefront, `${file}?width=320`);
}

/**
 * Which of these pictures are not among the store's files: those that cannot be, and those that the browser asks for in vain.
 * @param storefront where the shop's files are: "https://steadyspine.example"
 * @param asked another number asks again
 */
export function useMissingImages(images: string[], storefront: string, asked = 0): string[] {
  const [found, setFound] = useState<{ of: string; addresses: string[] }>({ of: "", addresses: [] });
  const key = JSON.stringify([asked, ...images.flatMap((image) => imageAddress(storefront, image) ?? [])]);

  // An image in the server's HTML fails before React can be told of it.
  useEffect(() => {
    const [, ...addresses] = JSON.parse(key) as [number, ...string[]];
    const probes = addresses.map((address) => {
      const probe = new Image();
      probe.onerror = () => setFound(({ of, addresses: before }) => ({ of: key, addresses: of === key ? [...before, address] : [address] }));
      probe.src = address;
      return probe;
    });
    return () => {
      for (const probe of probes) probe.onerror = null;
    };
  }, [key]);

  return images.filter((image) => {
    const address = imageAddress(storefront, image);
    return address === null || (found.of === key && found.addresses.includes(address));
  });
}
