/** Signs that turn the direction of what follows, so that words and names read otherwise than they are. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text without them. */
export const straightText = (text: string): string => text.replace(TURNING, '');

/** The same for all texts in something, which comes in from Teams or leaves for it; what holds none is the same as before. */
export function straight(value: unknown): unknown {
  if (typeof value === 'string') return straightText(value);
  if (Array.isArray(value)) return value.map(straight);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, straight(one)]));
}
