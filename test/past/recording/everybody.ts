/** In a meeting’s chat everybody holds the card. */
export const EVERYBODY = '*';
