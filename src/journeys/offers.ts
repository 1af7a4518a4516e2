/** For whom the office entered a referral hears from the office. */
export const TELL = { title: 'What to tell whoever referred it', verb: 'passing/tell', opens: 'dialog' } as const;
