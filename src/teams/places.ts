/** Where the bot was last written to from each tenant: the best address for writing first. In memory, because the next turn brings it again. */
export type Places = {
  heard(place: { readonly tenant: string; readonly serviceUrl: string; readonly bot: string }): void;
  of(tenant: string): { readonly serviceUrl: string; readonly bot: string };
};

/** `serviceUrl` and `bot` are what counts for a tenant that was not heard from yet. */
export function openPlaces(serviceUrl: string, bot: string): Places {
  const heard = new Map<string, { readonly serviceUrl: string; readonly bot: string }>();
  return {
    heard: (place) => void heard.set(place.tenant, { serviceUrl: place.serviceUrl, bot: place.bot }),
    of: (tenant) => heard.get(tenant) ?? { serviceUrl, bot },
  };
}
